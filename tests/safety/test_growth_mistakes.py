"""The time to look for mistakes grows with a text no faster than the text."""

from __future__ import annotations

import pytest

from jekyll_py.compat.yaml_hints import hint_for
from jekyll_py.converters.sass.hints.syntax import syntax_hint
from jekyll_py.jinja.hints import unquoted_file
from jekyll_py.mistakes.code_fences import unclosed_fence
from jekyll_py.mistakes.code_languages import unknown_languages
from jekyll_py.mistakes.data_names import MissingData
from jekyll_py.mistakes.filter_names import misspelt_filters
from jekyll_py.mistakes.json_syntax import json_mistakes
from jekyll_py.mistakes.misread_tags import misread_tags
from jekyll_py.mistakes.placeholders import unknown_placeholder
from jekyll_py.packages.gemfile_syntax import mistakes_in
from jekyll_py.reference import JEKYLL

from .growth import Run, Text, assert_linear, numbered, repeated

pytestmark = pytest.mark.slow

NO_KEY = "did not find expected key"
NO_MAPPING = "mapping values are not allowed"
PROGRAMS: dict[str, tuple[Run, dict[str, Text]]] = {
    "fences": (
        lambda text: unclosed_fence(text, "a.md", 1),
        {
            unit: repeated(unit, after="\n```a\n")
            for unit in ("```\n", "```a\n", "`", " ", "> ", "- ", "1", "<!--", "{% comment %}", "{%  ", "\n")
        },
    ),
    "languages": (
        lambda text: [*unknown_languages(text, "a.md", 1, JEKYLL)],
        {"```pyhton\n```\n": repeated("```pyhton\n```\n")},
    ),
    "tags": (
        lambda text: [*misread_tags(text, "a.md", 1)],
        {
            unit: repeated(unit)
            for unit in ("{% else if %}\n", "{% else ", "{% case a %}\n", "{% case a %}{", "{% case ", "{", "%}")
        },
    ),
    "data": (
        lambda text: [*MissingData(text, "a.md", 1, {"people": []}).mistakes()],
        {
            text: repeated(text)
            for text in (
                "{% for a in site.data.peple %}\n",
                "{% include a b=site.data.peple ",
                "{% include a b=site.data.peple %}",
                "a=site.data.",
            )
        },
    ),
    "filters": (
        lambda text: [*misspelt_filters(text, "a.md", 1, ("upcase",))],
        {
            **{
                unit: repeated(unit) for unit in ("{{ a | upcas }}", "| upcas ", "{% raw %}{% endraw %}", "|\n", "'|\"")
            },
            "names": numbered("{{ a | upcas@ }}"),
        },
    ),
    "commas and quotes": (
        lambda text: [*json_mistakes(text, "a.json")],
        {unit: repeated(unit, after="\n'") for unit in ('"', '\\"', ",", ", ", ":' ", "[ ", '"a\\', ",]")},
    ),
    "placeholders": (
        lambda text: unknown_placeholder(text, ("year", "title")),
        {unit: repeated(unit) for unit in (":yaer", ":a/", ":", ":_")},
    ),
    "YAML": (
        lambda text: [hint_for(message, ["x", *text.split("\n")]) for message in (NO_KEY, NO_MAPPING)],
        {unit: repeated(unit) for unit in ("- ", "a", "a: ", "a:", " ", "'a'", '"', "x\n", "\n- ", "[")},
    ),
    "JSON": (
        lambda text: hint_for("did not find expected ','", text.split("\n"), is_json=True),
        {unit: repeated(unit) for unit in ('"', '\\"', "//", '"a"', "a\n", "\n", '"\n')},
    ),
    "Sass": (
        lambda text: syntax_hint(text, is_indented=False),
        {unit: repeated(unit) for unit in ('expected "', 'expected "}', "a\n")},
    ),
    "Jinja": (unquoted_file, {unit: repeated(unit) for unit in ("{% include ", "{%", "{% include a.", "a.", " ")}),
    "Gemfile": (
        lambda text: [*mistakes_in(text, "Gemfile")],
        {unit: repeated(unit) for unit in ("do ", "do |", "gem '", "if\n", "gem 'a' ", "(", "%w[", "end\n", '"', "#")},
    ),
}


@pytest.mark.parametrize(("name", "kind"), [(name, kind) for name, (_, texts) in PROGRAMS.items() for kind in texts])
def test_the_time_grows_with_the_text(name: str, kind: str) -> None:
    run, texts = PROGRAMS[name]
    assert_linear(run, texts[kind])
