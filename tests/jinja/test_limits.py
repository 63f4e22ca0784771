"""Limits: what a Jinja2 template may cost."""

from __future__ import annotations

import pytest

from jekyll_py.errors import JekyllError
from jekyll_py.filters import FILTERS
from jekyll_py.jinja import JinjaEngine, MappingLoader
from jekyll_py.liquid import Environment, LimitError, Limits
from jekyll_py.tags import TAGS
from tests.limited import LIMITS, over_limits

BIG = "{% set big = 'x' * 100000 %}"
DOUBLED = "{% set l = ['a', 'b'] %}" + "{% set l = [l, l] %}" * 60
TEMPLATES = {
    "twice.jinja": "{% set n = n + 1 %}{% if n < 60 %}{% include 'twice.jinja' %}"
    "{% include 'twice.jinja' %}{% endif %}",
    "large.jinja": BIG + "{% for i in range(1000) %}{{ big }}{% endfor %}",
}
DATA: dict[str, object] = {"n": 0, "numbers": list(range(2000)), "word": "word"}

ENDLESS = {
    "loops": "{% for i in range(50000) %}{% for j in range(50000) %}{% endfor %}{% endfor %}",
    "a macro that calls itself twice": "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}"
    "{% endif %}{% endmacro %}{{ m(60) }}",
    "a recursive loop": "{% for i in [1, 2] recursive %}{% if loop.depth < 60 %}{{ loop([1, 2]) }}"
    "{% endif %}{% endfor %}",
    "an include that includes itself twice": "{% include 'twice.jinja' %}",
    "blocks": "{% block a %}{% endblock %}{% for i in range(60000) %}{{ self.a() }}{% endfor %}",
    "filters that go through a list": "{% for i in range(1000) %}{{ numbers | sort | length }}{% endfor %}",
    "lists of characters": BIG + "{% for i in range(100) %}{% set l = big | list %}{% endfor %}",
    "copies": "{% for i in range(1000) %}{% set l = numbers[1:] %}{% endfor %}",
    "sums of lists": "{% set l = [] %}{% for i in range(1000) %}{% set l = l + numbers %}"
    "{% endfor %}{{ (numbers * 60)[0] }}",
    "a product": "{% set l = numbers * 60 * 60 %}{{ l | length }}",
    "an endless list": "{{ ([1] * 100000000000) | length }}{{ (1000000 * [1]) | length }}",
    "a list that doubles": DOUBLED + "{{ l }}",
    "comparing it": DOUBLED + DOUBLED.replace(" l ", " m ").replace("l, l", "m, m") + "{{ l == m }}",
    "looking for it": DOUBLED + DOUBLED.replace(" l ", " m ").replace("l, l", "m, m") + "{{ m in [l] }}",
    "a test of it": DOUBLED + DOUBLED.replace(" l ", " m ").replace("l, l", "m, m") + "{{ l is eq(m) }}",
    "its text": DOUBLED + "{{ l | string | length }}",
    "its JSON": DOUBLED + "{{ l | tojson | length }}",
    "its JSON by Jekyll": DOUBLED + "{{ l | jsonify | length }}",
    "its text with a tilde": DOUBLED + "{{ (l ~ 'x') | length }}",
    "a tag that sees it": DOUBLED + "{{ include('x') }}",
    "it doubled by a macro": "{% macro m(a) %}{% set x = varargs %}{{ x | string }}{% endmacro %}{{ m(1, 2) }}"
    + DOUBLED
    + "{{ m(1, l) }}",
    "an imported template": "{% import 'large.jinja' as large %}{{ large }}",
    "comments to strip": "{{ ('<!---->' * 20000) | striptags | length }}",
}
LONG = {
    "output": BIG + "{% for i in range(100) %}{{ big }}{% endfor %}",
    "output of an include": "{% include 'large.jinja' %}",
    "output in pieces": BIG + "{% for i in range(100) %}<b>{{ big }}</b>{% endfor %}",
}
LARGE = {
    "times": "{{ ('x' * 1000000000) | length }}",
    "times the other way": "{{ 1000000000 * 'x' }}",
    "plus": "{% set x = 'x' %}" + "{% set x = x + x %}" * 40,
    "a tilde": "{% set x = 'x' %}" + "{% set x = x ~ x %}" * 40,
    "a block that is set": "{% set x = 'x' %}" + "{% set x %}{{ x }}{{ x }}{% endset %}" * 40,
    "a macro": "{% set x = 'x' %}{% macro m(x) %}{{ x }}{{ x }}{% endmacro %}" + "{% set x = m(x) %}" * 40,
    "a filtered block": BIG + "{% filter upper %}{{ big }}{{ big }}{{ big }}{% endfilter %}",
    "percent": "{{ ('%1000000000d' % 1) | length }}",
    "percent with a star": "{{ ('%*d' % (1000000000, 1)) | length }}",
    "precision": "{{ ('%.1000000000f' % 1.5) | length }}",
    "format": "{{ '{:1000000000}'.format(1) | length }}",
    "format in format": "{{ '{:{}}'.format(1, 1000000000) | length }}",
    "its text in a format": DOUBLED + "{{ ('%s' % l) | length }}{{ '{}'.format(l) }}",
    "format of a hash": "{{ '{a:1000000000}'.format_map({'a': 1}) | length }}",
    "the filter format": "{{ '%1000000000d' | format(1) | length }}",
    "many fields": BIG + "{{ ('%(a)s' * 100 % {'a': big}) | length }}",
    "center": "{{ 'x' | center(1000000000) | length }}",
    "the method center": "{{ 'x'.center(1000000000) | length }}",
    "ljust": "{{ 'x'.ljust(1000000000) | length }}",
    "zfill": "{{ 'x'.zfill(1000000000) | length }}",
    "tabs": "{{ '\t'.expandtabs(1000000000) | length }}",
    "the method join": BIG + "{{ big.join(['a', 'b', 'c', 'd']) | length }}",
    "join": BIG + "{{ numbers | join(big) | length }}",
    "replace": BIG + "{{ big | replace('x', big) | length }}",
    "the method replace": BIG + "{{ big.replace('x', big) | length }}",
    "translate": BIG + "{{ big.translate({120: big}) | length }}",
    "indent": "{{ 'x' | indent(1000000000, true) | length }}",
    "indent with a text": BIG + "{{ ('\n' * 1000) | indent(big) | length }}",
    "wordwrap": BIG + "{{ ('x ' * 1000) | wordwrap(1, wrapstring=big) | length }}",
    "batch": "{{ [1] | batch(1000000000, 'x') | list | length }}",
    "JSON": "{{ [[1]] | tojson(1000000000) | length }}",
    "constants": "{% if false %}{{ 'x' * 1000000000 }}{% endif %}{{ 'x' | center(1000000000) }}",
    "bytes": "{{ ('x'.encode() * 1000000000) | length }}",
}
NUMBERS = {
    "power": "{{ 2 ** 100000 }}",
    "power as text": "{{ (2 ** 100000) | string }}",
    "a tower": "{{ 9 ** 999999999 }}",
    "times": "{% set x = 9 %}" + "{% set x = x * x %}" * 40,
    "hexadecimal": "{{ ('f' * 9000) | int(base=16) }}",
}


