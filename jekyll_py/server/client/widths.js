// A page of the site in frames of several widths, side by side.
import { element } from "./element.js";
import { recall, remember } from "./storage.js";

const WIDTHS = "jekyll-py:widths";
const FIT = "jekyll-py:fit";
const USUAL = "390 768 1280";
const [LEAST, MOST, MOST_FRAMES] = [100, 8000, 8];
const GAP = 12; // pixels, as in the style
const LEAST_SCALE = 0.4; // what is smaller cannot be read

const main = document.querySelector("main");
const form = document.querySelector("form");
const { widths: input, fit } = form.elements;

// The address that the query names, if it is one of this server.
function address() {
  const url = new URL(new URLSearchParams(location.search).get("page") ?? "/", location.origin);
  return url.origin === location.origin ? url.href : location.origin;
}

function widths() {
  const found = (input.value.match(/\d+/g) ?? []).map(Number).filter((each) => each >= LEAST && each <= MOST);
  return found.slice(0, MOST_FRAMES);
}

function draw() {
  main.replaceChildren(...widths().map(framed));
  resize();
}

function framed(width) {
  const frame = element("iframe");
  frame.src = address();
  frame.title = `The page at ${width} pixels`;
  frame.dataset.width = width;
  return element("figure", element("figcaption", `${width} px`), frame);
}

function resize() {
  const frames = [...main.querySelectorAll("iframe")];
  const total = frames.reduce((sum, { dataset }) => sum + Number(dataset.width) + 2, 0);
  const room = main.clientWidth - GAP * (frames.length + 1);
  const scale = fit.checked ? Math.min(Math.max(room / total, LEAST_SCALE), 1) : 1;
  for (const frame of frames) {
    const width = Number(frame.dataset.width);
    const height = main.clientHeight - GAP - frame.previousSibling.offsetHeight;
    frame.style.cssText = `width: ${width}px; height: ${height / scale - 2}px; transform: scale(${scale})`;
    frame.parentElement.style.width = `${(width + 2) * scale}px`;
  }
}

input.value = recall(WIDTHS) || USUAL;
fit.checked = recall(FIT) !== "no";
input.addEventListener("change", () => {
  remember(WIDTHS, input.value);
  draw();
});
fit.addEventListener("change", () => {
  remember(FIT, fit.checked ? "yes" : "no");
  resize();
});
form.addEventListener("submit", (event) => event.preventDefault());
addEventListener("resize", resize);
draw();
