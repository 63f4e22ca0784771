"""A site from its configuration to its files: the stages, top to bottom."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from . import reference
from .compat import dates
from .config.cache_folder import cache_folder, is_kept
from .config.configuration import Configuration
from .converters.conversions import conversions_of
from .converters.markdown import MarkdownConverter
from .diagnostics import Diagnostic, Diagnostics
from .disk.digest import digest
from .disk.encoding import check_utf8
from .disk.path_log import PathLog
from .disk.source import Source
from .model.conventions import conventions_of
from .model.edition import Edition
from .model.item import Item
from .model.publisher import Publisher
from .model.static_file import StaticFile
from .output.destination import Destination, destination_of
from .output.writer import Writer, Written
from .plan import Plan, make_plan
from .plugins.edition_state import EditionState
from .plugins.hooks import Hooks, Registration
from .plugins.loader import load_plugins
from .plugins.site_contents import SiteContents
from .read.contents import Contents
from .read.parsed_files import ParsedFiles
from .render.cache import (
    BuildCache,
    CacheTransaction,
    Edits,
    PatchContext,
    PlannedSite,
    PlanPatch,
    Since,
    Stale,
    UpToDate,
    planned_site,
)
from .render.early import EarlyRenders, Showing, Viewers
from .render.last_plan import kept_items, regenerate, unchanged_items
from .render.output_cache import RenderedTexts
from .render.registers import SiteAccess
from .render.rendered_edition import RenderedEdition
from .render.renderer import Rendered, Renderer
from .render.stage import RenderStage, ReusedRenders, StageRunner
from .render.templates import Templates, block_tags
from .render.text import Text
from .themes.declared_settings import settings_of
from .themes.finder import theme_of
from .themes.setting_mistakes import setting_mistakes
from .themes.theme_settings import configure

if TYPE_CHECKING:
    from .read.kept_items import KeptItems
    from .read.reader import Reader


class Build(NamedTuple):
    """The result of one build."""

    destination: Path
    written: Written
    warnings: tuple[Diagnostic, ...]


class _PatchedEdition(NamedTuple):
    """An edition of a site whose last plan was patched, and what the site had for it then."""

    edition: Edition
    patch: PlanPatch
    state: EditionState


class Site(SiteContents):
    """A site; `process` builds it, again and again.

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
        self._sink = sink
        self._loading = Diagnostics(sink)
        self._log = PathLog()
        found = theme_of(config, self._loading)
        self.theme = None if found is None else replace(found, log=self._log)
        self._given = configure(config, self.theme)
        for mistake in setting_mistakes(self._given, settings_of(self.theme, config.source)):
            self._loading.add("Theme:", mistake)
        self._given_hooks = tuple(hooks)
        self.source = Source(config.source, safe=config.flag("safe"), log=self._log, texts=texts)
        self.destination = config.destination
        self.plugin_data = {}
        self._parsed = ParsedFiles(self._given.reference)
        self._on_excluded = on_excluded
        self.edition = Edition()
        """The edition that is built."""
        self._load_plugins(self._loading)
        self.editions = self._find_editions()
        """Those that there are."""
        are_independent = len(self.editions) == 1 or all(maker.are_independent for maker in self.plugins.editions)
        self._cache = cache if are_independent and not self.plugins.unrecorded else None
        are_recorded = self._cache is not None or len(self.editions) == 1
        self._runner = runner if are_independent and are_recorded and self.plugins.are_stateless else None
        self._rendering: CacheTransaction | None = None
        """That of the edition that is rendered."""
        self._begin(self.editions[0])

    def _load_plugins(self, diagnostics: Diagnostics) -> None:
        self.config = self._given
        self.plugins = load_plugins(self.config, self.source, self.theme, diagnostics)
        self.hooks = Hooks([*self._given_hooks, *self.plugins.hooks])
        self.plugins.ruby.attach(self)
        self._reset()
        self.hooks.trigger("site", "after_init", self)
        self._configured = self.config

    @property
    def cache_folder(self) -> str | None:
        """The folder in which plugins may keep files for later builds; None where nothing is kept.

        Raises:
            JekyllError: the configuration names a folder that is none for that.
        """
        return cache_folder(self.config).path if is_kept(self.config) else None

    def close(self) -> None:
        """End the interpreter of its plugins in Ruby, if there is one: the site cannot be built again."""
        self.plugins.ruby.close()

    # The stages

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
        self._log.clear()
        compared = [self._compare(edition) for edition in self.editions]
        if all(isinstance(each, UpToDate) for each in compared):
            return Build(Path(self.destination), Written(frozenset(), frozenset()), self._loading.all)
        self._begin_plugins()
        destination = destination_of(self._configured)  # links may have changed since the last build
        writer = Writer(destination.path, self._configured.strings("keep_files"))
        changes = [each.as_edits if isinstance(each, UpToDate) else each for each in compared]
        try:
            patches = self._patches(changes)
            if patches is None:
                editions = zip(self.editions, changes, strict=True)
                rendered = [self._built(edition, writer, since, viewers) for edition, since in editions]
            else:
                rendered = [self._rendered(patch, writer, viewers) for patch in patches]
            written = self.write(rendered, writer, destination, writer.obsolete() if patches is None else ())
            self._report_written(rendered)
        finally:
            writer.abandon()
        warnings = [warning for each in rendered for warning in each.warnings]
        return Build(Path(self.destination), written, (*self._loading.all, *warnings))

    def _compare(self, edition: Edition) -> UpToDate | Edits | Stale | None:
        """The changes since the last build of an edition; None if there is no cache."""
        if self._cache is None:
            return None
        config = self._configured.replace(**edition.settings)
        return self._cache.of(edition.folder).compare(config, self.theme, self._plugin_code)

    def _patches(self, changes: Iterable[Edits | Stale | None]) -> Sequence[_PatchedEdition] | None:
        """The plan of each edition with edited files; None if one of them has to be made anew."""
        found = []
        for edition, edits in zip(self.editions, changes, strict=True):
            patch = self.patch(edition, edits) if isinstance(edits, Edits) else None
            if patch is None:
                return None
            found.append(_PatchedEdition(edition, patch, self.state()))
        return found

    def _rendered(self, patched: _PatchedEdition, writer: Writer, viewers: Viewers | None) -> RenderedEdition:
        self.edition = patched.edition
        self.restore(patched.state)
        planned = patched.patch.planned
        self.diagnostics.replay(planned.warnings, self._sink)
        return self.render(planned, writer, patched.patch, viewers)

    def _begin_plugins(self) -> None:
        """Begin with a new interpreter of Ruby after the first build."""
        if not self.plugins.ruby.begin_build():
            self._load_plugins(Diagnostics(lambda _: None))
            self.plugins.ruby.begin_build()

    def _built(
        self, edition: Edition, writer: Writer, since: Edits | Stale | None, viewers: Viewers | None
    ) -> RenderedEdition:
        """One edition of the site, rendered; a plugin in Ruby may wrap the render, from the plan on."""
        if edition is not self.editions[0]:
            self._log.clear()  # each edition has the paths that it looks at itself
        self._begin(edition)
        rendered: list[RenderedEdition] = []
        with self._converting_ahead(since):
            gathered = self._gather(since)
            self.plugins.ruby.in_stage(
                "render", lambda: rendered.append(self.render(self._planned(gathered), writer, since, viewers))
            )
        return rendered[0]

    def _converting_ahead(self, since: Since | None) -> AbstractContextManager[object]:
        """Have another process convert documents in the block, if all of them are new and are in one edition."""
        all_are_new = since is None or (isinstance(since, Stale) and since.paths is None)
        if self._runner is None or not all_are_new or len(self.editions) > 1:
            return nullcontext()
        from .render.ahead import AheadWork  # most builds do not render everything

        markdown = self.conversions.of_kind(MarkdownConverter)
        return self._runner.converting(AheadWork(self.config, self.source.root, markdown))

    def prepare(self, edition: Edition, since: Edits | Stale | None = None) -> PlannedSite:
        """Everything before rendering: one edition of the site, read, generated and planned.

        Args:
            edition: the edition.
            since: what has changed since the last build; None if everything may have.

        Raises:
            JekyllError: something in the site is wrong.
        """
        self._begin(edition)
        return self._planned(self._gather(since))

    def _gather(self, since: Edits | Stale | None) -> tuple[KeptItems, PlannedSite] | None:
        """Read and generate the edition that was begun; the items of the last build that were kept, with its plan."""
        last = self._last_plan(since)
        kept = kept_items(last, since, self.config, self._parsed, self.conventions, self.time)
        self.read(kept)
        self.generate()
        return None if kept is None or last is None else (kept, last)

    def _planned(self, gathered: tuple[KeptItems, PlannedSite] | None) -> PlannedSite:
        plan = self.plan()
        unchanged = frozenset[Item]() if gathered is None else unchanged_items(gathered[0], plan, gathered[1].plan)
        code, is_shaped = self._plugin_code, self.plugins.shape_plans
        if code is not None and self.plugins.converters:
            code = digest(code + self.conversions.choice({item.ext for item in plan.rendered}).encode())
        return planned_site(plan, self.contents, self.diagnostics.all, unchanged, code, is_shaped=is_shaped)

    def read(self, kept: KeptItems | None = None) -> None:
        """Take in the source tree.

        Args:
            kept: the items of the last build that need not be read again.
        """
        self.plugins.ruby.in_stage("read", lambda: self._read(kept))

    def generate(self) -> None:
        """Let the generators add and change: the only stage that may."""
        self.plugins.ruby.in_stage("generate", self._generate)

    def _read(self, kept: KeptItems | None) -> None:
        self.hooks.trigger("site", "after_reset", self)
        self._reader = self._new_reader(kept)
        self.contents = self._reader.read()
        self.plugins.ruby.read_again()
        self._limit_posts()
        posts = self.collections["posts"].docs
        others = [document for document in self.documents() if document.collection.label != "posts"]
        self._post_init([*posts, *self.pages, *others])
        if "post_read" in self.hooks.events:
            self._call_reading_hooks()

    def _call_reading_hooks(self) -> None:
        items = [*self.contents.items()]
        with self._noting_data():
            self.hooks.trigger("site", "post_read", self)
        kept = {*self.contents.items()}
        self.contents.left_out = [item for item in items if item not in kept]

    @contextmanager
    def _noting_data(self) -> Iterator[None]:
        """Have the items keep the front matter that the block may change."""
        read = [(item, dict(item.data)) for item in self.contents.items()]
        yield
        for item, data in read:
            item.note_data_as_read(data)

    def _generate(self) -> None:
        self._run_generators()
        self.plugins.ruby.decide_addresses()

    def _run_generators(self) -> None:
        with self._noting_data():
            for generator in self.plugins.ordered_generators:
                generator.generate(self)

    def plan(self) -> Plan:
        """Freeze the site."""
        publisher = Publisher(self.config, self.time, self.diagnostics)
        return make_plan(self.config, self.variables, self.time, self.theme, self.contents, publisher, self.diagnostics)

    def patch(self, edition: Edition, edits: Edits) -> PlanPatch | None:
        """The plan of the last build with edited files; None if the site has to be read, generated and planned anew.

        Args:
            edition: the edition that the plan is of.
            edits: the files.
        """
        if self._cache is None or self.hooks.must_read_all:
            return None
        self._begin(edition, sink=lambda _: None)  # its warnings count only if the patch is used
        self._reader = self._new_reader()
        patch = self._cache.of(edition.folder).patch_plan(edits, self._patch_context())
        if patch is None or not regenerate(self, patch):
            return None
        plan = replace(
            patch.planned.plan, config=self.config, variables=self.variables, time=self.time, theme=self.theme
        )
        return patch._replace(planned=patch.planned._replace(plan=plan, plugin_code=self._plugin_code))

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
        writer.clear(self.edition.folder)
        reused = ReusedRenders(planned.plan)
        with closing(RenderedTexts(writer.disk, reused.get, reused.excerpt)) as texts:
            renderer = self.renderer(planned.plan, texts)
            cache = None
            if self._cache is not None and since is not None and not self.plugins.unrecorded:
                cache = self._cache.of(self.edition.folder).begin(since, planned, self.diagnostics, self._log)
            self._rendering = cache
            showing = None if viewers is None or self.edition.folder else self._showing(viewers, planned.plan, writer)
            stage = RenderStage(renderer, writer, self.edition, self.diagnostics, reused, cache, showing)
            stage.run(self._runner)
            self.hooks.trigger("site", "post_render", self, renderer.drops)
            self._rendering = None
            for item, output in self.plugins.ruby.new_outputs():
                stage.stage(item, Rendered(Text(item.content), Text(output)))
            self.plugins.ruby.stage_items(planned.plan.written.values(), writer, self.edition)
            self.plugins.ruby.keep_contents(planned.plan.rendered)
        if isinstance(since, PlanPatch):
            stage.copy_static_files(since.files)
            items: Iterable[Item | StaticFile] = (planned.plan.rendered[position] for position in stage.positions)
        else:
            stage.copy_static_files()
            items = planned.plan.written.values()
        return RenderedEdition(self.edition, tuple(items), self.diagnostics.all, cache)

    def renderer(self, plan: Plan, texts: RenderedTexts) -> Renderer:
        """The renderer of a plan's items, after the hooks ``pre_render`` of the site."""
        renderer = self._renderer(plan, texts, self.plugin_data)
        self.plugins.ruby.begin_rendering(renderer)
        self.hooks.trigger("site", "pre_render", self, renderer.drops)
        return renderer

    def _showing(self, viewers: Viewers, plan: Plan, writer: Writer) -> Showing:
        def renderer(texts: RenderedTexts) -> Renderer:
            return self._renderer(plan, texts, dict(self.plugin_data))

        are_known = not (
            self.plugins.ruby.has_plugins or self.plugins.unrecorded
        )  # others may note what they have seen
        early = EarlyRenders(renderer, writer.disk, self.diagnostics) if are_known else None
        return Showing(viewers, early, [edition.folder for edition in self.editions[1:]])

    def fields_read(self, subject: str) -> Sequence[str] | None:
        """The fields of a subject that pages of the edition have read; None without a cache."""
        return None if self._rendering is None else self._rendering.fields_read(subject)

    def templates(self, access: SiteAccess) -> Templates:
        """The templates of the site.

        Args:
            access: the access of tags and filters to the site.
        """
        return Templates(self.config, self.source, self.theme, self.plugins, self.diagnostics, access)

    def _renderer(self, plan: Plan, texts: RenderedTexts, plugin_data: dict[str, Any]) -> Renderer:
        access = SiteAccess(plan, self.conversions, self.source.root, self.diagnostics, plugin_data)
        return Renderer(
            plan,
            self.templates(access),
            self.conversions,
            self.hooks,
            self.diagnostics,
            texts,
            self.source.root,
            self.config.environment,
            reference.text(self.config.reference.jekyll),
            self.plugins.ruby.drop_fields(),
            self.plugins.ruby.item_renders(),
        )

    def write(
        self, rendered: Iterable[RenderedEdition], writer: Writer, destination: Destination, obsolete: Sequence[str]
    ) -> Written:
        """Put all staged files into place, remove what is obsolete, and commit the new renders to the cache.

        Args:
            rendered: the editions, whose files are staged.
            writer: has the staged files.
            destination: the folder they are for.
            obsolete: the paths below it of files and folders that no edition has.

        Raises:
            JekyllError: the files in the folder are not this site's, or the disk takes no more.
        """
        obsolete = [*obsolete, *self.plugins.ruby.obsolete_files(writer)]
        destination.check_leftovers(writer.wanted, obsolete)
        self.hooks.trigger("clean", "on_obsolete", obsolete)
        self.plugins.ruby.stage_kept(writer, obsolete)
        written = writer.commit(obsolete)
        destination.remember()
        for each in rendered:
            if each.cache is not None:
                each.cache.commit(written.changed)
        return written

    # Inside

    def _last_plan(self, since: Edits | Stale | None) -> PlannedSite | None:
        """The plan of the last build; None if it is of no use to this one."""
        if self._cache is None or self.hooks.must_read_all or since is None or since.paths is None:
            return None
        return self._cache.of(self.edition.folder).give_up_plan(self._patch_context())

    def _patch_context(self) -> PatchContext:
        return PatchContext(self.config, self.theme, self.conventions, self.time, self._new_reader())

    def _new_reader(self, kept: KeptItems | None = None) -> Reader:
        from .read.reader import Reader  # a build with nothing to do reads nothing

        return Reader(
            self.config,
            self.source,
            self.theme,
            self.conventions,
            self.time,
            self.diagnostics,
            self._parsed,
            self._on_excluded,
            kept,
        )

    def _find_editions(self) -> Sequence[Edition]:
        """The editions that the first plugin to know any asks for; without one there is the site itself."""
        found = (maker.editions(self.config) for maker in self.plugins.editions)
        return next(filter(None, found), (Edition(),))

    @property
    def _plugin_code(self) -> bytes | None:
        """A digest of the site's own plugins, if there are any."""
        return self.plugins.code if self.plugins.foreign else None

    def _begin(self, edition: Edition, sink: Callable[[Diagnostic], None] | None = None) -> None:
        self.edition = edition
        self.config = self._configured.replace(**edition.settings)
        self._reset(sink)

    def _reset(self, sink: Callable[[Diagnostic], None] | None = None) -> None:
        told = self._sink if sink is None else sink
        self.diagnostics = Diagnostics(told, pages_errors=self.config.flag("pages_errors"))
        self.time = dates.build_time(self.config)
        self.variables: dict[str, object] = {}
        """The variables that generators add to ``site`` for templates."""
        sass = None if self.theme is None else self.theme.sass_path
        self.conversions = conversions_of(
            self.config, self.diagnostics, sass, self.plugins.processors, self.plugins.converters
        )
        tags = block_tags(self.plugins)
        self.conventions = conventions_of(
            self.config, self.source.root, self.conversions.output_ext, tags, self.diagnostics
        )
        self.contents = Contents({}, [], [], {}, {})

    def _report_written(self, rendered: Iterable[RenderedEdition]) -> None:
        """Call the hooks ``post_write``."""
        with self.plugins.ruby.showing_output():
            for each in rendered:
                self.edition = each.edition
                for item in each.items:
                    if not isinstance(item, StaticFile):
                        for owner in item.hook_owners:
                            self.hooks.trigger(owner, "post_write", item)
                self.hooks.trigger("site", "post_write", self)
