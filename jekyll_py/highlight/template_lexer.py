"""The base class of lexers for template languages, whose text around the tags is in another language."""

from __future__ import annotations

from jekyll_py.reference import Version

from .engine import RougeLexer, Scan
from .lookup import Options


class TemplateLexer(RougeLexer):
    """The lexer of a template language; its rules lex the other text with ``embedded("parent")``.

    Args:
        options: the options; ``parent`` is the language of the other text, HTML by default.
    """

    def __init__(self, options: Options, rouge: Version) -> None:
        super().__init__(options, rouge)
        self.parent = str(options.get("parent") or "html")

    def begin(self) -> Scan:
        """A new scan, with the lexer of the parent language."""
        scan = super().begin()
        scan.embedded["parent"] = scan.restart(self.parent)
        return scan
