"""The texts of an old site without the templates of its theme."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from .collections import Collections
from .markdown_style import restyled
from .old_site import OldPage, OldSite
from .publications import Publications
from .templates import Templates

_WRAPPER = re.compile(r"(?m)^[ \t]*</?(?:div|section|article|ul|ol|hr|br)\b[^<>\n]*>[ \t]*(?:</\w+>)?[ \t]*$")
_MARKUP = re.compile(r"<(?!(?:audio|embed|iframe|img|object|video)\b)[^<>]*>|&\w+;|\{%[^{}]*%\}")
"""Tags, character references and Liquid tags, but no element that embeds something: a page of these alone is empty."""


_TALKMAP = re.compile(r"""<p\b[^<>]*>\s*<a\b[^<>]*\bhref=["'][^"'<>]*\btalkmap\b[^<>]*>[^<>]*</a>\s*</p>""")
"""A link to academicpages' map of talks, which a program of that theme makes."""


@dataclass
class Texts:
    """From pages to their texts."""

    old: OldSite
    papers: Publications
    name: str
    """The author's."""
    lost: dict[str, list[str]] = field(default_factory=dict)
    """From the path of a page to the tags and links that it has lost."""

    data: set[str] = field(default_factory=set)
    """The paths of data files that pages list."""

    @cached_property
    def collections(self) -> Collections:
        """The documents of the site."""
        return Collections(self.old, lambda page: self.text(page)[0])

    def text(self, page: OldPage) -> tuple[str, Templates]:
        """The new text of a page, and the templates that it was made with. Tags that have no counterpart are noted."""
        templates = Templates(self.old, page, self.papers, self.collections, self.name, self.old.language(page))
        kept = templates.kept(page.text)
        if kept.lost:
            self.lost[page.path] = kept.lost
        self.data |= {name for name in templates.shown if name.startswith("_data/")}
        text = restyled(_TALKMAP.sub("", kept.text))
        if templates.shown:  # lines of HTML that stood in a grid would be code
            text = re.sub(r"(?m)^[ \t]+(?=<)", "", _WRAPPER.sub("", text))
        return re.sub(r"\n{3,}", "\n\n", templates.filled(text)), templates


def is_empty(text: str) -> bool:
    """Whether a text is nothing but markup."""
    return not _MARKUP.sub("", text).strip()
