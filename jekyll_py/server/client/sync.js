// Pages that follow each other: what the reader of one page does, the others do, too.
const SENT_PATH = "jekyll-py:at"; // by tab: where its last page was
const me = crypto.getRandomValues(new Uint32Array(2)).join("-");
const isOn = document.querySelector("script[data-jekyll-py]").dataset.sync === "on";
const OWN_MILLISECONDS = 300; // after the reader has used this page, in which it follows no other: a scroll would end
const channel = isOn ? null : channelOfWidths();

let last = null; // the number of the last move
let leads = false; // whether the reader uses this page, and it does not only follow
let used = -Infinity; // when the reader has used it
let latest = null; // the last move of any page
let waiting = 0;
let isSending = false;
let position = 0;

export function startSync() {
  if (!isOn && !channel) return;
  for (const type of ["wheel", "touchstart", "pointerdown", "keydown"]) addEventListener(type, lead, { capture: true, passive: true });
  addEventListener("scroll", () => leads && send(), { passive: true });
  channel?.addEventListener("message", ({ data }) => go(data));
  addEventListener("pageshow", arrive);
  if (document.readyState === "complete") arrive();
}

// Follows a move that the server tells of. What was told before the page was opened is old.
export function followMove({ number, ...move }) {
  const isNew = last !== null && number !== last;
  last = number;
  if (isOn && isNew) go(move);
}

function lead() {
  leads = true;
  used = performance.now();
}

// A page that a link has led to takes the others with it; a tab that has just been opened does not.
function arrive() {
  const before = at();
  remember(here());
  if (before !== null && before !== here()) send();
}

function go(move) {
  latest = move;
  clearTimeout(waiting);
  waiting = setTimeout(() => latest.by !== me && follow(latest), used + OWN_MILLISECONDS - performance.now());
}

function follow({ path, position: to }) {
  leads = false;
  const url = new URL(path, location.origin);
  if (url.origin !== location.origin) return;
  if (path === here()) return scrollTo({ top: to * scrollable(), behavior: "instant" });
  remember(path);
  location.assign(url);
}

// Sends where this page is, and once more if it has moved meanwhile.
async function send() {
  if (isSending) return;
  isSending = true;
  try {
    do {
      position = fraction();
      await tell({ by: me, path: here(), position });
    } while (leads && fraction() !== position);
  } finally {
    isSending = false;
  }
}

async function tell(move) {
  latest = move;
  if (channel) return channel.postMessage(move);
  const url = new URL(`move?${new URLSearchParams(move)}`, import.meta.url);
  await fetch(url, { method: "POST", keepalive: true }).catch(() => {}); // it is old soon
}

const here = () => location.pathname + location.search;
const scrollable = () => Math.max(document.documentElement.scrollHeight - innerHeight, 0);
const fraction = () => Math.min(Math.max(scrollY / (scrollable() || 1), 0), 1);

function at() {
  try {
    return sessionStorage.getItem(SENT_PATH);
  } catch {
    return null; // a frame without an origin has no storage
  }
}

function remember(path) {
  try {
    sessionStorage.setItem(SENT_PATH, path);
  } catch {
    // then the page leads nowhere
  }
}

// The frames of the page of widths follow each other without the server.
function channelOfWidths() {
  try {
    return parent !== window && parent.location.pathname === new URL("widths.html", import.meta.url).pathname
      ? new BroadcastChannel("jekyll-py:widths")
      : null;
  } catch {
    return null; // the page is in a frame of another site
  }
}
