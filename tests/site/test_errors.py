"""Errors in a site are reported with their position, and the previous output stays as it was."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping

import pytest

from jekyll_py.errors import JekyllError, JekyllErrors, UnreadableError, errors_in

from .conftest import Folder

Make = Callable[[Mapping[str, str | bytes]], Folder]

CYCLE = {
    "_layouts/a.html": "---\nlayout: b\n---\n{{ content }}",
    "_layouts/b.html": "---\ntitle: x\nlayout: a\n---\n{{ content }}",
    "bad.html": "---\nlayout: a\n---\n",
}
ALL = "from jekyll_py.plugins import Converter, Editions, Generator, Tag, hook\n"
MARKDOWN = {"a.md": "---\n---\n", "_config.yml": "future: true\n"}
FAILING: dict[str, tuple[str, int, Mapping[str, str]]] = {
    "a generator": ("class A(Generator):\n    def generate(self, site):\n        site.nothing\n", 4, {}),
    "a function that a generator calls": (
        "import json\nclass A(Generator):\n    def generate(self, site):\n        json.loads('{')\n",
        5,
        {},
    ),
    "a missing file": ("@hook('site', 'post_read')\ndef f(site):\n    open('/nowhere')\n", 4, {}),
    "a hook of an item": ("@hook('pages', 'pre_render')\ndef f(item, variables):\n    1 / 0\n", 4, {}),
    "a hook before all": ("@hook('site', 'after_init')\ndef f(site):\n    1 / 0\n", 4, {}),
    "the values of a hook": ("@hook('pages', 'pre_render')\ndef f(item):\n    pass\n", 2, {}),
    "the event of a hook": ("@hook('pages', 'prerender')\ndef f(item):\n    pass\n", 2, {}),
    "the priority of a hook": ("@hook('site', 'post_read', priority='hihg')\ndef f(site):\n    pass\n", 2, {}),
    "a converter": (
        "class A(Converter):\n    def matches(self, ext):\n        return True\n    def convert(self, content):\n"
        "        return content.nothing\n",
        6,
        MARKDOWN,
    ),
    "a tag that is parsed": (
        "class A(Tag):\n    names = 'a'\n    def __init__(self, *words):\n        1 / 0\n",
        5,
        {"a.md": "---\n---\n{% a %}"},
    ),
    "editions": ("class A(Editions):\n    def editions(self, config):\n        1 / 0\n", 4, {}),
    "a class without its method": ("class A(Generator):\n    pass\n", 2, {}),
    "a priority": ("x = 1\nclass A(Converter):\n    priority = 'first'\n", 3, {}),
}
"""Code of plugins in Python that fails, the line that is at fault, and what it takes for it to run."""
BROKEN: dict[str, tuple[Mapping[str, str | bytes], tuple[str, int, int | None]]] = {
    "unclosed front matter": ({"bad.html": "---\ntitle: x\ntext\n"}, ("bad.html", 1, 1)),
    "not UTF-8": ({"bad.html": b"---\ntitle: x\n---\nab\xffc\n"}, ("bad.html", 4, 3)),
    "layouts in a circle": (CYCLE, ("_layouts/b.html", 3, 9)),
    "Liquid": ({"bad.html": "---\n---\nfine\n  {% nosuchtag %}\n"}, ("bad.html", 4, 3)),
    "front matter is a list": ({"bad.html": "---\n- a\n---\n"}, ("bad.html", 2, 1)),
    "data": ({"_data/x.yml": "a: 1\nb: [\n"}, ("_data/x.yml", 3, None)),
    "a plugin": ({"_plugins/p.py": "x = 1\nraise ValueError('no')\n"}, ("p.py", 2, None)),
    **{
        name: ({"_plugins/p.py": f"{ALL}{code}", **more}, ("p.py", line, None))
        for name, (code, line, more) in FAILING.items()
    },
}


@pytest.mark.parametrize("name", BROKEN)
def test_names_the_place_and_keeps_the_previous_output(site: Make, name: str) -> None:
    files, (path, line, column) = BROKEN[name]
    folder = site({"index.html": "---\n---\nfirst"})
    folder.build()
    folder.add({**files, "index.html": "---\n---\nsecond"})
    with pytest.raises(JekyllError) as caught:
        folder.build()
    error = caught.value
    assert str(error.path).endswith(path)
    assert error.line == line
    if column is not None:
        assert error.column == column
        assert error.source_line is not None
    assert folder.output("index.html") == "first"
    assert folder.written() == {"index.html"}
    assert [name for name in os.listdir(folder.root) if "staging" in name] == []


@pytest.mark.parametrize(
    ("code", "message", "hint"),
    [
        (
            "A = type('A', (Generator,), {'__module__': __name__})\n",
            "the class A has no method generate",
            "write def generate(self, …):",
        ),
        (
            "class F:\n    def __call__(self):\n        pass\nhook('site', 'post_read')(F())\n",
            "a hook post_read of site is called with site: too many positional arguments",
            "write def __call__(self, site):",
        ),
    ],
)
def test_what_python_has_no_lines_or_name_of_is_refused_with_its_file(
    site: Make, code: str, message: str, hint: str
) -> None:
    folder = site({"_plugins/p.py": f"{ALL}{code}"})
    with pytest.raises(JekyllError) as caught:
        folder.build()
    assert str(caught.value.path).endswith("p.py")
    assert (caught.value.message, caught.value.hint) == (message, hint)


def test_every_item_that_no_disk_can_hold_is_named(site: Make) -> None:
    under = "---\npermalink: /a.html/{}.html\n---\n"
    folder = site({"a.html": "---\n---\n", "b.html": under.format("b"), "c.html": under.format("c")})
    with pytest.raises(JekyllErrors) as caught:
        folder.build()
    assert [error.path for error in errors_in(caught.value)] == ["b.html", "c.html"]


def test_a_missing_layout_is_a_warning_with_the_nearest_name(site: Make) -> None:
    folder = site({"_layouts/default.html": "[{{ content }}]", "a.html": "---\nlayout: defalt\n---\ntext"})
    (warning,) = folder.build().warnings
    assert (warning.topic, warning.error.path, warning.error.line) == ("Build Warning:", "a.html", 2)
    assert warning.error.message == "Layout 'defalt' requested in a.html does not exist."
    assert warning.error.hint == "did you mean 'default'?"
    assert folder.output("a.html") == "text"


def test_an_unreadable_file_is_named(site: Make) -> None:
    folder = site({"index.html": "---\n---\n"})
    os.symlink("nowhere", folder.root / "dangling.txt")
    with pytest.raises(JekyllError) as caught:
        folder.build()
    assert caught.value.path == "dangling.txt"


def test_the_destination_may_not_hold_the_source(site: Make) -> None:
    folder = site({"index.html": "x"})
    with pytest.raises(JekyllError, match="cannot be or contain"):
        folder.build(destination=str(folder.root.parent))


def test_an_excerpt_that_asks_for_itself_is_an_error_not_a_hang(site: Make) -> None:
    loop = "---\n---\n{% for p in site.posts %}{{ p.excerpt }}{% endfor %}\n\nmore"
    with pytest.raises(JekyllError, match="asks for itself"):
        site({"_posts/2024-01-01-a.html": loop}).build()


def test_a_layout_that_becomes_a_picture_is_an_error_where_it_is_used(site: Make) -> None:
    folder = site({"_layouts/a.html": "", "_layouts/b.html": "", "index.html": "---\nlayout: a\n---\n"})
    assert not folder.build().warnings
    folder.add({"_layouts/b.html": b"\xff\xd8\0"})
    for _ in range(2):
        (warning,) = folder.build().warnings
        assert str(warning.error) == "_layouts/b.html: a binary file, not text"
    folder.add({"_layouts/a.html": b"\xff\xd8\0"})
    with pytest.raises(UnreadableError, match=r"_layouts/a\.html"):
        folder.build()
    folder.add({"_layouts/a.html": "new"})
    folder.build()
    assert folder.output("index.html") == "new"


def test_prose_among_the_posts_must_be_text(site: Make) -> None:
    with pytest.raises(UnreadableError, match=r"_posts/2020-01-01-a\.md:1:2: byte 0xe9 is not utf-8"):
        site({"_posts/2020-01-01-a.md": "hé".encode("latin-1")}).build()


@pytest.mark.parametrize("text", ["---\n---\n<b>{{ content }}</b>", "<b>{{ content }}</b>"])
def test_a_layout_in_a_folder_without_an_underscore_is_named(site: Make, text: str) -> None:
    folder = site({"layouts/wide.html": text, "a.html": "---\nlayout: wide\n---\ntext"})
    (warning,) = folder.build().warnings
    assert warning.error.hint == "layouts/wide.html is there: rename its folder to _layouts"
    os.remove(folder.root / "layouts/wide.html")
    folder.add({"layouts/other.html": text})
    (warning,) = folder.build().warnings
    assert "add _layouts/wide.html" in str(warning.error.hint)


def test_an_include_in_a_folder_without_an_underscore_is_named(site: Make) -> None:
    folder = site({"includes/nav/top.html": "x", "a.html": "---\n---\n{% include nav/top.html %}"})
    with pytest.raises(JekyllError, match="Could not locate the included file") as caught:
        folder.build()
    assert caught.value.hint == "includes/nav/top.html is there: rename its folder to _includes"
