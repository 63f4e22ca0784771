"""The choice among translations as jekyll-polyglot makes it since 1.10, and the translations of each page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeVar

from ...plugins import Configuration, Document, Item, Page, SiteContents, to_s
from ..values import either, given

Kind = TypeVar("Kind", Page, Document)

TRANSLATIONS = "jekyll-polyglot translations"
"""The variable of ``site`` with the `TranslationsOfSite`: no template knows its name, and what it reads is recorded."""
Permalinks = dict[str, object]
"""The address of each translation by its language; None for one whose front matter has none."""


class Languages:
    """The languages of a site, and that of a page."""

    def __init__(self, config: Configuration) -> None:
        self.active, self.default = config.text("active_lang"), config.text("default_lang")
        self.names = config.strings("languages")
        self.configured = tuple(dict.fromkeys([self.default, *self.names]))
        self._by_key = {name.lower(): name for name in reversed(self.names)}
        self._from_path = config.flag("lang_from_path")

    def known(self, language: str) -> str | None:
        """A language as the configuration spells it."""
        return self._by_key.get(language.lower())

    def is_configured(self, language: str) -> bool:
        """Whether it is one of the site, in any case."""
        return language.lower() in (name.lower() for name in self.configured)

    def explicit(self, item: Item) -> str | None:
        """The language that the front matter of a page or, if so wished, a part of its path names."""
        own = item.data["lang"]
        if given(own):
            return to_s(own)
        parts = re.split("[./]", item.relative_path) if self._from_path else ()
        return next((name for part in parts if (name := self.known(part))), None)


class Translations:
    """The addresses of the translations of pages: those of one ``page_id``, or of one address without one."""

    def __init__(self, languages: Languages, items: Iterable[Item]) -> None:
        self.known: dict[str, Permalinks] = {}
        """By `identity`."""
        for item in items:
            explicit = languages.explicit(item)
            if explicit is None or explicit in languages.configured:
                language, permalink = explicit or languages.default, item.data["permalink"]
                names = dict.fromkeys((identity(None, _address(item)), _identity(item)))
                for name in names:
                    self.known.setdefault(name, {})[language] = permalink

    def of(self, item: Item) -> Permalinks:
        """Those of a page."""
        return self.known.get(_identity(item), {})


class TranslationsOfSite(Mapping[str, Permalinks]):
    """The addresses of the translations of each page by its `identity`, those that generators have added among them.

    Args:
        site: the site; its pages are looked at when a page is rendered.
    """

    def __init__(self, site: SiteContents) -> None:
        self._site = site

    def __getitem__(self, name: str) -> Permalinks:
        return self._known[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)

    @cached_property
    def _known(self) -> Mapping[str, Permalinks]:
        documents = (document for collection in self._site.collections.values() for document in collection.docs)
        return Translations(Languages(self._site.config), [*documents, *self._site.pages]).known


class Coordination:
    """Chooses the page in the language ``active_lang``, else the one in the default language, else the last."""

    def __init__(self, site: SiteContents) -> None:
        self._languages = Languages(site.config)
        self._diagnostics = site.diagnostics
        marks = "|".join(f"[/.]{re.escape(language)}[/.]" for language in self._languages.names)
        self._marks = re.compile(marks or r"(?!)")
        self._chosen: dict[str, str] = {}

    def of(self, items: Sequence[Kind]) -> list[Kind]:
        """The pages of one kind to show; each gets keys with its language, its translations and its redirects."""
        known: dict[str, Kind] = {}
        for item in items:
            language = self._language(item)
            if language is None:
                continue
            identity = self._identify(item, language)
            if self._is_wanted(item, identity):
                known[identity] = item
                self._chosen[identity] = language
        translations, named = Translations(self._languages, items), _by_page_id(items)
        for item in known.values():
            self._set_redirects(item, named.get(to_s(item.data["page_id"]), []))
            self._set_translations(item, translations)
        return list(known.values())

    def _language(self, item: Item) -> str | None:
        """The language of a page; None, with a warning, where it is not one of the site."""
        languages, explicit = self._languages, self._languages.explicit(item)
        if explicit is not None and not languages.is_configured(explicit):
            names = ", ".join(languages.configured)
            message = f"Skipping {item.relative_path} - lang '{explicit}' not in configured languages [{names}]"
            hint = "add it to languages, or correct lang"
            self._diagnostics.warn("Polyglot:", message, path=item.relative_path, hint=hint)
            return None
        language = explicit or languages.default
        known = languages.known(language)
        if known is not None and given(item.data["lang"]):
            item.data["lang"] = known
        return known or language

    def _identify(self, item: Item, language: str) -> str:
        address = self._marks.sub("/", item.url)
        if not to_s(item.data["permalink"]) and to_s(item.data["lang"]):
            item.data["permalink"] = address
        item.data["rendered_lang"] = language
        return to_s(either(item.data["page_id"], address))

    def _is_wanted(self, item: Item, identity: str) -> bool:
        languages, before = self._languages, self._chosen.get(identity)
        if before == languages.active:
            return False
        if before == languages.default and item.data["rendered_lang"] != languages.active:
            return False
        only = item.data["lang-exclusive"]
        return not only or languages.active in (only if isinstance(only, list) else to_s(only))

    def _set_redirects(self, item: Item, named: Sequence[Item]) -> None:
        """Lead from the addresses of the other translations, and from the author's own in the page's language.

        Args:
            item: the page.
            named: the pages with its ``page_id``.
        """
        listed = either(item.data["redirect_from"], [])
        redirects: list[object] = [to_s(each) for each in (listed if isinstance(listed, list) else [listed])]
        language = self._languages.explicit(item) or self._languages.default
        if language != self._languages.default:
            redirects = [below_language(language, to_s(path)) for path in redirects]
        addresses = (other.data["permalink"] for other in named)
        redirects += [address for address in addresses if address != item.data["permalink"]]
        if redirects:
            item.data["redirect_from"] = list(dict.fromkeys(redirects))

    def _set_translations(self, item: Item, translations: Translations) -> None:
        found = translations.of(item)
        item.data["permalink_lang"] = found
        item.data["available_languages"] = list(found)
        missing = [name for name in self._languages.configured if name not in found] if len(found) > 1 else []
        item.data["missing_languages"] = missing


def _by_page_id(items: Iterable[Item]) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = {}
    for item in items:
        if to_s(item.data["page_id"]):
            found.setdefault(to_s(item.data["page_id"]), []).append(item)
    return found


def below_root(address: str) -> str:
    """An address with a slash at its beginning."""
    return address if address.startswith("/") else f"/{address}"


def without_language(address: str, language: str) -> str:
    """An address without the folder of a language."""
    return below_root(address.removeprefix(f"/{language}/"))


def below_language(language: str, address: str) -> str:
    """An address in the folder of a language."""
    address = below_root(address)
    return address if address.startswith(f"/{language}/") else f"/{language}{address}"


def _address(item: Item) -> str:
    """The address of a page by which its translations are found."""
    address = below_root(to_s(either(item.data["permalink"], item.url)))
    language = to_s(item.data["lang"])
    return without_language(address, language) if language else address


def identity(page_id: object, address: str) -> str:
    """The name of a page that its translations have too: its ``page_id``, or without one its address."""
    name = to_s(page_id)
    return f"page_id {name}" if name else f"address {address}"


def _identity(item: Item) -> str:
    return identity(item.data["page_id"], _address(item))


def lookup(language: str, *known: Mapping[str, object] | object) -> str | None:
    """The address in a language in the first of several mappings that has one."""
    found = (each.get(language) for each in known if isinstance(each, Mapping))
    return next((to_s(address) for address in found if given(address)), None)
