"""The translated texts of a site: ``_i18n/fr.yml``."""

from __future__ import annotations

from collections.abc import Mapping

from ...plugins import SiteContents, load_yaml
from ...plugins.internals import look_within
from ..values import is_hash, look

FOLDER = "_i18n"
"""The folder of all translations."""


def path_of(language: str) -> str:
    """The path of the texts of a language below the source."""
    return f"{FOLDER}/{language}.yml"


def texts_of(site: SiteContents, language: str) -> Mapping[str, object]:
    """The texts of a language; none where the file has no mapping.

    Raises:
        JekyllError: the file is missing or is not YAML.
    """
    path = path_of(language)
    found = load_yaml(site.source.read(path).decode("utf-8-sig", "replace"), path, reference=site.config.reference)
    return found if is_hash(found) else {}


def text_of(texts: object, key: str) -> object:
    """The value under a key such as ``menu.items.0``."""
    *folders, last = key.split(".")
    for part in folders:
        texts = _member(texts, part) if isinstance(texts, list) else look_within(texts, part)
    return _member(texts, last) if isinstance(texts, list) else look(texts, last)


def _member(texts: list[object], number: str) -> object:
    """The member of a list; None without one, or where the number is none."""
    return texts[int(number)] if number.isdecimal() and int(number) < len(texts) else None
