"""The pages of a built site in Chromium, driven by playwright: nothing else is reached from there.

The pages are not trusted: their requests are answered from the folder of the site and from nowhere else.
"""

from __future__ import annotations

import mimetypes
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING, Literal
from urllib.parse import unquote, urlsplit

from ..disk.inside import lies_in
from ..disk.regular_file import open_regular_nofollow

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Route

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
HOST = "http://demo.invalid"
"""The address that the site has in the browser; the domain ``invalid`` is reserved (RFC 6761)."""

_HEIGHT = 900
"""That of the window, in pixels."""
_PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--no-first-run",
)


def missing() -> str | None:
    """The program or package that a browser still needs; None if all is there."""
    if find_spec("playwright") is None:
        return "playwright: pip install 'jekyll-py[browser]'"
    return None if _program() else "Chromium, or Chrome"


def _program() -> str | None:
    return next((path for name in _PROGRAMS if (path := shutil.which(name))), None)


@contextmanager
def browser() -> Iterator[Browser]:
    """Chromium, without a window."""
    from playwright.sync_api import sync_playwright

    node = os.environ.get("PLAYWRIGHT_NODEJS_PATH") or shutil.which("node")
    if node:
        os.environ["PLAYWRIGHT_NODEJS_PATH"] = node  # playwright's own needs a newer system than some have
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0  # Chromium's sandbox refuses to work for root
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=_program(), args=[*_ARGUMENTS], chromium_sandbox=not is_root
        )
        try:
            yield started
        finally:
            started.close()


@contextmanager
def showing(folder: str, started: Browser, scheme: Scheme, width: int) -> Iterator[BrowserContext]:
    """A context whose pages see the site in a folder at `HOST`, and nothing else.

    Args:
        folder: the built site.
        started: the browser.
        scheme: the colours that the reader prefers.
        width: of the window, in pixels.
    """
    context = started.new_context(
        color_scheme=scheme,
        viewport={"width": width, "height": _HEIGHT},
        reduced_motion="reduce",
        service_workers="block",
        accept_downloads=False,
    )
    context.route("**/*", lambda route: _answer(route, os.path.realpath(folder)))
    try:
        yield context
    finally:
        context.close()


def _answer(route: Route, folder: str) -> None:
    path = file_at(route.request.url, folder)
    if path is None:
        route.abort() if not route.request.url.startswith(f"{HOST}/") else route.fulfill(status=404, body="")
        return
    kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
    with open(path, "rb", opener=open_regular_nofollow) as file:
        route.fulfill(body=file.read(), content_type=f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)


def file_at(url: str, folder: str) -> str | None:
    """The file of a built site that an address of `HOST` leads to; None if it leads to none.

    Args:
        url: the address.
        folder: the built site, a real path.
    """
    if not url.startswith(f"{HOST}/"):
        return None
    path = os.path.join(folder, unquote(urlsplit(url).path).lstrip("/"))
    found = os.path.join(path, "index.html") if os.path.isdir(path) else path
    found = found if os.path.isfile(found) else f"{found}.html"
    return found if os.path.isfile(found) and not os.path.islink(found) and lies_in(found, folder) else None
