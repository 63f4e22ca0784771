"""A site with plugins of its own: pages that call one are rendered in every build, and no others."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType
from unittest.mock import patch

import pytest

from jekyll_py.plugins.registry import Plugins
from jekyll_py.site import Site
from tests.incremental.facts import CALLING, CONFIG, FILES, check_what_is_read_is_shown
from tests.incremental.test_early import Looking
from tests.incremental.workshop import Workshop

PLUGIN = """
from pathlib import Path

from jekyll_py.plugins import Block, Generator, Tag, hook, liquid_filter

SOURCE = Path({source!r})
SEEN = []


class Fact(Tag):
    names = ("fact",)

    def render(self, context):
        SEEN.append(context.lookup("page.title"))
        return f"{{(SOURCE / '_facts.txt').read_text()}} {{len(SEEN)}}"


class Loud(Block):
    names = "loud"

    def render(self, context):
        return self.body.render(context).upper() + (SOURCE / "_facts.txt").read_text()


@liquid_filter("fact_of")
def fact_of(value):
    return f"{{value}} {{(SOURCE / '_facts.txt').read_text()}}"


class Facts(Generator):
    def generate(self, site):
        SEEN.clear()
        text = (SOURCE / "_facts.txt").read_text()
        site.pages.append(site.new_page("", "facts.html", {{}}, text))
        site.variables["fact"] = text


@hook("docs", "post_render")
def mark(item, output):
    return output + (SOURCE / "_facts.txt").read_text()
"""


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    source = str(tmp_path / "site")
    made = Workshop(tmp_path, {**FILES, "_plugins/facts.py": PLUGIN.format(source=source)}, {}, CONFIG)
    made.check()
    return made


@pytest.mark.parametrize("is_another_process", [False, True])
def test_what_a_plugin_reads_is_shown(workshop: Workshop, is_another_process: bool) -> None:
    check_what_is_read_is_shown(workshop, is_another_process=is_another_process)


def test_only_what_calls_a_plugin_is_rendered(workshop: Workshop) -> None:
    workshop.restart()
    workshop.build()
    assert {*workshop.rendered} == CALLING | {"reader.md"}
    workshop.write("plain.md", f"{FILES['plain.md']} more")
    workshop.check()
    assert {*workshop.rendered} == CALLING | {"plain.md", "reader.md"}


def test_a_page_that_calls_no_plugin_is_shown_before_its_turn(workshop: Workshop) -> None:
    looking, site = Looking(workshop.kept), workshop._site
    assert site is not None
    for path in ("plain.md", "tag.md", "filter.md", "_docs/one.md"):
        workshop.write(path, f"{FILES[path]} more")
    site.process(looking)
    looking.check()
    assert {*looking.shown} == {"plain.html"}
    workshop.check()


def test_another_plugin_renders_everything(workshop: Workshop) -> None:
    text = workshop.read("_plugins/facts.py")
    assert text is not None
    workshop.write("_plugins/facts.py", text.replace(".upper()", ".title()"))
    workshop.restart()
    workshop.check()
    assert "everything" in workshop.rendered


@pytest.mark.parametrize(
    "code",
    [
        "from jekyll_py.plugins import MarkdownProcessor\n"
        "class C(MarkdownProcessor):\n    def convert(self, content):\n        return content\n",
        "from jekyll_py.plugins import hook\n@hook('site', 'pre_render')\ndef f(site, drops):\n    pass\n",
    ],
    ids=["a Markdown processor", "a hook before all pages"],
)
def test_a_plugin_that_can_change_any_page_renders_everything(workshop: Workshop, code: str) -> None:
    workshop.write("_plugins/other.py", code)
    workshop.restart()
    for _ in range(2):
        workshop.check()
    assert workshop._site is not None
    assert not workshop._site.cache.is_used


def test_a_plugin_of_an_installed_package_is_recorded_too() -> None:
    module = ModuleType("installed_plugin")
    exec(
        "from jekyll_py.plugins import liquid_filter\n@liquid_filter('f')\ndef f(value):\n    return value\n",
        vars(module),
    )
    plugins = Plugins()
    plugins.add(module)
    assert plugins.foreign
    assert plugins.filters["f"] is not vars(module)["f"]


READ = [
    ("from jekyll_py.plugins import Generator\nclass G(Generator):\n    generate = print\n", True),
    ("from jekyll_py.plugins import hook\n@hook('site', 'post_read')\ndef f(site):\n    pass\n", True),
    ("from jekyll_py.plugins import hook\n@hook('pages', 'post_write')\ndef f(item):\n    pass\n", True),
    ("from jekyll_py.plugins import hook\n@hook('docs', 'post_render')\ndef f(item, output):\n    return ''\n", False),
    ("from jekyll_py.plugins import liquid_filter\n@liquid_filter('g')\ndef g(value):\n    return 'g'\n", False),
]


@pytest.mark.parametrize("is_another_process", [False, True])
@pytest.mark.parametrize(("code", "is_read"), READ, ids=["generator", "reading", "writing", "rendering", "filter"])
def test_a_site_is_read_again_only_for_plugins_that_are_called_beside_renders(
    tmp_path: Path, code: str, is_read: bool, is_another_process: bool
) -> None:
    files = {path: FILES[path] for path in ("plain.md", "variable.md", "_docs/one.md")}
    workshop = Workshop.built(tmp_path, {**files, "_plugins/own.py": code, "g.md": "---\n---\n{{ 1 | g }}"}, {}, CONFIG)
    workshop.write("plain.md", f"{FILES['plain.md']} more")
    if is_another_process:
        workshop.restart()
    with patch.object(Site, "read", autospec=True, side_effect=Site.read) as read:
        workshop.build()
    assert read.called == is_read
    workshop.check()


ALTERING = [
    "item.data['list'] = [*item.data.get('list', []), 1]",
    "item.data['list'].append(1)",
    "item.content += 'x'",
]


@pytest.mark.parametrize("line", ALTERING)
def test_a_hook_that_alters_items_finds_them_as_they_were_read(tmp_path: Path, line: str) -> None:
    code = f"from jekyll_py.plugins import hook\n@hook('pages', 'pre_render')\ndef f(item, _variables):\n    {line}\n"
    page = "---\nlist: [0]\n---\n{{ page.list | jsonify }}{{ content }}"
    files = {**dict.fromkeys(["one.md", "two.md"], page), "_plugins/own.py": code}
    workshop = Workshop(tmp_path, files, {}, CONFIG)
    for text in ("1", "2", "3"):
        workshop.check()
        workshop.write("one.md", f"{page}{text}")


CONVERTER = """
from pathlib import Path

