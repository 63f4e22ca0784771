// The page and the editor: what the cursor is on comes into sight, and Alt with a click opens what was clicked.
import { openText } from "./editor.js";
import { mark } from "./follow.js";
import { showNotice } from "./overlay.js";

let last = null;

// Follows an editor's cursor, if the page is made from its file. What was told before the page was opened is old.
export function followCursor({ number, source, parts = [], position = 0 }, own) {
  const isNew = last !== null && number !== last;
  last = number;
  const element = isNew && source === own ? elementOf(parts, position) : null;
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
  return found.filter(({ parentElement }) => !parentElement.closest("script, style, noscript"));
}

export function openOnAltClick(file) {
  addEventListener(
    "click",
    async (event) => {
      const target = event.composedPath()[0];
      if (!event.altKey || !(target instanceof Element) || !document.body.contains(target)) return;
      event.preventDefault();
      event.stopPropagation();
      const problem = await openText(file, writtenAt(target, event));
      if (problem) showNotice(problem);
    },
    { capture: true }, // the page may stop the event
  );
}

// The text under the pointer, or the address of a picture.
function writtenAt(target, { clientX, clientY }) {
  const address = target.getAttribute("src") ?? target.getAttribute("href");
  const node = document.caretRangeFromPoint?.(clientX, clientY)?.startContainer;
  if (target.matches("img, video, audio, iframe, source")) return address ?? "";
  return node instanceof Text && target.contains(node) ? node.data : target.textContent.trim().slice(0, 500);
}
