"""The pages of a site that may have versions in other languages, by what their sources and the plugins say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..config.configuration import Configuration
from ..model.item import Item
from .built.edition import BuiltEdition
from .built.published import Translatable

_KEYS = ("page_id", "ref", "lang-ref", "lang_ref", "translation_key", "translation_id", "i18n_key", "trans_id")
"""The keys of front matter that versions of a page share, as plugins and themes name them."""
_LANGUAGES = ("lang", "language", "locale")


def translatable_of(config: Configuration, editions: Iterable[BuiltEdition]) -> Mapping[str, Translatable]:
    """The pages by built file.

    Args:
        config: the configuration.
        editions: what was built: one for each language where a plugin builds them.
    """
    rows = [*editions]
    is_by_edition = len(rows) > 1 and not config.text("default_lang")  # jekyll-multiple-languages-plugin
    seen: set[str] = set()
    found = {}
    for edition in rows:
        for path, item, known in _pages_of(edition):
            language = known.language or config.text("default_lang")
            if is_by_edition:
                language = edition.folder.strip("/") or next(iter(config.strings("languages")), "")
                known = known._replace(key=known.source)
            elif known.source in seen:  # polyglot puts what has no translation into each language
                continue
            elif len(rows) > 1 and not known.key:
                known = known._replace(key=f"address {item.url}")
            seen.add(known.source)
            found[path] = known._replace(language=language)
    return found


def copies_of(config: Configuration, editions: Iterable[BuiltEdition]) -> Mapping[str, str]:
    """The files that jekyll-polyglot builds in a language without a version of their own, with the first of each.

    Args:
        config: the configuration.
        editions: what was built.
    """
    if not config.text("default_lang"):
        return {}
    first: dict[str, str] = {}
    copies = {}
    items = ((path, item) for edition in editions for path, item in edition.items() if item.file is not None)
    for path, item in items:
        written = first.setdefault(f"{item.relative_path} {item.url}", path)
        if written != path:
            copies[path] = written
    return copies


def _pages_of(edition: BuiltEdition) -> Iterator[tuple[str, Item, Translatable]]:
    for path, item in edition.items():
        if item.file is not None and path.endswith(".html"):
            key = next((str(item.data[name]) for name in _KEYS if item.data.get(name)), "")
            language = next((str(item.data[name]) for name in _LANGUAGES if isinstance(item.data.get(name), str)), "")
            yield path, item, Translatable(item.relative_path.lstrip("/"), key, language)
