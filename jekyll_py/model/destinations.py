"""The destinations of items: those that cannot be written, and those that several items share."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Mapping, Sequence

from ..diagnostics import Diagnostics, Failures
from ..errors import JekyllError
from .item import Item
from .page import Page
from .static_file import StaticFile

_MOST_TITLES = 5
"""Of the pages that a hint names."""


def check_destinations(items: Sequence[Item | StaticFile]) -> None:
    """Refuse destinations that cannot be written: a NUL in a name, and a file where another item needs a folder.

    Raises:
        JekyllError: the only such item, or `JekyllErrors` that name all of them.
    """
    owners = {item.destination: item for item in items}
    if _are_apart(owners):
        return
    clear: set[str] = set()
    failures = Failures()
    for item in owners.values():
        with failures.collecting():
            _check_destination(item, owners, clear)
    failures.raise_any()


def _are_apart(destinations: Collection[str]) -> bool:
    """Whether none is a folder of another one, and none holds a NUL character."""
    text = "\n".join(destinations)
    if "\0" in text or "//" in text:
        return False  # as far as can be told so fast
    folders, new = {""}, {path.rpartition("/")[0] for path in destinations}
    while new:
        folders |= new
        new = {folder.rpartition("/")[0] for folder in new} - folders
    return (folders - {""}).isdisjoint(destinations)


def _check_destination(item: Item | StaticFile, owners: Mapping[str, Item | StaticFile], clear: set[str]) -> None:
    """Refuse one item. ``clear`` holds the folders that are known not to be files; this adds to it."""
    path = item.relative_path.lstrip("/")
    if "\0" in item.destination:
        raise JekyllError(f"the address {item.url!r} holds a NUL character", path=path, hint="change its permalink")
    folder = item.destination
    while (folder := posixpath.dirname(folder)) and folder not in clear:
        if folder in owners:
            other = owners[folder].relative_path.lstrip("/")
            raise JekyllError(
                f"{item.destination} cannot be written: {folder} is a file, made from {other}",
                path=path,
                hint="give one of them another permalink",
            )
        clear.add(folder)


def report_conflicts(items: Sequence[Item | StaticFile], folder: str, diagnostics: Diagnostics) -> None:
    """Warn of items that share a destination.

    Args:
        items: all that are written.
        folder: the destination, for the message.
        diagnostics: takes the warnings.
    """
    sharers: dict[str, list[Item | StaticFile]] = {}
    for item in items:
        if not (item.shares_address):
            sharers.setdefault(item.destination, []).append(item)
    for destination, several in sharers.items():
        if len(several) > 1:
            names = "".join(f"\n - {item.relative_path.lstrip('/')}" for item in several)
            diagnostics.warn(
                "Conflict:",
                "The following destination is shared by multiple files.\nThe written file may end up with unexpected "
                f"contents.\n{folder}/{destination}{names}",
                path=several[-1].relative_path.lstrip("/"),
                hint=_conflict_hint(several),
            )


def _conflict_hint(several: Sequence[Item | StaticFile]) -> str:
    """The hint about items with one address. Those of one path are made by a plugin, as of tags ``C`` and ``C++``."""
    if len({item.relative_path for item in several}) == len(several):
        return "the last one is written; give each its own permalink"
    titles = [str(item.data["title"]) for item in several if isinstance(item, Page) and item.data.get("title")]
    made = f" for {', '.join(titles[:_MOST_TITLES])}" if titles else ""
    return f"the last one is written; a plugin makes these pages{made}: rename what they are made for, but for one"
