"""YAML values, compared with SafeYAML's as recorded and with Psych's as it answers."""

from __future__ import annotations

import datetime as dt
import json
import math
import re
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jekyll_py.compat import yaml_dump, yaml_load, yaml_scalars
from jekyll_py.errors import JekyllError
from jekyll_py.liquid.hash_keys import key_value
from jekyll_py.reference import DEBIAN
from tests.core.ruby import Ruby, RubyError
from tests.oracles import SHARED

CLASSES = {
    bool: "Boolean",
    int: "Integer",
    float: "Float",
    str: "String",
    type(None): "NilClass",
    dt.date: "Date",
}


FLOOR = Path(__file__).with_name("scalars.json")
"""The scalars that have to be what upstream Jekyll makes of them."""


def recorded() -> dict[str, str]:
    """Scalars and the upstream value the notes record for them."""
    text = (SHARED / "design/yaml.md").read_text(encoding="utf-8")
    return dict(re.findall(r"^\| `(.*?)` \| (.*?) \|", text, re.M))


def described(value: object) -> str:
    """A value as the notes write it."""
    if isinstance(value, bool):
        return f"{'True' if value else 'False'}Class {str(value).lower()}"
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).strftime("Time %Y-%m-%dT%H:%M:%S.") + f"{value.microsecond // 1000:03}Z"
    if isinstance(value, float) and math.isinf(value):
        return f"Float {'-' if value < 0 else ''}Infinity"
    if isinstance(value, float) and math.isnan(value):
        return "Float NaN"
    shown = {type(None): "nil", str: json.dumps(value, ensure_ascii=False)} if isinstance(value, str | None) else {}
    return f"{CLASSES[type(value)]} {shown.get(type(value), value)}"


@pytest.mark.shared
def test_scalars_are_those_of_upstream_jekyll() -> None:
    upstream = recorded()
    for scalar in json.loads(FLOOR.read_text(encoding="utf-8")):
        value = yaml_load.load(f"k: {scalar}")
        assert isinstance(value, dict)
        assert described(value["k"]) == upstream[scalar], scalar


def typed(value: Any) -> Any:
    """A value with its Ruby class, as the oracle gives it."""
    value = key_value(value)
    if isinstance(value, dict):
        return ["Hash", [[typed(key), typed(item)] for key, item in value.items()]]
    if isinstance(value, list):
        return ["Array", [typed(item) for item in value]]
    if isinstance(value, dt.datetime):
        moment = value.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")
        offset = value.utcoffset()
        assert offset is not None
        return ["Time", moment, int(offset.total_seconds()), value.tzname() == "UTC" and not offset]
    if isinstance(value, dt.date):
        return ["Date", value.isoformat()]
    if isinstance(value, bool):
        return [f"{value}Class", value]
    if isinstance(value, float):
        return [
            "Float",
            "nan" if math.isnan(value) else value if not math.isinf(value) else "1" if value > 0 else "-1",
        ]
    return [CLASSES[type(value)], value]


SCALARS = st.one_of(
    st.text(st.sampled_from("0123456789-+.:_,eExobT Zz"), max_size=12),
    st.from_regex(r"\A\d{4}-\d{1,2}-\d{1,2}([ Tt]\d{1,2}:\d\d:\d\d(\.\d{1,3})?( ?(Z|[-+]\d\d(:?\d\d)?))?)?\Z"),
    st.sampled_from(["yes", "No", "ON", "off", "~", "null", "Null", "nULL", "yEs", ".inf", "-.Inf", ".NaN", "<<", "="]),
    st.text(st.characters(categories=["L", "Nd", "P", "Zs"]), max_size=8),
)


@pytest.mark.jekyll
@settings(max_examples=200)
@given(SCALARS)
def test_scalars_are_psychs_when_debian_is_the_reference(ruby: Ruby, scalar: str) -> None:
    text = f"[{scalar}]" if scalar.strip() == "=" else f"- {scalar}\n"
    try:
        expected = ruby.ask("yaml", text)
    except RubyError as error:
        if "SyntaxError" in str(error):
            with pytest.raises(JekyllError):
                yaml_load.load(text, reference=DEBIAN)
        return
    assert typed(yaml_load.load(text, reference=DEBIAN)) == expected


