"""A page that is saved after a new process has begun to build, and before it has read the page."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from jekyll_py.builds.site_builder import SiteBuilder
from jekyll_py.config.configuration import Configuration
from jekyll_py.log import Logger
from jekyll_py.site import Site


def test_the_build_begins_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page, include = tmp_path / "a.md", tmp_path / "_includes" / "i.html"
    include.parent.mkdir()
    page.write_text("---\n---\nbefore {% include i.html %}")
    include.write_text("i")
    (tmp_path / "_layouts").mkdir()
    (tmp_path / "_layouts" / "own.html").write_text("{{ content }}")
    proceed = Site.render
    builds: list[int | None] = []

    def edited(*arguments: object) -> object:
        builds.append(page.write_text("---\n---\nafter {% include i.html %}") if len(builds) == 2 else None)
        return proceed(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(Site, "render", edited)
    for text in ("first", "second", "third"):  # to the first one the page is so new that it is in doubt
        include.write_text(text)
        config = Configuration.load({"source": str(tmp_path), "destination": str(tmp_path / "_site")})
        with closing(SiteBuilder(config, Logger("error"))) as builder:
            builder.build()
    assert "after third" in (tmp_path / "_site" / "a.html").read_text()
    assert len(builds) == 4
