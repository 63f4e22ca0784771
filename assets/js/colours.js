/* Light or dark: the reader's system decides until the button in the header says otherwise.
   Loaded in the head without `defer`, so the choice is there before the first paint. */
(() => {
  const KEY = "colours";
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const remembered = () => { try { return localStorage.getItem(KEY); } catch { return null; } };
  const remember = (value) => {
    try { value ? localStorage.setItem(KEY, value) : localStorage.removeItem(KEY); } catch { /* storage is off */ }
  };
  const isDark = () => (root.dataset.colours ?? (system.matches ? "dark" : "light")) === "dark";
  const choose = (value) => { value ? root.dataset.colours = value : delete root.dataset.colours; };

  const saved = remembered();
  choose(saved === "dark" || saved === "light" ? saved : null);

  document.addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector("button.scheme");
    if (!button) return;
    const show = () => button.setAttribute("aria-pressed", String(isDark()));
    button.hidden = false;
    button.addEventListener("click", () => {
      const dark = !isDark();
      const value = dark === system.matches ? null : dark ? "dark" : "light";
      choose(value);
      remember(value);
      show();
    });
    system.addEventListener("change", show);
    show();
  });
})();
