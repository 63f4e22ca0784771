"""Puts edited files into the plan of the last build, in place; refuses if an edit changes the plan itself.

The members of a site, their order and their addresses follow from file names and some keys of front matter. A file
that leaves them as they are gets its new text and front matter in the plan. So do layouts and data files; includes and
static files are not in it. Any other edit is refused, and the whole site is read and planned anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set

from ..config.limits import limits_of
from ..disk.source import unreadable
from ..errors import JekyllError
from ..limits import holds_large
from ..mistakes.late_front_matter import STARTS
from ..model.excerpt import Excerpt
from ..model.front_matter import FrontMatter, has_front_matter, may_have, parse
from ..model.item import Item
from ..model.layout import Layout
from ..model.static_file import StaticFile
from ..read.data_folders import data_folders
from ..render.cache import Edits, PatchContext, PlanPatch
from ..render.planned_site import PlannedSite
from ..themes.theme import LAYOUTS
from .item_patch import renew_item
from .plan_fields import is_masked


def patch_plan(planned: PlannedSite, edits: Edits, planned_paths: Set[str], context: PatchContext) -> PlanPatch | None:
    """A plan with what its files say now; None if an edit changes the plan itself.

    Args:
        planned: the plan; its items get their new texts in any case.
        edits: the files that were edited.
        planned_paths: the paths that were looked at before rendering. An edit of another path (an include, perhaps)
            changes nothing in the plan.
        context: the values of this process.
    """
    if planned.contents.is_doubtful or any(is_masked(setting, planned.plan) for setting in edits.settings):
        return None
    patch = _Patch(planned, planned_paths, context)
    try:
        if not all(map(patch.take, edits.paths)):
            return None
        patch.finish()
    except (JekyllError, ExceptionGroup):  # reading the whole site raises it again, with all other errors
        return None
    made = PlanPatch(edits, planned, patch.items, patch.files, patch.keys, patch.data, patch.others)
    return None if planned.plan.similarity is not None or _may_be_large(made, context) else made


class _Patch:
    """Puts files into a plan, one by one."""

    def __init__(self, planned: PlannedSite, planned_paths: Set[str], context: PatchContext) -> None:
        self._members = planned.members
        self._planned_paths = planned_paths
        self._contents = planned.contents
        self._layout_files = {layout.file: layout for layout in planned.contents.layouts.values()}
        self._warned = {warning.error.path for warning in planned.warnings}
        self._context = context
        self._data_folders = tuple(f"{folder}/" for folder in data_folders(context.config, context.theme))
        self.items: dict[Item, FrontMatter] = {}
        """The items with another text or front matter, each with its file as read now."""
        self.files: set[StaticFile] = set()
        """The static files with other bytes."""
        self.keys: set[str] = set()
        """The keys of front matter that differ."""
        self.data: set[str] = set()
        """The files of data, and the layouts with other front matter."""
        self.others: set[str] = set()
        """Other files that were looked at before rendering."""

    def take(self, path: str) -> bool:
        """Put a file into the plan; False if that would not be enough.

        Raises:
            JekyllError: the file cannot be read.
        """
        members = self._members.get(path, ())
        if path in self._layout_files:
            return not members and self._take_layout(self._layout_files[path])
        if not members and path.startswith(self._data_folders):
            self.data.add(path)
            return not self._has_warned(path)  # of new mistakes reading warns
        items = [member for member in members if not isinstance(member, StaticFile)]
        files = [member for member in members if isinstance(member, StaticFile)]
        if not members:
            return self._take_other(path)
        if len(items) > 1 or len(files) > 1:
            return False
        return all(map(self._take_file, files)) and all(self._take_item(item, path) for item in items)

    def finish(self) -> None:
        """Read the data files again if one of them was edited.

        Raises:
            JekyllError: one cannot be read.
        """
        if self.data - self._layout_files.keys():
            read = self._context.reader.read_data(self._contents.layouts)
            self._contents.data.clear()
            self._contents.data.update(read)

    def _take_item(self, item: Item, path: str) -> bool:
        raw = _read(path)
        read = self._parse(raw, item.relative_path)
        if bool(read.head) != bool(item.head) or read.problem is not None or self._warns(item, path):
            return False
        if read.mistakes or read.doubtful_keys:  # the reader warns of these
            return False
        if has_front_matter(raw) != bool(item.head):  # behind a byte order mark it makes no page
            return False
        self.items[item] = read
        if read.head != item.head or item.is_draft:  # the date of a draft may be the time at which it was saved
            before = item.data
            keys = renew_item(item, self._context.reader.items.again(item, read.own()))
            if keys is None or ("layout" in keys and self._decides_on_theme(before, item.data)):
                return False
            self.keys |= keys
        item.content = read.content
        if isinstance(item.data.get("excerpt"), Excerpt):
            item.cut_excerpt()
        cut = item.data.get("excerpt")
        return not (isinstance(cut, Excerpt) and cut.closed)  # the reader warns of these

    def _decides_on_theme(self, before: Mapping[str, object], after: Mapping[str, object]) -> bool:
        """Whether another layout may change what the theme of this package brings: all of it, or a search index."""
        asked = {str(data.get("layout")) for data in (before, after)}
        theme = self._context.theme
        return theme is not None and theme.bundled and not asked.isdisjoint(LAYOUTS)

    def _warns(self, item: Item, path: str) -> bool:
        """Whether reading or planning warned of an item."""
        return item.relative_path in self._warned or self._has_warned(path)

    def _has_warned(self, path: str) -> bool:
        return self._context.reader.source.relative(path) in self._warned

    def _take_layout(self, layout: Layout) -> bool:
        parsed = self._parse(_read(layout.file), layout.path)
        if parsed.problem is not None or layout.problem is not None or self._has_warned(layout.file):
            return False
        if parsed.mistakes or parsed.doubtful_keys:
            return False
        if parsed.data != layout.data:
            if self._decides_on_theme(layout.data, parsed.data):
                return False
            self.data.add(layout.file)
        self._contents.layouts[layout.name] = Layout(
            layout.name, layout.path, layout.file, parsed.data, parsed.content, parsed.content_line
        )
        return True

    def _take_other(self, path: str) -> bool:
        if path in self._planned_paths:
            self.others.add(path)
        return not (path in self._planned_paths and self._has_warned(path))

    def _take_file(self, file: StaticFile) -> bool:
        self.files.add(file)
        raw = _read(file.file)
        if has_front_matter(raw) or self._has_warned(file.file):
            return False
        return not (may_have(file.file) and raw.startswith(STARTS))  # front matter may follow, of which reading warns

    def _parse(self, raw: bytes, path: str) -> FrontMatter:
        return parse(raw, path, self._context.config.text("encoding"), self._context.config.reference)


def _may_be_large(patch: PlanPatch, context: PatchContext) -> bool:
    """Whether a large text may be among the values of a patched plan, or no longer; only where there are limits."""
    if not limits_of(context.config) or not (patch.keys or patch.data or patch.others or patch.edits.settings):
        return False
    return bool(patch.others) or patch.planned.plan.has_large_values or holds_large(_new_values(patch, context))


def _new_values(patch: PlanPatch, context: PatchContext) -> Iterable[object]:
    yield dict(context.config)
    yield patch.planned.contents.data
    yield from (layout.data for layout in patch.planned.contents.layouts.values())
    yield from (item.data for item in patch.items)


def _read(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise unreadable(path, error) from error
