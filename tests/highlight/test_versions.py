"""The markup of each version of Rouge, as it was recorded from that version."""

from __future__ import annotations

import json

import pytest

from jekyll_py import highlight
from jekyll_py.reference import REFERENCES, parsed
from tests.highlight.record import RECORDED, STYLE_SHEETS, TEXTS, VERSIONS, digest

ANSWERS: dict[str, dict[str, str | None]] = json.loads(RECORDED.read_text(encoding="utf-8"))


def markup(key: str, version: str) -> str | None:
    """The result of a version for a text: the last change up to it; None for a language it did not know."""
    known = [answer for first, answer in ANSWERS[key].items() if parsed(first) <= parsed(version)]
    return known[-1]


def test_every_version_of_a_reference_is_recorded() -> None:
    assert {reference.rouge for reference in REFERENCES.values()} == {parsed(version) for version in VERSIONS}


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize(("kind", "name"), TEXTS)
def test_markup_is_that_of_the_version(kind: str, name: str, version: str) -> None:
    rouge, text = parsed(version), TEXTS[kind, name]
    expected = markup(f"{kind}/{name}", version)
    if expected is None:
        assert highlight.find_lexer(name, rouge=rouge) is None
    else:
        assert highlight.markup(text, name, rouge=rouge) == expected


def test_versions_can_be_used_in_turns() -> None:
    text, old, new = TEXTS["changed", "html"], "3.30.0", "4.7.0"
    for version in (old, new, old, new):
        assert highlight.markup(text, "html", rouge=parsed(version)) == markup("changed/html", version)
    assert markup("changed/html", old) != markup("changed/html", new)


@pytest.mark.parametrize("version", VERSIONS)
def test_style_sheets_are_those_of_the_version(version: str) -> None:
    rouge = parsed(version)
    ours = {name: digest(highlight.stylesheet(name, ".code", rouge=rouge)) for name in highlight.theme_names(rouge)}
    sheets: dict[str, dict[str, str]] = json.loads(STYLE_SHEETS.read_text(encoding="utf-8"))
    assert ours == {name: versions[version] for name, versions in sheets.items() if version in versions}
