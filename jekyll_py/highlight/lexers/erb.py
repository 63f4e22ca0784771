"""Templates with Ruby in them, over another language."""

from __future__ import annotations

from typing import ClassVar

from pygments.token import Comment

from ..engine import RougeLexer, Rules, Scan, guest
from ..lookup import NO_OPTIONS, Options

_OPEN = r"<%[%=#-]?"
_CLOSE = r"[%-]?%>"


class Erb(RougeLexer):
    """ERB as Rouge sees it; the option ``parent`` names the language around the Ruby code."""

    tokens: ClassVar[Rules] = {
        "root": [
            (r"<%#", Comment, "comment"),
            (_OPEN, Comment.Preproc, "ruby"),
            (r"(?s:.+?)(?=<%)|(?s:.+)", guest("parent")),
        ],
        "comment": [(_CLOSE, Comment, "#pop"), (rf"(?s:.+?)(?={_CLOSE})|(?s:.+)", Comment)],
        "ruby": [(_CLOSE, Comment.Preproc, "#pop"), (rf"(?s:.+?)(?={_CLOSE})|(?s:.+)", guest("ruby"))],
    }

    def __init__(self, options: Options = NO_OPTIONS) -> None:
        super().__init__()
        self.parent = str(options.get("parent") or "html")

    def begin(self) -> Scan:
        """The scan of a new text, its parent language named."""
        scan = super().begin()
        scan.guests["parent"] = scan.invite(self.parent)
        return scan
