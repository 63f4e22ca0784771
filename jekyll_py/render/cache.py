"""The interface between a site and the cache of its renders (which is `jekyll_py.incremental.RenderCache`).

A build compares the site with the last build (`BuildCache.compare`). If only files were edited, and that leaves the
last build's plan as it is, the plan is patched (`patch_plan`), else the site is read and planned anew. Either way a
transaction is begun on the plan: `get` gives the renders that are up to date, `put` takes new ones, and `commit` makes
this build the last one. Each call gets what it needs as an argument, so that none depends on another one having been
made before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from ..lazy.tuples import NamedTuple

if TYPE_CHECKING:
    from ..config.configuration import Configuration
    from ..diagnostics import Diagnostic, Diagnostics
    from ..disk.path_log import PathLog
    from ..model.conventions import Conventions
    from ..model.front_matter import FrontMatter
    from ..model.item import Item
    from ..model.static_file import StaticFile
    from ..read.reader import Reader
    from ..reuse import CachedInclude
    from ..themes.theme import Theme
    from .layers import CachedLayer, Layer
    from .planned_site import PlannedSite
    from .rendered_texts import CachedExcerpt, CachedRender
    from .renderer import Rendered


class UpToDate(NamedTuple):
    """Nothing has changed since the last build: its output is that of this one."""

    began: int
    """When this build began, in nanoseconds."""

    @property
    def as_edits(self) -> Edits:
        """The same as edits of no file, for an edition beside which another one has changed."""
        return Edits(self.began, frozenset(), frozenset())


class Edits(NamedTuple):
    """Some files may have other bytes than in the last build, some settings other values; no more has changed."""

    began: int
    """When this build began, in nanoseconds."""
    paths: Set[str]
    """The absolute paths of the files."""
    settings: Set[str]
    """The keys of the configuration (``*`` for their order). What is read and planned depends on none of them, unless
    generators read it."""
    is_whole: bool = True
    """Whether every path was compared; else the transaction has to be confirmed."""


class Stale(NamedTuple):
    """More than the bytes of files may have changed: the site has to be read and planned anew."""

    began: int
    """When this build began, in nanoseconds."""
    paths: Set[str] | None
    """The absolute paths at which there may be something else than in the last build; None if it may be at any."""
    is_whole: bool = True
    """As that of `Edits`."""
    has_other_output: bool = False
    """Whether the output may be another one than the last build has left."""
    settings: Set[str] = frozenset()
    """As those of `Edits`."""


class PlanPatch(NamedTuple):
    """The plan of the last build with the files that were edited since."""

    edits: Edits
    planned: PlannedSite
    items: Mapping[Item, FrontMatter]
    """The items with another text or other front matter, each with its file as read now."""
    files: Set[StaticFile]
    """The static files with other bytes."""
    keys: Set[str]
    """The keys of front matter that differ in one of the items."""
    data: Set[str]
    """The data files that were edited, and the layouts with other front matter, by their absolute paths."""
    others: Set[str]
    """The absolute paths of other files that were edited, which generators may have read for their variables."""


Since = Edits | Stale | PlanPatch
"""The changes since the last build; once its plan is patched, the patch."""


class PatchContext(NamedTuple):
    """The values of this process that are needed to read a plan from a plan file, and to patch it."""

    config: Configuration
    theme: Theme | None
    conventions: Conventions
    time: datetime
    reader: Reader
    """Reads single files again."""


class NewRender(NamedTuple):
    """A render for the cache."""

    rendered: Rendered
    dependencies: Iterable[int]
    """The numbers (`tracking.reads`) of what was read; what the layer to begin with depends on is not among them."""
    layers: Sequence[Layer]
    """The new layers."""
    begun: int | None
    """The depth of the layer of the last build that it began with; None if it began with the source."""
    warnings: Sequence[Diagnostic]
    """Those of the layer to begin with are among them."""


class CacheTransaction(Protocol):
    """The renders that one build takes from the cache and puts into it (`jekyll_py.incremental.Transaction`)."""

    @property
    def positions(self) -> Sequence[int]:
        """The positions in the plan of the items that may be outdated; every other item is up to date."""

    def untouched_files(self) -> Iterable[str]:
        """The files, as paths below the destination, of the items that are up to date without being looked at."""

    def confirm(self, go_on: Callable[[], None]) -> None:
        """Compare the paths that were not compared before the plan was made.

        Args:
            go_on: called again and again; may raise to end the build.

        Raises:
            SavedMeanwhile: more has changed than was known; the build has to begin again.
        """

    def get(self, item: Item) -> CachedRender | None:
        """The last build's render of an item if it is up to date, else None. Nothing changes by asking."""

    def explain(self, item: Item) -> None:
        """Tell the user which dependency of an item that is to be rendered has changed, if the user asked for that."""

    def layer(self, item: Item) -> CachedLayer | None:
        """The outermost layer of an item's last render that is up to date. Nothing changes by asking."""

    def layer_at(self, item: Item, depth: int) -> CachedLayer | None:
        """A layer that `layer` has found, if it is up to date still. Nothing changes by asking."""

    def settled_layer(self, item: Item) -> CachedLayer | None:
        """As `layer`, of those that no render of this build can change. Nothing changes by asking."""

    def put(self, item: Item, render: NewRender) -> None:
        """Take a new render."""

    @property
    def may_divide(self) -> bool:
        """Whether the renders of plugins in Ruby may be divided among processes: none so far has mixed what several
        pages have left there."""

    def divide(self) -> None:
        """Note that such renders are divided: one that mixes what others have left there cannot be had any more."""

    def excerpt(self, item: Item) -> CachedExcerpt | None:
        """The last render of an item's excerpt, if it is up to date. Nothing changes by asking."""

    def put_excerpt(self, item: Item, text: Callable[[], str], dependencies: Iterable[int]) -> None:
        """Take a render of an item's excerpt: it is the same whichever item reads it, and warned of nothing."""

    @property
    def keys(self) -> Mapping[Item, tuple[str, str]]:
        """The items of the plan, each with what names it in the next build."""

    def includes(self, code: str) -> Iterable[CachedInclude]:
        """The last renders of the include with some code that are up to date."""

    def put_include(self, code: str, text: str, dependencies: Iterable[int]) -> None:
        """Take a render of an include, which is the same wherever its inputs are."""

    def fields_read(self, subject: str) -> Sequence[str] | None:
        """The fields of a subject that renders of this build have read, new ones and those that are used again.

        None where nothing is recorded.
        """

    def prepare(self) -> None:
        """Make the part of what `commit` needs that does not depend on renders, while other processes render.

        Where it was not called, `commit` makes that part too.
        """

    @property
    def outputs(self) -> Set[str] | None:
        """The absolute paths of the files and folders of the output, if it is as the last build has left it."""

    def commit(self, written: Set[str], removed: Set[str]) -> None:
        """Make this build the last one.

        Args:
            written: the files of the destination with new bytes.
            removed: the files and folders of the destination that are gone.
        """


