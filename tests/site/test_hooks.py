"""Hooks of every owner and event fire when and in the order in which Jekyll fires them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from jekyll_py.errors import JekyllError
from tests.reference import jekyll

from .conftest import Folder

PLUGIN = """
from pathlib import Path
from jekyll_py.hooks import EVENTS
from jekyll_py.plugins import hook

LOG = Path(__file__).parent.parent / "python.txt"
ITEMS = ("pages", "posts", "notes", "documents")

def note(*words):
    with LOG.open("a") as file:
        print(*words, file=file)

def listen(owners, event, line, priority="normal"):
    def call(*given):
        note(*line(*given))
    globals()[f"hook {owners} {event} {priority}"] = hook(owners, event, priority=priority)(call)

for event in EVENTS["site"]:
    listen("site", event, lambda *_, event=event: ("site", event))
for event in EVENTS["pages"]:
    for owner in ITEMS:
        listen(owner, event, lambda item, *_, owner=owner, event=event: (owner, event, item.relative_path))
listen("clean", "on_obsolete", lambda files: ("clean", "on_obsolete", *(Path(file).name for file in files)))
for priority in ("low", "high", "normal", 5, 25, 35):
    listen(ITEMS, "post_write", lambda item, priority=priority: (priority, item.relative_path), priority)
"""
RUBY = Path(__file__).with_name("hooks.rb")


@pytest.mark.jekyll
def test_they_fire_when_jekylls_fire(site: Callable[[Mapping[str, str | bytes]], Folder]) -> None:
    page = "---\n---\nx"
    folder = site(
        {
            "_config.yml": "collections: {notes: {output: true}}\n",
            "_plugins/all.rb": RUBY.read_text(encoding="utf-8"),
            "_plugins/all.py": PLUGIN,
            "index.html": page,
            "sub.html": page,
            "_posts/2025-01-01-p.md": page,
            "_notes/n.md": page,
            "_site/old": "left over",
            "_theirs/old": "left over",
        }
    )
    jekyll(folder.root, folder.root / "_theirs")
    folder.build()
    ours, theirs = ((folder.root / name).read_text(encoding="utf-8") for name in ("python.txt", "ruby.txt"))
    assert ours.splitlines() == theirs.splitlines()


def test_before_rendering_they_may_give_keys_to_the_item(site: Callable[[Mapping[str, str | bytes]], Folder]) -> None:
    plugin = """
from jekyll_py.plugins import hook

@hook(["pages", "posts"], "pre_render")
def give(item, variables):
    variables["page"]["mine"] = item.relative_path
"""
    page = "---\n---\n{{ page.mine }}"
    folder = site({"_plugins/give.py": plugin, "a.html": page, "b.html": page, "_posts/2025-01-01-p.html": page})
    folder.build()
    written = [folder.output(path) for path in ("a.html", "b.html", "2025/01/01/p.html")]
    assert written == ["a.html", "b.html", "_posts/2025-01-01-p.html"]


def test_they_cannot_set_what_an_item_answers_itself(site: Callable[[Mapping[str, str | bytes]], Folder]) -> None:
    plugin = """
from jekyll_py.plugins import hook

@hook("pages", "pre_render")
def move(page, variables):
    variables["page"]["url"] = "/there"
"""
    with pytest.raises(JekyllError, match=r"'url' cannot be set for a\.html"):
        site({"_plugins/move.py": plugin, "a.html": "---\n---\n"}).build()


COUNT = """
from jekyll_py.plugins import hook

@hook("pages", "pre_render")
def begin(page, variables, render):
    assert (render.item, render.variables, render.data) == (page, variables, {})
    render.data["names"] = [NAME, page.name]

@hook("pages", "post_convert")
def go_on(page, content, *, render):
    render.data["names"].append("converted")

@hook("pages", "post_render")
def end(page, output, render):
    return output + " ".join(render.data.pop("names")) + ";"

@hook("pages", "post_render", priority="low")
def end_without(page, render):
    assert isinstance(render, str)  # the second parameter, by whatever name, is the text
"""


def test_each_plugin_keeps_values_during_one_render(site: Callable[[Mapping[str, str | bytes]], Folder]) -> None:
    plugins = {f"_plugins/{name}.py": COUNT.replace("NAME", repr(name)) for name in ("one", "two")}
    folder = site({**plugins, "a.html": "---\n---\n", "b.html": "---\n---\n"})
    folder.build()
    for name in ("a.html", "b.html"):
        assert folder.output(name) == f"one {name} converted;two {name} converted;"
