"""The built sites that the tests of this folder look at, each built once a worker."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.theme.building import BUILDERS, build_site, drop_in
from tests.theme.pages import PAGES


@pytest.fixture(scope="session", params=BUILDERS)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site at the root, built with either program."""
    return build_site(request.param, tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="session", params=BUILDERS)
def dropped_in(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of Markdown pages, built with our theme by either program."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("JEKYLL_PY_TARGET", raising=False)
        return drop_in(request.param, tmp_path_factory.mktemp("drop"), PAGES)
