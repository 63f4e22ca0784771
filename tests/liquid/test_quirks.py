"""Odd corners of Ruby Liquid, each once found as a difference; what is expected is asked of Ruby."""

from __future__ import annotations

from random import Random

import pytest

from .ruby import Case, RubyLiquid
from .test_differential import ours

pytestmark = pytest.mark.ruby

DATA = {
    "list": [3, 1, 2],
    "records": [{"t": "b", "n": 1}, {"t": None, "n": 2}, {"t": "A", "n": 3}, {"t": None, "n": 4}],
    "one": [5],
    "empty_list": [],
    "hash": {"a": 1, "size": "own"},
    "s": "text",
    "f": 3.7,
    "n": 5,
}
PARTIALS = {
    "count": "{% increment n %}{{ n }}",
    "stop": "a{% break %}b",
    "show": "{{ n }}{{ x }}{{ forloop.index }}",
}
TEMPLATES = {
    "cycle drops nil": "{% for i in (1..3) %}{% cycle nil, 'a', 'b' %}{% endfor %}",
    "cycle beyond the end": "{% cycle 'g': 1, 2, 3 %}{% cycle 'g': 1, 2, 3 %}{% cycle 'g': 1 %}{% cycle 'g': 1 %}",
    "cycle of variables": "{% cycle n, s %}{% cycle n, s %}{% cycle 1, 2 %}{% cycle 1, 2 %}",
    "property of one item": "{{ one | sort: 'x' | uniq: 'x' | sort_natural: 'x' }}",
    "property of numbers": "{{ list | sort: 'x' }}",
    "two nils": "{% assign r = records | sort_natural: 't' %}{% for i in r %}{{ i.n }}{% endfor %}",
    "nils last": "{% assign r = records | sort: 't' %}{% for i in r %}{{ i.n }}{% endfor %}",
    "base64 with bits left over": "{{ '-2' | base64_url_safe_decode }}",
    "a counter beside a variable": (
        "{% increment n %}{{ n }}{% assign n = 1 %}{% increment n %}{{ n }}{% decrement n %}"
        "{{ n }}"
    ),
    "a counter after an equal assign": "{% increment x %}{% assign x = 1 %}{% increment x %}{{ x }}",
    "a counter in render": "{% render 'count', n: 9 %}{% render 'count' %}{{ n }}",
    "a loop hides an assign": "{% for n in (1..2) %}{% assign n = 9 %}{{ n }}{% endfor %}{{ n }}",
    "a loop hides an assign from a partial": "{% for n in (1..2) %}{% include 'show' %}{% endfor %}{{ n }}",
    "tablerow goes on": "{% tablerow i in (1..3) cols: 2 %}{{ i }}{% break %}x{% endtablerow %}after",
    "tablerow in loops": (
        "{% for j in (1..2) %}{% tablerow i in (1..2) %}{% continue %}{% endtablerow %}"
        "{{ j }}{% endfor %}x"
    ),
    "when goes on": (
        "{% for i in (1..2) %}{% case 1 %}{% when 1 %}a{% break %}{% when 1 %}b{{ i }}c"
        "{% endcase %}{% endfor %}"
    ),
    "break out of a capture": (
        "{% for i in (1..2) %}{% capture x %}{{ i }}{% break %}{% endcapture %}{% endfor %}"
        "{{ x }}"
    ),
    "break out of ifchanged": (
        "{% for i in (1..2) %}{% ifchanged %}{{ i }}{% continue %}z{% endifchanged %}"
        "{% endfor %}"
    ),
    "break out of a partial": "{% for i in (1..2) %}{% include 'stop' %}c{% endfor %}d",
    "break out of render": "{% for i in (1..2) %}{% render 'stop' %}c{% endfor %}d",
    "break at the top": "a{% break %}b",
    "else twice": "{% for i in empty_list %}{% else %}a{% else %}b{% endfor %}",
    "else before when": "{% case 1 %}{% else %}e{% when 1 %}o{% when 1, 1 %}t{% endcase %}",
    "blank bodies": (
        "{% if true %} {% assign x = 1 %} {% endif %}|{% for i in (1..2) %} {% endfor %}|"
        "{% if true %} {{ nil }} {% endif %}"
    ),
    "offset continue": (
        "{% for i in list limit: 1 %}{{ i }}{% endfor %}{% for i in list offset: continue %}"
        "{{ i }}{% endfor %}"
    ),
    "odd limits": "{% for i in list limit: -1 %}x{% endfor %}{% for i in list offset: '1' %}{{ i }}{% endfor %}",
    "bad limit": "{% for i in list limit: 'x' %}{% endfor %}",
    "own size": "{{ hash.size }}{{ hash.first }}{{ list.first }}{{ list.last }}{{ s.size }}{{ n.size }}{{ s.first }}",
    "blank and empty": (
        "{% if s == blank %}a{% endif %}{% if empty_list == empty %}b{% endif %}"
        "{% if nil == empty %}c{% endif %}{% if '' != blank %}d{% endif %}"
    ),
    "one is not true": "{% if 1 == true %}a{% endif %}{% if 1 == 1.0 %}b{% endif %}{% if '1' == 1 %}c{% endif %}",
    "comparison of kinds": "{% if s < n %}{% endif %}",
    "comparison with nil": "{% if nil < n %}a{% else %}b{% endif %}{% if list < n %}a{% else %}b{% endif %}",
    "from the right": "{% if true or false and false %}a{% endif %}{% if false and false or true %}b{% endif %}",
    "unknown operator": "{% if n => 1 %}{% endif %}",
    "junk": "{{ s | upcase $ }}{{ s | append: 'x' 'y' }}{{ s upcase }}{{{ s }}{{ s | | size }}",
    "hash in filters": "{{ hash | join: '-' }}{{ hash | map: 'a' }}{{ hash | first }}{{ hash | size }}",
    "inspected": "{{ records | append: '' }}{{ 'a#{b}' | split: '' | append: '' }}",
    "round": (
        "{{ f | round: 1 }}{{ f | round: 'x' }}{{ 55 | round: -1 }}{{ '-0.0' | abs }}"
        "{{ 2.5 | round }}{{ -2.5 | round }}"
    ),
    "infinite": "{{ 1.0 | divided_by: 0 }}{{ 1.0 | divided_by: 0 | round: 2 }}{{ 0.0 | divided_by: 0 }}",
    "zero": "{{ 1 | divided_by: 0 }}",
    "too long a date": "{{ 'x2024-01-05' | date: '%Y' }}" + "{{ '" + "y" * 130 + " 2024-01-05' | date: '%Y' | size }}",
    "trimmed": "a {{- ' b ' -}} c {%- if true -%} d {%- endif -%} e",
    "comment": "{% comment %}{% if true %}{% unknown %}{% endif %}{% endcomment %}x",
    "unclosed in a comment": "{% comment %}{% if true %}{% endcomment %}x",
    "liquid tag": "{% liquid\n assign x = 1\n if x\n echo x\n endif\n # note\n%}{{ x }}",
    "bytes that are no text": "{{ '/+k=' | base64_decode | url_encode }}{{ '/+k=' | base64_decode | base64_encode }}",
    "backslashes": r"{{ 'abc' | replace: 'b', '[\0\\\&]' }}{{ 'abc' | replace_first: 'b', '\`' }}",
}  # fmt: skip


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_quirk_is_that_of_ruby(ruby: RubyLiquid, name: str) -> None:
    """The same output, or the same message."""
    case = Case(TEMPLATES[name], DATA, PARTIALS)
    theirs, own = ruby.render(case), ours(case)
    assert own.output == theirs.output
    assert (own.error or "").rsplit("): ", 1)[-1] == (theirs.error or "").rsplit("): ", 1)[-1]


