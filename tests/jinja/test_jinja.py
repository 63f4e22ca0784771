"""Jinja2 templates over the drops, filters, tags and includes of Liquid."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jekyll_py.errors import JekyllError
from jekyll_py.filters import FILTERS
from jekyll_py.jinja import JinjaEngine, Loaded, MappingLoader, Partial
from jekyll_py.liquid import Context, Drop, Environment, Limits, Template
from jekyll_py.model.template_language import inner_name, is_jinja
from jekyll_py.reference import DEBIAN
from jekyll_py.tags import TAGS
from tests.filters.site import FakeSite

LIQUID = Environment(TAGS, FILTERS, reference=DEBIAN)
TEMPLATES = {
    "base.jinja": "<main>{% block body %}{% endblock %}</main>",
    "macros.jinja": "{% macro badge(text) %}[{{ text | relative_url }}{{ include('card.html') }}]{% endmacro %}",
    "part.jinja": "part of {{ page.title }}",
}
INCLUDES = {
    "card.html": "<b>{{ include.title }}, {{ include.post.title }}, {{ page.title }}, {{ item }}</b>",
    "card.jinja": "<i>{{ include.title }}, {{ page.title }}, {{ include('card.html', title='inner') }}</i>",
    "again.jinja": "{{ include('again.jinja') }}",
    "wrong.html": "first line\n{{ 'a' | sort }}",
    "wrong.jinja": "first line\n\n{{ 'a' | sort }}",
}


class Answers(Drop):
    """A drop with a few answers, and an attribute that is none of a template's business."""

    private = "secret"

    def __init__(self, answers: Mapping[str, object]) -> None:
        self._answers = answers

    def __getitem__(self, key: str) -> object:
        return self._answers.get(key)

    def keys(self) -> Iterable[str]:
        return self._answers


class Includes:
    """Liquid's includes, those named ``.jinja`` in Jinja2."""

    def __init__(self, engine: JinjaEngine) -> None:
        self._engine = engine

    def load(self, name: str, context: Context, folder: str | None = None) -> Template | Partial:
        path = f"_includes/{name}"
        if is_jinja(name):
            return self._engine.partial(Loaded(INCLUDES[name], path))
        return LIQUID.parse(INCLUDES[name], path)


PAGE = Answers({"title": "Moon", "tags": ["a", "b"], "nothing": None, "url": "/moon.html", "size": 3})
SITE = Answers({"pages": [{"t": "x", "order": 2}, {"t": "y", "order": 1}], "data": {"first": 1, "items": 2}})


def engine_of(liquid: Environment = LIQUID) -> JinjaEngine:
    return JinjaEngine(liquid, TAGS, MappingLoader(TEMPLATES))


ENGINE = engine_of()
REGISTERS = {
    "site": FakeSite({"baseurl": "/base"}, {"a b.md": "/a%20b.html"}),
    "includes": Includes(ENGINE),
    "page": {"path": "index.html.jinja"},
}


def render(source: str, engine: JinjaEngine = ENGINE, first_line: int = 1, **variables: object) -> str:
    given = {"page": PAGE, "site": SITE, **variables}
    return engine.render(source, "index.html.jinja", given, REGISTERS, first_line)


@pytest.mark.parametrize(
    "expression",
    [
        "page.title", "page.nope", "page.nope.deeper", "page.nothing", "page.tags", "page.tags.size", "page.tags.first",
        "page.size", "site.pages.last.t", "site.data", "site.data.first", "site.data.items", "1.0", "true", "nil_value",
        "page.title | upcase", "page.url | relative_url", "page | relative_url", "page.nothing | default('x')",
        "false | default(1, allow_false=true)", "site.pages | where('t', 'x') | jsonify", "page.tags | join('-')",
        "site.pages | where_exp('p', 'p.order > limit') | jsonify", "site.pages | sort('order') | map('t') | join(',')",
        "site.pages | group_by('t') | jsonify", "page.title | slugify | append('!')", "page.missing | jsonify",
    ],
)  # fmt: skip
def test_an_expression_gives_what_it_gives_in_liquid(expression: str) -> None:
    variables = {"page": PAGE, "site": SITE, "limit": 1, "nil_value": None}
    ours = ENGINE.render(f"{{{{ {expression} }}}}", "page.jinja", variables, REGISTERS)
    assert ours == LIQUID.parse(as_liquid(expression)).render(variables, REGISTERS)


