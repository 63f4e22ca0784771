"""The built sites that the tests of this folder look at, each built at most once by a worker."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.chromium import chromium
from tests.theme.building import BUILDERS, build_site, drop_in
from tests.theme.pages import PAGES
from tests.theme.serving import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser

Built = Callable[[str], Path]
"""From the name of a program to what it built."""


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site at the root."""
    return cache(lambda builder: build_site(builder, tmp_path_factory.mktemp("site")))


@pytest.fixture(scope="session")
def built_pages(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A folder of Markdown pages that borrows our theme."""

    def build(builder: str) -> Path:
        with pytest.MonkeyPatch.context() as patch:
            patch.delenv("JEKYLL_PY_TARGET", raising=False)
            return drop_in(builder, tmp_path_factory.mktemp("pages"), PAGES)

    return cache(build)


@pytest.fixture(params=BUILDERS)
def site(request: pytest.FixtureRequest, built_site: Built) -> Path:
    """The site at the root, built with either program."""
    return built_site(request.param)


@pytest.fixture(params=BUILDERS)
def dropped_in(request: pytest.FixtureRequest, built_pages: Built) -> Path:
    """The folder of pages, built with either program."""
    return built_pages(request.param)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser for the tests of one file."""
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def own(built_site: Built) -> Iterator[str]:
    """Where the site at the root is served."""
    with serving(built_site("jekyll_py")) as address:
        yield address


@pytest.fixture(scope="module")
def borrowed(built_pages: Built) -> Iterator[str]:
    """Where a folder of pages that borrows the theme is served."""
    with serving(built_pages("jekyll_py")) as address:
        yield address
