"""Jekyll's own tags: one file each, one table of names."""

from __future__ import annotations

from collections.abc import Mapping

from ..liquid import Tag
from ..liquid.nodes import Node
from .cite import Cite
from .highlight import Highlight
from .include import JekyllInclude
from .include_relative import IncludeRelative
from .link import Link
from .post_url import PostURL

TAGS: Mapping[str, type[Node] | type[Tag]] = {
    "highlight": Highlight,
    "include": JekyllInclude,
    "include_relative": IncludeRelative,
    "link": Link,
    "post_url": PostURL,
}

THEME_TAGS: Mapping[str, type[Node] | type[Tag]] = {"cite": Cite}
"""The tags of sites with the bundled theme."""