def as_liquid(expression: str) -> str:
    """The expression with Liquid's colon instead of parentheses around arguments."""
    return "{{ " + expression.replace("=true)", ": true)").replace("(", ": ").replace(")", "") + " }}"


WORDS = st.text(st.characters(exclude_characters="\\'\"{}%\r", exclude_categories=["Cs"]), max_size=12)


@settings(max_examples=60)
@given(WORDS, st.sampled_from(["escape", "capitalize", "slugify", "cgi_escape", "number_of_words", "size", "strip"]))
def test_filters_of_both_languages_are_the_same(text: str, name: str) -> None:
    assert render(f"{{{{ text | {name} }}}}", text=text) == LIQUID.parse(f"{{{{ text | {name} }}}}").render(
        {"text": text}, REGISTERS
    )


def test_loops_and_conditions_see_drops() -> None:
    source = "{% for p in site.pages | sort('order') if p.order %}{{ loop.index }}{{ p.t }}{{ ' ' }}{% endfor %}"
    assert render(source) == "1y 2x "
    assert render("{% for name in page %}{{ name }} {% endfor %}") == "title tags nothing url size "
    assert (
        render("{% for x in page.nope %}x{% else %}none{% endfor %}{% for x in none %}{% else %} none{% endfor %}")
        == "none none"
    )
    assert render("{{ page.nope is defined }} {{ page.nope == none }} {{ page.title is defined }}") == "false true true"


def test_filters_of_jinjas_own_take_drops_for_hashes() -> None:
    assert render("{{ page | length }} {{ page | list | join(',') }}") == "5 title,tags,nothing,url,size"
    assert render("{{ site.data | dictsort | tojson }}") == '[["first", 1], ["items", 2]]'


def test_tags_are_functions() -> None:
    assert render("{{ link('a b.md') }}") == "/base/a%20b.html"
    assert render("{% for item in [7] %}{{ include('card.html', title='one', post=page) }}{% endfor %}") == (
        "<b>one, Moon, Moon, 7</b>"
    )
    assert render("{{ include('card.html', title='\"%} {{') }}").startswith('<b>"%} {{, ')


def test_a_block_tag_is_called_with_its_body() -> None:
    source = "{% call highlight('ruby', 'linenos') %}\nputs 1\n{% endcall %}"
    assert render(source) == LIQUID.parse("{% highlight ruby linenos %}\nputs 1\n{% endhighlight %}").render(
        {}, REGISTERS
    )


def test_includes_of_both_languages_include_each_other() -> None:
    expected = "<i>outer, Moon, <b>inner, , Moon, </b></i>"
    assert render("{{ include('card.jinja', title='outer') }}") == expected
    liquid = LIQUID.parse("{% include card.jinja title='outer' %}")
    assert liquid.render({"page": PAGE}, REGISTERS) == expected


def test_templates_extend_import_and_include_each_other() -> None:
    assert render("{% extends 'base.jinja' %}{% block body %}{{ page.title }}{% endblock %}") == "<main>Moon</main>"
    assert render("{% from 'macros.jinja' import badge %}{{ badge('/x') }}") == "[/base/x<b>, , Moon, </b>]"
    assert render("{% include 'part.jinja' %}") == "part of Moon"


