"""A site from its configuration to its files: the stages, top to bottom."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from ..compat import dates
from ..config.configuration import Configuration
from ..diagnostics import Diagnostic, Diagnostics
from ..disk.encoding import check_utf8
from ..disk.path_log import PathLog
from ..disk.source import Source
from ..lazy.tuples import NamedTuple
from ..model.edition import Edition
from ..output.destination import destination_of
from ..output.written import Written
from ..plugins.failures import naming_plugins
from ..plugins.site_contents import SiteContents
from ..render.cache import Edits, Stale, UpToDate
from ..themes.declared_settings import settings_of
from ..themes.finder import theme_of
from ..themes.setting_mistakes import setting_mistakes
from ..themes.theme_settings import configure
from .cache import SiteCache
from .loading import editions_of, load_site_plugins

if TYPE_CHECKING:
    from ..output.destination import Destination
    from ..output.writer import Writer
    from ..plan import Plan
    from ..plugins.hooks import Registration
    from ..read.kept_items import KeptItems
    from ..read.parsed_files import ParsedFiles
    from ..read.reader import Reader
    from ..render.cache import BuildCache, PlanPatch, Since
    from ..render.early import Viewers
    from ..render.planned_site import PlannedSite
    from ..render.registers import SiteAccess
    from ..render.rendered_texts import RenderedTexts
    from ..render.renderer import Renderer
    from ..render.stage import StageRunner
    from ..render.templates import Templates
    from .rendered_edition import RenderedEdition

_NOTHING = Written(frozenset(), frozenset())


class Build(NamedTuple):
    """The result of one build."""

    destination: Path
    written: Written
    warnings: tuple[Diagnostic, ...]


class Site(SiteContents):
    """A site; `process` builds it, again and again.

    Modules that only some builds need are imported in the methods: a build that has nothing to do calls few of them.

    Args:
        config: the finished configuration.
        sink: called with each warning as it arises, to print it.
        cache: keeps renders between builds; without it every build renders everything.
        runner: renders with several processes; without it this one does it all.
        hooks: called beside those of the plugins.
        on_excluded: called with the path of each entry that ``exclude`` leaves out.
        texts: by absolute path, what is read in the place of some files of the site and its theme.

    Raises:
        JekyllError: the configuration cannot work, or a plugin or the theme cannot be loaded.
    """

    editions: Sequence[Edition]
    """Those of the site."""

    def __init__(
        self,
        config: Configuration,
        sink: Callable[[Diagnostic], None] = lambda _: None,
        cache: BuildCache | None = None,
        runner: StageRunner | None = None,
        hooks: Iterable[Registration] = (),
        on_excluded: Callable[[str], None] | None = None,
        texts: Mapping[str, bytes] = MappingProxyType({}),
    ) -> None:
        check_utf8()
        destination_of(config)  # nothing is downloaded for a site that cannot be written
        dates.set_timezone(config.text("timezone"))
        self.sink, self._given_hooks, self._on_excluded = sink, tuple(hooks), on_excluded
        self._loading, self.path_log = Diagnostics(sink), PathLog()
        found = theme_of(config, self._loading)
        self.theme = None if found is None else found._replace(log=self.path_log)
        self._given = configure(config, self.theme)
        for mistake in setting_mistakes(self._given, settings_of(self.theme, config.source)):
            self._loading.add("Theme:", mistake)
        self.source = Source(config.source, safe=config.flag("safe"), log=self.path_log, texts=texts)
        self.destination = config.destination
        self.plugin_data = {}
        self.edition = Edition()
        with naming_plugins():
            self._prepare(cache, runner)

    def _prepare(self, cache: BuildCache | None, runner: StageRunner | None) -> None:
        """Load the plugins, find the editions, and decide what they allow."""
        self._load_plugins(self._loading)
        self.editions = editions_of(self)
        are_independent = len(self.editions) == 1 or all(maker.are_independent for maker in self.plugins.editions)
        used = cache if are_independent and not self.plugins.unrecorded else None
        self.cache = SiteCache(self, used, self._new_reader)
        are_recorded = self.cache.is_used or len(self.editions) == 1
        self.runner = runner if are_independent and are_recorded and self.plugins.are_stateless else None
        if not self.cache.is_used:  # else a build may have nothing to do
            self.begin(self.editions[0])

    def _load_plugins(self, diagnostics: Diagnostics) -> None:
        load_site_plugins(self, self._given, self._given_hooks, diagnostics, self.sink)
        self.configured = self.config

    @cached_property
    def _parsed(self) -> ParsedFiles:
        """The files that were parsed earlier."""
        from ..read.parsed_files import ParsedFiles

        return ParsedFiles(self._given.reference)

    def _new_reader(self, kept: KeptItems | None = None) -> Reader:
        from .read import new_reader

        return new_reader(self, self._parsed, self._on_excluded, kept)

    def render_alone(self) -> None:
        """Render in this process alone from here on, if there are plugins in Ruby: these may mix what pages leave."""
        if self.plugins.ruby.has_plugins:
            self.runner = None

    def close(self) -> None:
        """End the interpreter of its plugins in Ruby, if there is one: the site cannot be built again."""
        self.plugins.ruby.close()

    # A build: all editions

    def process(self, viewers: Viewers | None = None) -> Build:
        """Bring the output up to date with the source.

        If nothing has changed since the last build, nothing is done. If files were edited and that leaves the plans of
        that build as they are, they are put into them; else each edition of the site is read, generated and planned
        anew. Then what is outdated is rendered, and the output changes at once, at the end.

        Args:
            viewers: are shown single files of a site without editions before that.

        Raises:
            JekyllError: something in the site is wrong; the previous output is untouched.
            Superseded: the viewers wait for another build; the previous output is untouched.
        """
        with naming_plugins():
            return self._process(viewers)

    def _process(self, viewers: Viewers | None) -> Build:
        self.path_log.clear()
        saved = frozenset[str]() if viewers is None else viewers.take_saved()
        compared = [self.cache.compare(edition, self.configured, saved) for edition in self.editions]
        if all(isinstance(each, UpToDate) for each in compared):
            return Build(Path(self.destination), _NOTHING, self._loading.all)
        from .editions import BuiltEditions, build_editions

        self._begin_plugins()
        changes = [each.as_edits if isinstance(each, UpToDate) else each for each in compared]
        begun, built = self.config, list[BuiltEditions]()

        def build() -> None:
            if self.config is not begun:  # a plugin in Ruby has changed it, around the build
                self.configured = self.config
            built.append(build_editions(self, changes, viewers))

        self.plugins.ruby.around_build(build)
        written, warnings = built[0] if built else (_NOTHING, ())  # a plugin that wraps the build need not call it
        return Build(Path(self.destination), written, (*self._loading.all, *warnings))

    def _begin_plugins(self) -> None:
        """Begin with a new interpreter of Ruby after the first build."""
        if not self.plugins.ruby.begin_build():
            self._load_plugins(Diagnostics(lambda _: None))
            self.plugins.ruby.begin_build()

    # The stages of one edition

    def build_edition(
        self, edition: Edition, writer: Writer, since: Edits | Stale | None, viewers: Viewers | None
    ) -> RenderedEdition:
        """Read, generate, plan and render one edition of the site; the arguments are as for `render`."""
        from .begin import converting_ahead

        if edition is not self.editions[0]:
            self.path_log.clear()  # each edition has the paths that it looks at itself
        self.begin(edition)
        rendered: list[RenderedEdition] = []
        with converting_ahead(self, since):
            kept = self.cache.kept_items(edition, since, self._parsed)
            with self.plugins.ruby.reading():
                self.read(kept)
                self.generate()
            self.plugins.ruby.in_stage(  # a plugin may wrap all from the plan on
                "render", lambda: rendered.append(self.render(self._planned(kept), writer, since, viewers))
            )
        return rendered[0]

    def prepare(self, edition: Edition) -> PlannedSite:
        """Everything before rendering: one edition of the site, read, generated and planned.

        Raises:
            JekyllError: something in the site is wrong.
        """
        self._begin_plugins()
        self.begin(edition)
        self.read()
        self.generate()
        return self._planned()

    def patch(self, edition: Edition, edits: Edits) -> PlanPatch | None:
        """The last plan of an edition with edited files; None if the site has to be read, generated and planned anew.

        Args:
            edition: the edition.
            edits: the files.
        """
        if not self.cache.has_plan:
            return None
        self.begin(edition, sink=lambda _: None)  # its warnings count only if the patch is used
        self.reader = self._new_reader()
        return self.cache.patch(edition, edits)

    def begin(self, edition: Edition, sink: Callable[[Diagnostic], None] | None = None) -> None:
        """Begin with an edition: none of its stages has been run.

        Args:
            edition: the edition.
            sink: called with each warning as it arises, in the place of the site's.
        """
        from .begin import begin_edition

        self.edition = edition
        self.config = self.configured.replace(**edition.settings)
        with self.plugins.ruby.reading():
            begin_edition(self, self.sink if sink is None else sink)

    def read(self, kept: KeptItems | None = None) -> None:
        """Take in the source tree, but for the items of the last build that are kept."""
        from .read import read_site

        self.reader = self._new_reader(kept)
        self.plugins.ruby.in_stage("read", lambda: read_site(self))

    def generate(self) -> None:
        """Let the generators add and change: the only stage that may."""
        from .read import generate_site

        self.plugins.ruby.in_stage("generate", lambda: generate_site(self))

    def plan(self) -> Plan:
        """Freeze the site."""
        from .plan import plan_site

        return plan_site(self)

    def render(
        self, planned: PlannedSite, writer: Writer, since: Since | None = None, viewers: Viewers | None = None
    ) -> RenderedEdition:
        """Render a plan, staging each file as it is ready.

        Args:
            planned: the plan.
            writer: takes the files.
            since: what has changed since the last build; None if there is no cache.
            viewers: are shown single files while the others are rendered.

        Raises:
            JekyllError: templates, converters or plugins failed, or the disk takes no more.
        """
        from .render import render_edition

        return render_edition(self, planned, writer, since, viewers)

    def write(
        self,
        rendered: Iterable[RenderedEdition],
        writer: Writer,
        destination: Destination,
        obsolete: Sequence[str],
        viewers: Viewers | None = None,
    ) -> Written:
        """Put all staged files into place, remove what is obsolete, and commit the new renders to the cache."""
        from .write import write_site

        return write_site(self, rendered, writer, destination, obsolete, viewers)

    # Parts of the stages

    def _planned(self, kept: KeptItems | None = None) -> PlannedSite:
        """The plan, with what the cache needs to compare it with the last one."""
        from .plan import comparable_plan

        with self.plugins.ruby.reading():
            return comparable_plan(self, self.plan(), kept)

    def renderer(self, plan: Plan, texts: RenderedTexts) -> Renderer:
        """The renderer of a plan's items, after the hooks ``pre_render`` of the site."""
        from .render import begin_rendering

        return begin_rendering(self, plan, texts)

    def templates(self, access: SiteAccess) -> Templates:
        """The templates of the site.

        Args:
            access: the access of tags and filters to the site.
        """
        from ..render.templates import Templates

        return Templates(self, access)
