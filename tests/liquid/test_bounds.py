"""Every template ends in output or in a clear error."""

from __future__ import annotations

import pytest

from jekyll_py.liquid import Environment, LimitError, Limits, LiquidError, render

LONG = {
    "dotted name": ("{{ a" + ".b" * 5000 + " }}", ""),
    "or": ("{% if " + " or ".join(["a"] * 3000) + " or true %}x{% endif %}", "x"),
    "and and or": ("{% if " + " or a and ".join(["a"] * 2000) + " %}x{% endif %}", ""),
    "filters": ("{{ 'a'" + " | append: 'b'" * 2000 + " | size }}", "2001"),
    "elsif": ("{% if a %}" + "{% elsif a %}" * 2000 + "{% else %}x{% endif %}", "x"),
    "when": ("{% case 1 %}" + "{% when 2 %}" * 2000 + "{% else %}x{% endcase %}", "x"),
    "cycle": ("{% cycle " + ", ".join(map(str, range(500))) + " %}", "0"),
    "100 blocks": ("{% if true %}" * 100 + "x" + "{% endif %}" * 100, "x"),
    "90 loops": ("{% for i in (1..1) %}" * 90 + "{{ forloop.index }}" + "{% endfor %}" * 90, "1"),
    "captures": ("{% capture a %}" * 60 + "x" + "{% endcapture %}" * 60 + "{{ a }}", ""),
    "number": ("{{ " + "9" * 10000 + " | plus: 1 | append: '' | size }}", "10001"),
    "brackets": ("{{ " + "[" * 5000 + " }}", ""),
    "unclosed tags in raw": ("{% raw %}" + "{%" * 50000 + "{% endraw %}", "{%" * 50000),
}


@pytest.mark.parametrize("name", LONG)
def test_long_and_deep(name: str) -> None:
    """Size alone is no error."""
    source, expected = LONG[name]
    assert render(source, {}) == expected


@pytest.mark.parametrize(
    "source",
    [
        "{% if a %}" * 101 + "{% endif %}" * 101,
        "{% comment %}" * 200,
        "{% include 'self' %}",
        "{% render 'self' %}",
        "{% for i in (1..100000000000) %}{% endfor %}",
        "{{" * 50000,
        "{%" * 50000,
    ],
)
def test_a_template_that_ruby_refuses_is_an_error(source: str) -> None:
    """A template that Ruby refuses, or would not survive, is an error of ours."""
    with pytest.raises(LiquidError):
        render(source, {}, {"self": source})


def test_a_list_that_contains_itself() -> None:
    """Data can be as odd as a template."""
    items: list[object] = []
    items.append(items)
    with pytest.raises(LiquidError, match="too deep"):
        render("{{ items }}", {"items": items})


def test_limited_iterations() -> None:
    """The rounds of all loops count, those in partials too, and each template as one."""
    environment = Environment(limits=Limits(iterations=101))
    assert environment.parse("{% for i in (1..100) %}x{% endfor %}").render({}) == "x" * 100
    with pytest.raises(LimitError, match="more than 101 rounds of loops"):
        environment.parse("{% for i in (1..11) %}{% for j in (1..11) %}{% endfor %}{% endfor %}").render({})


def test_limited_output() -> None:
    """Output in captures counts as well, or a template could fill the memory."""
    environment = Environment(limits=Limits(output=10))
    assert environment.parse("0123456789").render({}) == "0123456789"
    for source in ("01234567890", "{% for i in (1..1000000000) %}{% capture a %}xxx{% endcapture %}{% endfor %}"):
        with pytest.raises((LimitError, LiquidError)):
            environment.parse(source).render({})
