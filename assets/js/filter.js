/* The field above a list of publications: shows the entries that have all its words. Loaded where a page has one. */
(() => {
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const field = document.querySelector(".filter input");
  const count = document.querySelector(".filter output");
  const entries = [...document.querySelectorAll(".publications > li")].map((element) => [element, plain(element.textContent)]);
  const show = () => {
    const words = plain(field.value).split(/\s+/u).filter(Boolean);
    let found = 0;
    for (const [element, text] of entries) {
      element.hidden = !words.every((word) => text.includes(word));
      found += !element.hidden;
    }
    for (const list of document.querySelectorAll(".publications")) {
      const heading = list.previousElementSibling;
      list.hidden = !list.querySelector(":scope > li:not([hidden])");
      if (heading?.tagName === "H2") heading.hidden = list.hidden;
    }
    count.textContent = words.length ? `${found} / ${entries.length}` : "";
  };
  field.addEventListener("input", show);
  field.closest(".filter").hidden = false;
})();
