/* A button on every block of code that copies it; those of BibTeX have one too. Loaded where a page has such a block. */
(() => {
  if (!navigator.clipboard) return;
  const { copy, copied } = document.currentScript.dataset;
  for (const block of document.querySelectorAll("main pre")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = copy;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(block.textContent.trimEnd() + "\n");
      button.textContent = copied;
      setTimeout(() => { button.textContent = copy; }, 2000);
    });
    const frame = document.createElement("div");
    frame.className = "code-frame";
    block.replaceWith(frame);
    frame.append(block, button);
  }
})();
