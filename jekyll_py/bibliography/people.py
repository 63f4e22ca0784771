"""The authors of a BibTeX entry."""

from __future__ import annotations

import re
import unicodedata

from bibtexparser.middlewares.names import parse_single_name_into_parts, split_multiple_persons_names

from .latex import text_of

_MARKS = re.compile(r"[*∗†‡§¶‖&^]+")
"""Marks that al-folio sets high, such as that of authors who contributed equally."""


def people_of(names: str) -> list[dict[str, str]]:
    """The rows of ``name``, ``given``, ``family``, ``mark`` and ``key``, one for each person.

    The key is the family name in small letters without accents, as al-folio's ``_data/coauthors.yml`` has it.

    Args:
        names: the field ``author`` or ``editor``.
    """
    return [_person(name) for name in split_multiple_persons_names(names)]


def _person(name: str) -> dict[str, str]:
    if name.strip().lower() == "others":
        return {"name": "et al.", "given": "", "family": "", "mark": "", "key": ""}
    parts = parse_single_name_into_parts(name, strict=False)
    given, family = text_of(" ".join(parts.first)), text_of(" ".join([*parts.von, *parts.last, *parts.jr]))
    mark = "".join(_MARKS.findall(f"{given}{family}"))
    given, family = _MARKS.sub("", given).strip(), _MARKS.sub("", family).strip()
    return {"name": f"{given} {family}".strip(), "given": given, "family": family, "mark": mark, "key": _key(family)}


def _key(family: str) -> str:
    plain = unicodedata.normalize("NFD", family)
    return unicodedata.normalize(
        "NFC", "".join(letter for letter in plain if not unicodedata.combining(letter))
    ).lower()
