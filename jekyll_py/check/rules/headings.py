"""Headings that are empty or leave out a level."""

from __future__ import annotations

from collections.abc import Iterator

from ..finding import HEADING_MARK, Fault
from ..pages.page import Page
from ..rule import OnPage, Rule
from .names import has_name

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def skipped_level(page: Page) -> Iterator[Fault]:
    """A heading that is more than one level below the one before it."""
    level = 0
    for heading in sorted(page.named(*_HEADINGS), key=lambda each: each.at):
        own, text = int(heading.name[1]), page.text_of(heading)
        if not has_name(page, heading):
            continue  # see `empty_heading`
        if level and own > level + 1:
            hint = f"make it an h{level + 1}"
            if heading.has("id"):  # Markdown gives one; a template has the same tag for the headings of all pages
                yield Fault(
                    f"an h{own} follows an h{level}: {text[:60]}", heading.at, f"{HEADING_MARK}{text}", hint=hint
                )
            else:
                yield Fault(f"an h{own} follows an h{level}", heading.at, heading.tag, hint=hint)
        level = own


def empty_heading(page: Page) -> Iterator[Fault]:
    """A heading without words or a picture that has some."""
    for heading in page.named(*_HEADINGS):
        if not has_name(page, heading):
            message = f"the <{heading.name}> is empty"
            yield Fault(message, heading.at, written=heading.tag, hint="write something or remove it")


_WCAG = "WCAG 2.2, "
RULES = (
    Rule("heading-skipped", "warning", "A heading is more than one level below the one before it.",
        _WCAG + "1.3.1 Info and Relationships", OnPage(skipped_level), "<h1>A</h1><h3>B</h3>"),
    Rule("heading-empty", "error", "A heading has no words.",
        _WCAG + "2.4.6 Headings and Labels", OnPage(empty_heading), "<h2></h2>"),
)  # fmt: skip
"""The rules of this family."""
