"""Limits: what a template may cost, in the library."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from jekyll_py.filters import FILTERS
from jekyll_py.liquid import Environment, LimitError, Limits, LiquidError, MappingPartials, render
from jekyll_py.reference import DEBIAN
from jekyll_py.tags import TAGS
from tests.limited import LIMITS, over_limits

from .grammar import cases
from .ruby import Case

BIG = "{% assign big = 'xxxxxxxxxxxxxxxx' %}" + "{% assign big = big | append: big %}" * 12


def doubled(name: str) -> str:
    """A list of two lists of two lists ... of two texts."""
    again = "{% assign l = '' | split: '' | push: l | push: l %}" * 40
    return f"{{% assign l = 'a,b' | split: ',' %}}{again}".replace(" l ", f" {name} ").replace(": l ", f": {name} ")


DOUBLED = doubled("l")

ENDLESS = {
    "a loop": "{% for i in (1..9999999) %}x{% endfor %}",
    "loops in loops": "{% for i in (1..50) %}" * 8 + "x" + "{% endfor %}" * 8,
    "loops that write nothing": "{% for i in (1..50) %}" * 8 + "{% assign x = i %}" + "{% endfor %}" * 8,
    "tables": "{% tablerow i in (1..300) %}{% for j in (1..400) %}{% endfor %}{% endtablerow %}",
    "renders": "{% assign l = (1..1000) %}{% render 'loop' for l as x %}",
    "includes": "{% assign l = '1,2,3' | split: ',' %}{% for i in (1..1000) %}{% include 'text' for l %}{% endfor %}",
    "an include that includes itself twice": "{% assign n = 0 %}{% include 'twice' %}",
    "an include that renders itself twice": "{% render 'again', n: 0 %}",
    "filters that go through a list": "{% assign l = (1..50000) %}" + "{{ l | sort | size }}" * 5,
    "a list that doubles": DOUBLED + "{{ l }}",
    "its JSON": DOUBLED + "{{ l | jsonify }}",
    "its size when flat": DOUBLED + "{{ l | uniq | size }}",
    "comparing two": DOUBLED + doubled("m") + "{% if m == l %}{% endif %}",
    "looking for it": DOUBLED
    + doubled("m")
    + "{% assign l = '' | split: '' | push: l %}{% if l contains m %}{% endif %}",
    "grouping by it": DOUBLED + "{{ l | group_by_exp: 'x', 'x' | size }}",
    "large texts": BIG + "{% for i in (1..5000) %}{% assign x = big | upcase %}{% endfor %}",
    "large texts in conditions": BIG + "{% for i in (1..9999) %}{% if big contains 'y' %}{% endif %}{% endfor %}" * 12,
    "expressions": "{% assign l = (1..1) %}{% for i in (1..9999) %}{% assign e = 'x > ' | append: i %}"
    "{{ l | where_exp: 'x', e | size }}{% endfor %}",
}
LONG = {
    "output": BIG + "{% for i in (1..100) %}{{ big }}{% endfor %}",
    "output in pieces": BIG + "{% for i in (1..100) %}<b>{{ big }}</b>{% endfor %}",
    "output without loops": BIG + "<b>{{ big }}</b>" * 100,
    "captured": BIG
    + "{% for i in (1..99) %}{% capture x %}{% for j in (1..9) %}{{ big }}{% endfor %}{% endcapture %}{% endfor %}",
    "kept": "{% assign l = '' | split: '' %}"
    + BIG
    + "{% for i in (1..100) %}{% assign l = l | push: big %}{% endfor %}",
}
LARGE = {
    "hashes that double": "{% include hash a=1 b=1 %}",
    "append": "{% assign x = 'x' %}" + "{% assign x = x | append: x %}" * 40,
    "prepend": "{% assign x = 'x' %}" + "{% assign x = x | prepend: x %}" * 40,
    "replace": BIG + "{{ big | replace: 'x', big | size }}",
    "replace with references": BIG + "{% assign m = '\\`' %}{{ big | replace: 'x', m | size }}",
    "replace nothing": BIG + "{{ big | replace: '', big | size }}",
    "join": BIG + "{{ (1..100) | join: big | size }}",
    "join of large": BIG
    + "{% assign l = '' | split: '' | push: big | push: big | push: big | push: big %}{{ l | join }}",
    "dates": "{{ '2020-01-01' | date: f | size }}{% assign f = '' %}{% for i in (1..200) %}"
    "{% assign f = f | append: '%65535Y' %}{% endfor %}{{ '2020-01-01' | date: f | size }}",
}
NUMBERS = {
    "times": "{% assign x = 99 %}" + "{% assign x = x | times: x %}" * 40,
    "plus": "{% assign x = 99 %}" + "{% assign x = x | times: x | plus: x | minus: 1 %}" * 40,
    "text": "{% assign x = '9' %}" + "{% assign x = x | append: x %}" * 13 + "{{ x | plus: 1 }}",
    "a literal": "{{ " + "9" * 9000 + " | plus: 1 }}",
}
PARTIALS = {
    "loop": "{% for i in (1..1000) %}{% endfor %}",
    "text": "{% for i in (1..60) %}x{% endfor %}",
    "twice": "{% assign n = n | plus: 1 %}{% if n < 60 %}{% include 'twice' %}{% include 'twice' %}{% endif %}"
    "{% assign n = n | minus: 1 %}",
    "again": "{% assign m = n | plus: 1 %}{% if m < 60 %}"
    "{% render 'again', n: m %}{% render 'again', n: m %}{% endif %}",
    "hash": "{% assign n = n | plus: 1 %}{% if n < 60 %}{% include hash a=include b=include %}{% endif %}{{ include }}",
}


def limited(source: str) -> str:
    tags = TAGS if "include hash" in source else {}  # Jekyll's include has parameters
    environment = Environment(tags, FILTERS, reference=DEBIAN, limits=LIMITS)
    return environment.parse(source, path="a.html").render({}, {"includes": MappingPartials(environment, PARTIALS)})


@pytest.mark.slow
@over_limits(iterations=ENDLESS, output=LONG, text=LARGE, digits=NUMBERS)
def test_what_would_not_end_goes_over_a_limit(source: str, limit: str) -> None:
    with pytest.raises(LimitError) as caught:
        limited(source)
    assert caught.value.name == limit
    assert caught.value.path is not None
    assert caught.value.line in (1, None)  # none at the end of a template


def test_the_place_is_that_of_the_loop() -> None:
    with pytest.raises(LimitError) as caught:
        limited("\n\n  {% for i in (1..500) %}{% for i in (1..500) %}{% assign x = 1 %}{% endfor %}{% endfor %}")
    assert caught.value.location == "a.html:3:26"


@pytest.mark.slow
@settings(max_examples=200, suppress_health_check=list(HealthCheck))
@given(case=cases)
def test_limits_that_are_not_reached_change_nothing(case: Case) -> None:
    def outcome(limits: Limits, large: bool) -> str:
        environment = Environment(
            error_mode=case.mode,
            strict_variables=case.strict_variables,
            strict_filters=case.strict_filters,
            limits=limits,
            has_large_values=large,
        )
        try:
            template = environment.parse(case.template)
            return template.render(case.data, {"includes": MappingPartials(environment, case.partials)})
        except LiquidError as error:
            return f"{error.message} {error.location}"

    ample = Limits(iterations=10**9, output=10**9, text=10**9, digits=10**6)
    assert outcome(ample, True) == outcome(ample, False) == outcome(Limits(), True)


def test_the_library_takes_limits() -> None:
    source = "{% for i in (1..1000) %}{{ i }}{% endfor %}"
    assert len(render(source, {}, limits=Limits(iterations=1001))) == 2893
    with pytest.raises(LimitError, match="more than 1,000 rounds of loops"):
        render(source, {}, limits=Limits(iterations=1000))


def test_no_page_pays_for_another() -> None:
    environment = Environment(limits=Limits(iterations=150, output=200))
    template = environment.parse("{% for i in (1..100) %}x{% endfor %}")
    assert {template.render({}) for _ in range(5)} == {"x" * 100}


def test_time_is_looked_at_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(10**9))
    monkeypatch.setattr("jekyll_py.limits.usage.monotonic", lambda: next(clock))
    loop = "{% for i in (1..1000) %}{% for j in (1..1000) %}{% assign x = j %}{% endfor %}{% endfor %}"
    assert render(loop, {}, limits=Limits(seconds=1_000)) == ""
    with pytest.raises(LimitError, match="it takes longer than 50 seconds"):
        render(loop, {}, limits=Limits(seconds=50))
