/* The search of the site: the index is a file of the site itself. Words of languages that write none apart are found by
   pairs of characters. Without this script the page lists the pages of the site. */
(() => {
  const form = document.querySelector("form.search");
  const field = form.querySelector("input");
  const status = form.querySelector("output");
  const list = document.querySelector("ul.found");
  const all = [...list.childNodes];
  const language = document.documentElement.lang;
  const RUN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}ー々]+/gu;
  const plain = (text) => text.toLowerCase()
    .replace(/[！-～]/gu, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    .replace(/[À-ɏ]/gu, (letter) => letter.normalize("NFD")[0]); // each of the same length
  const decoded = (text) => new DOMParser().parseFromString(text, "text/html").documentElement.textContent
    .replace(/ +(?=[,.;:!?)\]])|\\[()[\]]/gu, "");
  let index;

  const load = async () => {
    index ??= fetch(form.dataset.index).then((answer) => answer.json()).then((rows) => rows.map((row) => {
      const title = decoded(row.title);
      const text = decoded(row.text);
      return { ...row, title, text, heading: plain(title), words: plain(text) };
    }));
    return index;
  };
  const pairs = (run) => {
    const letters = [...run];
    return letters.length < 2 ? letters : letters.slice(1).map((letter, at) => letters[at] + letter);
  };
  const terms = (query) => [...(query.match(RUN) ?? []).flatMap(pairs), ...query.replace(RUN, " ").split(/\s+/u).filter(Boolean)];
  const score = (row, wanted, query) => {
    let sum = row.language === language ? 1000 : 1;
    for (const term of wanted) {
      const inTitle = row.heading.includes(term);
      const times = row.words.split(term, 6).length - 1;
      if (!inTitle && !times) return 0;
      sum += (inTitle ? 10 : 0) + times;
    }
    return sum + (row.words.includes(query) ? 5 : 0) + (row.heading.includes(query) ? 10 : 0);
  };
  const excerpt = (row, wanted, query) => {
    const text = row.words.length === row.text.length ? row.text : row.words; // some capitals have longer small letters
    const hits = [query, ...wanted].map((term) => row.words.indexOf(term)).filter((at) => at >= 0);
    const start = Math.max(0, (hits[0] ?? 0) - 40);
    return (start ? "…" : "") + text.slice(start, start + 160) + (start + 160 < text.length ? "…" : "");
  };
  const marked = (text, wanted, query) => {
    const longest = [...(query.match(RUN) ?? []), ...wanted].sort((one, other) => other.length - one.length);
    const escaped = longest.map((term) => term.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&"));
    return text.split(new RegExp(`(${escaped.join("|")})`, "giu")).map((part, at) => {
      if (at % 2 === 0) return part;
      const mark = document.createElement("mark");
      mark.textContent = part;
      return mark;
    });
  };
  const item = (row, wanted, query) => {
    const entry = document.createElement("li");
    const link = document.createElement("a");
    const text = document.createElement("p");
    link.href = row.url;
    link.append(...marked(row.title, wanted, query));
    text.append(...marked(excerpt(row, wanted, query), wanted, query));
    entry.lang = row.language;
    entry.append(link, text);
    return entry;
  };
  const show = async () => {
    const query = plain(field.value.trim());
    const wanted = terms(query);
    const rows = wanted.length ? await load() : [];
    if (query !== plain(field.value.trim())) return;
    const found = rows.map((row) => [score(row, wanted, query), row]).filter(([sum]) => sum > 0)
      .sort((one, other) => other[0] - one[0]).slice(0, 50);
    list.replaceChildren(...(wanted.length ? found.map(([, row]) => item(row, wanted, query)) : all));
    status.textContent = !wanted.length ? "" : found.length ? String(found.length) : form.dataset.none;
    history.replaceState(null, "", query ? `?q=${encodeURIComponent(field.value.trim())}` : location.pathname);
  };
  field.addEventListener("input", show);
  form.addEventListener("submit", (event) => { event.preventDefault(); show(); });
  form.hidden = false;
  field.value = new URLSearchParams(location.search).get("q") ?? "";
  if (field.value) show();
})();