def number(random: Random) -> str:
    """A number, or what Ruby takes for one."""
    return random.choice(
        [
            str(random.randint(-100, 100)),
            repr(random.uniform(-10, 10)),
            str(random.randint(-(10**20), 10**20)),
            f"'{random.uniform(-1000, 1000):.3f}'",
            f"{random.uniform(-1e-7, 1e-7):.12f}",
            f"{random.randint(10**12, 10**17)}.{random.randint(0, 99)}",
            random.choice(["'abc'", "nil", "true", "' 12 '", "'1_000.5'", "'1e5'", "'3.'", "'.5'", "'-0.0'", "'0x10'"]),
        ]
    )


def test_arithmetic(ruby: RubyLiquid) -> None:
    """All filters on numbers, over all kinds of them."""
    random = Random(1)
    for _ in range(600):
        name = random.choice(["plus", "minus", "times", "divided_by", "modulo", "at_least", "at_most"])
        tail = random.choice(["", " | round: 3", " | ceil", " | floor", " | abs"])
        case = Case(f"{{{{ {number(random)} | {name}: {number(random)}{tail} }}}}", {}, {})
        assert ours(case).output == ruby.render(case).output, case.template


def test_floats(ruby: RubyLiquid) -> None:
    """How they print."""
    random = Random(1)
    floats = [random.uniform(0, 1) * 10.0 ** random.randint(-12, 22) for _ in range(500)]
    case = Case("{% for x in list %}{{ x }} {% endfor %}", {"list": [*floats, *(10.0**n for n in range(-9, 20))]}, {})
    assert ours(case).output == ruby.render(case).output
