"""Jekyll's include tags mean what they mean in Jekyll."""

from __future__ import annotations

import json
import subprocess
from functools import cache
from pathlib import Path

import pytest

from jekyll_py.liquid import Context, Environment, LiquidError, MappingPartials, Template
from jekyll_py.liquid.errors import PartialError
from jekyll_py.tags import TAGS

Files = dict[str, str]

CASES: dict[str, tuple[str, Files]] = {
    "plain": ("{% include a.html %}", {"a.html": "A"}),
    "parameters": (
        "{% include a.html x='1' y=\"two\" z=n %}",
        {"a.html": "{{ include.x }}{{ include.y }}{{ include.z }}"},
    ),
    "escaped quotes": (
        r'{% include a.html x="a \"b\"" y=' + r"'it\'s' %}",
        {"a.html": "{{ include.x }}|{{ include.y }}"},
    ),
    "literals": (
        "{% include a.html x=5 y=true z=nil %}",
        {"a.html": "{{ include.x | plus: 1 }}{{ include.y }}{{ include.z }}"},
    ),
    "whole parameters": ("{% include a.html x='1' %}", {"a.html": "{{ include }}{{ include.size }}"}),
    "dynamic name": ("{% include {{ name }}.html x='1' %}", {"b.html": "B{{ include.x }}"}),
    "dynamic name with filter": ("{% include {{ name | append: '.html' }} %}", {"b.html": "B"}),
    "dynamic name in the middle": ("{% include p-{{ name }}-q.html %}", {"p-b-q.html": "B"}),
    "parameters pass through": (
        "{% include a.html x='1' %}",
        {"a.html": "{% include b.html %}", "b.html": "{{ include.x }}"},
    ),
    "parameters are replaced": (
        "{% include a.html x='1' %}",
        {"a.html": "{% include b.html y='2' %}{{ include.x }}", "b.html": "[{{ include.x }}{{ include.y }}]"},
    ),
    "no parameters outside": ("{% include a.html x='1' %}[{{ include.x }}]", {"a.html": ""}),
    "assign leaks": ("{% include a.html %}{{ q }}", {"a.html": "{% assign q = 'Q' %}"}),
    "assign is hidden by a loop": (
        "{% for i in (1..2) %}{% include a.html %}{{ i }}{% endfor %}{{ i }}",
        {"a.html": "{% assign i = 'x' %}{{ i }}"},
    ),
    "assign to include": (
        "{% include a.html x='1' %}{{ include }}",
        {"a.html": "{% assign include = 'y' %}{{ include.x }}"},
    ),
    "loop variables": (
        "{% for i in (1..2) %}{% include a.html %}{% endfor %}",
        {"a.html": "{{ i }}{{ forloop.index }}{% for j in (1..2) %}{{ forloop.parentloop.index }}{% endfor %}"},
    ),
    "loop variable named include": (
        "{% for include in (1..2) %}{% include a.html %}{% endfor %}",
        {"a.html": "{{ include }}"},
    ),
    "break": (
        "{% for i in (1..3) %}{% include a.html %}{{ i }}{% endfor %}",
        {"a.html": "{% if i == 2 %}{% break %}{% endif %}"},
    ),
    "continue": (
        "{% for i in (1..3) %}{% include a.html %}{{ i }}{% endfor %}",
        {"a.html": "{% if i == 2 %}x{% continue %}y{% endif %}"},
    ),
    "break outside a loop": ("a{% include a.html %}b", {"a.html": "1{% break %}2"}),
    "cycle is shared": ("{% for i in (1..3) %}{% include a.html %}{% endfor %}", {"a.html": "{% cycle 'a', 'b' %}"}),
    "where_exp sees parameters": (
        "{% include a.html x=2 %}",
        {"a.html": "{{ list | where_exp: 'i', 'i > include.x' | size }}"},
    ),
    "subfolder": ("{% include a/b.html %}", {"a/b.html": "AB"}),
    "missing": ("{% include nowhere.html %}", {}),
    "missing in a branch not taken": ("{% if no %}{% include nowhere.html %}{% endif %}ok", {}),
    "climbing": ("{% include ../a.html %}", {}),
    "climbing in a branch not taken": ("{% if no %}{% include ../a.html %}{% endif %}ok", {}),
    "odd characters": ("{% include a:b.html %}", {}),
    "bad parameters": ("{% include a.html x %}", {"a.html": ""}),
    "bad quotes": ("{% include a.html x='1 %}", {"a.html": ""}),
    "recursion": ("{% include a.html %}", {"a.html": "{% include a.html %}"}),
    "relative": ("{% include_relative a.md x='1' %}", {"folder/a.md": "R{{ include.x }}"}),
    "relative, missing": ("{% include_relative nowhere.md %}", {}),
    "relative, climbing": ("{% include_relative ../a.md %}", {"a.md": ""}),
}
DATA = {"n": 7, "name": "b", "list": [1, 2, 3, 4], "no": False}


class Partials(MappingPartials):
    """Finds files by the path Jekyll would look at."""

    def load(self, name: str, context: Context, folder: str | None = None) -> Template:
        return super().load(f"{'_includes' if folder is None else folder}/{name}", context)


def placed(files: Files) -> Files:
    """Includes in their folder."""
    return {name if name.startswith("folder/") else f"_includes/{name}": text for name, text in files.items()}


@cache
def jekyll_outcomes() -> dict[str, dict[str, str]]:
    """Jekyll's results for the cases."""
    requests = [{"template": text, "files": placed(files), "data": DATA} for text, files in CASES.values()]
    script = Path(__file__).with_name("jekyll_includes.rb")
    result = subprocess.run(
        ["ruby", "-W0", str(script)], input=json.dumps(requests), capture_output=True, text=True, check=True
    )
    return dict(zip(CASES, json.loads(result.stdout), strict=True))


@pytest.mark.jekyll
@pytest.mark.parametrize("name", CASES)
def test_include(name: str) -> None:
    """The output of Jekyll, or an error where it has one."""
    from jekyll_py.filters import FILTERS

    text, files = CASES[name]
    environment = Environment(tags=TAGS, filters=FILTERS)
    page = {"path": "folder/page.md"}
    registers = {"includes": Partials(environment, placed(files)), "page": page}
    expected = jekyll_outcomes()[name]
    if "output" in expected:
        assert environment.parse(text).render(DATA | {"page": page}, registers) == expected["output"]
    else:
        with pytest.raises(LiquidError):
            environment.parse(text).render(DATA | {"page": page}, registers)


def test_a_missing_include_names_the_nearest() -> None:
    """The error stands at the tag and suggests a name."""
    environment = Environment(tags=TAGS)
    template = environment.parse("a\n  {% include navi.html %}", path="_layouts/default.html", first_line=4)
    with pytest.raises(PartialError) as caught:
        template.render({}, {"includes": MappingPartials(environment, {"nav.html": ""})})
    assert (caught.value.path, caught.value.line, caught.value.column) == ("_layouts/default.html", 5, 3)
    assert caught.value.hint == "did you mean nav.html?"