class BuildCache(Protocol):
    """Keeps renders from one build to the next (`jekyll_py.incremental.RenderCache`)."""

    def of(self, folder: str) -> BuildCache:
        """The cache of the edition that is written to a folder of the output."""

    def compare(
        self, config: Configuration, theme: Theme | None, plugin_code: bytes | None, saved: Set[str] = frozenset()
    ) -> UpToDate | Edits | Stale:
        """Tell what has changed since the last build.

        Args:
            config: the configuration.
            theme: the theme.
            plugin_code: a digest of the site's own plugins, if there are any.
            saved: the files that are known to have been saved, by their absolute paths: if they have changed, the
                others are not compared yet.
        """

    def patch_plan(self, edits: Edits, context: PatchContext) -> PlanPatch | None:
        """The plan of the last build with edited files; None if the edits change the plan itself."""

    def revise_plan(self, since: Edits | Stale, context: PatchContext, log: PathLog) -> PlannedSite | None:
        """The plan of the last build with the posts that there are now; None if more has changed than posts.

        Args:
            since: what has changed.
            context: the values of this process.
            log: takes the paths that were looked at to make the plan.
        """

    def give_up_plan(self, context: PatchContext) -> PlannedSite | None:
        """The plan of the last build, if it is known: the next build may change its items."""

    def begin(self, since: Since, planned: PlannedSite, diagnostics: Diagnostics, log: PathLog) -> CacheTransaction:
        """A transaction on a plan, which is about to be rendered.

        Args:
            since: how the plan was made: with a patch, or else anew.
            planned: the plan.
            diagnostics: the warnings of this build.
            log: the paths that this build looks at.
        """
