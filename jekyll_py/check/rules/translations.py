"""Versions of a page in several languages that drift apart."""

from __future__ import annotations

from collections.abc import Iterator

from ..finding import Fault, FaultInFile
from ..rule import OnVersions, Rule
from ..translation.drift import Translations
from ..translation.versions import missing_in


def missing(translations: Translations) -> Iterator[FaultInFile]:
    """A page without a version in a language that most pages have one in."""
    for group, language in missing_in(translations.groups):
        first = group.pages[0]
        hint = "translate it, or give it noindex if it is no page for readers"
        yield FaultInFile(first.path, Fault(f"the page has no version in {language}", target=language, hint=hint))


def _of(kind: str) -> OnVersions:
    """The way of a rule about one kind of parts of a page."""

    def find(translations: Translations) -> Iterator[FaultInFile]:
        for drift in translations.drifts:
            if drift.kind == kind:
                message = f"the version in {drift.version.language or 'this language'} {drift.says}"
                hint = f"compare it with {drift.other.source}"
                yield FaultInFile(drift.version.path, Fault(message, target=drift.other.source, hint=hint))

    return OnVersions(find)


_SOURCE = "Readers of each language are told the same"
_EXAMPLE = "index.md and index_cn.md"
RULES = (
    Rule("translation-missing", "warning", "A page has no version in a language that most pages have one in.",
        _SOURCE, OnVersions(missing), "about.md without about_cn.md"),
    Rule("translation-headings", "warning", "A version of a page lacks a heading that another one has.",
        _SOURCE, _of("headings"), _EXAMPLE),
    Rule("translation-items", "warning", "A version of a page has fewer items in its lists than another one.",
        _SOURCE, _of("items"), _EXAMPLE),
    Rule("translation-links", "warning", "A version of a page lacks a link that another one has.",
        _SOURCE, _of("links"), _EXAMPLE),
    Rule("translation-images", "warning", "A version of a page lacks an image that another one has.",
        _SOURCE, _of("images"), _EXAMPLE),
    Rule("translation-code", "warning", "A version of a page has fewer blocks of code than another one.",
        _SOURCE, _of("code"), _EXAMPLE),
    Rule("translation-numbers", "warning", "A version of a page lacks a number that another one has.",
        _SOURCE, _of("numbers"), _EXAMPLE),
    Rule("translation-dates", "warning", "A version of a page lacks a date that another one has.",
        _SOURCE, _of("dates"), _EXAMPLE),
    Rule("translation-citations", "warning", "A version of a page lacks a key of BibTeX that another one cites.",
        _SOURCE, _of("citations"), _EXAMPLE),
    Rule("translation-stale", "warning",
        "The source of a version was last changed in git more than 90 days before another one's.",
        _SOURCE, _of("age"), _EXAMPLE),
)  # fmt: skip
"""The rules of this family."""
