"""Finds posts by the names that ``post_url`` gives them, ``folder/2010-07-21-slug``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..lazy.patterns import lazy_pattern
from ..lazy.tuples import NamedTuple
from .document import Document

_NAME = lazy_pattern(r"^(.+/)?(\d+-\d+-\d+)-(.*)$", re.M | re.A)


class PostName(NamedTuple):
    """The parts of a name (``Jekyll::Tags::PostComparer``)."""

    folder: str
    """With a slash at its end; empty for none."""
    date: str
    slug: str

    @classmethod
    def parse(cls, text: str) -> PostName | None:
        """The parts of a name; None when it has no date or no title."""
        match = _NAME.search(text.removeprefix("/"))
        return match and cls(match[1] or "", match[2], match[3])

    def __str__(self) -> str:
        return f"/{self.folder}{self.date}-{self.slug}"

    @property
    def pattern(self) -> str:
        """A regular expression for the post's path; the folder may stand before ``_posts`` or in it."""
        name = re.escape(f"{self.date}-{self.slug}") + r"\.[^.]+"
        folder = re.escape(self.folder)
        return f"_posts/{folder}{name}|{folder}_posts/?{name}"


class PostNames:
    """The posts of a site by their names.

    Args:
        posts: the posts, newest first; they are gone through when one is first looked for.
    """

    def __init__(self, posts: Sequence[Document]) -> None:
        self._posts = posts
        self._by_path: dict[str, int] = {}
        self._by_slug: dict[str, list[Document]] = {}

    def __repr__(self) -> str:
        return f"PostNames({self._posts!r})"

    def find(self, name: PostName) -> Document | None:
        """The newest post whose path has a name, as `PostName.pattern` matches it."""
        self._look_through()
        named = f"{name.date}-{name.slug}"
        paths = (f"_posts/{name.folder}{named}", f"{name.folder}_posts/{named}", f"{name.folder}_posts{named}")
        newest = min((self._by_path[path] for path in paths if path in self._by_path), default=None)
        return None if newest is None else self._posts[newest]

    def with_slug(self, slug: str) -> Sequence[Document]:
        """The posts with a slug, by their file or their front matter, newest first."""
        self._look_through()
        return self._by_slug.get(slug, ())

    def _look_through(self) -> None:
        if self._by_slug:
            return
        for number, post in enumerate(self._posts):
            self._by_slug.setdefault(str(post.data["slug"]), []).append(post)
            for path in _without_ending(post.relative_path):
                self._by_path.setdefault(path, number)


def _without_ending(path: str) -> Iterator[str]:
    """A path cut before each of its dots (``a.b.md``: ``a``, ``a.b``), but for one before another dot or at the end."""
    dot = path.find(".")
    while 0 <= dot < len(path) - 1:
        if path[dot + 1] != ".":
            yield path[:dot]
        dot = path.find(".", dot + 1)
