"""Random templates over the whole language, and data for them to meet.

Each node of a template is written from a seed of its own, so that Hypothesis finds small failures by leaving nodes out
and making them shallower, and twenty thousand templates take minutes.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from hypothesis import strategies as st

from .ruby import Case
from .words import (
    DATE_FORMATS,
    HUGE,
    KEYS,
    LITERALS,
    NAMES,
    NO_ARGUMENT,
    NUMBERS,
    ONE_ARGUMENT,
    PARTIALS,
    STRINGS,
    STRUCTURAL_ERRORS,
    TEXTS,
    TWO_ARGUMENTS,
)

Writer = Callable[["Pen"], str]


class Pen:
    """Writes pieces of templates."""

    def __init__(self, seed: int, depth: int) -> None:
        self.random = Random(seed)
        self.depth = depth

    def one(self, *texts: str) -> str:
        """One of these."""
        return self.random.choice(texts)

    def chance(self, odds: float) -> bool:
        """True so often."""
        return self.random.random() < odds

    def many(self, write: Callable[[], str], most: int, separator: str = "", least: int = 0) -> str:
        """Some of what ``write`` gives."""
        return separator.join(write() for _ in range(self.random.randint(least, most)))

    # Expressions

    def string(self) -> str:
        text = self.one(*STRINGS)
        return f'"{text}"' if "'" in text else f"'{text}'"

    def literal(self) -> str:
        return self.one(self.string(), self.string(), self.one(*NUMBERS), self.one(*LITERALS))

    def name(self) -> str:
        return self.one(*NAMES)

    def lookup(self) -> str:
        text = f"[{self.one(self.string(), self.name())}]" if self.chance(0.02) else self.name()
        while self.chance(0.4):
            text += f"[{self.index()}]" if self.chance(0.3) else f".{self.one(*KEYS)}"
        return text

    def index(self) -> str:
        return self.one("0", "1", "-1", "'title'", '"name"', "n", "s", "1.0", "nil", self.name())

    def range(self) -> str:
        return f"({self.bound()}..{self.bound()})"

    def bound(self) -> str:
        return self.one("0", "1", "3", "-2", "'4'", "n", "n", "a" if self.chance(0.1) else "2")

    def expression(self) -> str:
        return self.one(self.lookup(), self.lookup(), self.lookup(), self.literal(), self.range())

    def argument(self) -> str:
        return self.one(self.lookup(), self.literal(), "'title'", "'order'", "'name'", "2", "','")

    def filter(self) -> str:
        match self.random.randrange(16):
            case 0:
                return f"default: {self.argument()}, allow_false: {self.one('true', 'false', 'yes')}"
            case 1:
                return f"date: {self.one(*DATE_FORMATS)}"
            case 2 | 3 | 4:
                return f"{self.one(*TWO_ARGUMENTS)}: {self.argument()}, {self.argument()}"
            case 5 | 6 | 7 | 8 | 9:
                return f"{self.one(*ONE_ARGUMENT)}: {self.argument()}"
            case 10 if self.chance(0.3):
                mark, tail = self.one(":", " ", ": ,", " : "), self.one("", ",", " junk", ", x: 1", " | ")
                return f"{self.one(*ONE_ARGUMENT)}{mark}{self.argument()}{tail}"
        return self.one(*NO_ARGUMENT)

    def variable(self) -> str:
        return self.expression() + self.many(lambda: self.one(" | ", "|", " |") + self.filter(), 3)

    def noise(self) -> str:
        return (
            self.one(" ", "!", " ,", " $", "'", " ..", " x y", " |", "||", "[", "]", "(", " = ")
            if self.chance(0.1)
            else ""
        )

    def condition(self) -> str:
        return self.many(self.comparison, 3, self.one(" and ", " or "), 1) + self.noise()

    def comparison(self) -> str:
        if self.chance(0.3):
            return self.expression()
        operator = self.one("==", "!=", "<>", "<", ">", "<=", ">=", "contains", "==", "==")
        if self.chance(0.05):
            return f"{self.expression()} {operator} {self.one(*HUGE)}"
        if self.chance(0.02):
            operator = self.one("=", "=>", "xor")
        return f"{self.expression()} {operator} {self.expression()}"

    # Tags

    def tag(self, markup: str) -> str:
        return self.one("{% ", "{%", "{%- ", "{%-") + markup + self.one(" %}", "%}", " -%}", "-%}")

    def output(self) -> str:
        opening, closing = self.one("{{ ", "{{", "{{- ", "{{-"), self.one(" }}", "}}", " -}}", "-}}")
        return f"{opening}{self.variable()}{self.noise()}{closing}"

    def text(self) -> str:
        return self.one(*TEXTS)

    def target(self) -> str:
        return self.one(self.name(), "x", "y", "a-b", "list", "item", "counter")

    def inline(self) -> str:
        write: Writer = self.random.choice(INLINE)
        return write(self)

    def options(self) -> str:
        return self.many(self.option, 2)

    def option(self) -> str:
        small = self.one("0", "1", "2", "n", "-1", "'2'", self.argument() if self.chance(0.1) else "3")
        return self.one(
            " reversed",
            f" limit:{small}",
            f", limit: {small}",
            f" offset:{small}",
            " offset: continue",
            f" cols:{small}",
        )

    def collection(self) -> str:
        return self.one("list", "items", "hash", "nested", "s", "missing", self.range(), self.lookup())

    def body(self) -> str:
        self.depth -= 1
        written = self.many(self.node, 4)
        self.depth += 1
        return written

    def otherwise(self) -> str:
        return self.tag("else") + self.body() if self.chance(0.4) else ""

    def node(self) -> str:
        """Anything that can stand in a body."""
        if self.chance(0.004):
            return self.tag(self.one(*STRUCTURAL_ERRORS))
        if self.depth <= 0 or self.chance(0.5):
            return self.one(self.output(), self.text()) if self.chance(0.6) else self.inline()
        write: Writer = self.random.choice(BLOCKS)
        return write(self)


def _cycle(pen: Pen) -> str:
    return pen.tag(f"cycle {pen.one('', '', 'g: ', 's: ')}{pen.many(pen.argument, 3, ', ', 1)}")


def _include(pen: Pen) -> str:
    name = "'missing'" if pen.chance(0.02) else pen.one(*PARTIALS, "which")
    ending = pen.one("", " with list", " for items", ", x: n", " with a as item", " x: 1", " for nested as x")
    return pen.tag(f"include {name}{ending}")


def _render(pen: Pen) -> str:
    ending = pen.one("", " with list", " for items as x", ", x: n", " for (1..2) as a", ", list: list, a: a")
    return pen.tag(f"render {pen.one(*PARTIALS)}{ending}")


def _liquid(pen: Pen) -> str:
    lines = pen.many(lambda: f"{pen.one('echo ', 'assign x = ', 'assign list = ')}{pen.variable()}\n", 3)
    return pen.tag(f"liquid\n{lines}")


INLINE: tuple[Writer, ...] = (
    lambda pen: pen.tag(f"assign {pen.target()}{pen.one(' = ', '=')}{pen.variable()}{pen.noise()}"),
    lambda pen: pen.tag(f"assign {pen.target()} = {pen.variable()}"),
    lambda pen: pen.tag(f"echo {pen.variable()}"),
    _cycle,
    lambda pen: pen.tag(f"{pen.one('increment', 'decrement')} {pen.one('counter', 'n', 'x')}"),
    lambda pen: pen.tag(pen.one("break", "continue")),
    lambda pen: pen.tag(f"# {pen.one('note', '', 'a' + chr(10) + '# b')}"),
    lambda pen: f"{{% raw %}}{pen.one('{{ a }}', '{% if %}', ' ', '{{', '%}')}{{% endraw %}}",
    _include,
    _include,
    _render,
    _liquid,
)


def _if(pen: Pen) -> str:
    elsif = pen.many(lambda: pen.tag(f"elsif {pen.condition()}") + pen.body(), 1)
    word = pen.one("if", "if", "unless")
    return pen.tag(f"{word} {pen.condition()}") + pen.body() + elsif + pen.otherwise() + pen.tag(f"end{word}")


def _for(pen: Pen) -> str:
    head = f"for {pen.one('item', 'x', 'a', 'list', 'include')} in {pen.collection()}{pen.options()}"
    return pen.tag(head) + pen.body() + pen.otherwise() + pen.tag("endfor")


def _tablerow(pen: Pen) -> str:
    head = f"tablerow {pen.one('item', 'x')} in {pen.collection()}{pen.options()}"
    return pen.tag(head) + pen.body() + pen.tag("endtablerow")


def _case(pen: Pen) -> str:
    when = pen.many(lambda: pen.tag(f"when {pen.many(pen.argument, 3, pen.one(', ', ' or '), 1)}") + pen.body(), 3)
    return pen.tag(f"case {pen.argument()}") + pen.one("", " ") + when + pen.otherwise() + pen.tag("endcase")


def _capture(pen: Pen) -> str:
    return pen.tag(f"capture {pen.target()}") + pen.body() + pen.tag("endcapture")


def _plain(word: str) -> Writer:
    return lambda pen: pen.tag(word) + pen.body() + pen.tag(f"end{word}")


BLOCKS: tuple[Writer, ...] = (_if, _if, _for, _for, _tablerow, _case, _capture, _plain("ifchanged"), _plain("comment"))

nodes = st.builds(lambda seed, depth: Pen(seed, depth).node(), st.integers(0, 2**63), st.integers(0, 3))
# The last text keeps a "-%}" from reaching into a partial, where Ruby's parser forgets to reset its state.
template = st.lists(nodes, max_size=5).map(lambda written: "".join(written) + ".")
partials = st.fixed_dictionaries({"one": template, "two": template})

scalar = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 100),
    st.sampled_from([1.5, -0.25, 1e-7, 3.0, 0.1]),
    st.sampled_from(STRINGS),
)
record = st.fixed_dictionaries(
    {"title": scalar, "order": scalar}, optional={"name": scalar, "tags": st.lists(scalar, max_size=3), "size": scalar}
)
data = st.fixed_dictionaries(
    {
        "a": scalar,
        "b": scalar,
        "n": st.integers(-3, 12),
        "s": st.sampled_from(STRINGS),
        "which": st.sampled_from(["one", "two"]),
        "list": st.lists(scalar, max_size=4),
        "items": st.lists(record, max_size=3),
        "hash": record,
        "nested": st.lists(st.one_of(scalar, st.lists(scalar, max_size=2), record), max_size=3),
        "yes": st.just(True),
        "no": st.just(False),
        "f": st.sampled_from([0.0, 1.5, -2.25, 1e11, 12345.678]),
    }
)
strictness = st.sampled_from([False] * 9 + [True])
modes = st.sampled_from(["lax"] * 5 + ["warn"] * 4 + ["strict"])
cases = st.builds(Case, template, data, partials, mode=modes, strict_variables=strictness, strict_filters=strictness)
