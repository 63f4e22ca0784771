// Places in the source that a click opens in the editor.
import { element } from "./element.js";

const facts = document.querySelector("script[data-jekyll-py]").dataset;

// "path:line:column" or a name, which opens the place; plain code when the preview may not open editors.
export function placeLink(path, line, column, name = path) {
  const text = element("code", [name, line, column].filter((part) => part !== null).join(":"));
  if (facts.editor !== "on") return text;
  const link = element("a", text);
  const status = element("span");
  status.setAttribute("role", "status");
  link.href = "#";
  link.title = "Open in the editor";
  link.addEventListener("click", async (event) => {
    event.preventDefault();
    const problem = await openPlace(path, line, column);
    status.textContent = problem && ` ${problem}`;
  });
  return element("span", link, status);
}

// Opens a place in the editor; the reason if that is not possible, else an empty text.
export const openPlace = (path, line, column) => ask({ path, line: line ?? 1, column: column ?? 1 });

// The same for the place where the first of some texts of a page was written that is found.
export const openTexts = (file, texts, context) =>
  ask([["file", file], ...texts.map((text) => ["text", text]), ...Object.entries(context)]);

async function ask(query) {
  try {
    const response = await fetch(new URL(`open?${new URLSearchParams(query)}`, import.meta.url), { method: "POST" });
    return response.ok ? "" : await response.text();
  } catch {
    return "The preview does not answer.";
  }
}
