"""A process that builds a site again under a configuration that has changed goes on from its last build."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from jekyll_py.builds.site_builder import SiteBuilder
from jekyll_py.config.configuration import Configuration
from jekyll_py.log import Logger
from jekyll_py.model.item import Item

FILES = {
    "_layouts/base.html": "<title>{{ site.title }}</title>{{ content }}",
    "_posts/2025-01-01-a.md": "---\nlayout: base\n---\na\n",
    "_drafts/b.md": "---\nlayout: base\n---\nb\n",
    "index.md": "---\nlayout: base\n---\n{{ site.posts.size }}\n",
}


class Process:
    """Builds the site again and again, with a builder for each configuration, as the preview does."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._last: SiteBuilder | None = None
        for path, text in FILES.items():
            (folder / "source" / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / "source" / path).write_text(text)

    def build(self, **settings: object) -> list[Item]:
        """The items, and whether the output is that of a new process."""
        self._last = SiteBuilder(self._configuration("site", settings), Logger("error"), last=self._last)
        self._last.build()
        with closing(SiteBuilder(self._configuration("clean", settings), Logger("error"))) as other:
            other.build()
        kept, clean = ({path.name: path.read_text() for path in self._files(name)} for name in ("site", "clean"))
        assert kept == clean
        editions, _ = self._last.built.plans()
        return [*editions[0].plan.rendered]

    def _configuration(self, name: str, settings: dict[str, object]) -> Configuration:
        values = {"source": str(self.folder / "source"), "destination": str(self.folder / name)}
        return Configuration.load({**values, "disable_disk_cache": name == "clean", **settings})

    def _files(self, name: str) -> list[Path]:
        return [*(self.folder / name).rglob("*.html")]


@pytest.fixture
def process(tmp_path: Path) -> Process:
    return Process(tmp_path)


def test_a_setting_that_is_only_shown_keeps_the_plan(process: Process) -> None:
    before = process.build(title="one", serving=True)
    after = process.build(title="two", serving=True)
    assert all(one is other for one, other in zip(before, after, strict=True))


def test_a_setting_that_decides_what_there_is_does_not(process: Process) -> None:
    assert len(process.build(serving=True)) + 1 == len(process.build(show_drafts=True, serving=True))
    assert len(process.build(serving=True)) == 2
