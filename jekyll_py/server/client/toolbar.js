// A bar of controls that a key shows and hides: settings, the source, languages, colours, widths, origins and dead links
// of the page.
import { openPlace } from "./editor.js";
import { element } from "./element.js";
import { follows, toggleFollowing } from "./follow.js";
import { fillOrigins } from "./origins.js";
import { mayShowMessages, show, showsMessages, toggleMessages } from "./overlay.js";
import { nextScheme, scheme } from "./scheme.js";
import { recall, remember } from "./storage.js";

const SHOWN = "jekyll-py:toolbar";
const SWITCHES = { show_drafts: "Drafts", future: "Future", unpublished: "Unpublished" };
const SCHEMES = { auto: "Colours: as the system", dark: "Colours: dark", light: "Colours: light" };

const STYLE = `
  :host { all: initial !important; position: fixed !important; inset: 8px 8px auto auto !important; margin: 0 !important;
    z-index: 2147483646 !important; border: 0 !important; padding: 0 !important; background: none !important;
    overflow: visible !important; color-scheme: light dark !important; font: 13px/1.45 system-ui, sans-serif !important;
    max-width: calc(100vw - 16px) !important;
    --ground: light-dark(#fffdf8, #1f1d1a); --ink: light-dark(#26231d, #ece7dd); --line: light-dark(#8a8272, #8d8576);
    color: var(--ink) !important }
  section { display: flex; flex-wrap: wrap; gap: 4px; align-items: center; background: var(--ground); padding: 6px;
    border: 1px solid var(--line); border-radius: 6px; box-shadow: 0 4px 1.5rem #0005 }
  button, a, summary { font: inherit; color: inherit; background: none; border: 1px solid var(--line); border-radius: 4px;
    padding: 2px 8px; min-height: 24px; box-sizing: border-box; cursor: pointer; text-decoration: none }
  button[aria-pressed=true] { background: var(--ink); color: var(--ground) }
  :focus-visible { outline: 2px solid light-dark(#1f5fb0, #8ec1ff); outline-offset: 2px }
  details > div { max-height: 40vh; overflow: auto } ul { margin: 4px 0; padding: 0 0 0 1.2em; columns: 18rem } details[open] { flex-basis: 100% }
  li a { border: 0; padding: 0; text-decoration: underline } li { overflow-wrap: anywhere }
  summary { display: inline-block } [role=status]:empty { display: none }
`;

let facts = {};
let build = "";
let drawn = "";
const open = new Set(); // the names of the lists that are open

// Takes what is to be shown, and the build it is of; an open bar changes with it.
export function showToolbar(next, now) {
  facts = next;
  build = now;
  draw();
}

const isShown = () => window === window.top && recall(SHOWN) === "yes"; // not in frames

function toggle() {
  remember(SHOWN, isShown() ? "no" : "yes");
  draw();
  if (isShown()) bar()?.querySelector("button")?.focus();
}

const bar = () => document.querySelector("jekyll-py-overlay[data-jekyll-py=toolbar]")?.shadowRoot;

function draw() {
  const state = isShown() ? JSON.stringify([facts, scheme(), follows(), showsMessages(), languages().map(String), open.has("origins") && build]) : "";
  if (state === drawn) return;
  drawn = state;
  const focused = bar()?.activeElement?.dataset.name;
  const host = show("toolbar", state ? controls() : null, { style: STYLE, role: "region" });
  host?.setAttribute("aria-label", "Preview");
  if (focused) bar()?.querySelector(`[data-name="${focused}"]`)?.focus();
}

function controls() {
  const status = element("span");
  status.setAttribute("role", "status");
  const report = (problem) => (status.textContent = problem);
  const { source = null, switches = {}, dead = [] } = facts;
  return [
    source && button("source", "Source", async () => report(await openPlace(source, 1, 1))),
    ...Object.keys(SWITCHES).filter((key) => key in switches).map((key) => switchOf(key, switches[key], report)),
    ...languages().map(([language, href]) => languageLink(language, href)),
    pressable("follow", "Follow changes", follows(), follow, "Alt+Shift+F"),
    mayShowMessages && pressable("messages", "Messages", showsMessages(), switchMessages, "Alt+Shift+M"),
    button("scheme", SCHEMES[scheme()], () => {
      nextScheme();
      draw();
    }),
    widthsLink(),
    button("hide", "Hide", toggle, "Alt+Shift+J"),
    source && list("origins", "Made from", fillOrigins),
    dead.length && list("dead", deadTitle(dead), (node) => node.replaceChildren(deadLinks(dead))),
    status,
  ].filter(Boolean);
}

function button(name, text, act, title = "") {
  const made = element("button", text);
  made.dataset.name = name;
  made.title = title;
  made.addEventListener("click", act);
  return made;
}

function pressable(name, text, isPressed, act, title = "") {
  const made = button(name, text, act, title);
  made.setAttribute("aria-pressed", String(isPressed));
  return made;
}

function follow() {
  toggleFollowing();
  draw();
}

function switchMessages() {
  toggleMessages();
  draw();
}

function switchOf(key, isOn, report) {
  return pressable(key, SWITCHES[key], isOn, async () => {
    const query = new URLSearchParams({ key, value: isOn ? "off" : "on" });
    const response = await fetch(new URL(`set?${query}`, import.meta.url), { method: "POST" }).catch(() => null);
    report(response === null ? "The preview does not answer." : response.ok ? "" : await response.text());
  });
}

// The versions of the page in other languages that it names itself, on this server.
function languages() {
  const links = [...document.querySelectorAll("link[rel~=alternate][hreflang]")];
  const found = links.map(({ hreflang, href }) => [hreflang, new URL(href)]);
  return found.filter(([language, { pathname }]) => language !== "x-default" && pathname !== location.pathname);
}

function languageLink(language, { pathname }) {
  const link = element("a", language);
  link.href = pathname;
  link.hreflang = language;
  link.dataset.name = `language-${language}`;
  return link;
}

function widthsLink() {
  const link = element("a", "Widths");
  const page = location.pathname + location.search;
  link.href = new URL(`widths.html?${new URLSearchParams({ page })}`, import.meta.url);
  link.target = "_blank";
  link.title = "Side by side, in a new tab";
  link.dataset.name = "widths";
  return link;
}

// A list that is filled when it opens, and stays open when the bar is drawn again.
function list(name, title, fill) {
  const summary = element("summary", title);
  const content = element("div");
  const made = element("details", summary, content);
  summary.dataset.name = name;
  made.open = open.has(name);
  made.addEventListener("toggle", () => {
    open[made.open ? "add" : "delete"](name);
    if (made.open) fill(content);
  });
  return made;
}

const deadTitle = ({ length }) => (length === 1 ? "1 dead link" : `${length} dead links`);
const deadLinks = (dead) => element("ul", ...dead.map(({ path, page }) => element("li", `${path} (from ${page})`)));

const KEYS = { KeyJ: toggle, KeyF: follow, KeyM: switchMessages }; // with Alt and Shift

addEventListener("keydown", (event) => {
  const act = event.altKey && event.shiftKey && !event.defaultPrevented && KEYS[event.code];
  if (!act) return;
  event.preventDefault();
  act();
});
