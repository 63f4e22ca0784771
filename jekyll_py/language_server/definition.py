"""Where the word at the cursor is defined: the file of an include or a layout, the page of a link, a key of data."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from ..lazy.tuples import NamedTuple
from .completion import TextBefore
from .cursor import Cursor, Kind
from .known_site import KnownSite
from .links import target_of

_DATA_EXTENSIONS = (".yml", ".yaml", ".json", ".csv", ".tsv", ".toml")


class Definition(NamedTuple):
    """The place where a word is defined."""

    path: Path
    line: int = 0
    """Counted from 0."""


def definition(site: KnownSite, text: TextBefore, cursor: Cursor) -> Definition | None:
    """The place where a word is defined; None if it is not known.

    Args:
        site: the site.
        text: the text up to the cursor.
        cursor: the word.
    """
    find = _FINDERS.get(cursor.kind)
    found = None if find is None else find(site, text, cursor)
    return found if found is not None and found.path.is_file() else None


def _include(site: KnownSite, _text: TextBefore, cursor: Cursor) -> Definition | None:
    return _file(site.includes.get(cursor.word))


def _parameter(site: KnownSite, _text: TextBefore, cursor: Cursor) -> Definition | None:
    found = _file(site.includes.get(cursor.of[0]))
    return None if found is None else _at(found.path, rf"\binclude\.{re.escape(cursor.word)}\b")


def _layout(site: KnownSite, _text: TextBefore, cursor: Cursor) -> Definition | None:
    return _file(site.layouts.get(cursor.word))


def _source(site: KnownSite, _text: TextBefore, cursor: Cursor) -> Definition | None:
    return Definition(site.root / cursor.word)


def _post(site: KnownSite, _text: TextBefore, cursor: Cursor) -> Definition | None:
    named = (post for plan in site.plans for post in plan.posts if f"_posts/{cursor.word}." in f"/{post.relative_path}")
    return next((Definition(site.root / post.relative_path) for post in named), None)


def _link(site: KnownSite, text: TextBefore, cursor: Cursor) -> Definition | None:
    written, _, fragment = cursor.word.partition("#")
    target = target_of(site, text.path, written) if written else site.address_of(text.path)
    if target is None or not target.source:
        return None
    words = re.split(r"-+", fragment)
    heading = r"^#{1,6}.*" + r"\W+".join(map(re.escape, words)) if fragment else r"\A"
    return _at(site.root / target.source, heading)


def _variable(site: KnownSite, text: TextBefore, cursor: Cursor) -> Definition | None:
    names = (*cursor.of, cursor.word)
    if names[:2] == ("site", "data") and len(names) > 2:
        return _data(site, names[2:])
    if names[0] == "site" and len(names) > 1:
        return _at(site.root / "_config.yml", _key(names[1]))
    if names[0] == "page" and len(names) > 1:
        return _at(site.root / text.path, _key(names[1]))
    return None


def _data(site: KnownSite, names: Sequence[str]) -> Definition | None:
    """The data file that the names lead to, at the first of the other names."""
    folder = site.root / site.config.text("data_dir")
    for count in range(len(names), 0, -1):
        for extension in _DATA_EXTENSIONS:
            path = folder.joinpath(*names[:count]).with_name(names[count - 1] + extension)
            if path.is_file():
                return _at(path, _key(names[count])) if count < len(names) else Definition(path)
    return None


def _citation(site: KnownSite, _text: TextBefore, cursor: Cursor) -> Definition | None:
    entry = site.citations.get(cursor.word)
    return None if entry is None else Definition(Path(entry.path), entry.line - 1)


def _key(name: str) -> str:
    """A pattern for a key of YAML or JSON."""
    return rf"^\s*(?:- )?[\"']?{re.escape(name)}[\"']?\s*:"


def _file(path: str | None) -> Definition | None:
    return None if path is None else Definition(Path(path))


def _at(path: Path, pattern: str) -> Definition:
    """The first line of a file that a pattern matches, or its first line."""
    try:
        text = path.read_text("utf-8", "replace")
    except OSError:
        return Definition(path)
    found = re.search(pattern, text, re.MULTILINE | re.IGNORECASE)
    return Definition(path, 0 if found is None else text.count("\n", 0, found.end()))


_FINDERS: Mapping[Kind, Callable[[KnownSite, TextBefore, Cursor], Definition | None]] = {
    "address": _link,
    "citation": _citation,
    "include": _include,
    "layout": _layout,
    "link": _link,
    "parameter": _parameter,
    "post": _post,
    "source": _source,
    "variable": _variable,
}
