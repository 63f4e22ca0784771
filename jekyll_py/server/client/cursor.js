// The page and the editor: what the cursor is on comes into sight, and Alt with a click opens what was clicked.
import { openTexts } from "./editor.js";
import { mark } from "./follow.js";
import { showNotice } from "./overlay.js";

let last = null;

// Follows an editor's cursor, if the page is made from its file. What was told before the page was opened is old.
export function followCursor({ number, pages = [], parts = [], position = 0 }, own) {
  const isNew = last !== null && number !== last;
  last = number;
  const element = isNew && pages.includes(own) ? elementOf(parts, position) : null;
  if (!element) return;
  element.scrollIntoView({ block: "center" });
  mark(element);
}

// The element with the longest part that the page has; of several the one that is as far in the page as the line is.
function elementOf(parts, position) {
  const texts = textNodes();
  for (const part of parts) {
    const found = [...texts.entries()].filter(([, { data }]) => data.replace(/\s+/g, " ").includes(part));
    const distance = ([index]) => Math.abs(index / texts.length - position);
    if (found.length) return found.reduce((one, other) => (distance(other) < distance(one) ? other : one))[1].parentElement;
  }
  return null;
}

function textNodes() {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) if (walker.currentNode.data.trim()) found.push(walker.currentNode);
  return found.filter(({ parentElement }) => !parentElement.closest("script, style, noscript, [data-jekyll-py]"));
}

export function openOnAltClick(file) {
  addEventListener(
    "click",
    async (event) => {
      const target = event.composedPath()[0];
      if (!event.altKey || !(target instanceof Element) || !document.body.contains(target)) return;
      event.preventDefault();
      event.stopPropagation();
      const problem = await openTexts(file, writtenAt(target, event), contextOf(target, event));
      if (problem) showNotice(problem);
    },
    { capture: true }, // the page may stop the event
  );
}

const BLOCK = "p, li, dd, dt, td, th, h1, h2, h3, h4, h5, h6, pre, figcaption, summary, blockquote";
const MEDIA = "img, video, audio, iframe, source, picture";
const MOST = 500; // characters, so that the address of the request stays short
const MOST_TEXTS = 8;
const MOST_CONTEXT = 200;

// The text of the page around a place, without white space, and how much of it comes before; nothing for a picture.
function contextOf(target, event) {
  const caret = target.matches(MEDIA) ? null : caretAt(target, event);
  if (!caret) return {};
  const nodes = textNodes();
  const index = nodes.indexOf(caret.node);
  if (index < 0) return {};
  const before = bare([...nodes.slice(0, index).map(({ data }) => data), caret.node.data.slice(0, caret.offset)]);
  const after = bare([caret.node.data.slice(caret.offset), ...nodes.slice(index + 1).map(({ data }) => data)]);
  return { before: before.slice(-MOST_CONTEXT), after: after.slice(0, MOST_CONTEXT), position: before.length };
}

const bare = (texts) => texts.join("").replace(/\s+/g, "");

// The text node and the position in it under the pointer; the beginning of the element's text where there is none.
function caretAt(target, { clientX, clientY }) {
  const range = document.caretRangeFromPoint?.(clientX, clientY);
  const node = range?.startContainer;
  if (node instanceof Text && target.contains(node) && node.data.trim()) return { node, offset: range.startOffset };
  const first = textNodes().find((text) => target.contains(text));
  return first && { node: first, offset: first.data.search(/\S/) + 1 };
}

// The text under the pointer, then those beside it and that of its paragraph; of a picture its address and its description.
function writtenAt(target, event) {
  if (target.matches(MEDIA)) return ["src", "alt", "title"].map((name) => target.getAttribute(name) ?? "").filter(Boolean);
  const caret = caretAt(target, event);
  const around = target.closest(BLOCK) ?? target;
  const texts = caret ? beside(caret.node, around) : [];
  return [...texts, target.textContent, ...around.innerText.split("\n")].map((text) => text.trim().slice(0, MOST)).slice(0, MOST_TEXTS);
}

// The text of a node, then those of the nodes before and after it in the same paragraph.
function beside(node, around) {
  const nodes = textNodes().filter((each) => around.contains(each));
  const index = nodes.indexOf(node);
  return [node, nodes[index - 1], nodes[index + 1]].filter(Boolean).map(({ data }) => data);
}
