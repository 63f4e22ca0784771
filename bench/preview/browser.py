"""Pages in Chromium, which note when they show a mark."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Error, Page, TimeoutError, sync_playwright

SECONDS_TO_SHOW = 30

WATCH = """(() => {
  window.seen = (mark, vanishes) => {
    if (!document.body) return false;
    const style = getComputedStyle(document.documentElement).getPropertyValue('--mark').trim();
    const marks = `${document.body.textContent} ${style}`.match(/[a-z]+-\\d+/g) || [];
    return marks.includes(mark) !== vanishes;
  };
  window.awaitMark = (mark, vanishes) => {
    const key = `${mark} ${vanishes}`;
    const timer = setInterval(() => {
      if (!sessionStorage.getItem(key) && !seen(mark, vanishes)) return;
      if (!sessionStorage.getItem(key)) sessionStorage.setItem(key, performance.timeOrigin + performance.now());
      clearInterval(timer);
    }, 2);
  };
  const wanted = sessionStorage.getItem('awaited');
  if (wanted) awaitMark(...JSON.parse(wanted));
})()"""
"""A page that is loaded again goes on waiting for the mark."""

AWAIT = """([mark, vanishes]) => {
  sessionStorage.setItem('awaited', JSON.stringify([mark, vanishes]));
  awaitMark(mark, vanishes);
}"""


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser.

    Raises:
        SystemExit: there is none.
    """
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        raise SystemExit("no Chromium on PATH")
    quick = ["--disable-background-timer-throttling", "--disable-renderer-backgrounding"]
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-backgrounding-occluded-windows", *quick]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=arguments)
        yield browser
        browser.close()


def opened(browser: Browser, address: str) -> Page:
    """A page that follows the changes of its server."""
    page = browser.new_context().new_page()
    page.add_init_script(WATCH)
    page.goto(address, wait_until="load")
    page.wait_for_timeout(500)  # for the connection to the server's events, of which each server has its own kind
    return page


def await_mark(page: Page, mark: str, *, vanishes: bool) -> None:
    """Let a page note when it shows a mark, or no longer does."""
    _evaluate(page, AWAIT, [mark, vanishes])


def seen_at(page: Page, mark: str, *, vanishes: bool) -> float | None:
    """The time in seconds at which a page showed a mark, or no longer did; None if that does not happen."""
    key = f"{mark} {'true' if vanishes else 'false'}"
    limit = SECONDS_TO_SHOW * 1000
    try:
        page.wait_for_function("key => sessionStorage.getItem(key)", arg=key, timeout=limit, polling=20)
    except TimeoutError:
        return None
    return float(str(_evaluate(page, "key => sessionStorage.getItem(key)", key))) / 1000


def _evaluate(page: Page, script: str, argument: object = None) -> object:
    """The value of a script; asked again if the page is just being loaded again."""
    for _ in range(50):
        try:
            return page.evaluate(script, argument)
        except Error:
            time.sleep(0.05)
    return page.evaluate(script, argument)


def clock_difference(page: Page) -> float:
    """Seconds by which the clock of a page is ahead of ours, from the quickest of many questions."""
    answers: list[tuple[float, float]] = []
    for _ in range(50):
        before = time.time()
        theirs = float(str(_evaluate(page, "performance.timeOrigin + performance.now()"))) / 1000
        after = time.time()
        answers.append((after - before, theirs - (before + after) / 2))
    return min(answers)[1]
