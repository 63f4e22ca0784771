"""The choice among translations as jekyll-polyglot made it before 1.10."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TypeVar

from ...plugins import Configuration, Document, Page, to_s
from ..values import given

Item = TypeVar("Item", Page, Document)

_LANGUAGE = re.compile(r"[a-z]{2,3}(:?[_-](:?[A-Za-z]{2}){1,2}){0,2}\Z")


class EarlierCoordination:
    """Chooses the page in the language ``active_lang``, else the one in the default language, else the last.

    Pages are translations of each other when they have the same ``page_id``, or without one the same address apart from
    the names of languages in it.
    """

    def __init__(self, config: Configuration) -> None:
        self._active, self._default = config.text("active_lang"), config.text("default_lang")
        self._from_path = config.flag("lang_from_path")
        self._languages = config.strings("languages")
        names = "|".join(f"[/.]{re.escape(language)}[/.]" for language in self._languages)
        self._marks = re.compile(names or r"(?!)")
        self._chosen: dict[object, object] = {}

    def of(self, items: Sequence[Item]) -> list[Item]:
        """The items to show; each gets the keys ``permalink``, ``rendered_lang`` and ``permalink_lang``."""
        known: dict[object, Item] = {}
        for item in items:
            language = self._language(item)
            identity = self._identify(item, language)
            if self._is_wanted(item, identity, language):
                known[identity] = item
                self._chosen[identity] = language
        self._connect(items, known.values())
        return list(known.values())

    def _identify(self, item: Item, language: object) -> object:
        address = self._marks.sub("/", item.url)
        item.data["permalink"] = address
        item.data["rendered_lang"] = language
        return to_s(item.data["page_id"]) if given(item.data["page_id"]) else address

    def _is_wanted(self, item: Item, identity: object, language: object) -> bool:
        before = self._chosen.get(identity)
        if before == self._active or (before == self._default and language != self._active):
            return False
        only = item.data["lang-exclusive"]
        return not only or self._active in (only if isinstance(only, list) else to_s(only))

    def _connect(self, items: Sequence[Item], chosen: Iterable[Item]) -> None:
        """Give each page with a ``page_id`` the addresses of its translations."""
        addresses: dict[str, dict[str, object]] = {}
        for item in items:
            if given(item.data["page_id"]):
                known = addresses.setdefault(to_s(item.data["page_id"]), {})
                known[to_s(self._language(item))] = item.data["permalink"]
        for item in chosen:
            if given(item.data["page_id"]):
                item.data["permalink_lang"] = addresses[to_s(item.data["page_id"])]

    def _language(self, item: Item) -> object:
        own = item.data["lang"]
        return own if given(own) else (self._path_language(item.relative_path) or self._default)

    def _path_language(self, path: str) -> str | None:
        """The first folder, in a collection the second, if it looks like a language; else any part that is one."""
        if not self._from_path:
            return None
        folders = path.split("/")[:-1]
        first = folders[1:2] if path.startswith("_") and len(folders) > 1 else folders[:1]
        if first and _LANGUAGE.match(first[0]):
            return first[0]
        parts = {part.lower() for part in re.split("[./]", path)}
        return next((language for language in self._languages if language.lower() in parts), None)
