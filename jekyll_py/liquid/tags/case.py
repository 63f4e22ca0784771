"""``{% case value %}{% when a, b %} … {% else %} … {% endcase %}``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING, Self

from ..compiler.conditions import equality
from ..nodes import Body, Node, tidied
from ..parsing.expressions import Expression, Literal, parse_operand
from ..parsing.patterns import FIRST_FRAGMENT, QUOTED_FRAGMENT, WHITESPACE, pattern
from ..parsing.tag_parser import TagParser, TagToken, matched
from ..values import equal

if TYPE_CHECKING:
    from ..compiler import Compiler

_WHEN = pattern(rf"({QUOTED_FRAGMENT})(?:(?:\s+or\s+|\s*,\s*)({QUOTED_FRAGMENT}.*))?")
_BAD_CASE = "Syntax Error in 'case' - Valid syntax: case [condition]"
_BAD_WHEN = "Syntax Error in tag 'case' - Valid when condition: {% when [condition] [or condition2...] %}"
_BAD_ELSE = "Syntax Error in tag 'case' - Valid else condition: {% else %} (no parameters) "

Branch = tuple[tuple[Expression, ...] | None, Body]


class Case(Node):
    """The node: renders the body of every ``when`` with an equal value, once for each such value, or else ``else``."""

    def __init__(self, value: Expression, branches: list[Branch], blank: bool) -> None:
        self.value = value
        self.branches = branches
        """The values of each ``when``, None for an ``else``, and its body."""
        self.blank = blank

    @classmethod
    def parse(cls, parser: TagParser, token: TagToken) -> Self:
        found = matched(parser, token, FIRST_FRAGMENT, _BAD_CASE)
        ignored, middle = parser.body(token, ("when", "else"))
        heads, bodies = [], [ignored]
        while middle is not None:
            heads.append(_head(parser, middle))
            body, middle = parser.body(token, ("when", "else"))
            bodies.append(body)
        tidy = tidied(*bodies)
        return cls(parser.expression(found[1]), list(zip(heads, tidy[1:], strict=True)), all(b.blank for b in bodies))

    def bodies(self) -> Iterator[Body]:
        yield from (body for _, body in self.branches)

    @property
    def resumes(self) -> bool:
        return super().resumes or (self.interrupts and not self._exclusive())

    def _exclusive(self) -> bool:
        """Whether at most one ``when`` can match: all values are different literals."""
        values = [value for values, _ in self.branches if values is not None for value in values]
        literals = [value.value for value in values if isinstance(value, Literal)]
        alike = any(equal(one, other) for one, other in combinations(literals, 2))
        return len(literals) == len(values) and not alike

    def compile(self, compiler: Compiler) -> None:
        compiler.scoped(self, partial(self._compile_branches, compiler))

    def _compile_branches(self, compiler: Compiler) -> None:
        python = compiler.python
        has_else = any(values is None for values, _ in self.branches)
        matched = compiler.fresh("matched")
        if has_else:
            compiler.emit(python.store(matched, python.constant(False)))
        self._compile(compiler, self.branches, matched if has_else else None)

    def _compile(self, compiler: Compiler, branches: Sequence[Branch], matched: str | None) -> None:
        """Emit branches; ``matched`` is the local that is true if a value was equal, None without an ``else``."""
        python = compiler.python
        for number, (values, body) in enumerate(branches):
            if values is not None:
                self._compile_when(compiler, values, body, matched)
                continue
            assert matched is not None
            unmatched, rest = python.not_(python.load(matched)), branches[number + 1 :]
            if compiler.options.version < (5,) and rest:  # the tag ends with an else that is rendered
                others = compiler.statements(partial(self._compile, compiler, rest, matched))
                compiler.emit(python.if_(unmatched, compiler.block(body), others))
                return
            compiler.emit(python.if_(unmatched, compiler.block(body)))

    def _compile_when(
        self, compiler: Compiler, values: tuple[Expression, ...], body: Body, matched: str | None
    ) -> None:
        python = compiler.python
        for value in values:
            compiler.flush()
            test = equality(compiler, self.value, value, negated=False)
            mark = [python.store(matched, python.constant(True))] if matched else []
            compiler.emit(python.if_(test, [*mark, *compiler.block(body)]))


def _head(parser: TagParser, middle: TagToken) -> tuple[Expression, ...] | None:
    if middle.name == "else":
        if middle.markup.strip(WHITESPACE):
            raise parser.error(_BAD_ELSE, middle.position)
        return None
    values = []
    markup: str | None = middle.markup
    while markup is not None:
        found = _WHEN.search(markup)
        if not found:
            raise parser.error(_BAD_WHEN, middle.position)
        values.append(parse_operand(found[1]))
        markup = found[2]
    return tuple(values)
