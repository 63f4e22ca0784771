"""Lists that the old site keeps in data files of its own, such as the services and prizes of minimal-light's forks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from .old_site import OldSite, plain_value

_OF_THE_THEME = (
    "authors",
    "coauthors",
    "cv",
    "navigation",
    "publications",
    "repositories",
    "resume",
    "socials",
    "venues",
)
_TAG = re.compile(r"<[^<>]*>")
_NAMES = ("title", "name", "text")
_ADDRESSES = ("link", "url", "website")
_UNSAFE = re.compile(r"[{}%]")
"""Characters that would be Liquid."""


def data_list(old: OldSite, name: str) -> str | None:
    """A data file as lists in Markdown, one for each key if it is a mapping; None if it holds no rows with names.

    Args:
        old: the site.
        name: that of the file in ``_data``, without its ending.
    """
    if name in _OF_THE_THEME:
        return None
    value = old.yaml(f"_data/{name}.yml")
    groups = value if isinstance(value, Mapping) else {"": value}
    parts = []
    for group, rows in groups.items():
        lines = list(_lines(rows))
        parts += [f"### {_plain(str(group))}\n"] if group and lines else []
        parts += ["\n".join(lines) + "\n"] if lines else []
    return "\n".join(parts) or None


def _lines(rows: object) -> Iterator[str]:
    for row in rows if isinstance(rows, list) else []:
        if isinstance(row, Mapping):
            if line := _row(row):
                yield f"- {line}"
        elif text := _plain(plain_value(row)):
            yield f"- {text}"


def _row(row: Mapping[str, object]) -> str:
    """The name, linked if the row has an address, and what else it says; empty without a name."""
    given = {str(key): _plain(plain_value(value)) for key, value in row.items()}
    key = next((key for key in _NAMES if given.get(key)), None)
    if key is None:
        return ""
    address = next((key for key in _ADDRESSES if _is_address(given.get(key, ""))), "")
    first = f"[{given[key]}]({given[address]})" if address else given[key]
    rest = ((name, text) for name, text in given.items() if text and name not in (key, address))
    return ", ".join([first, *(f"[{name.capitalize()}]({text})" if _is_address(text) else text for name, text in rest)])


def _is_address(text: str) -> bool:
    return re.fullmatch(r"(?:https?://|\.?/)[^\s()<>]+", text) is not None


def _plain(text: str) -> str:
    """A text whose HTML is Markdown, in one line."""
    marked = re.sub(r"</?(?:strong|b)\s*>", "**", text)
    return _UNSAFE.sub("", " ".join(_TAG.sub("", marked).split()))
