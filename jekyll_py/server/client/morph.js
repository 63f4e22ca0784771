// Brings into a live page what its author changed, and nothing else.
//
// Three trees: `base` is what the author wrote before, `next` what is written now, `live` what the reader and the
// page's scripts have made of `base`. Only differences from `base` to `next` touch `live`. So an open <details>, typed
// text, focus, a playing video, a class set by a script stay, unless the author changed that very thing.
import { align, same } from "./align.js";
import { swapStylesheet } from "./assets.js";

// Thrown where scripts have rewritten what the author changed: a reload does it right.
export class Unpatchable extends Error {}

// Resolves when the page stands, styles included, with the elements that are new or have changed themselves.
export async function patch(live, base, next) {
  const work = { pending: [], touched: new Set() };
  patchNode(live, base, next, work);
  await Promise.all(work.pending);
  return [...work.touched];
}

function patchNode(live, base, next, work) {
  if (same(base, next)) return;
  if (!(base instanceof Element)) return patchText(live, base, next, work);
  patchAttributes(live, base, next, work);
  if (base.matches("noscript")) live.textContent = next.innerHTML; // scripts are on: to the page its content is text
  else if (base.matches("template")) live.innerHTML = next.innerHTML;
  else patchChildren(live, base, next, work);
}

function patchText(live, base, next, { touched }) {
  if (live.data !== base.data) throw new Unpatchable("a script has rewritten a text");
  live.data = next.data;
  touch(touched, live);
}

function patchAttributes(live, base, next, { pending, touched }) {
  for (const name of new Set([...base.getAttributeNames(), ...next.getAttributeNames()])) {
    const [before, after] = [base.getAttribute(name), next.getAttribute(name)];
    if (before === after) continue;
    touched.add(live);
    if (name === "class" && live.getAttribute(name) !== before) patchClasses(live, base, next);
    else if (name === "href" && after && live.matches("link[rel~=stylesheet]")) pending.push(swapStylesheet(live, after));
    else if (after === null) live.removeAttribute(name);
    else live.setAttributeNode(document.importNode(next.getAttributeNode(name)));
  }
}

function patchClasses(live, base, next) {
  for (const name of base.classList) if (!next.classList.contains(name)) live.classList.remove(name);
  for (const name of next.classList) if (!base.classList.contains(name)) live.classList.add(name);
}

function patchChildren(live, base, next, work) {
  const before = [...base.childNodes];
  const after = [...next.childNodes];
  const living = new Map(align(before, [...live.childNodes].filter((node) => !isOurs(node))));
  const kept = new Map(align(before, after).map(([old, now]) => [now, old]));
  const remaining = new Set(kept.values());
  for (const old of before) if (!remaining.has(old)) alive(living, old)?.remove();
  let following = null;
  for (const now of after.reverse()) {
    const old = kept.get(now);
    if (!old) touch(work.touched, (following = live.insertBefore(document.importNode(now, true), following)));
    else if (!same(old, now)) patchNode((following = alive(living, old)), old, now, work);
    else following = living.get(old) ?? following;
  }
}

// The node of the page that was `old`, which the author has changed or taken away.
function alive(living, old) {
  const node = living.get(old);
  if (!node && !isBlank(old)) throw new Unpatchable("a script has moved or removed an element");
  return node;
}

// Adds the element that a new or changed node is to a reader, if it is one.
function touch(touched, node) {
  if (node instanceof Element) touched.add(node);
  else if (node instanceof Text && !isBlank(node)) touched.add(node.parentElement);
}

const isOurs = (node) => node instanceof Element && node.hasAttribute("data-jekyll-py");
const isBlank = (node) => node instanceof Text && !node.data.trim();