DOCUMENTS = r"""
a: &x {p: 1, q: 2}
b: {<<: *x, p: 3}
c: {p: 3, <<: *x}
d: {<<: [*x, {p: 9, r: 4}]}
---
a: 1
a: 2
---
? [1, 2]
: key
---
7: seven
7.0: float
"7": text
1: one
true: yes
~: nothing
1.5: float
2024-01-02: date
---
- !!str 12
- !!float 3
- !foo 12
- ! 12
- !!binary aGVsbG8=
- "12"
- '~'
---
text: |
  line
   more
folded: >-
  a
  b

  c
---
one: &x {a: 1}
two: *x
three: &x [b, &x c]
four: *x
---
--- 1
---
# nothing
---
a: b #c
...
"""


@pytest.mark.jekyll
@pytest.mark.parametrize("text", DOCUMENTS.split("\n---\n"))
def test_structures_are_psychs_when_debian_is_the_reference(ruby: Ruby, text: str) -> None:
    assert typed(yaml_load.load(text, reference=DEBIAN)) == ruby.ask("yaml", text)


def test_upstream_lays_the_other_keys_over_the_merged_ones() -> None:
    assert yaml_load.load("x: &x {p: 1}\ny: {p: 3, <<: *x}") == {"x": {"p": 1}, "y": {"p": 3}}


@pytest.mark.parametrize(
    ("text", "line", "column", "hint"),
    [
        ("a: 1\nb: c: d\n", 2, 5, "quotes"),
        ("a:\n\t- b\n", 2, 1, "spaces"),
        ("a: @b\n", 1, 4, "quotes"),
        ("a: *b\n", 1, 4, "quotes"),
        ("a: [1, 2\nb: 3\n", 2, 2, None),
        ("a: 'x\n", 1, 4, "quotation mark"),
        ("a: \x07\n", 1, 4, "invisible"),
        ("x" + "[" * 100_000, 1, None, None),
        ("[" * 900, 1, 250, None),
        ("- " * 5000, 1, 499, None),
        ("a: &a [*a]\n", 1, 4, None),
    ],
)
def test_errors_say_where_and_what_to_do(text: str, line: int, column: int | None, hint: str | None) -> None:
    if text.startswith("x["):
        assert yaml_load.load(text) == text
        return
    with pytest.raises(JekyllError) as caught:
        yaml_load.load(text, "f.yml", first_line=11)
    assert (caught.value.path, caught.value.line, caught.value.column) == ("f.yml", line + 10, column)
    assert (hint or "") in (caught.value.hint or "")


@pytest.mark.parametrize("text", ["[" * 100_000, "- " * 5000, "{a: " * 5000])
def test_what_nests_too_deep_is_an_error_in_the_same_words_with_every_libyaml(text: str) -> None:
    with pytest.raises(JekyllError, match="lists and mappings nest too deep"):
        yaml_load.load(text)


def test_aliases_cannot_fill_the_memory() -> None:
    levels = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 10))
    with pytest.raises(JekyllError, match="beyond measure"):
        yaml_load.load("a0: &a0 [x]\n" + levels)


@given(st.text(max_size=60))
def test_any_text_is_a_value_or_an_error(text: str) -> None:
    with suppress(JekyllError):
        yaml_load.load(text)


@pytest.mark.jekyll
@settings(max_examples=150)
@given(st.dictionaries(st.sampled_from("abc"), SCALARS | st.lists(SCALARS, max_size=2), min_size=1, max_size=3))
def test_what_we_write_ruby_writes_too(ruby: Ruby, value: dict[str, object]) -> None:
    written = yaml_dump.dump(value)
    assert written == ruby.ask("dump", value).replace("!!str '<<'", '"<<"')


@given(st.text(st.characters(codec="utf-8"), max_size=20))
def test_plain_scalars_never_fail(text: str) -> None:
    yaml_scalars.upstream(text)
    yaml_scalars.debian(text)
