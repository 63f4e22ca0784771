"""``{% cite key other %}``: refers to entries of a bibliography, by the include ``cite.html`` of the bundled theme.

The name and syntax are those of jekyll-scholar, whose own tag takes its place in sites that have it.
"""

from __future__ import annotations

from typing import Self

from ..liquid.parsing.expressions import Literal
from ..liquid.parsing.tag_parser import TagParser, TagToken
from .include import JekyllInclude

_FILE = "cite.html"


class Cite(JekyllInclude):
    """The node of a ``cite`` tag, which renders as ``{% include cite.html key="key other" %}`` does."""

    @classmethod
    def parse(cls, parser: TagParser, token: TagToken) -> Self:
        keys = token.markup.replace(",", " ").split()
        if not keys:
            raise parser.error(
                "cite has no key", token.position, "name an entry of the BibTeX file: {% cite name2026 %}"
            )
        return cls("include", _FILE, [("key", Literal(" ".join(keys)))])
