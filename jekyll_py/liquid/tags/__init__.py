"""The standard tags of Liquid: one file each, one table of names."""

from __future__ import annotations

from collections.abc import Mapping

from ..nodes import Node
from .assign import Assign
from .capture import Capture
from .case import Case
from .comment import Comment, InlineComment
from .counter import Decrement, Increment
from .cycle import Cycle
from .echo import Echo
from .for_ import For
from .if_ import If, Unless
from .ifchanged import IfChanged
from .include import Include
from .interrupt import Break, Continue
from .raw import Raw
from .render import Render
from .tablerow import TableRow

TAGS: Mapping[str, type[Node]] = {
    "#": InlineComment,
    "assign": Assign,
    "break": Break,
    "capture": Capture,
    "case": Case,
    "comment": Comment,
    "continue": Continue,
    "cycle": Cycle,
    "decrement": Decrement,
    "echo": Echo,
    "for": For,
    "if": If,
    "ifchanged": IfChanged,
    "include": Include,
    "increment": Increment,
    "raw": Raw,
    "render": Render,
    "tablerow": TableRow,
    "unless": Unless,
}
