"""The links of a page, which jekyll-polyglot changes to pages in the language that is built."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from ...plugins import to_s
from ..values import given

_REST = r"""(?>(?:{guard}[^,'"\s/?.]++\.?)*)(?:/[^\]\[)("'\s]*)?"""
_Change = tuple[re.Pattern[str], str]


class Links:
    """The changes for one language of one site."""

    KEYS = ("active_lang", "default_lang", "languages", "exclude", "baseurl", "url")
    """The keys of the configuration that they depend on, in the order of the arguments of `of`."""

    def __init__(self, changes: Iterable[_Change]) -> None:
        self._changes = tuple(changes)

    @classmethod
    def of(
        cls, active: object, default: object, languages: object, excluded: object, baseurl: object, url: object
    ) -> Links:
        """The changes for some settings."""
        return _links(to_s(active), to_s(default), _texts(languages), _texts(excluded), to_s(baseurl), _host(url))

    def changed(self, output: str) -> str:
        """A page with its links to the site in its language, but for those that ``static_href`` protects."""
        for pattern, start in self._changes:
            output = pattern.sub(_replacement(start), output)
        return output


def _replacement(start: str) -> Callable[[re.Match[str]], str]:
    return lambda found: f'href="{start}/{found[1]}"'


@lru_cache(maxsize=64)
def _links(
    active: str, default: str, languages: tuple[str, ...], excluded: tuple[str, ...], baseurl: str, url: str | None
) -> Links:
    guard = "".join(f"(?!{_glob(name)})" for name in excluded)
    guard += "".join(f"(?!{re.escape(language)}/)" for language in languages)
    return Links(_changes(active, default, guard, baseurl, url))


def _changes(active: str, default: str, guard: str, baseurl: str, url: str | None) -> Iterator[_Change]:
    """For links below the base path, then for those that begin with the ``url``, if any: first those to translate.

    A ``url`` that is an empty text is one: with it the links below the base path are changed twice.
    """
    foreign = f'(?<!hreflang="{re.escape(default)}" )(?<!hreflang="x-default" )'
    for start, before in ((baseurl, ""), *(() if url is None else ((url + baseurl, foreign),))):
        if active != default:
            yield _pattern(before + "href", start, guard), f"{start}/{active}"
        yield _pattern("ferh", start, ""), start


def _pattern(attribute: str, start: str, guard: str) -> re.Pattern[str]:
    return re.compile(rf'{attribute}="?{re.escape(start)}/({_REST.replace("{guard}", guard)})"', re.ASCII)


def _glob(name: str) -> str:
    return re.escape(name).replace(r"\*", '[^"]*').replace(r"\?", ".")


def _host(url: object) -> str | None:
    return to_s(url) if given(url) else None


def _texts(value: object) -> tuple[str, ...]:
    return tuple(to_s(each) for each in value) if isinstance(value, list | tuple) else ()
