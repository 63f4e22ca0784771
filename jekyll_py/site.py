"""A site from its configuration to its files: the stages, top to bottom."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from .compat import dates
from .config.cache_folder import cache_folder, is_kept
from .config.configuration import Configuration
from .converters import Converter, builtin
from .converters.conversions import Conversions
from .diagnostics import Diagnostic, Diagnostics
from .disk.source import Source
from .model.conventions import Conventions
from .model.defaults import FrontMatterDefaults
from .model.edition import Edition
from .model.item import Item
from .model.publisher import Publisher
from .model.static_file import StaticFile
from .output.destination import destination_of
from .output.writer import Writer, Written
from .plan import Plan, make_plan
from .plugins.hooks import Hooks
from .plugins.loader import load_plugins
from .plugins.site_contents import SiteContents
from .read.contents import Contents
from .read.parsed_files import ParsedFiles
from .read.reader import Reader
from .render.output_cache import RenderedTexts
from .render.registers import SiteAccess
from .render.renderer import Renderer
from .render.stage import PlanPatch, RenderCache, RenderStage, Workforce
from .render.templates import Templates
from .themes import theme
from .themes.finder import theme_of


class Build(NamedTuple):
    """What one build did."""

    destination: Path
    written: Written
    warnings: tuple[Diagnostic, ...]


class Site(SiteContents):
    """A site; `process` builds it, again and again.

    Args:
        config: the finished configuration.
        sink: called with each warning as it arises, to print it.
        memory: keeps renders between builds; without it every build renders everything.
        workforce: renders with several processes; without it this one does it all.

    Raises:
        JekyllError: the configuration cannot work, or a plugin or the theme cannot be loaded.
    """

    def __init__(
        self,
        config: Configuration,
        sink: Callable[[Diagnostic], None] = lambda _: None,
        memory: RenderCache | None = None,
        workforce: Workforce | None = None,
    ) -> None:
        destination_of(config)  # nothing is downloaded for a site that cannot be written
        dates.set_timezone(config.text("timezone"))
        self._sink = sink
        self._loading = Diagnostics(sink)
        self.theme = theme_of(config, self._loading)
        self.config = theme.configure(config, self.theme)
        self.source = Source(config.source, safe=config.flag("safe"))
        self.destination = config.destination
        self.plugins = load_plugins(self.config, self.source, self.theme, self._loading)
        self.hooks = Hooks(self.plugins.hooks)
        self.plugin_data = {}
        self._parsed = ParsedFiles()
        self.on_excluded: Callable[[str], None] | None = None
        """Told the path of each entry that ``exclude`` leaves out."""
        self.edition = Edition()
        """The edition that is built."""
        self._reset()
        self.hooks.trigger("site", "after_init", self)
        self._configured = self.config
        self.editions = self._find_editions()
        """Those that there are."""
        is_single = len(self.editions) == 1  # one edition may use what another one left in this process
        self._memory = memory if is_single and not self.plugins.files else None  # what those files read is not recorded
        self._workforce = workforce if is_single and self.plugins.are_stateless else None
        self._begin(self.editions[0])

    @property
    def is_remembered(self) -> bool:
        """Whether its renders are kept for the next build."""
        return self._memory is not None

    @property
    def cache_folder(self) -> str | None:
        """The folder in which plugins may keep files for later builds; None where nothing is kept.

        Raises:
            JekyllError: the configuration names a folder that is none for that.
        """
        return cache_folder(self.config).path if is_kept(self.config) else None

    # The stages

    def process(self) -> Build:
        """Read, generate, plan, render and write the site once, each of its editions in turn.

        Raises:
            JekyllError: something in the site is wrong; the previous output is untouched.
        """
        revision = None
        if self._memory is not None and (changed := self._memory.changed(self)) is not None:
            if not changed and not self._memory.is_volatile(self):
                return Build(Path(self.destination), Written(frozenset(), frozenset()), self._loading.all)
            revision = self._memory.revise(self, changed)
        self._place = destination_of(self._configured)  # links may have changed since the last build
        writer = Writer(self._place.path, self._configured.strings("keep_files"))
        try:
            return self._revised(revision, writer) if revision is not None else self._whole(writer)
        finally:
            writer.abandon()

    def _whole(self, writer: Writer) -> Build:
        """All editions, read and planned anew."""
        plans, warnings = [], [*self._loading.all]
        for edition in self.editions:
            plans.append(self.prepare(edition))
            self.render(plans[-1], writer)
            warnings += self.diagnostics.all
        written = self.write(writer, writer.obsolete())
        for edition, plan in zip(self.editions, plans, strict=True):
            self.edition = edition
            self._report_written(plan.written.values())
        return Build(Path(self.destination), written, tuple(warnings))

    def _revised(self, revision: PlanPatch, writer: Writer) -> Build:
        """The last build's plan with other texts: what these do not concern stays where it is."""
        stage = self.render(revision.plan, writer, revision.files)
        written = self.write(writer, ())
        self._report_written(revision.plan.rendered[position] for position in stage.positions)
        return Build(Path(self.destination), written, (*self._loading.all, *self.diagnostics.all))

    def prepare(self, edition: Edition) -> Plan:
        """Everything before rendering: one edition of the site, read, generated and planned.

        Raises:
            JekyllError: something in the site is wrong.
        """
        self._begin(edition)
        self.read()
        self.generate()
        return self.plan()

    def read(self) -> None:
        """Take in the source tree."""
        self.hooks.trigger("site", "after_reset", self)
        self._reader = Reader(
            self.config,
            self.source,
            self.theme,
            self.conventions,
            self.time,
            self.diagnostics,
            self._parsed,
            self.on_excluded,
        )
        self.contents = self._reader.read()
        self._limit_posts()
        posts = self.collections["posts"].docs
        others = [document for document in self.documents() if document.collection.label != "posts"]
        self._post_init([*posts, *self.pages, *others])
        self.hooks.trigger("site", "post_read", self)

    def generate(self) -> None:
        """Let the generators add and change: the only stage that may."""
        for generator in self.plugins.ordered_generators:
            generator.generate(self)

    def plan(self) -> Plan:
        """Freeze the site."""
        publisher = Publisher(self.config, self.time, self.diagnostics)
        return make_plan(self.config, self.variables, self.time, self.theme, self.contents, publisher, self.diagnostics)

    def render(self, plan: Plan, writer: Writer, files: Container[StaticFile] | None = None) -> RenderStage:
        """Render the plan, staging each file as it is ready.

        Args:
            plan: what to render.
            writer: takes the files.
            files: the static files to copy; without it all.
        """
        writer.clear(self.edition.folder)
        with closing(RenderedTexts(writer.disk)) as texts:
            renderer = self.renderer(plan, texts)
            positions = None if self._memory is None else self._memory.begin(self, plan)
            stage = RenderStage(renderer, writer, self.edition, self.diagnostics, self._memory, positions)
            stage.run(self._workforce)
            self.hooks.trigger("site", "post_render", self, renderer.drops)
        stage.copy_static_files(files)
        return stage

    def renderer(self, plan: Plan, texts: RenderedTexts) -> Renderer:
        """What renders the items of a plan."""
        self.templates.site = SiteAccess(plan, self.conversions, self.source.root, self.diagnostics, self.plugin_data)
        renderer = Renderer(
            plan,
            self.templates,
            self.conversions,
            self.hooks,
            self.diagnostics,
            texts,
            self.source.root,
            self.config.environment,
        )
        self.hooks.trigger("site", "pre_render", self, renderer.drops)
        return renderer

    def write(self, writer: Writer, obsolete: Sequence[str]) -> Written:
        """Put everything that was staged into place, and remove what is obsolete."""
        self._place.check_leftovers(writer.wanted, obsolete)
        self.hooks.trigger("clean", "on_obsolete", obsolete)
        written = writer.commit(obsolete)
        self._place.remember()
        if self._memory is not None:
            self._memory.end(written.changed)
        return written

    # Going on with what the last build was made from (`incremental.revision`)

    def take_up(self, contents: Contents, variables: Mapping[str, object]) -> None:
        """Begin a build with what was read for the last one, and what generators had added to ``site``.

        It may be given up, so that its warnings are not yet handed on.
        """
        sink, self._sink = self._sink, lambda _: None
        self._begin(self.editions[0])
        self._sink = sink
        self.contents = contents
        self.variables.update(variables)

    def with_texts(self, plan: Plan, told: Iterable[Diagnostic]) -> Plan:
        """The plan of the last build for this one, as nothing but texts has changed in what was taken up.

        Args:
            plan: that plan.
            told: what reading, generating and planning it warned of.
        """
        self.diagnostics.replay(told, self._sink)
        return replace(plan, config=self.config, variables=self.variables, time=self.time, theme=self.theme)

    def is_verbatim(self, item: Item) -> bool:
        """Whether an item has the content of its file, unchanged."""
        known = None if item.file is None else self._parsed.content(self.source.relative(item.file))
        return known is not None and known is item.content

    # Inside

    def _find_editions(self) -> Sequence[Edition]:
        """The editions that the first plugin to know any asks for; without one there is the site itself."""
        found = (maker.editions(self.config) for maker in self.plugins.editions)
        return next(filter(None, found), (Edition(),))

    def _begin(self, edition: Edition) -> None:
        self.edition = edition
        self.config = self._configured.replace(**edition.settings)
        self._reset()

    def _reset(self) -> None:
        self.diagnostics = Diagnostics(self._sink)
        self.time = dates.build_time(self.config)
        self.variables: dict[str, object] = {}
        """What generators add to ``site`` for templates."""
        self.conversions = Conversions(self._converters())
        self.templates = Templates(self.config, self.source, self.theme, self.plugins, self.diagnostics)
        self.conventions = self._conventions()
        self.contents = Contents({}, [], [], {}, {})

    def _converters(self) -> list[Converter]:
        sass = self.theme.sass_path if self.theme else None
        folder, processors = Path(sass) if sass else None, self.plugins.processors
        own = builtin(self.config, self.diagnostics, theme_sass=folder, processors=processors)
        return [*own, *(kind(self.config, self.diagnostics) for kind in self.plugins.converters)]

    def _conventions(self) -> Conventions:
        defaults = FrontMatterDefaults(
            self.config["defaults"], self.source.root, self.config.text("collections_dir"), self.diagnostics.warn
        )
        return Conventions(
            permalink_style=self.config.text("permalink"),
            excerpt_separator=self.config.text("excerpt_separator"),
            output_ext=self.conversions.output_ext,
            defaults=defaults.for_,
            block_tags=self.templates.block_tags,
        )

    def _report_written(self, items: Iterable[Item | StaticFile]) -> None:
        for item in items:
            if not isinstance(item, StaticFile):
                for owner in item.hook_owners:
                    self.hooks.trigger(owner, "post_write", item)
        self.hooks.trigger("site", "post_write", self)
