"""Edits of one file: those that change its body alone, those that only seem to, and those that change its keys."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

Edit = Callable[[str], str]

_FRONT = re.compile(r"---\n(.*?)---\n", re.S)


def parts(text: str) -> tuple[str, str]:
    """The front matter of a file with its delimiters, empty if there is none, and its body."""
    front = _FRONT.match(text)
    return (front[0], text[front.end() :]) if front else ("", text)


def with_body(text: str, body: str) -> str:
    """A file with another body."""
    return parts(text)[0] + body


def with_key(text: str, line: str) -> str:
    """A file with another line in its front matter; one without front matter stays as it is."""
    key = line.split(":")[0]
    front, body = parts(text)
    if not front:
        return text
    kept = "".join(f"{each}\n" for each in front.splitlines()[1:-1] if not each.startswith(f"{key}:"))
    return f"---\n{line}\n{kept}---\n{body}"


def without_key(text: str, key: str) -> str:
    """A file without a line in its front matter."""
    front, body = parts(text)
    return "".join(line for line in front.splitlines(keepends=True) if not line.startswith(f"{key}:")) + body


def other_letter(text: str) -> str:
    """A text of the same length with another last letter."""
    found = re.search(r"[a-z](?=[^a-z]*$)", text)
    return text if found is None else text[: found.start()] + _after(found[0]) + text[found.end() :]


def _after(letter: str) -> str:
    return chr((ord(letter) - ord("a") + 1) % 26 + ord("a"))


def _of_body(edit: Edit) -> Edit:
    return lambda text: with_body(text, edit(parts(text)[1]))


def _of_front(edit: Edit) -> Edit:
    return lambda text: edit(parts(text)[0]) + parts(text)[1]


def _key(line: str) -> Edit:
    return lambda text: with_key(text, line)


BODIES: Mapping[str, Edit] = {
    "word": _of_body(lambda body: f"{body}\nword"),
    "letter": _of_body(other_letter),
    "first word": _of_body(lambda body: f"word {body}"),
    "first line": _of_body(lambda body: f"\n{body}"),
    "nothing": _of_body(lambda _: ""),
    "heading": _of_body(lambda body: f"# A *heading*\n\n{body}"),
    "other heading": _of_body(lambda body: f"Other\n=====\n\n{body}"),
    "links": _of_body(lambda body: f"{body}\n\n[a](about.md) [b](_posts/2025-01-01-a.md) [c](sub/guide.md#x)\n"),
    "break": _of_body(lambda body: f"one\n\n{body}"),
    "no break": _of_body(lambda body: body.replace("\n\n", " ", 1)),
    "more": _of_body(lambda body: f"one\ntwo\n<!--more-->\n{body}"),
    "definition": _of_body(lambda body: f"[one]: /far\n\n{body}\n\n[one] ```x```"),
    "open block": _of_body(lambda body: "{% if true %}a\n\nb{% endif %}" + body),
    "counter": _of_body(lambda body: body + "{% increment seen %}"),
    "ruler": _of_body(lambda body: f"---\n\n{body}"),
    "line ends": _of_body(lambda body: body.replace("\n", "\r\n")),
    "picture": _of_body(lambda body: f"![a](/p.png)\n\n{body}\n\n<img src='q.png'> [away](https://example.net/)"),
    "ideographs": _of_body(lambda body: f"{body}\n\n汉字 **強調** e\u0301"),
}
"""Edits of a body; where there is no front matter, of the whole text."""

SEEMING: Mapping[str, Edit] = {
    "key of the same length": _of_front(other_letter),
    "comment": _of_front(lambda front: front.replace("---\n", "---\n# comment\n", 1)),
    "not closed": _of_front(lambda front: front.removesuffix("---\n")),
    "closed by dots": _of_front(lambda front: front[: -len("---\n")] + "...\n" if front else front),
    "no front matter": lambda text: parts(text)[1],
    "front matter": lambda text: text if parts(text)[0] else f"---\n---\n{text}",
    "byte order mark": lambda text: "\ufeff" + text.removeprefix("\ufeff"),
    "spaces after the delimiter": _of_front(lambda front: front.replace("---\n", "---  \n", 1)),
    "everything": lambda _: "",
}
"""Edits that leave a body as it is, or move where it begins."""

KEYS: Mapping[str, Edit] = {
    "title": _key("title: Edited"),
    "other title": _key("title: 7"),
    "tag": _key("tags: [x, new]"),
    "category": _key("categories: [c, e]"),
    "date": _key("date: 2025-01-02 12:00:00"),
    "later": _key("date: 2026-06-01"),
    "layout": _key("layout: base"),
    "plain": _key("layout: plain"),
    "nowhere": _key("layout: nowhere"),
    "order": _key("order: 9"),
    "kind": _key("kind: x"),
    "permalink": _key("permalink: /moved/:title.html"),
    "list": _key("list: [{a: 1}, 2]"),
    "unpublished": _key("published: false"),
    "excerpt": _key("excerpt: own"),
    "separator": _key("excerpt_separator: <!--more-->"),
    "part": _key("part: nested.html"),
    "raw": _key("render_with_liquid: false"),
    "hidden": _key("hidden: true"),
    "own key": _key("unknown: {a: [1, two], b: 2024-01-01}"),
    "other own key": _key("unknown: 'text'"),
    "no title": lambda text: without_key(text, "title"),
    "no kind": lambda text: without_key(text, "kind"),
    "no layout": lambda text: without_key(text, "layout"),
    "no tags": lambda text: without_key(text, "tags"),
    "slug": _key("slug: snail"),
    "one category": _key("category: c"),
    "draft": _key("draft: true"),
    "path": _key("path: elsewhere/index.html"),
    "old address": _key("redirect_from: [/older/, /old/]"),
    "gone": _key("redirect_to: /about.html"),
    "stripped": _key("strip_title: true"),
    "not in the map": _key("sitemap: false"),
    "again": _key("regenerate: true"),
    "collection": _key("collection: x"),
    "content": _key("content: x"),
    "a number": _key("7: seven"),
    "broken": _key("title: [a"),
    "key and body": lambda text: with_key(text, "title: Both") + "\nword",
    "red": lambda text: text.replace("red", "blue"),
    "number": lambda text: text.replace("a: 1", "a: '1'"),
    "warning": lambda text: text + "\n{{ page.title | nosuch | }} {% if %}",
}
"""Edits of keys and values, of which most leave a file that can be built."""

DATA: Mapping[str, str] = {
    "a": "a: 2\nb: [1, 2]\n",
    "b": "b: [2]\na: 1\n",
    "inner": "a: {x: 1}\nb: red\n",
    "list": "- 1\n- {a: 1}\n",
    "table": "a,x\n1,2\n3\n",
    "json": '{"x": [1, {"a": null}]}',
    "nothing": "",
    "broken": "a: [1",
}
"""Texts of data files, of which most can be read."""

EDITS: Mapping[str, Edit] = {**BODIES, **SEEMING, **KEYS}
