"""The word at a position of a text."""

from __future__ import annotations

import pytest

from jekyll_py.language_server.cursor import cursor_at

FRONT = "---\nlayout: default\n---\n"


def at(text: str, path: str = "a.md") -> tuple[str, str, tuple[str, ...]] | None:
    """The kind of the word at the mark ``¦`` of a text, the word, and what it is a part of."""
    before, _, after = text.partition("¦")
    number, column = before.count("\n"), len(before.rpartition("\n")[2])
    found = cursor_at(path, before + after, number, column)
    return None if found is None else (found.kind, found.word, found.of)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{% inc¦", ("tag", "inc", ())),
        ("{%- ¦", ("tag", "", ())),
        ("{% include bo¦x.html %}", ("include", "box.html", ())),
        ("{% include box.html te¦", ("parameter", "te", ("box.html",))),
        ("{% include box.html a=1 te¦", ("parameter", "te", ("box.html",))),
        ("{% include box.html a=pa¦ge.x", ("variable", "page", ())),
        ("{% link abo¦ut.md %}", ("source", "about.md", ())),
        ("{% post_url 2024-¦", ("post", "2024-", ())),
        ("{% highlight ru¦", ("language", "ru", ())),
        ("{% cite cur¦", ("citation", "cur", ())),
        ("{{ site.da¦ta }}", ("variable", "data", ("site",))),
        ("{{ site.data.people[0].na¦", ("variable", "na", ("site", "data", "people", "0"))),
        ('{{ site.data["a b"].na¦', ("variable", "na", ("site", "data", "a b"))),
        ("{{ 'it.s' | app¦end: page.x }}", ("filter", "append", ())),
        ("{{ page.title | append: page.¦", ("variable", "", ("page",))),
        ("{% if page.x == site.¦ %}", ("variable", "", ("site",))),
        ('{{ "/abo¦ut/" | relative_url }}', ("address", "/about/", ())),
        ("{{ a\n  | up¦", ("filter", "up", ())),
        ("[x](/abo¦ut/)", ("link", "/about/", ())),
        ("[x]: ../a¦", ("link", "../a", ())),
        ('<a class="b" href="/a¦#c">', ("link", "/a#c", ())),
        ("```py¦", ("language", "py", ())),
        ("文字 [链接](/关¦于/)", ("link", "/关于/", ())),
    ],
)
def test_words_of_templates(text: str, expected: tuple[str, str, tuple[str, ...]]) -> None:
    assert at(FRONT + text) == expected


@pytest.mark.parametrize(
    "text",
    ["plain te¦xt", "{{ page.title }} te¦xt", '{{ "some wo¦rds" }}', "{% include box.html a='te¦xt' %}", "`co¦de`"],
)
def test_texts_in_which_nothing_is_known(text: str) -> None:
    assert at(FRONT + text) is None


def test_front_matter_has_keys_and_layouts() -> None:
    assert at("---\nti¦\n---\n") == ("key", "ti", ())
    assert at("---\nlayout: de¦fault\n---\n") == ("layout", "default", ())
    assert at("---\ntitle: wo¦rd\n---\n") is None
    assert at("---\ntags: [a, wo¦rd]\n---\n") == ("value", "word", ("tags",))
    assert at("text\nti¦tle") is None
    assert at("---\nti¦tle") == ("key", "title", ())  # it is being written
    assert at("---\ntitle: a\n...\nti¦tle") is None


def test_the_configuration_has_settings() -> None:
    assert at("perma¦", "_config.yml") == ("setting", "perma", ())
    assert at("perma¦", "_config.dev.yml") == ("setting", "perma", ())
    assert at("perma¦", "data.yml") is None
