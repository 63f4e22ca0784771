"""The items of the last build that the next one takes over, because their files and all that shapes them are the same.

That build may have been one of another process: then its items come from the plan file. Generators may have changed an
item: then it is read again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from datetime import datetime
from typing import TypeGuard, TypeVar

from ..model.collection import Collection
from ..model.conventions import Conventions
from ..model.document import Document
from ..model.item import Item
from ..model.page import Page
from ..model.static_file import StaticFile
from .parsed_files import ParsedFiles

AnyItem = TypeVar("AnyItem", Page, Document)
AnyMember = TypeVar("AnyMember", Page, Document, StaticFile)


class KeptItems:
    """Gives each item once, for the conventions and the time of another build.

    Args:
        members: the pages, documents and static files of the last build, by their files.
        beside: gives the neighbours of an item in the last plan.
        parsed: the files as they were last parsed.
        altered: the files that may have other bytes, and the paths of items of which the last build warned.
        conventions: those of this build.
        now: the time of this build.
        numbered: the members by their numbers in the plan file.
        labels: the labels of its collections.
        has_doubts: whether reading may have to warn of items that were read by another process.
    """

    def __init__(
        self,
        members: Mapping[str, Sequence[Item | StaticFile]],
        beside: Callable[[Item], object],
        parsed: ParsedFiles,
        altered: Set[str],
        conventions: Conventions,
        now: datetime,
        numbered: Sequence[Item | StaticFile] = (),
        labels: Sequence[str] = (),
        *,
        has_doubts: bool = False,
    ) -> None:
        self._members = members
        self._beside = beside
        self._parsed = parsed
        self._altered = altered
        self._conventions = conventions
        self._now = now
        self.numbered, self.labels = numbered, labels
        self._has_doubts = has_doubts
        self._taken: dict[Item, str | None] = {}
        """The items that were kept, with their contents; None for those that are verbatim."""
        self._addresses: dict[Item, str] = {}
        """The addresses that kept undated documents had, which may show the time of the build."""

    def is_static(self, file: str, path: str) -> bool:
        """Whether a file is still without front matter, and no warning of it has to be given again.

        Args:
            file: the absolute path.
            path: the path below the source.
        """
        return path not in self._altered and _is_plain(self._only(file), StaticFile)

    def page(self, file: str, path: str) -> Page | None:
        """The page of a file, if it is kept.

        Args:
            file: the absolute path.
            path: the path below the source.
        """
        return self._take(Page, file, path)

    def document(self, file: str, path: str, collection: Collection) -> Document | None:
        """The document of a file, if it is kept.

        Args:
            file: the absolute path.
            path: the path below the source.
            collection: the collection that it belongs to.
        """
        found = self._take(Document, file, path)
        if found is not None and found.collection.label != collection.label:
            return None  # it was read as a member of another one, by the rules of that
        if found is not None:
            found.collection = collection
            if found.is_undated:
                self._addresses[found] = found.url
                found.set_build_time(self._now)
                found.forget_address()
        return found

    def unchanged(self, items: Iterable[Item], beside: Callable[[Item], object]) -> Iterable[Item]:
        """The items that are to templates as they were in the last build: no generator has changed them.

        Args:
            items: those of the new plan.
            beside: gives the neighbours of an item in it, which are to be the same.
        """
        taken = self._taken
        for item in items:
            if item not in taken or item.as_read is not None or item.pager is not None:
                continue
            is_same = item.is_verbatim if taken[item] is None else taken[item] is item.content
            if is_same and beside(item) == self._beside(item) and self._addresses.get(item) in (None, item.url):
                yield item

    def _take(self, kind: type[AnyItem], file: str, path: str) -> AnyItem | None:
        item = self._only(file)
        if not _is_plain(item, kind) or item.relative_path in self._altered or path in self._altered:
            return None
        if item.as_read is not None or item.pager is not None or not item.head:
            return None
        is_verbatim = item.is_verbatim and not self._has_doubts
        if not is_verbatim and not self._is_parsed(item, path):
            return None
        item.conventions = self._conventions
        self._taken[item] = None if is_verbatim else item.content
        return item

    def _is_parsed(self, item: Item, path: str) -> bool:
        """Whether an item has the front matter and the content that its file had when this process parsed it."""
        parsed = self._parsed.known(path)
        if parsed is None or parsed.doubtful_keys:
            return False
        return parsed.head == item.head and parsed.content == item.content

    def _only(self, file: str) -> Item | StaticFile | None:
        members = self._members.get(file, ())
        return members[0] if len(members) == 1 and file not in self._altered else None


def _is_plain(member: Item | StaticFile | None, kind: type[AnyMember]) -> TypeGuard[AnyMember]:
    """Whether a member is of one of the classes of this package, not of one that a plugin has derived."""
    return type(member) is kind or (isinstance(member, kind) and member.is_stored)


def nothing_kept(conventions: Conventions, now: datetime) -> KeptItems:
    """For a build that reads every file."""
    return KeptItems({}, lambda _: None, ParsedFiles(), frozenset(), conventions, now)
