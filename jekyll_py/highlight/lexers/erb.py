"""Templates with Ruby in them, over another language."""

from __future__ import annotations

from pygments.token import Comment

from ..engine import RougeLexer, Scan, guest

_OPEN = r"<%[%=#-]?"
_CLOSE = r"[%-]?%>"


class Erb(RougeLexer):
    """ERB as Rouge sees it; the option ``parent`` names the language around the Ruby code."""

    tokens = {
        "root": [
            (r"<%#", Comment, "comment"),
            (_OPEN, Comment.Preproc, "ruby"),
            (rf"(?s:.+?)(?=<%)|(?s:.+)", guest("parent")),
        ],
        "comment": [(_CLOSE, Comment, "#pop"), (rf"(?s:.+?)(?={_CLOSE})|(?s:.+)", Comment)],
        "ruby": [(_CLOSE, Comment.Preproc, "#pop"), (rf"(?s:.+?)(?={_CLOSE})|(?s:.+)", guest("ruby"))],
    }

    def __init__(self, **options: str | bool) -> None:
        super().__init__()
        self.parent = str(options.get("parent") or "html")

    def begin(self) -> Scan:
        """The scan of a new text, its parent language named."""
        scan = super().begin()
        scan.guests["parent"] = scan.invite(self.parent)
        return scan
