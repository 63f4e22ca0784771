"""The stages of one edition of a site, a method each; `jekyll_py.site` runs them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, closing, nullcontext
from typing import TYPE_CHECKING, Any

from ..config.configuration import Configuration
from ..diagnostics import Diagnostic
from ..disk.path_log import PathLog
from ..model.edition import Edition
from ..plugins.site_contents import SiteContents
from ..render.cache import BuildCache, CacheTransaction, Edits, PatchContext, PlanPatch, Since, Stale

if TYPE_CHECKING:
    from ..output.destination import Destination
    from ..output.writer import Writer
    from ..output.written import Written
    from ..plan import Plan
    from ..read.kept_items import KeptItems
    from ..read.parsed_files import ParsedFiles
    from ..read.reader import Reader
    from ..render.early import Showing, Viewers
    from ..render.planned_site import PlannedSite
    from ..render.registers import SiteAccess
    from ..render.rendered_texts import RenderedTexts
    from ..render.renderer import Renderer
    from ..render.stage import StageRunner
    from ..render.templates import Templates
    from .plan import KeptFrom
    from .rendered_edition import RenderedEdition


class SiteStages(SiteContents):
    """The stages of one edition, from `begin` to `write`.

    Modules that only some builds need are imported in the methods: a build that has nothing to do calls few of them.
    """

    edition: Edition
    """The edition that is built."""
    editions: Sequence[Edition]
    """Those that there are."""
    _configured: Configuration
    """The configuration of the site, to which an edition adds settings."""
    _sink: Callable[[Diagnostic], None]
    _log: PathLog
    _on_excluded: Callable[[str], None] | None
    _cache: BuildCache | None
    _runner: StageRunner | None

    @property
    def _parsed(self) -> ParsedFiles:
        """The files that were parsed earlier."""
        raise NotImplementedError

    def begin(self, edition: Edition, sink: Callable[[Diagnostic], None] | None = None) -> None:
        """Begin with an edition: none of its stages has been run.

        Args:
            edition: the edition.
            sink: called with each warning as it arises, in the place of the site's.
        """
        from .begin import begin_edition

        self.edition = edition
        self.config = self._configured.replace(**edition.settings)
        begin_edition(self, self._sink if sink is None else sink)

    def patch(self, edition: Edition, edits: Edits) -> PlanPatch | None:
        """The plan of the last build with edited files; None if the site has to be read, generated and planned anew.

        Args:
            edition: the edition that the plan is of.
            edits: the files.
        """
        from .last_plan import regenerate

        if self._cache is None or self.hooks.must_read_all:
            return None
        self.begin(edition, sink=lambda _: None)  # its warnings count only if the patch is used
        self.reader = self._new_reader()
        patch = self._cache.of(edition.folder).patch_plan(edits, self._patch_context())
        if patch is None or not regenerate(self, patch):
            return None
        plan = patch.planned.plan._replace(
            config=self.config, variables=self.variables, time=self.time, theme=self.theme
        )
        planned = patch.planned._replace(plan=plan, plugin_code=self.plugins.foreign_code)
        return patch._replace(planned=planned)

    def prepare(self, edition: Edition, since: Edits | Stale | None = None) -> PlannedSite:
        """Everything before rendering: one edition of the site, read, generated and planned.

        Args:
            edition: the edition.
            since: what has changed since the last build; None if everything may have.

        Raises:
            JekyllError: something in the site is wrong.
        """
        self.begin(edition)
        return self.planned(self.read_and_generate(since))

    def converting_ahead(self, since: Since | None) -> AbstractContextManager[object]:
        """Have another process convert documents in the block, if all of them are new and are in one edition."""
        from .ahead import converting_ahead

        all_are_new = since is None or (isinstance(since, Stale) and since.paths is None)
        if self._runner is None or not all_are_new or len(self.editions) > 1:
            return nullcontext()
        return converting_ahead(self, self._runner)

    def read_and_generate(self, since: Edits | Stale | None) -> KeptFrom | None:
        """Read and generate the edition that was begun; the items of the last build that were kept, with its plan."""
        from .last_plan import kept_items
        from .plan import KeptFrom

        last = self._last_plan(since)
        kept = kept_items(last, since, self.config, self._parsed, self.conventions, self.time)
        self.read(kept)
        self.generate()
        return None if kept is None or last is None else KeptFrom(kept, last.plan)

    def read(self, kept: KeptItems | None = None) -> None:
        """Take in the source tree.

        Args:
            kept: the items of the last build that need not be read again.
        """
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

    def planned(self, kept: KeptFrom | None) -> PlannedSite:
        """The plan, with what the cache needs to compare it with the last one."""
        from .plan import comparable_plan

        return comparable_plan(self, self.plan(), kept)

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
        from ..render.rendered_texts import RenderedTexts
        from ..render.reused_renders import ReusedRenders
        from ..render.stage import RenderStage
        from .render import end_rendering, stage_static_files
        from .rendered_edition import RenderedEdition

        writer.clear(self.edition.folder)
        reused = ReusedRenders(planned.plan)
        with closing(RenderedTexts(writer.disk, reused.get, reused.excerpt)) as texts:
            renderer = self.renderer(planned.plan, texts)
            cache = self._transaction(planned, since)
            if cache is not None and self.plugins.ruby.has_plugins:
                cache.prepare()  # renders may change front matter
            showing = None if viewers is None or self.edition.folder else self._showing(viewers, planned.plan, writer)
            stage = RenderStage(renderer, writer, self.edition, self.diagnostics, reused, cache, showing)
            stage.run(self._runner)
            end_rendering(self, stage)
        items = stage_static_files(stage, since)
        return RenderedEdition(self.edition, tuple(items), self.diagnostics.all, cache)

    def renderer(self, plan: Plan, texts: RenderedTexts) -> Renderer:
        """The renderer of a plan's items, after the hooks ``pre_render`` of the site."""
        from .render import begin_rendering

        renderer = self._renderer(plan, texts, self.plugin_data)
        begin_rendering(self, renderer)
        return renderer

    def templates(self, access: SiteAccess) -> Templates:
        """The templates of the site.

        Args:
            access: the access of tags and filters to the site.
        """
        from ..render.templates import Templates

        return Templates(self, access)

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
        from .write import write_site

        return write_site(self, rendered, writer, destination, obsolete)

    def _last_plan(self, since: Edits | Stale | None) -> PlannedSite | None:
        """The plan of the last build; None if it is of no use to this one."""
        if self._cache is None or self.hooks.must_read_all or since is None or since.paths is None:
            return None
        return self._cache.of(self.edition.folder).give_up_plan(self._patch_context())

    def _patch_context(self) -> PatchContext:
        return PatchContext(self.config, self.theme, self.conventions, self.time, self._new_reader())

    def _new_reader(self, kept: KeptItems | None = None) -> Reader:
        from .read import new_reader

        return new_reader(self, self._parsed, self._on_excluded, kept)

    def _transaction(self, planned: PlannedSite, since: Since | None) -> CacheTransaction | None:
        if self._cache is None or since is None or self.plugins.unrecorded:
            return None
        return self._cache.of(self.edition.folder).begin(since, planned, self.diagnostics, self._log)

    def _renderer(self, plan: Plan, texts: RenderedTexts, plugin_data: dict[str, Any]) -> Renderer:
        from .render import renderer_of

        return renderer_of(self, plan, texts, self.templates, plugin_data)

    def _showing(self, viewers: Viewers, plan: Plan, writer: Writer) -> Showing:
        from .render import showing

        folders = [edition.folder for edition in self.editions[1:]]
        return showing(
            self, viewers, writer, lambda texts: self._renderer(plan, texts, dict(self.plugin_data)), folders
        )
