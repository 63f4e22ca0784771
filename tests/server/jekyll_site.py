"""A preview of a real site, in a thread."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import Any

from jekyll_py.builds.page_warnings import PageWarnings
from jekyll_py.builds.site_builder import SiteBuilder
from jekyll_py.config.configuration import Configuration
from jekyll_py.log import Logger
from jekyll_py.server.switches import KEYS, Switches
from tests.server.copying import Running, running

LAYOUT = "<!DOCTYPE html>\n<html><head><title>{{ page.title }}</title></head>\n<body>{{ content }}</body></html>\n"
CONFIG = "target: jekyll\n"


@contextmanager
def previewing(folder: Path, files: Mapping[str, str | bytes], **options: Any) -> Iterator[Running]:
    """A preview of a site with a layout ``default`` and these files."""
    builders: list[SiteBuilder] = []
    warned: list[PageWarnings] = []
    switches = Switches()

    def build(source: Path, destination: Path) -> SiteBuilder:
        keys: dict[str, object] = {
            "source": str(source),
            "destination": str(destination),
            "serving": True,
            "watch": True,
        }
        quiet = Logger(out=StringIO(), err=StringIO())
        config = Configuration.load({**keys, "cache_dir": str(folder / "cache"), **switches.changed})
        switches.configure({key: config.flag(key) for key in KEYS})
        warned.append((warned[-1] if warned else PageWarnings("", "")).at(config.source, config.destination))
        last = builders[-1] if builders else None
        builders.append(SiteBuilder(config, quiet, page_warnings=warned[-1], last=last))
        return builders[-1]

    usual = {"_config.yml": CONFIG, "_layouts/default.html": LAYOUT}
    try:
        with running(folder, {**usual, **files}, build=build, switches=switches, **options) as site:
            yield site
    finally:
        for builder in builders:
            builder.close()
