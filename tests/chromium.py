"""The system's Chromium, driven by playwright."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

LISTENING = "performance.getEntriesByType('resource').some(({ name }) => name.includes('/__jekyll_py/align.js'))"


def program() -> str | None:
    """The path of the browser; None when there is none, or no playwright to drive it."""
    found = (path for name in NAMES if (path := shutil.which(name)))
    return next(found, None) if importlib.util.find_spec("playwright") else None


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser of its own."""
    from playwright.sync_api import sync_playwright

    _choose_node()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program(), args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


@cache
def _choose_node() -> None:
    """Have playwright run the system's node where its own does not run, such as with another C library."""
    from playwright._impl._driver import compute_driver_executable

    node, own = shutil.which("node"), compute_driver_executable()[0]
    if node and "PLAYWRIGHT_NODEJS_PATH" not in os.environ and not _runs(own):
        os.environ["PLAYWRIGHT_NODEJS_PATH"] = node


def _runs(node: str) -> bool:
    try:
        return subprocess.run([node, "--version"], capture_output=True, timeout=60).returncode == 0
    except OSError:
        return False


def mark(page: Page) -> None:
    """Leave a mark that a reload would wipe out."""
    page.evaluate("window.mark = true")


def was_reloaded(page: Page) -> bool:
    return not page.evaluate("window.mark === true")


def wait_for_text(page: Page, selector: str, text: str) -> None:
    page.wait_for_function("([s, t]) => document.querySelector(s)?.textContent === t", arg=[selector, text])


def wait_for_reload(page: Page) -> None:
    page.wait_for_function("window.mark !== true && document.readyState === 'complete'")
