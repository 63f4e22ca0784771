"""A site from its configuration to its files: the stages, top to bottom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..diagnostics import Diagnostic
from ..lazy.tuples import NamedTuple
from ..output.written import Written
from ..plugins.failures import naming_plugins
from ..render.cache import Edits, Stale, UpToDate
from .loading import LoadedSite

if TYPE_CHECKING:
    from ..model.edition import Edition
    from ..output.destination import Destination
    from ..output.writer import Writer
    from ..plan import Plan
    from ..read.kept_items import KeptItems
    from ..render.cache import PlanPatch, Since
    from ..render.early import Viewers
    from ..render.planned_site import PlannedSite
    from ..render.registers import SiteAccess
    from ..render.rendered_texts import RenderedTexts
    from ..render.renderer import Renderer
    from ..render.templates import Templates
    from .rendered_edition import RenderedEdition

_NOTHING = Written(frozenset(), frozenset())


class Build(NamedTuple):
    """The result of one build."""

    destination: Path
    written: Written
    warnings: tuple[Diagnostic, ...]


class Site(LoadedSite):
    """A site; `process` builds it, again and again.

    Each stage is in a module of this folder, which is imported when there is something to do.
    """

    def process(self, viewers: Viewers | None = None) -> Build:
        """Bring the output up to date with the source.

        If nothing has changed since the last build, nothing is done. If files were edited and that leaves the plans of
        that build as they are, they are put into them (`patch`); else each edition of the site is read, generated and
        planned anew (`build_edition`). Then what is outdated is rendered, and the output changes at once, at the end
        (`write`).

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
            return Build(Path(self.destination), _NOTHING, (*self.load_warnings,))
        from .editions import BuiltEditions, build_editions

        self.begin_plugins()
        changes = [each.as_edits if isinstance(each, UpToDate) else each for each in compared]
        begun, built = self.config, list[BuiltEditions]()

        def build() -> None:
            if self.config is not begun:  # a plugin in Ruby has changed it, around the build
                self.configured = self.config
            built.append(build_editions(self, changes, viewers))

        self.plugins.ruby.around_build(build)
        written, warnings = built[0] if built else (_NOTHING, ())  # a plugin that wraps the build need not call it
        return Build(Path(self.destination), written, (*self.load_warnings, *warnings))

    def build_edition(
        self, edition: Edition, writer: Writer, since: Edits | Stale | None, viewers: Viewers | None
    ) -> RenderedEdition:
        """Read, generate, plan and render one edition of the site; the arguments are as for `render`."""
        from .begin import converting_ahead

        if edition is not self.editions[0]:
            self.path_log.clear()  # each edition has the paths that it looks at itself
        revised = self.revise(edition, since)
        if revised is not None:
            self.diagnostics.replay(revised.warnings, self.sink)
            return self.render(revised, writer, since, viewers)
        self.begin(edition)
        rendered: list[RenderedEdition] = []
        with converting_ahead(self, since):
            kept = self.cache.kept_items(edition, since, self.parsed)
            with self.plugins.ruby.reading():
                self.read(kept)
                self.generate()
            self.plugins.ruby.in_stage(  # a plugin may wrap all from the plan on
                "render", lambda: rendered.append(self.render(self._planned(kept), writer, since, viewers))
            )
        return rendered[0]

    # The stages

    def read(self, kept: KeptItems | None = None) -> None:
        """Take in the source tree, but for the items of the last build that are kept."""
        from .read import read_site

        self.reader = self.new_reader(kept)
        self.plugins.ruby.in_stage("read", lambda: read_site(self))

    def generate(self) -> None:
        """Let the generators add and change: the only stage that may."""
        from .read import generate_site

        self.plugins.ruby.in_stage("generate", lambda: generate_site(self))

    def plan(self) -> Plan:
        """Freeze the site."""
        from .plan import plan_site

        return plan_site(self)

    def _planned(self, kept: KeptItems | None = None) -> PlannedSite:
        """The plan, with what the cache needs to compare it with the last one."""
        from .plan import comparable_plan

        with self.plugins.ruby.reading():
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

    # Parts of a build, for others than `process`

    def patch(self, edition: Edition, edits: Edits) -> PlanPatch | None:
        """The last plan of an edition with edited files; None if the site has to be read, generated and planned anew.

        Args:
            edition: the edition.
            edits: the files.
        """
        if not self.cache.has_plan:
            return None
        self.begin(edition, sink=lambda _: None)  # its warnings count only if the patch is used
        self.reader = self.new_reader()
        return self.cache.patch(edition, edits)

    def revise(self, edition: Edition, since: Edits | Stale | None) -> PlannedSite | None:
        """The last plan of an edition with the posts that there are now; None if the site has to be read anew.

        Args:
            edition: the edition.
            since: what has changed since the last build.
        """
        if since is None or since.paths is None or len(self.editions) > 1 or not self.cache.has_plan:
            return None
        self.begin(edition, sink=lambda _: None)  # its warnings count only if the plan is used
        self.reader = self.new_reader()
        return self.cache.revise(edition, since, self.parsed, self.path_log)

    def prepare(self, edition: Edition) -> PlannedSite:
        """Everything before rendering: one edition of the site, read, generated and planned.

        Raises:
            JekyllError: something in the site is wrong.
        """
        self.begin_plugins()
        self.begin(edition)
        self.read()
        self.generate()
        return self._planned()

    def renderer(self, plan: Plan, texts: RenderedTexts) -> Renderer:
        """The renderer of a plan's items, after the hooks ``pre_render`` of the site."""
        from .render import begin_rendering

        return begin_rendering(self, plan, texts)

    def templates(self, access: SiteAccess) -> Templates:
        """The templates of the site, which `builds.profile` measures.

        Args:
            access: the access of tags and filters to the site.
        """
        from ..render.templates import Templates

        return Templates(self, access)
