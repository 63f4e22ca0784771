"""Lexers of templates: pieces of another language between the template's own."""

from __future__ import annotations

from .engine import RougeLexer, Scan
from .lookup import NO_OPTIONS, Options


class TemplateLexer(RougeLexer):
    """A template language; rules give the text around it to ``guest("parent")``.

    Args:
        options: ``parent`` names the language around it, which is HTML without that.
    """

    def __init__(self, options: Options = NO_OPTIONS) -> None:
        super().__init__()
        self.parent = str(options.get("parent") or "html")

    def begin(self) -> Scan:
        """The scan of a new text, its parent language named."""
        scan = super().begin()
        scan.guests["parent"] = scan.invite(self.parent)
        return scan
