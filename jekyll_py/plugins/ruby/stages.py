"""The stages of a build as plugins in Ruby take part in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

from ...model.item import Item
from ...tracking.reads import recording
from ..ruby_reads import RubyReads
from ..stages_in_ruby import RubyStages
from .drop_fields import DropFields
from .hooks import acts_afterwards, changes_any_page
from .item_renders import RubyItemRenders
from .items import decide_writing, let_files_write, place_files, read_again, stage_items
from .outside_reads import dependency_of
from .site_changes import take_changes, take_config

if TYPE_CHECKING:
    from ...diagnostics import Diagnostic, Diagnostics
    from ...drops import Fields
    from ...model.edition import Edition
    from ...model.source_map_page import SourceMapPage
    from ...model.static_file import StaticFile
    from ...ruby.observed_wasi import Look
    from ..site_contents import SiteContents
    from .output_view import Staging
    from .session import Session
    from .site_renderer import SiteRenderer


_OF_BUILD = ("process", "read", "generate", "render", "cleanup", "write")
"""The methods of the site in which it is built: as a whole, or stage by stage."""


def _nothing() -> None:
    """Do nothing: the stage was run, or has nothing to do here."""


class SessionStages(RubyStages):
    """The part of the plugins of a session.

    Args:
        session: the interpreter, whose plugins are loaded.
        code: a digest of their code.
        names: their names in ``plugins:``.
        looks: what loading them has looked at.
    """

    has_plugins = True

    def __init__(self, session: Session, code: bytes, names: Set[str], looks: Iterable[tuple[Look, str]]) -> None:
        self._session = session
        self._code = code
        self._names = names
        self._reads: list[Set[int]] = [{dependency_of(*look) for look in looks}]
        self._has_begun = False

    @property
    def _summary(self) -> Mapping[str, Any]:
        return self._session.summary

    @property
    def reads(self) -> RubyReads:
        """The dependencies that plugins in Ruby recorded while they were loaded and the site was read and generated."""
        return RubyReads(
            self._code, self._session.began, self._session.listed, self._names, frozenset().union(*self._reads)
        )

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Record what plugins read in the block, before the site is rendered."""
        with recording() as found:
            self._reads.append(found)
            yield

    def attach(self, site: SiteContents) -> None:
        """Take the site."""
        self._session.site = site
        take_config(self._session, site)

    def begin_build(self) -> bool:
        """Begin a build, once; for the next one the interpreter is closed, as it may remember what plugins saw."""
        if self._has_begun:
            self.close()
            return False
        self._has_begun = True
        return True

    def in_stage(self, name: str, run: Callable[[], None]) -> None:
        """Run a stage of the build, inside the method of the site's class that plugins have wrapped around it."""
        if name not in self._summary["stages"]:
            run()
            return
        self._session.build.stages[name] = run
        self._session.call("stage", name)
        self._take_changes()

    def around_build(self, run: Callable[[], None]) -> None:
        """Build the site, once, inside the method ``process`` of its class, if plugins have changed that."""
        if "process" not in self._summary["stages"]:
            run()
            return
        stages = self._session.build.stages
        with ExitStack() as shown:
            stages.update(dict.fromkeys(_OF_BUILD, partial(self._build_once, run, shown)))
            stages["reset"] = _nothing
            self._session.call("stage", "process")

    def _build_once(self, run: Callable[[], None], shown: ExitStack) -> None:
        """Build the site, and show the output to what comes after that in ``process``."""
        stages = self._session.build.stages
        run()
        stages.update(dict.fromkeys(_OF_BUILD, _nothing))
        stages["process"] = stages["reset"] = partial(_warn_of_second_build, self._session.diagnostics)
        self._session.build.is_written = True
        shown.enter_context(self._session.output.showing_output())

    def read_again(self) -> None:
        """Have Ruby read the items whose classes plugins have changed, or the whole source if its reader is."""
        if self._summary["reads_source"]:
            self._session.call("read_source")
            self._take_changes()
            return
        documents, pages = self._summary["reads_documents"], self._summary["reads_pages"]
        if documents or pages:
            read_again(self._session, self._session.site, documents=documents, pages=pages)

    def decide_addresses(self) -> None:
        """Have Ruby say where items go, which are written, and which write themselves, if plugins have changed that."""
        if self._summary["moves"]:
            self._session.call("load_lists")
            self._take_changes()
        if self._summary["moves_files"]:
            place_files(self._session)
        if self._summary["decides_writing"]:
            decide_writing(self._session, self._session.site)
        if "Jekyll::StaticFile" in self._summary["writers"]:
            let_files_write(self._session, self._session.site.static_files)

    def _take_changes(self) -> None:
        take_changes(self._session, self._session.site)

    def drop_fields(self) -> Mapping[str, Fields]:
        """The fields that plugins add to drops, by the name of the class."""
        return DropFields(self._session).by_class

    def item_renders(self) -> RubyItemRenders | None:
        """The object that renders items in Ruby; None if plugins have not changed how items are rendered."""
        return RubyItemRenders(self._session) if self._summary["renders"] else None

    def begin_rendering(self, renderer: SiteRenderer) -> None:
        """Take what renders the site, before its hooks ``pre_render``."""
        self._session.begin_rendering(renderer)

    @property
    def may_divide(self) -> bool:
        """Whether copies of this process may render a part of the site, as far as that can be told beforehand.

        Hooks that act once the output is in place may find in an item what those before its render have left there.
        """
        return not (changes_any_page(self._summary) or acts_afterwards(self._summary))

    @property
    def changes(self) -> int:
        """How often plugins have done what the renders after it may see; those have to follow in the same process."""
        return self._session.effects.changes

    def before_fork(self) -> None:
        """Prepare for copies of this process."""
        self._session.before_fork()

    def after_fork(self, warn: Callable[[Diagnostic], None]) -> bool:
        """Begin as a copy, in which plugins warn by this function; False if they do not run in it."""
        return self._session.after_fork(warn)

    def take_source_maps(self, pages: Sequence[SourceMapPage]) -> None:
        """Take the pages of the source maps, before the hooks ``post_render`` of the site."""
        self.source_maps = pages
        self._session.call("add_pages", [self._session.handles.number(page) for page in pages])

    def new_outputs(self) -> Iterator[tuple[Item, str]]:
        """The items to which the hooks ``post_render`` of the site, or a method around its stage ``write``, have given
        another text."""
        session = self._session
        if "write" in self._summary["stages"]:
            session.build.stages["write"] = lambda: None
            with session.output.keeping_new_files():
                session.call("stage", "write")
            found = session.call("outputs")
            session.build.outputs = found if isinstance(found, dict) else {}
        for number, text in session.build.outputs.items():
            item = session.handles.get(int(number))
            if isinstance(item, Item) and session.rendering.so_far.output(item) != text:
                yield item, text

    def stage_items(self, items: Iterable[Item | StaticFile], writer: Staging, edition: Edition) -> None:
        """Have items write themselves, where plugins have changed how they do."""
        if self._summary["writers"]:
            stage_items(self._session, items, writer, edition)

    def keep_contents(self, items: Iterable[Item]) -> None:
        """Keep the texts of items, if hooks are called once the output is in place."""
        if self._has_hooks_afterwards:
            self._session.build.contents = {item: self._session.rendering.so_far.content(item) for item in items}

    def obsolete_files(self, writer: Staging, obsolete: Sequence[str]) -> list[str]:
        """The obsolete paths in the destination, with those that plugins wrote, after the method around ``cleanup``."""
        if "cleanup" in self._summary["stages"]:
            self._session.build.stages["cleanup"] = _nothing
            with self._session.output.keeping_new_files():
                self._session.call("stage", "cleanup")
        output = self._session.output
        return [*output.without_late(obsolete), *output.extra(writer)]

    def stage_kept(self, writer: Staging, obsolete: Sequence[str]) -> None:
        """Stage the files that plugins have written, but those that are obsolete."""
        self._session.output.stage_kept(writer, obsolete)

    @contextmanager
    def showing_output(self) -> Iterator[None]:
        """Show plugins the output in the block, if they have hooks for it; what they do to it is done there."""
        if not self._has_hooks_afterwards:
            yield
            return
        self._session.build.is_written = True
        with self._session.output.showing_output():
            yield

    @property
    def _has_hooks_afterwards(self) -> bool:
        return "post_write" in self._session.site.hooks.events or "process" in self._summary["stages"]

    def close(self) -> None:
        """End the interpreter."""
        self._session.close()


def _warn_of_second_build(diagnostics: Diagnostics) -> None:
    """Warn of a plugin that builds the site more than once."""
    message = "a plugin builds the site more than once (Jekyll::Site#process), which is built once here"
    hint = "what another build would add is missing; languages: jekyll-polyglot or jekyll-multiple-languages-plugin"
    diagnostics.warn("Plugin:", message, hint=hint)
