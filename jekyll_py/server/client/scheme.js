// Shows the page in dark or light colours whatever the system prefers.
import { recall, remember } from "./storage.js";

const KEY = "jekyll-py:scheme";
const ORDER = ["auto", "dark", "light"];
const QUERY = /\(\s*prefers-color-scheme\s*:\s*(dark|light)\s*\)/gi;
const [TRUE, FALSE] = ["(min-width: 0)", "(max-width: 0)"];

let isRootSet = false;
const written = new WeakMap(); // by media list or element: its query as the author wrote it

// "auto", "dark" or "light".
export const scheme = () => ORDER.find((each) => each === recall(KEY)) ?? "auto";

// Goes on to the next one.
export function nextScheme() {
  remember(KEY, ORDER[(ORDER.indexOf(scheme()) + 1) % ORDER.length]);
  applyScheme();
}

// Makes the styles that the page has now follow the choice.
export function applyScheme() {
  for (const sheet of document.styleSheets) applyTo(sheet);
  for (const source of document.querySelectorAll("source[media]")) set(source, "media");
  setRoot();
}

function applyTo(sheet) {
  set(sheet.media, "mediaText");
  let rules = [];
  try {
    rules = sheet.cssRules;
  } catch {
    return; // another site's sheet, which cannot be read
  }
  applyToRules(rules);
}

function applyToRules(rules) {
  for (const rule of rules) {
    if (rule.media) set(rule.media, "mediaText");
    if (rule.styleSheet) applyTo(rule.styleSheet);
    else if (rule.cssRules) applyToRules(rule.cssRules);
  }
}

function set(owner, name) {
  const original = written.get(owner) ?? owner[name];
  if (!original.match(QUERY)) return;
  written.set(owner, original);
  const chosen = scheme();
  const text = chosen === "auto" ? original : original.replace(QUERY, (_, wanted) => (wanted.toLowerCase() === chosen ? TRUE : FALSE));
  if (owner[name] !== text) owner[name] = text;
}

// Only a page that says it has both schemes gets the colours of the browser changed.
function setRoot() {
  const root = document.documentElement;
  if (isRootSet) root.style.removeProperty("color-scheme");
  if (isRootSet && !root.getAttribute("style")) root.removeAttribute("style");
  const chosen = scheme();
  isRootSet = chosen !== "auto" && getComputedStyle(root).colorScheme.split(" ").includes(chosen);
  if (isRootSet) root.style.colorScheme = chosen;
}
