"""The source of a template, and its language: Liquid, or Jinja2 by its name or front matter."""

from __future__ import annotations

from collections.abc import Mapping

from ..lazy.tuples import NamedTuple

SUFFIX = ".jinja"
KEY = "template"


class Loaded(NamedTuple):
    """The source of a template."""

    source: str
    path: str
    """The file, as messages show it."""
    first_line: int = 1
    """The line of the file on which ``source`` begins."""

    def line_text(self, line: int) -> str | None:
        """The text of a line of the file; None when it is not in the source."""
        lines = self.source.split("\n")
        index = line - self.first_line
        return lines[index].rstrip("\r") if 0 <= index < len(lines) else None


def is_jinja(name: str, front_matter: Mapping[str, object] | None = None) -> bool:
    """Whether a file is a Jinja2 template: by its name, or by ``template: jinja`` in its front matter."""
    return name.endswith(SUFFIX) or (front_matter or {}).get(KEY) == "jinja"


def inner_name(name: str) -> str:
    """A file name without ``.jinja``: ``about.html`` for ``about.html.jinja`` and for ``about.jinja``."""
    if not name.endswith(SUFFIX):
        return name
    inner = name.removesuffix(SUFFIX)
    return inner if "." in inner.rsplit("/", 1)[-1].lstrip(".") else f"{inner}.html"


def has_liquid(text: str) -> bool:
    """Whether a text holds a Liquid tag or output.

    One character is found many times faster than two, and most texts have no brace.
    """
    return "{" in text and ("{%" in text or "{{" in text)