def render(source: str, limits: Limits | None = LIMITS, path: str = "page.jinja") -> str:
    liquid = Environment(TAGS, FILTERS, limits=limits)
    return JinjaEngine(liquid, TAGS, MappingLoader(TEMPLATES)).render(source, path, DATA, {}, first_line=4)


@pytest.mark.slow
@over_limits(iterations=ENDLESS, output=LONG, text=LARGE, digits=NUMBERS)
def test_what_would_not_end_goes_over_a_limit(source: str, limit: str) -> None:
    with pytest.raises(LimitError) as caught:
        render(source)
    assert caught.value.name == limit
    assert caught.value.path is not None
    assert caught.value.line is not None or limit == "output"


@pytest.mark.parametrize(
    "source",
    [
        "{{ (2 ** 100000) | string }}",
        "{{ " + "9" * 5000 + " }}",
        "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
        "{{ " + "-" * 5000 + "1 }}",
        "{{ " + "[" * 5000 + "]" * 5000 + " }}",
        "{{ 1 " + "+ 1" * 5000 + " }}",
        "{{ x " + "| upper" * 5000 + " }}",
        "{{ x " + ".y" * 5000 + " }}",
        "{% if x %}" * 2000 + "{% endif %}" * 2000,
    ],
)
@pytest.mark.parametrize("limits", [None, LIMITS])
def test_what_python_refuses_has_a_place(source: str, limits: Limits | None) -> None:
    with pytest.raises(JekyllError) as caught:
        render(f"first line\n\n{source}", limits)
    assert caught.value.path == "page.jinja"
    assert caught.value.line == 6
    assert len(caught.value.message) < 200


def test_loops_too_deep_for_python_name_the_file() -> None:
    with pytest.raises(JekyllError, match="Nesting too deep") as caught:
        render("{% for i in [1] %}" * 30 + "{% endfor %}" * 30, None)
    assert caught.value.path == "page.jinja"


@pytest.mark.parametrize(
    "source",
    [
        "{{ 1 + 2 * 3 ** 2 % 4 }} {{ 'a' + 'b' ~ 3 ~ missing ~ none }} {{ 'a' * 3 }} {{ [1] * 3 }}"
        " {{ '%5d|%s' % (1, 'x') }}",
        "{{ '{:>5}{a}'.format(1, a='x') }} {{ 'x'.center(5) }} {{ ' x '.strip() }} {{ ','.join(['a', 'b']) }}",
        "{{ 'x' | center(5) }} {{ 'a\nb' | indent }} {{ 'a b c' | wordwrap(3) }} {{ [1, 2, 3] | batch(2) | list }}",
        "{{ {'a': [1, {'b': 2}]} | tojson(2) }} {{ [3, 1] | sort }} {{ numbers | sum }}"
        " {{ [1, 2] | select | list | join }}",
        "{{ 1 == 1.0 }} {{ 1 < 2 < 3 }} {{ 'a' in 'abc' }} {{ missing == none }}"
        " {{ word is string }} {{ 3 is divisibleby 3 }}",
        "{{ numbers[1:3] }} {{ word[::-1] }} {{ [1, 2] | select('eq', 1) | list }} {{ missing | default('x') }}",
        "{% set x %}a{% endset %}{{ x }}{% macro m(a) %}<{{ a }}{{ caller() }}>{% endmacro %}"
        "{% call m(1) %}b{% endcall %}",
        "{% for a, b in {'x': 1}.items() %}{{ a }}{{ b }}{{ loop.index }}{% endfor %}"
        "{{ range(3) | list }}{{ dict(a=1) }}",
        "{{ '<b>' | escape ~ '<' }} {{ '<b>' | e }} {{ '<a>x</a>' | striptags }}"
        " {{ 'a' | urlencode }} {{ 1.5 | round }}",
        "{{ 'x' | upper | lower | title }} {{ ['b', 'a'] | sort | first }} {{ {'b': 1} | dictsort }} {{ -7 // 2 }}",
    ],
)
def test_limits_that_are_not_reached_change_nothing(source: str) -> None:
    assert render(source, LIMITS) == render(source, None)
