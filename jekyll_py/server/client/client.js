// The page's end of the preview: listens for builds and brings what they changed into the page.
import { Changes, loaded, refreshAssets } from "./assets.js";
import { followCursor, openOnAltClick } from "./cursor.js";
import { asFinding, showFindings } from "./findings.js";
import { showChange } from "./follow.js";
import { showErrors, showMistakes, showNotice, showProgress } from "./overlay.js";
import { Page, Unpatchable } from "./page.js";
import { applyScheme, scheme } from "./scheme.js";
import { followMove, startSync } from "./sync.js";
import { showToolbar } from "./toolbar.js";

const RETRY_MILLISECONDS = 1000;
const facts = document.querySelector("script[data-jekyll-py]").dataset;
const page = new Page(facts);
let build = facts.build;
let source = null;
let work = Promise.resolve();

// A browser opens few connections to one server (six, all tabs together): only pages in sight listen, others catch up.
function follow() {
  if (document.hidden) return leave();
  if (source && source.readyState !== EventSource.CLOSED) return;
  const query = new URLSearchParams({ since: build, file: facts.file });
  source = new EventSource(new URL(`events?${query}`, import.meta.url)); // a page's <base> leads elsewhere
  source.onmessage = ({ data }) => {
    work = work.then(() => apply(JSON.parse(data))).catch(reload);
  };
  source.addEventListener("move", ({ data }) => followMove(JSON.parse(data)));
  source.onerror = () => setTimeout(follow, RETRY_MILLISECONDS); // it goes on by itself unless it has been closed
}

function leave() {
  source?.close();
  source = null;
}

async function apply(message) {
  build = message.build;
  showErrors(message.errors);
  showProgress(message.progress);
  showMistakes(message.mistakes);
  showFindings([...message.warnings.map(asFinding), ...message.findings]);
  showToolbar(message.facts, build);
  followCursor(message.cursor, facts.file);
  followMove(message.move);
  if (message.reload) return reload();
  if (!message.changed.length) return;
  await update(new Changes(message.changed));
  if (scheme() !== "auto") applyScheme();
  document.dispatchEvent(new CustomEvent("jekyll-py:update", { detail: message }));
}

async function update(changed) {
  if (facts.status !== "200") return (await page.load()) ? reload() : undefined;
  const isPageChanged = page.isChangedBy(changed);
  const [next, refreshed] = await Promise.all([
    isPageChanged ? page.load() : null,
    refreshAssets(changed, facts.baseurl),
  ]);
  const rest = loaded(facts.baseurl).filter((path) => changed.has(path) && !refreshed.has(path) && path !== facts.file);
  if (rest.length) return reload();
  if (!isPageChanged) return;
  showNotice(next ? null : "This page is no longer part of the site.");
  if (next) showChange(await page.become(next));
}

// Reloads, unless the server is gone: then the page stays as it is, and asks for what it missed when it is back.
async function reload(reason) {
  if (reason && !(reason instanceof Unpatchable)) console.error("jekyll-py:", reason);
  leave();
  try {
    await fetch(location.href, { method: "HEAD" });
    location.reload();
  } catch {
    build = "unknown";
    setTimeout(follow, RETRY_MILLISECONDS);
  }
}

if (facts.editor === "on") openOnAltClick(facts.file);
startSync();
document.addEventListener("visibilitychange", follow);
if (scheme() !== "auto") applyScheme(); // to the styles that are there; the others have it after the load
if (scheme() !== "auto") addEventListener("load", applyScheme);
addEventListener("pagehide", leave);
addEventListener("pageshow", follow); // after the load, or on the way back through the history
if (document.readyState === "complete") follow();
