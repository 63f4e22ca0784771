"""Puts edited texts into the plan of the last build, in place; refuses if an edit changes more than texts.

The members of a site, their order and their addresses follow from file names and front matter. A file that has the
front matter it had gets its new text in the plan. So do layouts; includes and static files are not in it. Any other
edit is refused, and the whole site is read and planned anew.
"""

from __future__ import annotations

from collections.abc import Set

from ..disk.source import unreadable
from ..errors import JekyllError
from ..model.excerpt import Excerpt
from ..model.front_matter import FrontMatter, has_front_matter, parse
from ..model.item import Item
from ..model.layout import Layout
from ..model.static_file import StaticFile
from ..reference import Reference
from ..render.cache import PlannedSite, PlanPatch, TextEdits


def patch_plan(
    planned: PlannedSite, edits: TextEdits, planned_paths: Set[str], encoding: str, reference: Reference
) -> PlanPatch | None:
    """A plan with the texts that its files have now; None if an edit changes more than a text.

    Args:
        planned: the plan; its items get their new texts in any case.
        edits: the files that were edited.
        planned_paths: the paths that were looked at before rendering. An edit of another path (an include, perhaps)
            changes nothing in the plan.
        encoding: that of the site.
        reference: that of the site.
    """
    patch = _Patch(planned, encoding, reference)
    try:
        if not all(patch.take(path) or not (path in planned_paths or path in planned.members) for path in edits.paths):
            return None
    except (JekyllError, ExceptionGroup):  # reading the whole site raises it again, with all other errors
        return None
    return PlanPatch(edits, planned, patch.items, patch.files)


class _Patch:
    """Puts texts into a plan, file by file."""

    def __init__(self, planned: PlannedSite, encoding: str, reference: Reference) -> None:
        self._members = planned.members
        self._layouts = planned.contents.layouts
        self._layout_files = {layout.file: layout for layout in self._layouts.values()}
        self._encoding = encoding
        self._reference = reference
        self.items: dict[Item, FrontMatter] = {}
        """The items with another text, each with its file as read now."""
        self.files: set[StaticFile] = set()
        """The static files with other bytes."""

    def take(self, path: str) -> bool:
        """Put the text of a file into the plan; False if that would not be enough.

        Raises:
            JekyllError: the file cannot be read.
        """
        members = self._members.get(path, ())
        if path in self._layout_files:
            return not members and self._take_layout(self._layout_files[path])
        if len(members) != 1:
            return False
        return self._take_file(members[0]) if isinstance(members[0], StaticFile) else self._take_item(members[0], path)

    def _take_item(self, item: Item, path: str) -> bool:
        raw = _read(path)
        read = parse(raw, item.relative_path, self._encoding, self._reference)
        if not item.head or read.head != item.head or read.problem is not None:
            return False
        if not has_front_matter(raw):  # behind a byte order mark it may have become a static file
            return False
        if item.is_draft:  # its date is the time at which it was saved
            return False
        item.content = read.content
        self.items[item] = read
        if isinstance(item.data.get("excerpt"), Excerpt):
            item.cut_excerpt()
        cut = item.data.get("excerpt")
        return not (isinstance(cut, Excerpt) and cut.closed)  # the reader warns of these

    def _take_layout(self, layout: Layout) -> bool:
        parsed = parse(_read(layout.file), layout.path, self._encoding, self._reference)
        if parsed.problem is not None or parsed.data != layout.data:
            return False
        self._layouts[layout.name] = Layout(
            layout.name, layout.path, layout.file, layout.data, parsed.content, parsed.content_line
        )
        return True

    def _take_file(self, file: StaticFile) -> bool:
        self.files.add(file)
        return not has_front_matter(_read(file.file))


def _read(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise unreadable(path, error) from error
