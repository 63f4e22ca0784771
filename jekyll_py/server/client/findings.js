// What the last build and its check found on this page: a mark with the number, which opens to a list.
import { placeLink } from "./editor.js";
import { element, show } from "./overlay.js";

const STYLE = `
  :host { all: initial !important; position: fixed !important; inset: auto auto 8px 8px !important; margin: 0 !important;
    z-index: 2147483646 !important; border: 0 !important; padding: 0 !important; background: none !important;
    overflow: visible !important; color-scheme: light dark !important; font: 14px/1.45 system-ui, sans-serif !important;
    --ground: light-dark(#fffdf8, #1f1d1a); --ink: light-dark(#26231d, #ece7dd); --line: light-dark(#8a8272, #8d8576);
    --error: light-dark(#b01c1c, #ff9a92); --warning: light-dark(#7a5200, #f0c06a); color: var(--ink) !important }
  section { display: flex; flex-direction: column-reverse; align-items: flex-start; gap: 6px }
  button { font: inherit; font-size: 12px; color: var(--ink); background: var(--ground); border: 1px solid var(--line);
    border-radius: 99px; padding: 3px 10px; min-height: 24px; cursor: pointer }
  button.error { border-color: var(--error) } button.error::before { content: "\\25CF  "; color: var(--error) }
  button.warning::before { content: "\\25CF  "; color: var(--warning) }
  button:focus-visible, a:focus-visible, .list:focus-visible { outline: 2px solid light-dark(#1f5fb0, #8ec1ff); outline-offset: 2px }
  .list { box-sizing: border-box; width: min(36rem, calc(100vw - 16px)); max-height: 60vh; overflow: auto;
    background: var(--ground); border: 1px solid var(--line); border-radius: 6px; padding: .6rem .9rem; box-shadow: 0 4px 1.5rem #0005 }
  h1 { font-size: 14px; margin: 0 0 .4rem } ul { margin: 0; padding: 0; list-style: none }
  li { padding: .45rem 0; border-top: 1px solid color-mix(in srgb, var(--line) 45%, transparent); overflow-wrap: anywhere }
  p { margin: .1rem 0 } code { font: 12px/1.5 ui-monospace, monospace } .more { font-size: 12px }
  a { color: inherit }
  b { font-weight: 600 } b.error { color: var(--error) } b.warning { color: var(--warning) }
`;

// A warning of the build as a finding.
export const asFinding = (warning) => ({ rule: warning.kind, severity: "warning", pages: 1, ...warning });

let isOpen = false;
let shown = "[]";

// Shows the findings; without any, takes mark and list away. An open list stays open while it changes.
export function showFindings(findings = []) {
  const now = JSON.stringify(findings);
  if (now === shown) return;
  shown = now;
  const hadFocus = document.activeElement?.matches("jekyll-py-overlay[data-jekyll-py=findings]");
  const drawn = draw(findings);
  if (hadFocus) drawn?.mark.focus();
}

function draw(findings) {
  const worst = findings.some(({ severity }) => severity === "error") ? "error" : "warning";
  const title = findings.length === 1 ? "1 finding" : `${findings.length} findings`;
  const mark = element("button", title);
  mark.className = worst;
  mark.setAttribute("aria-expanded", String(isOpen));
  const list = isOpen ? [listOf(findings, title)] : [];
  const announced = element("div", mark);
  announced.setAttribute("role", "status");
  const host = show("findings", findings.length ? [announced, ...list] : null, { style: STYLE, role: "none" });
  if (!host) return null;
  mark.addEventListener("click", () => toggle(findings, !isOpen));
  host.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && isOpen) toggle(findings, false);
  });
  return { mark, list: list[0] };
}

function toggle(findings, open) {
  isOpen = open;
  const { mark, list } = draw(findings);
  (open ? list : mark).focus();
}

function listOf(findings, title) {
  const list = element("div", element("h1", `${title} on this page`), element("ul", ...findings.map(row)));
  list.className = "list";
  list.tabIndex = 0; // it scrolls, also by keyboard
  list.setAttribute("role", "region");
  list.setAttribute("aria-label", `${title} on this page`);
  return list;
}

function row({ rule, severity, message, hint, path, line, column, pages }) {
  const name = element("b", severity);
  name.className = severity;
  const more = element("p", placeLink(path, line, column), ` [${rule}]`, pages > 1 ? `, on ${pages} pages` : "");
  more.className = "more";
  return element("li", element("p", name, ` ${message}`), ...(hint ? [element("p", `Hint: ${hint}`)] : []), more);
}
