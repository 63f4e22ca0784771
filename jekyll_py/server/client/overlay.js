// What the preview itself says, over the page and out of reach of the page's styles.

import { placeLink } from "./editor.js";
import { element } from "./element.js";
import { recall, remember } from "./storage.js";

export { element };

const STYLE = `
  :host { all: initial !important; position: fixed !important; inset: auto 0 0 0 !important; z-index: 2147483647 !important;
    width: auto !important; max-height: 80vh !important; overflow: auto !important; margin: 0 !important;
    --accent: #c22; border: 0 !important; border-top: 3px solid var(--accent) !important; padding: 0 !important;
    background: #fffdfd !important; color: #222 !important; color-scheme: light dark !important;
    box-shadow: 0 0 2rem #0006 !important; font: 15px/1.5 system-ui, sans-serif !important; }
  @media (prefers-color-scheme: dark) { :host { --accent: #f77; background: #211a1a !important; color: #eee !important } }
  section { max-width: 70rem; margin: auto; padding: .75rem 1.25rem 2.75rem }
  header { display: flex; align-items: baseline; justify-content: space-between }
  h1 { font-size: 1rem; margin: 0; color: var(--accent) }
  h2 { font-size: 1rem; margin: .75rem 0 .25rem; white-space: pre-wrap; overflow-wrap: anywhere }
  p { margin: .25rem 0 } ul { margin: .25rem 0; padding: 0; list-style: none }
  code, pre { font: 13px/1.6 ui-monospace, monospace }
  pre { margin: .5rem 0; padding: .5rem .75rem; overflow-x: auto; background: #8881; border-radius: 4px; tab-size: 1 }
  .caret { color: var(--accent); font-weight: bold } .caret > span { visibility: hidden }
  .around { opacity: .7 }
  .k, .kd, .kn, .kr, .nt, .kc { color: light-dark(#8b1d8b, #d99ae0) } .s, .s1, .s2, .na { color: light-dark(#0b6135, #8fd19e) }
  .c, .c1, .cm, .cp { color: light-dark(#6a6055, #a79f93) } .mi, .mf, .m, .no { color: light-dark(#8a4b00, #f0b070) }
  .nb, .nf, .nv, .py, .pi { color: light-dark(#1f4f9c, #93bdf5) }
  a { color: inherit } a:focus-visible, button:focus-visible, pre:focus-visible { outline: 2px solid light-dark(#1f5fb0, #8ec1ff) }
  .hint::before { content: "Hint: "; font-weight: bold }
  button { font: inherit; color: inherit; background: none; border: 1px solid #8888; border-radius: 4px; cursor: pointer }
`;

const MARK = `
  :host { all: initial !important; position: fixed !important; inset: auto 8px 8px auto !important; margin: 0 !important;
    z-index: 2147483647 !important; border: 0 !important; border-radius: 4px !important; padding: 2px 8px !important;
    background: #333 !important; color: #fff !important; font: 12px/1.5 system-ui, sans-serif !important;
    pointer-events: none !important; max-width: calc(100vw - 16px) !important; box-sizing: border-box !important;
    overflow-wrap: anywhere !important }
`;

const HIDDEN = ":host([hidden]) { display: none !important }";
const CLOSABLE = new Set(["errors", "mistakes", "notice"]);
const CONTROLS = "toolbar"; // all others are messages
const KEY = "jekyll-py:messages";
const facts = document.querySelector("script[data-jekyll-py]").dataset;
const hosts = new Map();
const said = new Map();

export const mayShowMessages = facts.overlay === "on";

// Whether the preview shows messages over the page.
export const showsMessages = () => mayShowMessages && recall(KEY) !== "no";

export function toggleMessages() {
  remember(KEY, showsMessages() ? "no" : "yes");
  for (const [name, host] of hosts) put(name, host);
}

// Shows what is wrong with the source; with no errors, takes the overlay away.
export function showErrors(errors) {
  if (!isNew("errors", errors)) return;
  const title = errors.length === 1 ? "The site has an error" : `The site has ${errors.length} errors`;
  showCarets(show("errors", errors.length ? [heading(title, "errors"), ...errors.flatMap(report)] : null));
}

// Shows the mistakes because of which the page is as it was before them; without any, takes that away.
export function showMistakes(mistakes) {
  if (!isNew("mistakes", mistakes)) return;
  const title = "This is the last version of the page without the following mistake";
  showCarets(show("mistakes", mistakes.length ? [heading(title, "mistakes"), ...mistakes.flatMap(report)] : null));
}

