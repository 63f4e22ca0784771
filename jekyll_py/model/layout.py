"""A layout: a template that pages and documents are placed into."""

from __future__ import annotations

from collections.abc import Mapping

from ..errors import UnreadableError
from ..lazy.tuples import NamedTuple
from .template_language import is_jinja

NO_LAYOUT = frozenset({"", "false", "nil", "none", "null"})
"""Values of the key ``layout``, as text, by which an author asks for none; Jekyll warns of some of them."""


class Layout(NamedTuple):
    """One file of ``_layouts``, the site's own or the theme's."""

    name: str
    """The path below ``_layouts`` without the last extension, which is the value of the key ``layout``."""
    path: str
    """The file as messages show it, such as ``_layouts/post.html``."""
    file: str
    """Absolute path."""
    data: Mapping[str, object]
    """Its front matter."""
    content: str
    """The template."""
    content_line: int
    """The line of the file on which ``content`` begins."""
    problem: UnreadableError | None = None
    """The error for which it is empty, such as that of a picture; raised where the layout is used."""

    @property
    def is_jinja(self) -> bool:
        """Whether the template is in Jinja2."""
        return is_jinja(self.path, self.data)

    @property
    def parent(self) -> str | None:
        """The layout this one is placed into."""
        name = self.data.get("layout")
        return None if name is None else str(name)


def chain(layouts: Mapping[str, Layout], name: str) -> tuple[Layout, ...]:
    """The layouts a page goes through, innermost first; a loop ends at its first repeat, as in Jekyll."""
    found: list[Layout] = []
    layout = layouts.get(name)
    while layout is not None and layout not in found:
        found.append(layout)
        layout = layouts.get(layout.parent) if layout.parent is not None else None
    return tuple(found)
