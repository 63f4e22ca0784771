"""QR codes in a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from io import StringIO

BLOCKS = "█▀▄"
"""The characters that codes are drawn with, in a light colour on a dark one."""
_BORDER = 2


def qr_lines(text: str) -> Sequence[str]:
    """The lines of the QR code of a text."""
    import segno  # only a preview for other devices needs it

    out = StringIO()
    segno.make(text, micro=False).terminal(out, border=_BORDER, compact=True)
    return out.getvalue().rstrip("\n").split("\n")
