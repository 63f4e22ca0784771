/* Marks the section that is being read in the contents list: the last one whose heading has passed the upper third of
   the window; before the page is scrolled no other than the first, and at its end the last one. */
(() => {
  const links = [...document.querySelectorAll(".contents a")];
  const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  const current = () => {
    const page = document.documentElement;
    if (page.scrollTop > 0 && page.scrollTop + innerHeight >= page.scrollHeight - 2) return links.length - 1;
    const passed = headings.findLastIndex((heading) => heading?.getBoundingClientRect().top < innerHeight / 3);
    return page.scrollTop > 0 ? passed : Math.min(passed, 0);
  };
  const mark = () => {
    const index = current();
    links.forEach((link, at) => {
      if (at === index) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
  };

  let waiting = false;
  const later = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; mark(); });
  };
  addEventListener("scroll", later, { passive: true });
  addEventListener("resize", later);
  mark();
})();