from jekyll_py.plugins import Converter

SOURCE = Path({source!r})


class Loud(Converter):
    def matches(self, extension):
        return extension in (SOURCE / "_extensions.txt").read_text().split()

    def output_ext(self, extension):
        return ".html"

    def convert(self, content):
        return content.upper() + (SOURCE / "_facts.txt").read_text()
"""
LOUD = {
    "plain.md": "---\n---\nplain",
    "one.loud": "---\n---\none",
    "two.quiet": "---\n---\ntwo",
    "reader.md": "---\n---\n{% for page in site.pages %}{{ page.content }}{% endfor %}",
    "post.md": "---\n---\npost",
    "_facts.txt": "one",
    "_extensions.txt": ".loud",
}


@pytest.mark.parametrize("is_another_process", [False, True])
def test_a_converter_renders_only_what_it_converts(tmp_path: Path, is_another_process: bool) -> None:
    code = CONVERTER.format(source=str(tmp_path / "site"))
    workshop = Workshop.built(tmp_path, {**LOUD, "_plugins/loud.py": code}, {}, CONFIG)
    for path, text, rendered in [
        ("plain.md", "---\n---\nother", {"one.loud", "plain.md", "reader.md"}),
        ("_facts.txt", "two", {"one.loud", "reader.md"}),
        ("_extensions.txt", ".loud .quiet", {"everything"}),
        ("_extensions.txt", ".quiet .md", {"everything"}),
    ]:
        workshop.write(path, text)
        if is_another_process:
            workshop.restart()
        workshop.build()
        assert {*workshop.rendered} >= rendered
        assert "post.md" not in workshop.rendered
        workshop.check()
