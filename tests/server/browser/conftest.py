"""A browser, a page in it, and previews of a site for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.chromium import chromium
from tests.server.browser.pages import FILES, Serve
from tests.server.browser.sites import Preview
from tests.server.copying import Running, running
from tests.server.jekyll_site import previewing

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport={"width": 800, "height": 600}) as context:
        page = context.new_page()
        page.set_default_timeout(20_000)
        problems: list[str] = []
        page.on("pageerror", lambda error: problems.append(str(error)))
        yield page
        assert problems == []


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    """Starts a preview of the usual files and further ones."""
    with ExitStack() as previews:
        yield lambda files, **options: previews.enter_context(running(tmp_path, {**FILES, **files}, **options))


@pytest.fixture
def site(serve: Serve) -> Running:
    return serve({})


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    """Starts a preview of a site of Jekyll."""
    with ExitStack() as previews:
        yield lambda files: previews.enter_context(previewing(tmp_path, files))
