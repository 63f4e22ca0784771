// What the page was made from: layouts, includes, style sheets, settings and data.
import { placeLink } from "./editor.js";
import { element } from "./element.js";

const facts = document.querySelector("script[data-jekyll-py]").dataset;
const VALUES = { settings: "site", data: "site.data", keys: "page" };

// Puts them into a node.
export async function fillOrigins(node) {
  try {
    const response = await fetch(new URL(`origins?${new URLSearchParams({ file: facts.file })}`, import.meta.url));
    node.replaceChildren(...(response.ok ? listed(await response.json()) : [await response.text()]));
  } catch {
    node.replaceChildren("The preview does not answer.");
  }
}

function listed(origins) {
  const read = Object.keys(VALUES).flatMap((key) => origins[key].map((name) => `${VALUES[key]}.${name}`));
  const values = read.length ? [element("li", "values: ", element("code", read.join(", ")))] : [];
  return [element("ul", ...origins.files.map(fileRow), ...values)];
}

const fileRow = ({ name, path, origin }) => element("li", placeLink(path, null, null, name), origin && ` (${origin})`);
