"""The part of plugins in Ruby in the stages of a build."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from ..diagnostics import Diagnostic
    from ..drops import Fields
    from ..model.edition import Edition
    from ..model.excerpt import Excerpt
    from ..model.item import Item
    from ..model.source_map_page import SourceMapPage
    from ..model.static_file import StaticFile
    from .ruby.output_view import Staging
    from .ruby.site_renderer import SiteRenderer
    from .ruby_reads import RubyReads
    from .site_contents import SiteContents


class ItemRenders(Protocol):
    """Renders items and excerpts in place of the renderer."""

    def render(self, item: Item, source: str, variables: dict[str, object]) -> tuple[str, str, str | None]:
        """The content of an item from its source, its output and its source map, between the hooks ``pre_render`` and
        ``post_render``."""

    def excerpt(self, excerpt: Excerpt, variables: dict[str, object]) -> str:
        """The text of an excerpt."""


class RubyStages:
    """The part of plugins in Ruby in the stages of a build: none, as in a site without such plugins.

    `ruby.stages.SessionStages` is that of a site that has some. The methods are in the order in which a site calls
    them.
    """

    has_plugins = False
    """Whether there are plugins in Ruby."""
    source_maps: Sequence[SourceMapPage] = ()
    """The pages of the source maps, which the site has for these plugins once its items are rendered."""

    def attach(self, site: SiteContents) -> None:
        """Take the site, before its hooks ``after_init``."""

    @property
    def reads(self) -> RubyReads | None:
        """The reads of plugins in Ruby before the site is rendered; None if the site has no such plugins."""
        return None

    def reading(self) -> AbstractContextManager[object]:
        """Record what plugins read in the block, before the site is rendered."""
        return nullcontext()

    def begin_build(self) -> bool:
        """Begin a build; False if the plugins have to be loaded anew for it, as they may remember the one before."""
        return True

    def around_build(self, run: Callable[[], None]) -> None:
        """Build the site, inside the method that plugins have wrapped around that."""
        run()

    def in_stage(self, _name: str, run: Callable[[], None]) -> None:
        """Run a stage of the build, inside the method that plugins have wrapped around it."""
        run()

    def read_again(self) -> None:
        """Read the items whose classes plugins have changed."""

    def decide_addresses(self) -> None:
        """Say where items go, and which are written, after the generators."""

    def drop_fields(self) -> Mapping[str, Fields]:
        """The fields that plugins add to drops, by the name of the class."""
        return {}

    def item_renders(self) -> ItemRenders | None:
        """The object that renders items in Ruby; None if plugins have not changed how items are rendered."""
        return None

    def begin_rendering(self, renderer: SiteRenderer) -> None:
        """Take what renders the site, before its hooks ``pre_render``."""

    @property
    def may_divide(self) -> bool:
        """Whether copies of this process may render a part of the site, as far as that can be told beforehand."""
        return True

    @property
    def changes(self) -> int:
        """How often plugins have done what the renders after it may see; those have to follow in the same process."""
        return 0

    def before_fork(self) -> None:
        """Prepare for copies of this process."""

    def after_fork(self, _warn: Callable[[Diagnostic], None]) -> bool:
        """Begin as a copy, in which plugins warn by this function; False if they do not run in it."""
        return True

    def take_source_maps(self, pages: Sequence[SourceMapPage]) -> None:
        """Take the pages of the source maps, before the hooks ``post_render`` of the site."""

    def new_outputs(self) -> Iterable[tuple[Item, str]]:
        """The items to which plugins have given another text after all were rendered."""
        return ()

    def stage_items(self, items: Iterable[Item | StaticFile], writer: Staging, edition: Edition) -> None:
        """Have items write themselves, where plugins have changed how they do."""

    def keep_contents(self, items: Iterable[Item]) -> None:
        """Keep the texts of items for hooks that are called once the output is in place."""

    def obsolete_files(self, _writer: Staging, obsolete: Sequence[str]) -> list[str]:
        """The obsolete paths below the destination.

        Those of files that plugins have written and that are made from nothing are among them, but not those that
        plugins write again after Jekyll has removed them.
        """
        return [*obsolete]

    def stage_kept(self, writer: Staging, obsolete: Sequence[str]) -> None:
        """Stage the files that plugins have written, but those that are obsolete."""

    def showing_output(self) -> AbstractContextManager[None]:
        """Show plugins the output in the block, for the hooks ``post_write``."""
        return nullcontext()

    def close(self) -> None:
        """End the interpreter."""
