"""Shows files to viewers while a build runs: renders the items they wait for early, and lets them end the build.

What is shown early is what the build will write: an item whose render could depend on one that has not been rendered
again yet has to wait for its turn. Early renders are made beside the build and leave no trace in it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from contextlib import closing
from typing import TYPE_CHECKING, Protocol

from ..diagnostics import Diagnostics
from ..model.extensions import SASS_EXTENSIONS
from ..model.item import Item
from ..model.static_file import StaticFile
from ..plugins.recorded_calls import refusing_calls
from ..tracking import reads
from ..tracking.deferred import Deferred, defer
from ..tracking.kinds import COUNTERS, EXCERPTS, ONCE, RANDOM, VOLATILE
from .layers import LayerLog
from .order import OutOfOrder
from .rendered_texts import CachedRender, RenderedTexts
from .renderer import Rendered, Renderer

if TYPE_CHECKING:
    from .stage import RenderStage

_SHOW_ORDER = frozenset(reads.dependency_id(VOLATILE, field) for field in (COUNTERS, EXCERPTS, ONCE, RANDOM))
"""The dependencies of renders that show which items came before, or that chance decides."""
_MOST_SHEETS = 8
"""So many style sheets are compiled before anything else: each of them is compiled again in its turn."""


class Superseded(BaseException):
    """A build ends because the site has been edited again. Not an `Exception`, so that no plugin catches it."""


class Viewers(Protocol):
    """The people who look at a site while it is built (`server.viewers.PageViewers`)."""

    def take_saved(self) -> Set[str]:
        """The absolute paths of the files whose saving is the cause of the build, as far as they are known.

        They are given once: a build that finds that there is more begins again, and compares everything.
        """

    def wanted(self) -> Sequence[str]:
        """The files of the destination to show next, each once in a build."""

    def show(self, path: str, content: bytes | None) -> None:
        """Take a file as this build will write it; None if it stays as it is, or is not known before its turn."""

    def see_written(self, paths: frozenset[str]) -> None:
        """Take the files that have changed or are gone, as they are on the disk from here on."""

    def go_on(self) -> None:
        """Go on with the build.

        Raises:
            Superseded: it is to end.
        """

    def advance(self, done: int, total: int, path: str) -> None:
        """Note how far the build is.

        Args:
            done: the number of items that are rendered or known to be up to date.
            total: that of all items.
            path: the source of the item whose turn it is.

        Raises:
            Superseded: the build is to end.
        """


class EarlyRenders:
    """Renders items before their turn.

    Args:
        make: makes a renderer for these alone, with the texts that its templates can read.
        folder: a folder on the disk for these texts; None for that of temporary files.
        diagnostics: takes the warnings of the build; those of early renders are dropped.
    """

    def __init__(self, make: Callable[[RenderedTexts], Renderer], folder: str | None, diagnostics: Diagnostics) -> None:
        self._make = make
        self._folder = folder
        self._diagnostics = diagnostics

    def render(self, stage: RenderStage, position: int) -> Rendered | None:
        """The render of an item; None if it has to wait for its turn.

        It waits if it shows the order, warns, fails or calls a plugin that did not come with this package.

        Args:
            stage: the stage of the build; the items before the present one are rendered.
            position: that of the item.
        """
        item, order = stage.plan.rendered[position], OutOfOrder(stage.every_position)
        order.position = position
        start = stage.cache.settled_layer(item)

        def before(other: Item) -> CachedRender | None:
            return _settled(stage, other) if stage.every_position[other] < position else None

        with (
            refusing_calls(defer),
            closing(RenderedTexts(self._folder, before, stage.reused.excerpt)) as texts,
            self._diagnostics.aside() as warnings,
            reads.recording() as dependencies,
        ):
            log = LayerLog(dependencies, self._diagnostics, start)
            renderer = self._make(texts)
            renderer.keep_includes(stage.cache)  # the new ones are dropped
            try:
                rendered = renderer.render(item, order, renderer.hooks.workers, log)
            except MemoryError:
                raise
            except (Exception, Deferred):  # the build finds the error again, and reports it in order
                return None
        return None if warnings or dependencies & _SHOW_ORDER else rendered


class Showing:
    """Shows files of a build to its viewers while it renders.

    Args:
        viewers: the viewers.
        early: renders what they wait for; without it they are shown each file in its turn.
        later: the folders of the editions that are built after this one, which may write other files there.
    """

    def __init__(self, viewers: Viewers, early: EarlyRenders | None, later: Sequence[str] = ()) -> None:
        self._viewers = viewers
        self._early = early
        self._later = tuple(f"{folder}/" for folder in later)

    def begin(self, stage: RenderStage) -> None:
        """Show what is wanted before anything is rendered, and the style sheets that are outdated.

        A page that is shown may use any of them.

        Args:
            stage: the stage of the build.
        """
        wanted = self._viewers.wanted()
        for path in dict.fromkeys((*wanted, *(_outdated_sheets(stage) if wanted else ()))):
            self._viewers.show(path, self._content(stage, path))

    def go_on(self) -> None:
        """Go on with the build.

        Raises:
            Superseded: it is to end.
        """
        self._viewers.go_on()

    def show(self, stage: RenderStage) -> None:
        """Show what is wanted now.

        Args:
            stage: the stage of the build.
        """
        for path in self._viewers.wanted():
            self._viewers.show(path, self._content(stage, path))

    def attend(self, stage: RenderStage, done: int, position: int) -> None:
        """Show what is wanted now, and tell how far the build is.

        Args:
            stage: the stage of the build.
            done: the number of items that are rendered or known to be up to date.
            position: that of the item whose turn it is.

        Raises:
            Superseded: the build is to end.
        """
        self.show(stage)
        self._viewers.advance(done, len(stage.positions), stage.plan.rendered[position].relative_path.lstrip("/"))

    def _content(self, stage: RenderStage, path: str) -> bytes | None:
        item = None if path.startswith(self._later) else stage.plan.written.get(path)
        if item is None or isinstance(item, StaticFile):
            return None
        text = stage.renderer.texts.rendered_output(item)
        if text is None and self._early is not None and _is_ahead(stage, item):
            position = stage.every_position[item]
            rendered = self._early.render(stage, position) if stage.is_outdated(position) else None
            text = None if rendered is None else rendered.output.text
        return None if text is None else text.encode("utf-8", "surrogateescape")


def _outdated_sheets(stage: RenderStage) -> Sequence[str]:
    """The files of style sheets in Sass that have to be rendered; none of them if they are many."""
    in_sass = [(path, item) for path, item in stage.plan.written.style_sheets if item.ext in SASS_EXTENSIONS]
    found = [path for path, item in in_sass if stage.is_outdated(stage.every_position[item])]
    return found if len(found) <= _MOST_SHEETS else ()


def _is_ahead(stage: RenderStage, item: Item) -> bool:
    """Whether the turn of an item has still to come."""
    return stage.every_position[item] >= stage.reused.turn


def _settled(stage: RenderStage, item: Item) -> CachedRender | None:
    """The texts of an item as they will be at the end of the build; None if they are not known yet.

    Reading the output may raise `Deferred`.
    """
    if not _is_ahead(stage, item):
        texts = stage.renderer.texts
        content, output = texts.content(item), texts.output(item)
        return CachedRender(lambda: content or "", lambda: output or "", (), ())
    if stage.reused.is_untouched(item):
        return stage.cache.get(item)
    layer = stage.cache.settled_layer(item)
    return None if layer is None else CachedRender(lambda: layer.content.text, defer, (), ())
