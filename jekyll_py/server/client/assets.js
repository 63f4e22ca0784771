// Files that a page uses: which they are, and how a new version of one gets in without a reload.

// Where elements name pictures.
const IMAGES = {
  img: ["src", "srcset"],
  "picture > source": ["srcset"],
  "input[type=image]": ["src"],
  "video[poster]": ["poster"],
  image: ["href", "xlink:href"], // in SVG
  "link[rel~=icon], link[rel~=apple-touch-icon]": ["href"],
};

performance.setResourceTimingBufferSize(10_000); // the default forgets what a page loads after its 250th file

// The path of a URL below the destination, as builds name it; null for what is not part of the site.
export function pathOf(url, baseurl) {
  try {
    const { origin, pathname } = new URL(url, document.baseURI);
    const path = decodeURIComponent(pathname);
    return origin === location.origin && path.startsWith(`${baseurl}/`) ? path.slice(baseurl.length + 1) : null;
  } catch {
    return null; // no URL, or one with broken escapes
  }
}

// The paths that a build has changed. It names a folder in place of its files when all of them have gone.
export class Changes extends Set {
  has(path) {
    return typeof path === "string" && path.split("/").some((_, i, names) => super.has(names.slice(0, i + 1).join("/")));
  }
}

// A URL that no cache knows: within one page, browsers reuse an image whatever its headers say.
function fresh(url) {
  const [address, hash] = new URL(url, document.baseURI).href.split("#");
  const plain = address.replace(/[?&]jekyll-py=\d+/, "");
  return `${plain}${plain.includes("?") ? "&" : "?"}jekyll-py=${Date.now()}${hash ? `#${hash}` : ""}`;
}

// The paths of all files the page has loaded, without the page itself, which it compares with what it was. Pages in
// frames and prefetched ones are not its own.
export function loaded(baseurl) {
  const entries = performance.getEntriesByType("resource");
  const own = entries.filter(({ initiatorType: by, name }) => !/frame/.test(by) && !(by === "link" && isPage(name)));
  return own.map(({ name }) => pathOf(name, baseurl)).filter((path) => path !== pathOf(location.href, baseurl));
}

const isPage = (url) => /(\/|\.x?html?)([?#]|$)/.test(url);

// Brings changed stylesheets and images into the page; the paths that are settled by that.
export async function refreshAssets(changed, baseurl) {
  const settled = new Set();
  const take = (url) => {
    const path = pathOf(url, baseurl);
    if (!changed.has(path)) return false;
    settled.add(path);
    return true;
  };
  await Promise.all([...refreshLinks(take), ...refreshStyles(take), ...refreshImages(take)]);
  return settled;
}

function refreshLinks(take) {
  const links = [...document.querySelectorAll("link[rel~=stylesheet][href]")];
  const stale = links.filter((link) => [link.href, ...imports(link.sheet)].filter(take).length);
  return stale.map((link) => swapStylesheet(link, fresh(link.href)));
}

function refreshStyles(take) {
  const styles = [...document.querySelectorAll("style")].filter((style) => imports(style.sheet).filter(take).length);
  for (const style of styles) style.textContent = `${style.textContent}`;
  return [];
}

// Firefox takes an imported stylesheet that the page has had from its memory, whatever imports it: a reload does it.
const takesImportsFromMemory = "mozInnerScreenX" in window;

// The URLs of all stylesheets that `sheet` imports, directly or through others, where they can be had anew.
function imports(sheet) {
  if (takesImportsFromMemory) return [];
  let rules = [];
  try {
    rules = [...(sheet?.cssRules ?? [])];
  } catch {
    // another site's sheet, which cannot be read
  }
  const imported = rules.filter((rule) => rule instanceof CSSImportRule).map((rule) => rule.styleSheet);
  return imported.filter(Boolean).flatMap((next) => [next.href, ...imports(next)]);
}

// Loads the new sheet next to the old one, which stays until then: the page is never without style.
export function swapStylesheet(link, href) {
  if (link.disabled) {
    link.href = href; // it is not loaded, so there is nothing to wait for
    return Promise.resolve();
  }
  return new Promise((resolve) => {
    const next = link.cloneNode();
    const settle = () => {
      link.remove();
      resolve();
    };
    next.addEventListener("load", settle);
    next.addEventListener("error", settle);
    next.href = href;
    link.after(next);
  });
}

function refreshImages(take) {
  return Object.entries(IMAGES).flatMap(([selector, names]) =>
    [...document.querySelectorAll(selector)].flatMap((element) =>
      names.filter((name) => element.hasAttribute(name)).map((name) => refreshImage(element, name, take)),
    ),
  );
}

async function refreshImage(element, name, take) {
  const value = element.getAttribute(name);
  const next = name === "srcset" ? freshSet(value, take) : freshIf(take, value);
  if (next === value) return;
  if (name !== "srcset") await preloaded(next);
  element.setAttribute(name, next);
}

const freshIf = (take, url) => (take(url) ? fresh(url) : url);

// "a.png 1x, b.png 2x" with fresh URLs for those that changed.
function freshSet(value, take) {
  return value.replace(/\S+/g, (token) => {
    const url = token.replace(/,+$/, "");
    return freshIf(take, url) + token.slice(url.length);
  });
}

// Waits until an image can be shown at once; one that is broken is shown as such.
async function preloaded(url) {
  const image = new Image();
  image.src = url;
  await image.decode().catch(() => {});
}
