"""Checks a theme, its sources and its demo: the faults of the rules as findings, without those that are ignored."""

from __future__ import annotations

from collections.abc import Iterator

from ...errors import SourcePosition
from ..checker import Checked
from ..finding import Finding, SourcePlace
from ..ignore import without_ignored
from ..rule import OnDemo, OnTheme
from ..rules import RULES
from ..settings import Settings
from .demo import Demo
from .sources import ThemeSources


def check_theme(theme: ThemeSources, demo: Demo, settings: Settings) -> Checked:
    """Check a theme.

    Args:
        theme: its sources.
        demo: the site that shows it, built.
        settings: the rules that are on, and what is ignored.
    """
    found = [*_of_sources(theme, settings), *_of_demo(demo, settings)]
    kept, _ = without_ignored(found, settings.ignores)
    files = len(theme.templates) + len(theme.styles)
    return Checked(sorted(kept, key=lambda finding: finding.order), pages=demo.pages, references=0, files=files)


def _of_demo(demo: Demo, settings: Settings) -> Iterator[Finding]:
    for name, severity in settings.severities.items():
        way = RULES[name].way
        if isinstance(way, OnDemo):
            for fault, place, pages in way.find(demo):
                written = (fault.message, fault.hint, fault.target, fault.written)
                yield Finding(name, severity, *written, min(pages, default=place.path), None, None, place, pages)


def _of_sources(theme: ThemeSources, settings: Settings) -> Iterator[Finding]:
    for name, severity in settings.severities.items():
        way = RULES[name].way
        if isinstance(way, OnTheme):
            for path, fault in way.find(theme):
                source = SourcePlace(path, *SourcePosition.at(theme.texts[path], fault.at or 0))
                written = (fault.message, fault.hint, fault.target, fault.written)
                yield Finding(name, severity, *written, path, source.line, source.column, source)
