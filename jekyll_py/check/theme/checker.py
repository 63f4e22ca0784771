"""Checks the sources of a theme: the faults of its rules as findings, without those that are ignored."""

from __future__ import annotations

from collections.abc import Iterator

from ..checker import Checked
from ..finding import Finding, SourcePlace
from ..ignore import without_ignored
from ..page import Place
from ..rule import OnTheme
from ..rules import RULES
from ..settings import Settings
from .sources import ThemeSources
from .template import place_in


def check_theme(theme: ThemeSources, settings: Settings) -> Checked:
    """Check the sources of a theme.

    Args:
        theme: the sources.
        settings: the rules that are on, and what is ignored.
    """
    kept, _ = without_ignored([*_findings(theme, settings)], settings.ignores)
    files = len(theme.templates) + len(theme.styles)
    return Checked(sorted(kept, key=lambda finding: finding.order), pages=0, references=0, files=files)


def _findings(theme: ThemeSources, settings: Settings) -> Iterator[Finding]:
    for name, severity in settings.severities.items():
        way = RULES[name].way
        if isinstance(way, OnTheme):
            for path, fault in way.find(theme):
                text = theme.texts[path]
                place = Place(1, 1) if fault.at is None else place_in(text, fault.at)
                source = SourcePlace(path, *place, text.split("\n")[place.line - 1].rstrip("\r"))
                written = (fault.message, fault.hint, fault.target, fault.written)
                yield Finding(name, severity, *written, path, place.line, place.column, source)
