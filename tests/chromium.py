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
    """The path of the browser; None when there is none, or no playwright to drive it, or no node that runs that."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    return found if found and _node() else None


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser of its own."""
    from playwright.sync_api import sync_playwright

    os.environ["PLAYWRIGHT_NODEJS_PATH"] = _node() or ""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program(), args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


@cache
def _node() -> str | None:
    """The node to run playwright with: what the environment names, its own, or the system's where that fails."""
    playwright = importlib.util.find_spec("playwright")
    if playwright is None or playwright.origin is None:
        return None
    own = os.path.join(os.path.dirname(playwright.origin), "driver", "node")
    candidates = (os.environ.get("PLAYWRIGHT_NODEJS_PATH"), own, shutil.which("node"))
    return next((node for node in candidates if node and _runs(node)), None)


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
