/* Code in Mermaid's language becomes a drawing, by the copy of Mermaid that the setting `diagrams` names. Loaded on pages
   that have such code. What Mermaid cannot draw stays as it is, as code. */
(async () => {
  if (!window.mermaid) return;
  const { fontFamily } = getComputedStyle(document.body);
  mermaid.initialize({ startOnLoad: false, suppressErrorRendering: true, theme: "neutral", fontFamily });
  const blocks = document.querySelectorAll("main pre:has(code.language-mermaid), main .language-mermaid pre");
  for (const [number, block] of [...blocks].entries()) {
    const text = block.textContent.trim();
    const drawn = await mermaid.render(`diagram-${number}`, text).catch(() => null);
    if (!drawn) continue;
    const drawing = document.createElement("div");
    drawing.className = "diagram";
    drawing.setAttribute("role", "img");
    drawing.innerHTML = drawn.svg;
    const { firstElementChild: svg } = drawing;
    drawing.setAttribute("aria-label", svg.querySelector("title, desc")?.textContent || text);
    svg.setAttribute("aria-hidden", "true");
    (block.closest(".code-frame") ?? block).replaceWith(drawing);
  }
})();
