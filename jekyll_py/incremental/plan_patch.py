"""A build in which only texts have changed goes on with the plan of the last one.

What a site is made of, in which order and under which address, follows from names and front matter. Where a file has
the same front matter as before, its text is exchanged in the plan, and nothing else is read. A layout, an include or
a static file with other bytes changes the plan as little. Anything else is read and planned anew.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from typing import TYPE_CHECKING, NamedTuple

from ..diagnostics import Diagnostic
from ..disk.source import unreadable
from ..errors import JekyllError
from ..model.excerpt import Excerpt
from ..model.front_matter import FrontMatter, has_front_matter, parse
from ..model.item import Item
from ..model.layout import Layout
from ..model.static_file import StaticFile
from ..plan import Plan
from .plan_file import PlannedSite

if TYPE_CHECKING:
    from ..site import Site


_BUILD_BY_BUILD = frozenset({"after_reset", "post_init", "post_read"})
"""Events of reading: whoever waits for one may change what was read."""
_LOOKING_AT_ALL = ("profile", "strict")
"""Settings with which a build says something of every file."""


class PlanPatch(NamedTuple):
    """A plan with new texts."""

    standing: PlannedSite
    paths: Set[str]
    """The files that have changed."""
    items: Mapping[Item, bool]
    """The items that have another text, each with whether it is what the file says."""
    files: Set[StaticFile]
    """Those that have to be copied again."""

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.standing.plan


def revise(site: Site, standing: PlannedSite, changed: Set[str], planned: Set[str]) -> PlanPatch | None:
    """The plan of the last build with new texts; None where more has changed, so that all has to be read again.

    Args:
        site: the site; it takes up what it had read and generated for the last build.
        standing: what the last build was made from.
        changed: the files that may have other bytes than then.
        planned: the files that were looked at before anything was rendered.
    """
    if not _BUILD_BY_BUILD.isdisjoint(site.hooks.workers.events) or any(map(site.config.flag, _LOOKING_AT_ALL)):
        return None
    variables = standing.plan.variables
    site.take_up(standing.contents, {name: value for name, value in variables.items() if value is not None})
    texts = _TextEdits(site, standing)
    try:
        is_all = all(texts.take(path) or not (path in planned or path in standing.by_file) for path in changed)
        if not is_all or not _generators_agree(site, texts.items):
            return None
    except (JekyllError, ExceptionGroup):  # whoever reads everything says what is wrong
        return None
    if site.variables.keys() != variables.keys() or not _is_told(site.diagnostics.all, standing.told):
        return None
    for document in standing.undated:
        document.set_build_time(site.time)
    items = {item: item.content == read.content for item, read in texts.items.items()}
    return PlanPatch(standing._replace(plan=site.with_texts(standing.plan, standing.told)), changed, items, texts.files)


def _is_told(found: Sequence[Diagnostic], told: Sequence[Diagnostic]) -> bool:
    """Whether nothing was warned of that the last build did not begin with."""
    return [(each.topic, str(each.error)) for each in found] == [
        (each.topic, str(each.error)) for each in told[: len(found)]
    ]


def _generators_agree(site: Site, items: Mapping[Item, FrontMatter]) -> bool:
    return all(generator.revise(site, items) for generator in site.plugins.ordered_generators)


class _TextEdits:
    """Exchanges the texts of what a site was made from."""

    def __init__(self, site: Site, standing: PlannedSite) -> None:
        self._site = site
        self._by_file = standing.by_file
        self._layouts = {layout.file: layout for layout in standing.contents.layouts.values()}
        self._encoding = site.config.text("encoding")
        self.items: dict[Item, FrontMatter] = {}
        """With what their files say."""
        self.files: set[StaticFile] = set()

    def take(self, path: str) -> bool:
        """Take up what a file says now; False where that is not only another text.

        Raises:
            JekyllError: it cannot be read.
        """
        subjects = self._by_file.get(path, ())
        if path in self._layouts:
            return not subjects and self._take_layout(self._layouts[path])
        if len(subjects) != 1:
            return False
        return (
            self._take_file(subjects[0]) if isinstance(subjects[0], StaticFile) else self._take_item(subjects[0], path)
        )

    def _take_item(self, item: Item, path: str) -> bool:
        raw = _read(path)
        read = parse(raw, item.relative_path, self._encoding)
        if not item.head or read.head != item.head or read.problem is not None:
            return False
        if not has_front_matter(raw):  # behind a byte order mark it may have become a static file
            return False
        if item.is_draft:  # whose date is when it was saved
            return False
        item.content = read.content
        self.items[item] = read
        if isinstance(item.data.get("excerpt"), Excerpt):
            item.cut_excerpt()
        cut = item.data.get("excerpt")
        return not (isinstance(cut, Excerpt) and cut.closed)  # of which the reader warns

    def _take_layout(self, layout: Layout) -> bool:
        parsed = parse(_read(layout.file), layout.path, self._encoding)
        if parsed.problem is not None or parsed.data != layout.data:
            return False
        self._site.layouts[layout.name] = Layout(
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
