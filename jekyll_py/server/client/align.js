// Which children of one element are which of another's, in order.

const MAX_COMPARISONS = 1_000_000;

// Whether two nodes say the same. isEqualNode does not look into templates.
export function same(one, other) {
  const hasTemplate = one.localName === "template" || one.querySelector?.("template");
  return one.isEqualNode(other) && (!hasTemplate || markup(one) === markup(other));
}

// Pairs of nodes from the lists `a` and `b`: equal ones first, then, between those, the ones that must be meant.
// Where that is in doubt there is no pair.
export function align(a, b) {
  const anchors = commonSubsequence(a, b);
  const pairs = [];
  let [i, j] = [0, 0];
  for (const [nextI, nextJ] of [...anchors, [a.length, b.length]]) {
    pairs.push(...alignGap(a.slice(i, nextI), b.slice(j, nextJ)));
    if (nextI < a.length) pairs.push([a[nextI], b[nextJ]]);
    [i, j] = [nextI + 1, nextJ + 1];
  }
  return pairs;
}

const markup = (node) => node.outerHTML ?? `${node.nodeName} ${node.data}`;
const signature = (node) => `${node.nodeName}#${node.id ?? ""}.${node.getAttribute?.("class") ?? ""}`;
const isKin = (one, other) => one.nodeName === other.nodeName && (!one.id || one.id === other.id);

function alignGap(a, b) {
  if (a.length === b.length && a.every((node, i) => isKin(node, b[i]))) return a.map((node, i) => [node, b[i]]);
  const [inA, inB] = [uniques(a), uniques(b)];
  const pairs = [];
  let last = -1;
  for (const [name, i] of inA) {
    const j = inB.get(name) ?? -1;
    if (j > last) pairs.push([a[i], b[(last = j)]]);
  }
  return pairs;
}

// Positions of the nodes whose signature no other of the list has.
function uniques(nodes) {
  const names = nodes.map(signature);
  return new Map([...names.entries()].filter(([i, n]) => names.indexOf(n) === i && names.lastIndexOf(n) === i).map(([i, n]) => [n, i]));
}

// Positions of a longest common subsequence. Beyond a million comparisons only what both begin and end with. Most nodes
// are among these, so that no more than the others need be written out.
function commonSubsequence(a, b) {
  let start = 0;
  while (start < a.length && start < b.length && same(a[start], b[start])) start++;
  let [endA, endB] = [a.length, b.length];
  while (endA > start && endB > start && same(a[endA - 1], b[endB - 1])) [endA, endB] = [endA - 1, endB - 1];
  const head = Array.from({ length: start }, (_, i) => [i, i]);
  const tail = Array.from({ length: a.length - endA }, (_, i) => [endA + i, endB + i]);
  const middle = longest(a.slice(start, endA).map(markup), b.slice(start, endB).map(markup));
  return [...head, ...middle.map(([i, j]) => [i + start, j + start]), ...tail];
}

function longest(a, b) {
  if (a.length * b.length > MAX_COMPARISONS) return [];
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width); // of what is common to the ends from i and j on
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const [right, below] = [lengths[i * width + j + 1], lengths[(i + 1) * width + j]];
      lengths[i * width + j] = a[i] === b[j] ? lengths[(i + 1) * width + j + 1] + 1 : Math.max(right, below);
    }
  }
  const pairs = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (lengths[i * width + j + 1] > lengths[(i + 1) * width + j]) j++;
    else i++;
  }
  return pairs;
}
