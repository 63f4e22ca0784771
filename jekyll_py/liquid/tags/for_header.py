"""The header of a ``for``: the markup of its opening tag, ``item in collection reversed limit: n offset: n``."""

from __future__ import annotations

from ...lazy.tuples import NamedTuple
from ...reference import Version
from ..errors import LiquidSyntaxError
from ..parsing.lexer import Cursor
from ..parsing.patterns import QUOTED_FRAGMENT, TAG_ATTRIBUTES, pattern

_SYNTAX = pattern(rf"([\w-]+)\s+in\s+({QUOTED_FRAGMENT}+)\s*(reversed)?")
_BAD_FOR = "Syntax Error in 'for loop' - Valid syntax: for [item] in [collection]"
_HINT = "write {% for item in site.posts %}, with one name before in"
_BAD_IN = "For loops require an 'in' clause"
_BAD_ATTRIBUTE = "Invalid attribute in for loop. Valid attributes are limit and offset"
CONTINUE = "continue"


class ForHeader(NamedTuple):
    """The parts of the markup."""

    variable: str
    collection: str
    reversed: bool
    limit: str | None = None
    offset: str | None = None

    @property
    def name(self) -> str:
        """The name of the loop for ``offset: continue`` in a later one."""
        return f"{self.variable}-{self.collection}"

    @property
    def continues(self) -> bool:
        """Whether it starts at the item after the last one of the previous loop of its name."""
        return self.offset == CONTINUE


def parse_lax(markup: str) -> ForHeader:
    """Parse markup leniently, as `Liquid::For#lax_parse` does.

    Raises:
        LiquidSyntaxError: it does not begin with ``item in collection``.
    """
    found = _SYNTAX.match(markup)
    if not found:
        raise LiquidSyntaxError(_BAD_FOR, hint=_HINT)
    attributes = dict(TAG_ATTRIBUTES.findall(markup))
    return ForHeader(found[1], found[2], found[3] is not None, attributes.get("limit"), attributes.get("offset"))


def parse_strict(markup: str, version: Version) -> ForHeader:
    """Parse markup by the strict grammar of a version of Liquid.

    Raises:
        LiquidSyntaxError: it does not follow the grammar.
    """
    cursor = Cursor(markup, version)
    variable = cursor.take("id")
    if not cursor.accept_word("in"):
        raise LiquidSyntaxError(_BAD_IN)
    collection = cursor.expression()
    backwards = cursor.accept_word("reversed") is not None
    attributes: dict[str, str] = {}
    while cursor.look("id") and cursor.look("colon", 1):
        attribute = cursor.accept_word("limit") or cursor.accept_word("offset")
        if not attribute:
            raise LiquidSyntaxError(_BAD_ATTRIBUTE)
        cursor.take("colon")
        attributes[attribute] = cursor.expression()
    cursor.take("end_of_string")
    return ForHeader(variable, collection, backwards, attributes.get("limit"), attributes.get("offset"))
