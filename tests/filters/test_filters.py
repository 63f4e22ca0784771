"""Jekyll's filters against Jekyll: the same template and data in both."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta, timezone

import pytest

from jekyll_py.errors import JekyllError
from tests.filters import oracle
from tests.filters.oracle import JekyllRefused
from tests.filters.site import FakeSite, render

PLUS_NINE = timezone(timedelta(hours=9), "+09:00")
DATA: dict[str, object] = {
    "items": [{"x": 1, "t": ["q", "r"]}, {"x": "2"}, {"x": None}, {"x": 2.5}, {"x": "abc"}, {}],
    "deep": [{"a": {"b": 3}}, {"a": {"b": "10"}}, {"a": {}}, {}, {"a": None}, {"a": "b"}],
    "tags": [{"x": ["a", "b"]}, {"x": []}, {"x": "a"}, {"x": [1, 2]}, {"x": {"a": 1}}, {"x": ""}],
    "bools": [{"x": True}, {"x": False}, {"x": "true"}],
    "digits": [{"x": "10"}, {"x": "9"}, {"x": "9.5"}, {"x": " 8 "}, {"x": "-1"}, {"x": "1e3"}, {"x": "٣"}],
    "hash": {"k1": {"x": 1}, "k2": {"x": 2}},
    "pairs": {"b": 1, "a": 2},
    "numbers": [3, 1, 2],
    "mixed": [1, "a"],
    "with_nil": [None, 1],
    "letters": ["b", "a", "C"],
    "nested": [[1, [2, "x"]], [3]],
    "empty_list": [],
    "text": "str",
    "five": 5,
    "half": 1.5,
    "words": "Hello 世界 한국 カタ foo-bar",
    "markup": "<a href=\"x\">'&' \n\t\u001f\u007f \u2028é</a>",
    "extremes": [1e20, 1e-7, 10**30, -0.0],
    "time": datetime(2020, 2, 3, 4, 5, 6, tzinfo=PLUS_NINE),
    "times": [{"x": datetime(2020, 1, 2, tzinfo=PLUS_NINE)}, {"x": datetime(2019, 1, 2, tzinfo=PLUS_NINE)}],
    "day": date(2021, 11, 12),
    "range": range(1, 4),
}

RENDERED = """
{{ items | where: 'x', 1 | jsonify }}{{ items | where: 'x', '1' | jsonify }}
{{ items | where: 'x', 2 | jsonify }}
{{ items | where: 'x', nil | jsonify }}{{ items | where: 'x', true | jsonify }}
{{ items | where: nil, 1 | size }}
{{ items | where: 't', 'q' | jsonify }}{{ items | where: 'x', numbers | size }}
{{ hash | where: 'x', 1 | jsonify }}
{{ text | where: 'a','b' }}{{ five | where: 'a','b' }}{{ nil | where: 'a', 'b' }}
{{ letters | where: 'b', 'b' }}
{{ deep | where: 'a.b', 3 | jsonify }}{{ deep | where: 'a.b', nil | jsonify }}
{{ deep | where: 'a.b', false | jsonify }}
{{ bools | where: 'x', true | jsonify }}{{ bools | where: 'x', 'true' | jsonify }}
{{ bools | where: 'x', false | jsonify }}
{{ digits | where: 'x', '10' | jsonify }}{{ digits | where: 'x', 9.5 | jsonify }}
{{ digits | where: 'x', ' 8 ' | jsonify }}
{{ tags | where: 'x', 'a' | jsonify }}{{ tags | where: 'x', 1 | jsonify }}
{{ tags | where: 'x', '' | jsonify }}
{{ times | where: 'x', 2020 | jsonify }}{{ times | where: 'x', '2019-01-02 00:00:00 +0900' | jsonify }}
{{ items | find: 'x', '2' | jsonify }}{{ items | find: 'x', 'zz' | jsonify }}{{ text | find: 'x', 'y' }}
{{ items | where_exp: 'i', 'i.x == nil' | jsonify }}{{ items | where_exp: 'i', 'i.x' | jsonify }}
{{ items | where_exp: 'i', "i.t contains 'q' or i.x == 'abc'" | jsonify }}
{{ numbers | where_exp: 'i', "i >= half and i != 3" | jsonify }}
{{ range | where_exp: 'i', 'i > 1' | jsonify }}
{{ hash | where_exp: 'i', "i.x == 1" | jsonify }}{{ text | where_exp: 'i', "i > 1" | jsonify }}
{{ numbers | where_exp: 'five', "five > 1" | jsonify }}{{ five }}
{{ numbers | where_exp: nil, 'true' | jsonify }}
{{ numbers | find_exp: 'i', "i > 1" | jsonify }}{{ numbers | find_exp: 'i', "i > 9" | jsonify }}
{{ items | group_by: 'x' | jsonify }}{{ deep | group_by: 'a.b' | jsonify }}{{ text | group_by: 'x' }}
{{ tags | group_by: 'x' | jsonify }}{{ items | group_by_exp: 'i', 'i.x | plus: 1' | jsonify }}
{{ numbers | group_by_exp: 'i', "i | modulo: 2" | jsonify }}
{{ numbers | group_by_exp: 'i', "five" | jsonify }}
{{ items | group_by_exp: 'i', '' | jsonify }}{{ pairs | group_by_exp: 'i', 'i[1]' | jsonify }}
{{ items | group_by_exp: 'i', "i.x | size | default: 'none'" | jsonify }}
{{ numbers | sort | jsonify }}{{ letters | sort | jsonify }}{{ nested | sort | jsonify }}
{{ pairs | sort | jsonify }}
{{ items | sort: 'x' | jsonify }}{{ items | sort: 'x', 'last' | jsonify }}{{ items | sort: 'none' | jsonify }}
{{ deep | sort: 'a.b' | jsonify }}{{ deep | sort: 'a.b', 'last' | jsonify }}{{ bools | sort: 'x' | jsonify }}
{{ digits | sort: 'x' | jsonify }}{{ tags | sort: 'x' | jsonify }}{{ times | sort: 'x' | jsonify }}
{{ numbers | push: 'x' | jsonify }}{{ numbers | unshift: nil | jsonify }}{{ text | pop }}{{ nil | push: 1 }}
{{ numbers | pop | jsonify }}{{ numbers | shift | jsonify }}{{ numbers | pop: 9 | jsonify }}
{{ numbers | shift: 2 }}
{{ numbers | pop: 0 | jsonify }}{{ numbers | pop: '0x2' | jsonify }}{{ numbers | shift: 9 | jsonify }}
{{ empty_list | sample | jsonify }}{{ text | sample }}{{ numbers | sample: 0 | jsonify }}
{{ numbers | sample: 5 | size }}
{{ words | number_of_words }} {{ words | number_of_words: 'cjk' }} {{ words | number_of_words: 'auto' }}
{{ '' | number_of_words }} {{ '  ' | number_of_words }} {{ '' | number_of_words: 'cjk' }}
{{ 'a b' | number_of_words: 'auto' }}
{{ nested | array_to_sentence_string }} {{ numbers | array_to_sentence_string: 'or' }}
{{ letters | array_to_sentence_string }}
{{ empty_list | array_to_sentence_string }} {{ numbers | array_to_sentence_string: nil }}
{{ pairs | array_to_sentence_string }}
{{ markup | xml_escape }}{{ '"' | xml_escape }}{{ numbers | xml_escape }}
{{ markup | cgi_escape }}{{ 'foo,bar;baz?*~ é' | cgi_escape }}
{{ markup | uri_escape }}{{ 'a%20b?c=d&e[]=f#g \\' | uri_escape }}{{ nil | uri_escape | jsonify }}
{{ markup | jsonify }}{{ extremes | jsonify }}{{ nested | jsonify }}{{ pairs | jsonify }}
{{ range | jsonify }}{{ time | jsonify }}
{{ day | jsonify }}{{ nil | jsonify }}{{ half | jsonify }}{{ true | jsonify }}
{{ markup | inspect }}{{ pairs | inspect }}{{ time | inspect }}{{ nil | inspect }}{{ half | inspect }}
{{ nested | inspect }}
{{ markup | normalize_whitespace }}{{ five | normalize_whitespace }}{{ nil | normalize_whitespace }}
{{ 'A b_C.d' | slugify: 'pretty' }} {{ 'é ü' | slugify: 'latin' }} {{ 'A B' | slugify: 'none' }}
{{ 'x' | slugify: nil }}
{{ '世界 x' | slugify }} {{ '世界 x' | slugify: 'ascii' }} {{ nil | slugify | jsonify }}
{{ '12' | to_integer }} {{ ' 3x' | to_integer }} {{ 'x' | to_integer }} {{ '1_000' | to_integer }}
{{ -4.9 | to_integer }}
{{ false | to_integer }} {{ true | to_integer }} {{ nil | to_integer }} {{ time | to_integer }}
{{ time | date_to_string }} {{ time | date_to_string: 'ordinal' }}
{{ time | date_to_string: 'ordinal', 'US' }}
{{ time | date_to_long_string }} {{ time | date_to_long_string: 'ordinal' }}
{{ time | date_to_long_string: 'ordinal','US' }}
{{ time | date_to_long_string: 'x','US' }} {{ time | date_to_xmlschema }} {{ time | date_to_rfc822 }}
{{ day | date_to_string }} {{ day | date_to_xmlschema }} {{ day | date_to_rfc822 }} {{ 0 | date_to_rfc822 }}
{{ '1700000000' | date_to_xmlschema }} {{ 1700000000 | date_to_string }} {{ nil | date_to_string }}
{{ '' | date_to_xmlschema }}
{{ '2020-01-11' | date_to_string: 'ordinal' }} {{ '2020-01-22' | date_to_string: 'ordinal' }}
{{ '2020-01-03' | date_to_string: 'ordinal' }} {{ '2020-01-13' | date_to_string: 'ordinal' }}
{{ '3 May 2020 10:00 EST' | date_to_rfc822 }}
{{ 'x/index.html' | strip_index }} {{ '/a/index.htm' | strip_index }} {{ '/index.html/b' | strip_index }}
{{ nil | strip_index | jsonify }}
"""

REFUSED = """
{{ items | where: 'x' }}
{{ numbers | where: 'x', 1 }}
{{ with_nil | where: 'x', 1 }}
{{ items | where_exp: 'i', 'i.x ==' }}
{{ items | where_exp: 'i', 'i.x & 1' }}
{{ items | where_exp: 'i', 5 }}
{{ items | where_exp: 'i', nil }}
{{ pairs | group_by: 'x' }}
{{ items | group_by_exp: 'i', 5 }}
{{ nil | sort }}
{{ mixed | sort }}
{{ with_nil | sort }}
{{ text | sort }}
{{ items | sort }}
{{ five | sort: 'x' }}
{{ items | sort: 'x', 'middle' }}
{{ numbers | pop: 'x' }}
{{ numbers | pop: -1 }}
{{ numbers | pop: nil }}
{{ numbers | shift: 1.5 }}
{{ numbers | sample: -1 }}
{{ five | number_of_words }}
{{ nil | number_of_words }}
{{ five | cgi_escape }}
{{ nil | cgi_escape }}
{{ half | uri_escape }}
{{ five | slugify }}
{{ five | strip_index }}
{{ nil | array_to_sentence_string }}
{{ text | array_to_sentence_string }}
{{ numbers | to_integer }}
{{ 'xyz' | date_to_string }}
{{ numbers | date_to_xmlschema }}
{{ true | date_to_rfc822 }}
{{ items | slugify: 'a', 'b' }}
{{ numbers | jsonify: 1 }}
"""


@pytest.mark.jekyll
@pytest.mark.parametrize("template", RENDERED.strip().splitlines())
def test_a_filter_gives_what_jekylls_gives(template: str) -> None:
    assert render(template, DATA) == oracle.render(template, DATA)


@pytest.mark.jekyll
@pytest.mark.parametrize("template", REFUSED.strip().splitlines())
def test_a_filter_refuses_what_jekylls_refuses_in_the_same_words(template: str) -> None:
    with pytest.raises(JekyllRefused) as theirs:
        oracle.render(template, DATA)
    with pytest.raises(JekyllError) as ours:
        render(template, DATA)
    first_line = str(theirs.value).split("\n", 1)[0]
    assert ours.value.message.replace(" (line 1)", "") == first_line
    assert ours.value.line == 1


URLS = (
    "/a b/é?x=1#f",
    "a/b",
    "",
    "//cdn/x",
    "http://x.org/y z",
    "mailto:a@b",
    "a:b",
    "http://[x",
    "/index.html",
    "/日本/",
)
CONFIGS: tuple[dict[str, object], ...] = (
    {},
    {"url": "https://Example.COM", "baseurl": "/base"},
    {"url": "https://bücher.de:443/", "baseurl": "base/"},
    {"url": "http://example.com", "baseurl": None},
    {"url": "", "baseurl": "/"},
    {"url": None, "baseurl": 5},
)


@pytest.mark.jekyll
@pytest.mark.parametrize("config", CONFIGS, ids=str)
@pytest.mark.parametrize("name", ["relative_url", "absolute_url"])
def test_urls_are_those_jekyll_makes(name: str, config: dict[str, object]) -> None:
    values = [*URLS, 5, None, ["a", 1], {"a": 1}, True]
    template = f"{{% for value in values %}}{{{{ value | {name} | jsonify }}}} {{% endfor %}}"
    ours = render(template, {"values": values}, FakeSite(config))
    assert ours == oracle.render(template, {"values": values}, config)


def test_a_url_that_cannot_be_read_is_an_error_that_names_it() -> None:
    with pytest.raises(JekyllError, match="Invalid scheme format: '5x'") as error:
        render("\n{{ '5x:y' | relative_url }}")
    assert error.value.line == 2


def test_a_sample_is_drawn_from_the_array() -> None:
    assert set(json.loads(render("{{ numbers | sample: 2 | jsonify }}", DATA))) <= {1, 2, 3}
    assert render("{{ numbers | sample }}", DATA) in "123"
