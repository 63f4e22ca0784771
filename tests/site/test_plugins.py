"""Python plugins of a site: what they define is found, and safe mode leaves them out."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from jekyll_py.errors import JekyllError

from .conftest import Folder

Make = Callable[[Mapping[str, str | bytes]], Folder]

PLUGIN = """
from jekyll_py.plugins import Block, Converter, Generator, Tag, hook, liquid_filter

class Late(Generator):
    priority = "low"
    def generate(self, site):
        site.variables["order"] = site.variables["order"] + ["late"]
        site.pages.append(site.new_page("", "made.html", {}, "made by {{ site.order | join: ' ' }}"))

class Early(Generator):
    priority = "high"
    def generate(self, site):
        site.variables["order"] = ["early"]

class Shout(Converter):
    def matches(self, ext):
        return ext == ".shout"
    def output_ext(self, ext):
        return ".html"
    def convert(self, content):
        return content.upper()

class Hello(Tag):
    names = "hello"
    def render(self, context):
        return f"Hello {self.markup.strip()}"

class Box(Block):
    names = ("box", "frame")
    def render(self, context):
        return f"[{self.body.render(context)}]"

@liquid_filter("twice")
def twice(value):
    return str(value) * 2

@hook("pages", "pre_render")
def before(page, variables):
    variables["added"] = page.name
    return page.content.replace("PRE", "pre")

@hook(("pages", "documents"), "post_render", priority="low")
def after(item, output):
    return output + "!"

@hook("pages", "post_convert")
def unchanged(page, content):
    return None
"""


def test_everything_a_plugin_defines_is_used(site: Make) -> None:
    folder = site(
        {
            "_plugins/deep/all.py": PLUGIN,
            "a.html": "---\n---\n{% hello you %} {% box %}{% frame %}x{% endframe %}{% endbox %} {{ 'ab' | twice }}",
            "b.html": "---\n---\n{{ added }} PRE",
            "c.shout": "---\n---\nloud",
            "_posts/2024-01-01-p.html": "---\n---\npost",
        }
    )
    folder.build()
    assert folder.output("a.html") == "Hello you [[x]] abab!"
    assert folder.output("b.html") == "b.html pre!"
    assert folder.output("c.html") == "LOUD!"
    assert folder.output("made.html") == "made by early late!"
    assert folder.output("2024/01/01/p.html") == "post!"


def test_safe_mode_runs_no_plugin_of_the_site_and_says_so(site: Make) -> None:
    folder = site({"_plugins/a.py": "raise SystemError", "index.html": "x"})
    (warning,) = folder.build(safe=True).warnings
    assert "safe mode" in warning.error.message
    assert warning.error.path == "_plugins/a.py"


def test_ruby_plugins_and_unknown_gems_are_named_once(site: Make) -> None:
    folder = site({"_plugins/a.rb": "", "_plugins/b.rb": "", "_config.yml": "plugins: [jekyll-nobody]"})
    messages = [warning.error.message for warning in folder.build().warnings]
    assert messages == [
        "'jekyll-nobody' is not available: what it adds will be missing",
        "Ruby plugins cannot run here: _plugins/a.rb, _plugins/b.rb",
    ]


def test_an_event_that_does_not_exist_is_named(site: Make) -> None:
    plugin = "from jekyll_py.plugins import hook\n\n@hook('pages', 'pre_write')\ndef never(page): pass\n"
    with pytest.raises(JekyllError, match="pages supports only post_init, pre_render, post_convert") as caught:
        site({"_plugins/a.py": plugin}).build()
    assert (caught.value.path, caught.value.line) == (str(site({}).root / "_plugins/a.py"), 3)
