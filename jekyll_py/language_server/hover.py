"""The documentation or the value of the word at the cursor, as Markdown."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..config.keys import KEYS, UNSET
from .completion import TextBefore, include_text, shown
from .cursor import Cursor, Kind
from .known_site import KnownSite
from .links import target_of
from .variables import Variables, parameters

_KEYS = {
    "layout": "The layout the page is placed into, without its extension; `none` for no layout.",
    "permalink": "The address of the page: a path, or a template such as `/:categories/:title/`.",
    "published": "`false` leaves the page out, unless `--unpublished` is given.",
    "date": "The date of a post, instead of that of its file's name.",
    "category": "The category of a post.",
    "categories": "The categories of a post: a list, or words with spaces between them.",
    "tags": "The tags of a post: a list, or words with spaces between them.",
    "excerpt_separator": "The text at which the excerpt ends, instead of the site's.",
    "render_with_liquid": "`false` leaves tags and outputs in the text as they are.",
}


def hover(site: KnownSite, text: TextBefore, cursor: Cursor) -> str | None:
    """The documentation or the value of a word; None if nothing is known.

    Args:
        site: the site.
        text: the text up to the cursor.
        cursor: the word.
    """
    explain = _PROSE.get(cursor.kind)
    return (explain(site, text, cursor) if explain is not None else None) or None


def _tag(site: KnownSite, _text: TextBefore, cursor: Cursor) -> str | None:
    name = cursor.word.removeprefix("end") if cursor.word.removeprefix("end") in site.tags else cursor.word
    return _titled(f"{{% {name} %}}", site.tags.get(name))


def _filter(site: KnownSite, _text: TextBefore, cursor: Cursor) -> str | None:
    return _titled(f"| {cursor.word}", site.filters.get(cursor.word))


def _variable(site: KnownSite, text: TextBefore, cursor: Cursor) -> str | None:
    names = Variables(site, text.path, text.before).names(cursor.of)
    if cursor.word not in names:
        return None
    return _titled(".".join([*cursor.of, cursor.word]), shown(names[cursor.word]))


def _include(site: KnownSite, _text: TextBefore, cursor: Cursor) -> str | None:
    path = site.includes.get(cursor.word)
    if path is None:
        return None
    named = ", ".join(f"`{name}`" for name in parameters(include_text(site, cursor.word)))
    return _titled(cursor.word, path.removeprefix(f"{site.root}/") + (f"\n\nParameters: {named}" if named else ""))


def _layout(site: KnownSite, _text: TextBefore, cursor: Cursor) -> str | None:
    path = site.layouts.get(cursor.word)
    return None if path is None else _titled(cursor.word, path.removeprefix(f"{site.root}/"))


def _link(site: KnownSite, text: TextBefore, cursor: Cursor) -> str | None:
    target = target_of(site, text.path, cursor.word.partition("#")[0])
    return None if target is None else _titled(target.title or target.url, f"{target.url}\n\n{target.source}")


def _source(site: KnownSite, _text: TextBefore, cursor: Cursor) -> str | None:
    target = site.address_of(cursor.word)
    return None if target is None else _titled(target.title or target.url, target.url)


def _key(_site: KnownSite, _text: TextBefore, cursor: Cursor) -> str | None:
    return _titled(cursor.word, _KEYS.get(cursor.word))


def _setting(_site: KnownSite, _text: TextBefore, cursor: Cursor) -> str | None:
    found = next((key for key in KEYS if key.name == cursor.word), None)
    if found is None:
        return None
    default = "" if found.default is UNSET else f"\n\nDefault: `{found.default!r}`"
    return _titled(f"{found.name}: {found.type}", f"{found.prose}{default}")


def _titled(title: str, prose: str | None) -> str | None:
    return None if not prose else f"**`{title}`**\n\n{prose}"


_PROSE: Mapping[Kind, Callable[[KnownSite, TextBefore, Cursor], str | None]] = {
    "address": _link,
    "filter": _filter,
    "include": _include,
    "key": _key,
    "layout": _layout,
    "link": _link,
    "setting": _setting,
    "source": _source,
    "tag": _tag,
    "variable": _variable,
}
