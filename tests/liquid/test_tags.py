"""Tags and filters written in Python."""

from __future__ import annotations

import pytest

from jekyll_py.liquid import (
    Block,
    Context,
    Drop,
    Environment,
    LiquidError,
    LiquidSyntaxError,
    MappingPartials,
    Tag,
    needs_context,
)
from jekyll_py.liquid.tag import ParseContext


class Show(Tag):
    """Prints the value of an expression."""

    def render(self, context: Context) -> str:
        return f"<{context.evaluate(self.markup)}>"


class Picky(Tag):
    """Wants markup."""

    def __init__(self, name: str, markup: str, parse_context: ParseContext) -> None:
        super().__init__(name, markup, parse_context)
        if not markup:
            raise LiquidSyntaxError("picky wants more")


class Bold(Block):
    """Wraps its body."""

    def render(self, context: Context) -> str:
        return f"<b>{self.body.render(context)}</b>"


class Times(Block):
    """Renders its body for the numbers up to its markup."""

    def render(self, context: Context) -> str:
        texts = []
        for number in range(int(self.markup)):
            with context.bind("number", number):
                texts.append(self.body.render(context))
        return "".join(texts)


@needs_context
def shared(context: Context, value: object, name: object) -> object:
    """The value with what the context knows."""
    return f"{value}{context.lookup(str(name))}{context.registers['site']}"


ENVIRONMENT = Environment(tags={"show": Show, "picky": Picky, "bold": Bold, "times": Times}, filters={"shared": shared})


def render(source: str, **variables: object) -> str:
    """Render with the tags of this file."""
    partials = MappingPartials(
        ENVIRONMENT,
        {
            "part": "{% bold %}{{ i }}{% if i == 1 %}{% include 'part2' %}{% endif %}{% endbold %}",
            "part2": "{% bold %}2{% endbold %}",
        },
    )
    return ENVIRONMENT.parse(source, path="x.html").render(variables, {"site": "S", "includes": partials})


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{% show x.y %}", "<7>"),
        ("{% for i in (1..2) %}{% show i %}{% show forloop.index %}{% endfor %}", "<1><1><2><2>"),
        ("{% assign i = 9 %}{% for i in (1..2) %}{% assign i = 5 %}{% show i %}{% endfor %}{% show i %}", "<1><2><5>"),
        ("{% bold %}{{ x.y }}{% show x.y %}{% endbold %}", "<b>7<7></b>"),
        (
            "{% for i in (1..2) %}{% bold %}{{ i }}{{ forloop.last }}{% endbold %}{% endfor %}",
            "<b>1false</b><b>2true</b>",
        ),
        ("{% bold %}{% assign a = 1 %}{% endbold %}{{ a }}", "<b></b>1"),
        ("{% times 3 %}{{ number }}{% endtimes %}{{ number }}", "012"),
        (
            "{% for i in (1..3) %}{% bold %}{% if i == 2 %}{% break %}{% endif %}{{ i }}{% endbold %}{% endfor %}",
            "<b>1</b><b></b>",
        ),
        ("{% for i in (1..2) %}{% include 'part' %}{% endfor %}", "<b>1<b>2</b></b><b>2</b>"),
        ("{% for i in (1..2) %}{{ 'v' | shared: 'i' }}{% endfor %}", "v1Sv2S"),
    ],
)
def test_custom_tags(source: str, expected: str) -> None:
    """They see what templates see, and bodies of theirs are Liquid."""
    assert render(source, x={"y": 7}) == expected


def test_a_tag_that_refuses_its_markup() -> None:
    """The place is filled in."""
    with pytest.raises(LiquidSyntaxError) as caught:
        render("\n{% picky %}")
    assert caught.value.location == "x.html:2:1"
    assert caught.value.message == "Liquid syntax error (line 2): picky wants more"


def test_wrong_number_of_arguments() -> None:
    """Ruby's complaint, at the place of the filter."""
    with pytest.raises(LiquidError) as caught:
        render("\n{{ 'v' | shared }}")
    assert caught.value.message == "Liquid error (line 2): wrong number of arguments (given 1, expected 2)"


def test_counters_can_outlive_a_render() -> None:
    """Jekyll renders all pages with one payload, in which ``increment`` keeps its counters."""
    template = Environment().parse("{% increment n %}{% increment n %}{{ n }} ")
    counters: dict[str, object] = {}
    assert "".join(template.render({}, {"counters": counters}) for _ in range(2)) == "012 234 "
    assert template.render({}) == "012 "


class Numbers(Drop):
    """Answers with the length of what is asked."""

    def __getitem__(self, key: str) -> object:
        return len(key)

    def __str__(self) -> str:
        return "numbers"


def test_drops() -> None:
    """They print as they say, answer to keys, and are no collections."""
    source = "{{ d }}{{ d.abc }}{{ d['ab'] }}{{ d.title | plus: 1 }}{% for x in d %}x{% else %}none{% endfor %}"
    assert render(source, d=Numbers()) == "numbers326none"


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("item.n > 1", [False, True]),
        ("item.n == 1 or item.n == other", [True, True]),
        ("item contains 'n'", [True, True]),
        ("item.missing", [False, False]),
    ],
)
def test_conditions(markup: str, expected: list[bool]) -> None:
    """Conditions with a bound variable, which `where_exp` and the like are made of."""
    context = Context(ENVIRONMENT, {"other": 2})
    condition = ENVIRONMENT.parse_condition(markup, "item")
    assert [condition.evaluate(context, {"n": number}) for number in (1, 2)] == expected
    assert condition is ENVIRONMENT.parse_condition(markup, "item")
