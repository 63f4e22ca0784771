"""Completion: the words that may stand at the cursor."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from ..config.keys import KEYS
from ..config.permalink_styles import STYLES, STYLES_BEFORE_4
from ..highlight import languages
from ..lazy.tuples import NamedTuple
from ..model.item import Item
from .cursor import Cursor, Kind
from .known_site import KnownSite
from .links import target_of
from .placeholders import placeholders_at
from .variables import Variables, parameters

_SHOWN = 60
"""The characters of a value that are shown beside a name."""
_USUAL_KEYS = (
    *("categories", "category", "date", "description", "excerpt", "image", "lang", "layout", "permalink"),
    *("published", "redirect_from", "sitemap", "tags", "title"),
)


class TextBefore(NamedTuple):
    """The text of a file up to a cursor."""

    path: str
    """The path of the file below the site."""
    before: str
    """The text itself."""


class Word(NamedTuple):
    """A word that may stand at the cursor."""

    text: str
    detail: str = ""
    """A few words beside it, such as its value."""
    documentation: str = ""
    """Markdown."""


def completions(site: KnownSite, text: TextBefore, cursor: Cursor) -> list[Word]:
    """The words that may stand at a cursor, in the order of their names.

    Args:
        site: the site.
        text: the text.
        cursor: the place in it.
    """
    return sorted(_WORDS[cursor.kind](site, text, cursor), key=lambda word: word.text)


def _tags(site: KnownSite, _text: TextBefore, _cursor: Cursor) -> Iterator[Word]:
    yield from (Word(name, "tag", prose) for name, prose in site.tags.items())
    yield from (Word(f"end{name}", "end of a tag") for name in ("case", "capture", "comment", "for", "if", "raw"))
    yield from (Word(name, "tag") for name in ("else", "elsif", "when", "endunless", "endhighlight", "endtablerow"))


def _filters(site: KnownSite, _text: TextBefore, _cursor: Cursor) -> Iterator[Word]:
    return (Word(name, "filter", prose) for name, prose in site.filters.items())


def _variables(site: KnownSite, text: TextBefore, cursor: Cursor) -> Iterator[Word]:
    names = Variables(site, text.path, text.before).names(cursor.of)
    return (Word(name, shown(value)) for name, value in names.items())


def _includes(site: KnownSite, _text: TextBefore, _cursor: Cursor) -> Iterator[Word]:
    return (Word(name, _relative(site, path)) for name, path in site.includes.items())


def _parameters(site: KnownSite, _text: TextBefore, cursor: Cursor) -> Iterator[Word]:
    return (Word(f"{name}=", f"parameter of {cursor.of[0]}") for name in parameters(include_text(site, cursor.of[0])))


def _sources(site: KnownSite, _text: TextBefore, _cursor: Cursor) -> Iterator[Word]:
    named = {each.source: each for each in reversed(site.addresses) if each.source}
    return (Word(source, each.title or each.url) for source, each in named.items())


def _posts(site: KnownSite, _text: TextBefore, _cursor: Cursor) -> Iterator[Word]:
    posts = {post.relative_path: post for plan in site.plans for post in plan.posts}
    for post in posts.values():
        name = post.relative_path.rpartition("_posts/")[2].rpartition(".")[0]
        yield Word(name, str(post.data.get("title") or ""))


def _layouts(site: KnownSite, _text: TextBefore, _cursor: Cursor) -> Iterator[Word]:
    yield from (Word(name, _relative(site, path)) for name, path in site.layouts.items())
    yield Word("none", "no layout")


def _links(site: KnownSite, text: TextBefore, cursor: Cursor) -> Iterator[Word]:
    written, sharp, _ = cursor.before.partition("#")
    if sharp:
        target = target_of(site, text.path, written) if written else site.address_of(text.path)
        yield from () if target is None else (Word(f"{written}#{name}", "id") for name in site.ids(target))
        return
    yield from (Word(f"{site.baseurl}{each.url}", each.title or each.source) for each in site.addresses)


def _addresses(site: KnownSite, _text: TextBefore, _cursor: Cursor) -> Iterator[Word]:
    """Addresses without ``baseurl``, which ``relative_url`` adds."""
    return (Word(each.url, each.title or each.source) for each in site.addresses)


def _languages(site: KnownSite, _text: TextBefore, _cursor: Cursor) -> Iterator[Word]:
    for name, aliases in languages(site.config.reference.rouge).items():
        yield Word(name, ", ".join(aliases))
        yield from (Word(alias, name) for alias in aliases)


def _keys(site: KnownSite, text: TextBefore, _cursor: Cursor) -> Iterator[Word]:
    """The keys of front matter that pages of the site have, and the usual ones, without those that are there."""
    present = {line.partition(":")[0] for line in text.before.split("\n")}
    used = {key: shown(value) for item in site.items for key, value in _own(item).items()}
    for key in {*used, *_USUAL_KEYS} - present:
        yield Word(key, used.get(key, ""))


def _values(site: KnownSite, _text: TextBefore, cursor: Cursor) -> Iterator[Word]:
    """The words that pages of the site have as the value of a key of front matter, or in its list."""
    values = (_own(item).get(cursor.of[0]) for item in site.items)
    lists = (value if isinstance(value, list) else [value] for value in values)
    return (Word(word) for word in {each for members in lists for each in members if isinstance(each, str)})


def _own(item: Item) -> Mapping[str, object]:
    return item.data if item.as_read is None else item.as_read


def _settings(_site: KnownSite, _text: TextBefore, _cursor: Cursor) -> Iterator[Word]:
    return (Word(key.name, key.type, key.prose) for key in KEYS if "." not in key.name)


def _styles(site: KnownSite, _text: TextBefore, _cursor: Cursor) -> Iterator[Word]:
    styles = STYLES if site.config.reference.jekyll >= (4,) else STYLES_BEFORE_4
    return (Word(name, template) for name, template in styles.items())


def _placeholders(site: KnownSite, text: TextBefore, _cursor: Cursor) -> Iterator[Word]:
    return (Word(name, example) for name, example in placeholders_at(site, text.path, text.before).items())


def _citations(site: KnownSite, _text: TextBefore, _cursor: Cursor) -> Iterator[Word]:
    return (Word(key, _relative(site, entry.path)) for key, entry in site.citations.items())


_WORDS: Mapping[Kind, Callable[[KnownSite, TextBefore, Cursor], Iterator[Word]]] = {
    "address": _addresses,
    "citation": _citations,
    "filter": _filters,
    "include": _includes,
    "key": _keys,
    "language": _languages,
    "layout": _layouts,
    "link": _links,
    "parameter": _parameters,
    "placeholder": _placeholders,
    "post": _posts,
    "setting": _settings,
    "source": _sources,
    "style": _styles,
    "tag": _tags,
    "value": _values,
    "variable": _variables,
}


def include_text(site: KnownSite, name: str) -> str:
    """The text of an include; empty if there is none of that name."""
    try:
        with open(site.includes[name], encoding="utf-8", errors="replace") as file:
            return file.read()
    except (KeyError, OSError):
        return ""


def shown(value: object) -> str:
    """A value in a few words, to stand beside its name."""
    if isinstance(value, list | tuple):
        return f"list of {len(value)}"
    if isinstance(value, Mapping):
        return f"mapping of {len(value)}"
    text = "" if value is None else " ".join(str(value).split())
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _relative(site: KnownSite, path: str) -> str:
    return path.removeprefix(f"{site.root}/")
