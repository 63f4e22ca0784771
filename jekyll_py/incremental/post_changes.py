"""Finds the posts that have come, gone or changed since the last build, and reads the new ones.

Only what is certain counts: if a page, a draft's folder or anything else has changed, nothing is found.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Mapping, Sequence, Set

from ..lazy.tuples import NamedTuple
from ..model.collection import Collection
from ..model.document import Document
from ..read.data_folders import data_folders
from ..render.cache import PatchContext
from ..render.planned_site import Member, PlannedSite

_FOLDER = "_posts"


class PostChanges(NamedTuple):
    """The posts that differ from those of the last plan."""

    removed: Sequence[Document]
    """Those of the last plan that are gone or have another file, text or front matter."""
    added: Sequence[Document]
    """Those that come in their place, and the new ones."""
    gone: Set[str]
    """The absolute paths of files that are not there any more."""
    listings: Mapping[str, Sequence[str]]
    """The names in each folder that was listed, by its absolute path."""


def changed_posts(
    planned: PlannedSite, paths: Set[str], planned_paths: Set[str], context: PatchContext
) -> PostChanges | None:
    """The changes of posts; None if more has changed, or something about a post that its reader warns of.

    Args:
        planned: the last plan.
        paths: the absolute paths at which there may be something else than in the last build.
        planned_paths: the paths that were looked at before rendering: a change of another one changes no plan.
        context: the values of this process.

    Raises:
        JekyllError: a post cannot be read.
    """
    search = _Search(planned, planned_paths, context)
    if not all(map(search.take, sorted(paths))):
        return None
    return search.read()


class _Search:
    """Sorts paths into posts that are gone and files to read."""

    def __init__(self, planned: PlannedSite, planned_paths: Set[str], context: PatchContext) -> None:
        self._planned = planned
        self._posts = planned.contents.collections["posts"]
        self._planned_paths = planned_paths
        self._reader = context.reader
        self._config = context.config
        self._kept_folders = (*(f"{folder}/" for folder in data_folders(context.config, context.theme)),)
        self._removed: dict[str, Document] = {}
        self._files: dict[str, None] = {}
        """The files to read."""
        self._gone: set[str] = set()
        self._listings: dict[str, Sequence[str]] = {}

    def take(self, path: str) -> bool:
        """Take a path at which something may have changed; False if it is not certain what that means."""
        if path in self._planned.members:
            return self._take_post(path)
        if os.path.isdir(path):
            return self._take_folder(path)
        return path not in self._planned_paths

    def read(self) -> PostChanges | None:
        """Read the files; None if one of them is not published or gives a warning."""
        added = list[Document]()
        for file in self._files:
            post = self._reader.read_post(self._reader.source.relative(file))
            if post is None or post.is_undated:
                return None
            post.collection = self._posts
            added.append(post)
        return PostChanges([*self._removed.values()], added, self._gone, self._listings)

    def _take_post(self, path: str) -> bool:
        post = published_post(self._planned.members[path], self._planned, self._posts)
        if post is None:
            return False
        self._removed[path] = post
        if os.path.lexists(path):
            self._files[path] = None
        else:
            self._gone.add(path)
        return True

    def _take_folder(self, folder: str) -> bool:
        """Compare a folder of posts with what the last plan has of it."""
        members, start = self._planned.members, len(folder) + 1
        below = [path for path in members if path.startswith(f"{folder}/")]
        here = {path[start:] for path in below if "/" not in path[start:]}
        if not self._is_of_posts(folder, here):
            return False
        try:
            self._listings[folder] = names = os.listdir(folder)
        except OSError:
            return False
        there = {*names}
        gone = (f"{folder}/{name}" for name in here - there)
        return all(map(self._take_post, gone)) and all(self._take_new(f"{folder}/{name}") for name in there - here)

    def _is_of_posts(self, folder: str, here: Iterable[str]) -> bool:
        """Whether files of a folder become posts, and nothing beside that."""
        parts = self._reader.source.relative(folder).split("/")
        if _FOLDER not in parts or "_drafts" in parts or f"{folder}/".startswith(self._kept_folders):
            return False
        if _FOLDER in f"{self._config.get('include')} {self._config.get('layouts_dir')}":
            return False
        members = self._planned.members
        return any(published_post(members[f"{folder}/{name}"], self._planned, self._posts) for name in here)

    def _take_new(self, path: str) -> bool:
        """Take a file or folder that no member of the last plan was made of."""
        relative = self._reader.source.relative(path)
        try:
            mode = os.lstat(path).st_mode
        except OSError:
            return False
        if not stat.S_ISREG(mode):
            return stat.S_ISDIR(mode) and path in self._planned_paths
        is_post = self._reader.is_post(relative)
        if is_post:
            self._files[path] = None
        return is_post is not None


def published_post(members: Sequence[Member], planned: PlannedSite, posts: Collection) -> Document | None:
    """The post that a file became; None if it became anything else, or something beside it."""
    (post, *others) = members
    if others or not isinstance(post, Document) or not (type(post) is Document or post.is_stored):
        return None
    return post if post.collection is posts and post in planned.plan.neighbours else None
