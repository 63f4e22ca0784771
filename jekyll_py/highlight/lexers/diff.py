"""Differences between files, in unified and other forms."""

from __future__ import annotations

from typing import ClassVar

from pygments.token import Generic, Punctuation, Text

from ..engine import RougeLexer, Rules
from ..rule_parts import groups
from ..versions import before, since


class Diff(RougeLexer):
    """The lexer of diffs: a line's first character decides."""

    tokens: ClassVar[Rules] = {
        "root": [
            (r"^ .*$\n?", Text),
            (r"^---$\n?", Punctuation),
            before((4,), (r"^[+>]+.*$\n?", Generic.Inserted), (r"^[-<]+.*$\n?", Generic.Deleted)),
            since(
                (4,),
                (r"\++.*$\n?|>+[ \t]+.*$\n?|>+$\n?", Generic.Inserted),
                (r"-+.*$\n?|<+[ \t]+.*$\n?|<+$\n?", Generic.Deleted),
            ),
            (r"^!.*$\n?", Generic.Strong),
            (r"^(?:[Ii]ndex|diff).*$\n?", Generic.Heading),
            (r"^(@@[^@]*@@)([^\n]*\n)", groups(Punctuation, Text)),
            (r"^\w.*$\n?", Punctuation),
            (r"^=.*$\n?", Generic.Heading),
            before((4,), (r"\s.*$\n?", Text)),
            since((4,), (r".+$\n?", Text)),
        ],
    }