// Whether what is said under a name has changed. What has not keeps its focus, and stays closed; it is not read aloud again.
function isNew(name, value) {
  const before = said.get(name);
  said.set(name, JSON.stringify(value));
  return said.get(name) !== before;
}

// Shows one sentence about the page; with null, takes it away.
export function showNotice(text) {
  show("notice", text === null ? null : [heading(text, "notice")]);
}

// Says how far a running build is, in a corner of the page; with null, takes that away. It is read aloud once.
export function showProgress(progress) {
  if (!progress) return show("progress", null);
  const host = hosts.get("progress") ?? show("progress", ["Building…", counter()], { style: MARK, role: "status" });
  const { done, total, path } = progress;
  host.shadowRoot.querySelector("span").textContent = total ? ` ${done} of ${total}: ${path}` : "";
}

function counter() {
  const text = element("span");
  text.setAttribute("aria-hidden", "true");
  return text;
}

// Puts content over the page under a name, in the place of what has that name; with null, takes that away.
export function show(name, content, { style: rules = STYLE, role = "alert" } = {}) {
  hosts.get(name)?.remove();
  hosts.delete(name);
  if (!content) return null;
  const host = element("jekyll-py-overlay");
  host.setAttribute("data-jekyll-py", name);
  host.setAttribute("role", role);
  host.popover = "manual"; // above the page's own dialogs
  const root = host.attachShadow({ mode: "open" });
  const style = new CSSStyleSheet(); // not a <style>, which a page's security policy may forbid
  style.replaceSync(rules + HIDDEN);
  root.adoptedStyleSheets = [style];
  root.append(element("section", ...content));
  document.documentElement.append(host);
  hosts.set(name, host);
  put(name, host);
  return host;
}

// Shows or hides what has a name, as the reader of the page wants it.
function put(name, host) {
  host.hidden = name !== CONTROLS && !showsMessages();
  if (host.hidden) host.hidePopover?.();
  else if (host.showPopover && !host.matches(":popover-open")) host.showPopover();
}

// Escape takes the newest overlay with a button away, unless the page itself uses the key.
addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.defaultPrevented) return;
  const name = [...hosts.keys()].reverse().find((each) => CLOSABLE.has(each) && !hosts.get(each).hidden);
  if (name) show(name, null);
});

function heading(title, name) {
  const close = element("button", "Close");
  close.title = "Esc";
  close.addEventListener("click", () => show(name, null));
  return element("header", element("h1", title), close);
}

function report({ message, path, line, column, source_line: source, lines, hint, chain, page }) {
  return [
    element("h2", message),
    path !== null && element("p", placeLink(path, line, column)),
    source !== null && (lines.length ? excerpt(lines, line, column) : excerpt([[line, [["", source]]]], line, column)),
    page !== null && element("p", "for the page ", placeLink(page, null, null)),
    hint && classed("hint", element("p", hint)),
    chain.length && element("ul", ...chain.map((from) => element("li", "from ", placeLink(...parts(from))))),
  ].filter(Boolean);
}

// The parts of "path:line:column".
function parts(place) {
  const [, path, line, column] = /^(.*?)(?::(\d+))?(?::(\d+))?$/s.exec(place);
  return [path, line ?? null, column ?? null];
}

// Lines of a file in colours, and under the one meant a caret after invisible copies of the same characters: right in
// any script and font.
function excerpt(lines, line, column) {
  const width = Math.max(...lines.map(([number]) => `${number ?? ""}`.length));
  const rows = lines.map(([number, tokens]) => {
    const gutter = number === null ? "" : `${number} | `.padStart(width + 3);
    const row = element("div", gutter, ...tokens.map(([name, text]) => (name ? classed(name, element("span", text)) : text)));
    if (number !== line) return classed("around", row);
    const text = tokens.map(([, each]) => each).join("");
    const before = element("span", gutter + [...text].slice(0, column - 1).join(""));
    if (column !== null) row.append("\n", classed("caret", element("span", before, "^")));
    return row;
  });
  const pre = element("pre", ...rows);
  pre.tabIndex = 0; // it scrolls, also by keyboard
  return pre;
}

// Scrolls long lines to where their caret is, on a small screen.
function showCarets(host) {
  for (const caret of host?.shadowRoot.querySelectorAll(".caret") ?? []) {
    const pre = caret.closest("pre");
    const beyond = caret.getBoundingClientRect().right - pre.getBoundingClientRect().right;
    if (beyond > 0) pre.scrollLeft = beyond + pre.clientWidth / 2;
  }
}

function classed(name, node) {
  node.className = name;
  return node;
}
