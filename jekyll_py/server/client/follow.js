// After a save: marks what has changed, and scrolls to it where nothing of it is in sight.
import { recall, remember } from "./storage.js";

const KEY = "jekyll-py:follow";
const MOST_MARKED = 20;
const MILLISECONDS = 1600;
const MARK = [
  { outline: "3px solid #e08a00", outlineOffset: "2px" },
  { outline: "3px solid #e08a00", outlineOffset: "2px", offset: 0.5 },
  { outline: "3px solid transparent", outlineOffset: "2px" },
];

export const follows = () => recall(KEY) !== "no";

export function toggleFollowing() {
  remember(KEY, follows() ? "no" : "yes");
}

// Marks an element for a moment, and leaves the page as it is.
export const mark = (element) => element.animate(MARK, MILLISECONDS);

export function showChange(elements) {
  if (!follows()) return;
  const seen = elements.filter((element) => isInBody(element) && element.getClientRects().length);
  seen.slice(0, MOST_MARKED).forEach(mark);
  if (seen.length && !isTyping() && !seen.some(isInSight)) first(seen).scrollIntoView({ block: "center" });
}

const first = (elements) => elements.reduce((one, other) => (isBefore(other, one) ? other : one));
const isBefore = (one, other) => one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;
const isInBody = (element) => element !== document.body && document.body.contains(element);
const isTyping = () => document.activeElement?.matches("input, textarea, select, [contenteditable]") ?? false;

function isInSight(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}