@pytest.mark.parametrize(
    ("source", "place", "message", "hint"),
    [
        ("a\n{{ 'x' | upcas }}", "index.html.jinja:5:1", "No filter named 'upcas'.", "did you mean upcase?"),
        ("{{ 1 is odder }}", "index.html.jinja:4:1", "No test named 'odder'.", "did you mean odd?"),
        ("a\n{% for %}", "index.html.jinja:5:1", "Expected an expression, got 'end of statement block'", None),
        ("\n{{ 'a' | sort }}", "index.html.jinja:5:1", "undefined method `sort' for \"a\":String", None),
        ("{{ 'a' | slugify('b', 'c') }}", "index.html.jinja:4:1", "arguments (given 3, expected 1..2)", None),
        ("{{ 1 / 0 }}", "index.html.jinja:4:1", "ZeroDivisionError: division by zero", None),
        ("{{ nobody() }}", "index.html.jinja:4:1", "'nobody' is undefined", None),
        ("{% include 'bass.jinja' %}", "index.html.jinja:4:1", "no template 'bass.jinja'", "did you mean base.jinja?"),
        ("{% include 'x.html' %}", "index.html.jinja:4:1", "no template 'x.html'", "add _includes/x.html"),
        ("{% if a && b %}", "index.html.jinja:4:9", "unexpected char '&' at 8", "write and"),
        ("{{ page.title }", "index.html.jinja:4:15", "unexpected '}'", "an output is closed with }}, a tag with %}"),
        ("{{ include('wrong.html') }}", "_includes/wrong.html:2:1", "undefined method `sort' for \"a\":String", None),
        ("{{ include('wrong.jinja') }}", "_includes/wrong.jinja:3:1", "undefined method `sort' for \"a\":String", None),
        ("{{ link('x %} y') }}", "index.html.jinja:4:1", "link: an argument cannot hold %}", None),
        ("{{ 'a'.__class__() }}", "index.html.jinja:4:1", "attribute '__class__' of 'str' object is unsafe.", None),
        ("{{ page.tags.append(1) }}", "index.html.jinja:4:1", "attribute 'append' of 'list' object is unsafe.", None),
    ],
)  # fmt: skip
def test_an_error_names_file_and_line(source: str, place: str, message: str, hint: str | None) -> None:
    with pytest.raises(JekyllError) as error:
        render(source, first_line=4)
    assert (error.value.location, error.value.hint) == (place, hint)
    assert error.value.message.endswith(message)
    assert error.value.source_line
    if place.startswith("_includes"):
        assert error.value.chain == ("index.html.jinja:4",)


def test_a_missing_link_target_is_refused_in_jekylls_words() -> None:
    with pytest.raises(JekyllError, match=r"Could not find document 'nowhere\.md' in tag 'link'"):
        render("{{ link('nowhere.md') }}")


def test_an_include_that_includes_itself_ends_in_an_error() -> None:
    with pytest.raises(JekyllError, match="Nesting too deep"):
        render("{{ include('again.jinja') }}")


@pytest.mark.parametrize(
    "expression",
    [
        "page.private",
        "page._answers",
        "page['_answers']",
        "page.keys",
        "page.__class__",
        "page | attr('private')",
        "link.__globals__",
    ],
)
def test_templates_reach_answers_only(expression: str) -> None:
    assert render(f"{{{{ {expression} }}}}") == ""


def test_strictness_is_that_of_liquid() -> None:
    strict = engine_of(Environment(TAGS, FILTERS, strict_variables=True))
    assert render("{{ page.title }}{{ page.nothing }}", strict) == "Moon"
    with pytest.raises(JekyllError, match="there is no 'nope'"):
        render("{{ page.nope }}", strict)


def test_limits_are_those_of_liquid() -> None:
    limited = engine_of(Environment(TAGS, FILTERS, limits=Limits(output=10, iterations=5)))
    with pytest.raises(JekyllError, match="output"):
        render("{{ 'x' * 11 }}", limited)
    with pytest.raises(JekyllError, match="more than 5 rounds of loops"):
        render("{% for i in range(6) %}{% endfor %}", limited)


@pytest.mark.parametrize(
    ("name", "front_matter", "jinja", "inner"),
    [
        ("about.html.jinja", {}, True, "about.html"),
        ("notes/about.jinja", {}, True, "notes/about.html"),
        ("feed.xml.jinja", {}, True, "feed.xml"),
        ("about.html", {"template": "jinja"}, True, "about.html"),
        ("about.html", {"template": "liquid"}, False, "about.html"),
        ("notes.d/x.jinja", {}, True, "notes.d/x.html"),
    ],
)
def test_a_template_is_known_by_name_or_front_matter(
    name: str, front_matter: dict[str, object], jinja: bool, inner: str
) -> None:
    assert is_jinja(name, front_matter) is jinja
    assert inner_name(name) == inner
