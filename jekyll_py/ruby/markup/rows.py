"""A tree of nodes as a flat list, which crosses from Ruby to Python and back as JSON."""

from __future__ import annotations

from typing import Any

Rows = list[Any]
"""The nodes in document order.

A string is a text; ``[name, {attribute: value}]`` begins an element, ``END`` ends it; other nodes are lists that begin
with one of the kinds. The value of an attribute is null where HTML gives none.
"""

END = 0
COMMENT, INSTRUCTION, CDATA, DOCTYPE = 1, 2, 3, 4
"""``[COMMENT, text]``, ``[INSTRUCTION, target, text]``, ``[CDATA, text]``, ``[DOCTYPE, name, public, system]``."""
