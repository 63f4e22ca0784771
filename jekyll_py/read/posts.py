"""Reading posts and drafts: the files below any folder ``_posts`` or ``_drafts``."""

from __future__ import annotations

import re

from ..errors import UnreadableError
from ..mistakes.file_endings import added_ending
from ..mistakes.folder_names import may_be_undated_post, undated_post
from ..mistakes.impossible_dates import doubtful_name
from ..model import front_matter
from ..model.collection import Collection
from ..model.document import Document
from ..model.document_data import DATED_NAME, UNDATED_NAME
from .context import ReadContext
from .entry_filter import is_hidden
from .files import DELIMITER


class PostReader:
    """Adds the posts of a folder to the contents of a site.

    Args:
        context: the parts that the readers of the site share.
        collections_dir: the folder that posts must be in, ``""`` for all folders.
    """

    def __init__(self, context: ReadContext, collections_dir: str) -> None:
        self._context = context
        self._collections_dir = collections_dir

    def read(self, directory: str) -> None:
        """Add the posts of one folder, and its drafts with ``show_drafts``. Posts that cannot be read are collected.

        Args:
            directory: the folder that holds ``_posts``, ``""`` or with a leading slash.
        """
        if self._collections_dir and not directory.startswith(f"/{self._collections_dir}"):
            return
        self._read_folder(f"{directory}/_posts", DATED_NAME)
        if self._context.config["show_drafts"]:
            self._read_folder(f"{directory}/_drafts", UNDATED_NAME)

    def takes(self, path: str) -> bool | None:
        """Whether a file below a folder ``_posts`` becomes a post; None if reading it warns of its name.

        Args:
            path: the path of the file, relative to the source.
        """
        above, _, name = f"/{path}".partition("/_posts/")
        found = DATED_NAME.match(name)
        if not self._context.filter.accepts(name, f"{above}/_posts"):
            return False
        if found is None:
            return None if may_be_undated_post(path) else False
        if added_ending(path) is not None or doubtful_name(path, found[1]) is not None:
            return None
        return not is_hidden(name)

    def _read_folder(self, directory: str, name_form: re.Pattern[str]) -> None:
        accepts = self._context.filter.accepts
        posts = self._context.contents.collections["posts"]
        for name in self._context.source.walk(directory):
            found, path = name_form.match(name), f"{directory}/{name}".lstrip("/")
            if found and self._keep_post(posts, path):
                continue
            if found and not is_hidden(name) and accepts(name, directory):
                with self._context.failures.collecting():
                    self._read_post(posts, path)
                self._context.warn(added_ending(path))
                if name_form is DATED_NAME:
                    self._context.warn(doubtful_name(path, found[1]))
            elif not found and accepts(name, directory):
                self._report_undated(path)

    def _keep_post(self, posts: Collection, path: str) -> bool:
        """Take over a post of the last build, which accepted its name and warned of nothing in it."""
        with self._context.failures.collecting():
            kept = self._context.kept.document(self._context.source.absolute(path), path, posts)
            if kept is None:
                return False
            self._add(posts, kept)
        return True

    def _report_undated(self, path: str) -> None:
        if may_be_undated_post(path) and self._context.source.read_starting(path, (DELIMITER,)) is not None:
            self._context.warn(undated_post(path))

    def _read_post(self, posts: Collection, path: str) -> None:
        source = self._context.source
        try:
            post = self._context.items.document(source, posts, path)
        except UnreadableError as error:
            if self._context.config["strict_front_matter"] or front_matter.is_prose(path):
                raise
            self._context.diagnostics.add("Skipping:", error)
        else:
            self._add(posts, post)

    def _add(self, posts: Collection, post: Document) -> None:
        is_published = self._context.publisher.publishes(post)
        (posts.docs if is_published else self._context.contents.unpublished).append(post)
