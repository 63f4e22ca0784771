// The open page: what its file said when it was opened, and how it becomes what the file says now.
import { pathOf } from "./assets.js";
import { patch, Unpatchable } from "./morph.js";

export { Unpatchable };

export class Page {
  constructor({ file, etag, baseurl, status }) {
    this.file = file;
    this.isOfSite = status === "200" && file !== "" && !file.endsWith("/"); // no message, and no listing of a folder
    this.baseurl = baseurl;
    this.path = location.pathname;
    // What the author wrote, to tell it from what scripts have made of it since; null if it is not known.
    this.written = served(etag);
  }

  // A page that lists a folder has the folder's path, which ends in a slash, or none for the site's root.
  isChangedBy(changed) {
    return this.isOfSite ? changed.has(this.file) : [...changed].some((path) => path.startsWith(this.file));
  }

  // The page as the server has it now; null when it has none, or lists the folder that the page was the index of.
  async load() {
    const response = await fetch(location.href, { cache: "no-store" });
    if (!response.ok || (this.isOfSite && !response.headers.has("Content-Location"))) return null;
    const { headers, url } = response;
    const file = pathOf(new URL(headers.get("Content-Location") ?? "", url), this.baseurl);
    return { document: await documentOf(response), file };
  }

  // Patches what differs into the page; the elements that have changed. Throws Unpatchable when only a reload gives what the author wrote.
  async become({ document: next, file }) {
    const base = await this.written;
    if (!base || file !== this.file) throw new Unpatchable("it is not known what the page was made from");
    if (location.pathname !== this.path) throw new Unpatchable("a script has moved on to another page");
    if (programs(base) !== programs(next)) throw new Unpatchable("its scripts have changed");
    const touched = await patch(document.documentElement, base.documentElement, next.documentElement);
    this.written = Promise.resolve(next);
    return touched;
  }
}

// The page as it was served, which may be older than what the server has when this asks.
async function served(etag) {
  const response = await fetch(new URL(`served?${new URLSearchParams({ etag })}`, import.meta.url), { cache: "no-store" });
  return response.ok ? documentOf(response) : null;
}

async function documentOf(response) {
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  page.querySelector("script[data-jekyll-py]")?.remove();
  return page;
}

const PROGRAM = /^$|^module$|^importmap$|^speculationrules$|(java|ecma)script/i;

// What runs in a page, which no patch can undo: scripts, and instructions to the browser in meta elements.
// The query of a script's URL is left out: many sites put the time of the build there.
function programs(page) {
  const scripts = [...page.querySelectorAll("script")].filter(({ type }) => PROGRAM.test(type));
  const instructions = [...page.querySelectorAll("meta[http-equiv], base, template[shadowrootmode]")];
  return JSON.stringify([
    scripts.map((script) => [script.type, script.src.replace(/\?.*/, ""), script.text]),
    instructions.map((element) => element.outerHTML),
  ]);
}
