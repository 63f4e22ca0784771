/* Puts the footnotes beside the text they belong to; the style sheet does so only where the screen has the room. */
(() => {
  const text = document.querySelector("main");
  const notes = [...text.querySelectorAll(".footnotes > ol > li")];
  const GAP = 12;
  const place = () => {
    const start = text.getBoundingClientRect().top;
    const boxes = notes.map((note) => {
      const mark = document.getElementById(note.id.replace(/^fn/, "fnref"));
      return { note, top: (mark ?? note).getBoundingClientRect().top - start, height: note.offsetHeight };
    });
    let free = 0;
    for (const { note, top, height } of boxes) {
      const at = Math.max(top, free);
      note.style.setProperty("--top", `${at}px`);
      free = at + height + GAP;
    }
    text.style.setProperty("--notes", `${free}px`);
  };

  text.querySelector(".footnotes").classList.add("beside");
  new ResizeObserver(place).observe(text);
})();
