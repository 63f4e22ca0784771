"""Errors say what is wrong, where, and what may have been meant."""

from __future__ import annotations

import pytest

from jekyll_py.errors import JekyllError
from jekyll_py.liquid import Environment, LiquidError, LiquidSyntaxError, MappingPartials
from jekyll_py.liquid.environment import ErrorMode

SYNTAX = {
    "{% inclde x %}": "Unknown tag 'inclde'",
    "{% if %}{% endif %}": "Syntax Error in tag 'if' - Valid syntax: if [expression]",
    "{% for x %}{% endfor %}": "Syntax Error in 'for loop' - Valid syntax: for [item] in [collection]",
    "{% if a %}": "'if' tag was never closed",
    "{% if a %}{% endfor %}": "'endfor' is not a valid delimiter for if tags. use endif",
    "{% capture a %}{% else %}{% endcapture %}": "capture tag does not expect 'else' tag",
    "{% else %}": "Unexpected outer 'else' tag",
    "{% endif %}": "Unknown tag 'endif'",
    "{{ a ": "Variable '{{' was not properly terminated with regexp: /\\}\\}/",
    "{% assign %}": "Syntax Error in 'assign' - Valid syntax: assign [var] = [source]",
    "{% raw x %}{% endraw %}": "Syntax Error in 'raw' - Valid syntax: raw",
}


@pytest.mark.parametrize("source", SYNTAX)
def test_syntax_errors_in_the_words_of_ruby(source: str) -> None:
    """Message, file, line and column, counted in the file and not in what follows its front matter."""
    with pytest.raises(LiquidSyntaxError) as caught:
        Environment().parse(f"first\n  {source}", path="page.md", first_line=4)
    error = caught.value
    assert error.message == f"Liquid syntax error (line 5): {SYNTAX[source]}"
    assert (error.path, error.line, error.source_line) == ("page.md", 5, f"  {source}")
    assert isinstance(error, JekyllError)


@pytest.mark.parametrize(
    ("source", "hint"),
    [
        ("{% cature a %}", "did you mean {% capture %}?"),
        ("{% xyzzy %}", None),
        ("{% if a %}{% xyzzy %}{% endif %}", None),
        ("{% if a %}{% if %}{% endif %}{% endif %}", "write {% if name == 'value' %} … {% endif %}"),
    ],
)
def test_near_misses_of_tags(source: str, hint: str | None) -> None:
    """A tag that is nearly right is suggested."""
    with pytest.raises(LiquidSyntaxError) as caught:
        Environment().parse(source)
    assert caught.value.hint == hint


def test_strict_filters() -> None:
    """A filter that is missing stands at its tag, with the nearest one."""
    template = Environment(strict_filters=True).parse("\n a {{ x | upcas }}", path="a.html")
    with pytest.raises(LiquidError) as caught:
        template.render({})
    assert caught.value.message == "Liquid error (line 2): undefined filter upcas"
    assert (caught.value.column, caught.value.hint) == (4, "did you mean upcase?")


def test_strict_variables() -> None:
    """A name or key that is missing is an error only under ``strict_variables``."""
    source = "{{ page.nothing }}"
    assert Environment().parse(source).render({"page": {}}) == ""
    with pytest.raises(LiquidError, match="undefined variable nothing"):
        Environment(strict_variables=True).parse(source).render({"page": {}})


def test_an_error_in_an_include_stands_in_the_include() -> None:
    """The file that is wrong, and the way to it, innermost first."""
    environment = Environment()
    partials = MappingPartials(environment, {"a": "x\n{% include 'b' %}", "b": "\n\n {{ 1 | divided_by: 0 }}"})
    template = environment.parse("{% for i in (1..2) %}\n{% include 'a' %}{% endfor %}", path="layout.html")
    with pytest.raises(LiquidError) as caught:
        template.render({}, {"includes": partials})
    assert caught.value.location == "b:3:2"
    assert caught.value.message == "Liquid error (line 3): divided by 0"
    assert caught.value.source_line == " {{ 1 | divided_by: 0 }}"
    assert caught.value.chain == ("a:2", "layout.html:2")


def test_a_syntax_error_in_an_include_names_its_caller() -> None:
    """An include is parsed when it is met."""
    environment = Environment()
    partials = MappingPartials(environment, {"a": "\n{% if %}"})
    template = environment.parse("\n\n{% include 'a' %}", path="layout.html")
    with pytest.raises(LiquidSyntaxError) as caught:
        template.render({}, {"includes": partials})
    assert caught.value.location == "a:2:1"
    assert caught.value.chain == ("layout.html:3",)


@pytest.mark.parametrize(("mode", "warned"), [("lax", 0), ("warn", 1)])
def test_markup_for_lax_parsing_alone_is_warned_of_in_mode_warn(mode: ErrorMode, warned: int) -> None:
    """Markup only the lax parser accepts is rendered, with a warning each under ``warn``."""
    template = Environment(error_mode=mode).parse("a\n{{ 'x' | upcase | }}", path="p.md", first_line=3)
    assert template.render({}) == "a\nX"
    assert [(warning.path, warning.line) for warning in template.warnings] == [("p.md", 4)] * warned


def test_strict_mode() -> None:
    """Markup only the lax parser accepts is an error under ``strict``."""
    with pytest.raises(LiquidSyntaxError) as caught:
        Environment(error_mode="strict").parse("{% if a &! b %}{% endif %}")
    assert caught.value.message == 'Liquid syntax error (line 1): Unexpected character & in "a &! b"'


def test_what_breaks_inside_a_filter_is_an_error_of_the_template() -> None:
    """Not a traceback: Ruby calls it an internal error."""

    def broken(value: object) -> object:
        raise KeyError("oops")

    template = Environment(filters={"broken": broken}).parse("\n{{ 1 | broken }}", path="a.html")
    with pytest.raises(LiquidError) as caught:
        template.render({})
    assert caught.value.message == "Liquid error (line 2): internal"
    line = broken.__code__.co_firstlineno + 1
    assert caught.value.hint == f"KeyError: 'oops' in {__file__}:{line}"
