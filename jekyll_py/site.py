"""A site from its configuration to its files: the stages, top to bottom."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from .compat import dates
from .config.cache_folder import cache_folder, is_kept
from .config.configuration import Configuration
from .diagnostics import Diagnostic, Diagnostics
from .disk.encoding import check_utf8
from .disk.path_log import PathLog
from .disk.source import Source
from .lazy.tuples import NamedTuple
from .model.edition import Edition
from .output.destination import destination_of
from .output.written import Written
from .plugins.failures import naming_plugins
from .plugins.hooks import Hooks, Registration
from .plugins.loader import load_plugins
from .render.cache import BuildCache, Edits, PlanPatch, Stale, UpToDate
from .stages.site_stages import SiteStages
from .themes.declared_settings import settings_of
from .themes.finder import theme_of
from .themes.setting_mistakes import setting_mistakes
from .themes.theme_settings import configure

if TYPE_CHECKING:
    from .output.writer import Writer
    from .plugins.edition_state import EditionState
    from .read.parsed_files import ParsedFiles
    from .render.early import Viewers
    from .render.stage import StageRunner
    from .stages.rendered_edition import RenderedEdition


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


class Site(SiteStages):
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
        self._sink, self._given_hooks, self._on_excluded = sink, tuple(hooks), on_excluded
        self._loading, self._log = Diagnostics(sink), PathLog()
        found = theme_of(config, self._loading)
        self.theme = None if found is None else found._replace(log=self._log)
        self._given = configure(config, self.theme)
        for mistake in setting_mistakes(self._given, settings_of(self.theme, config.source)):
            self._loading.add("Theme:", mistake)
        self.source = Source(config.source, safe=config.flag("safe"), log=self._log, texts=texts)
        self.destination = config.destination
        self.plugin_data = {}
        self.edition = Edition()
        with naming_plugins():
            self._prepare(cache, runner)

    def _prepare(self, cache: BuildCache | None, runner: StageRunner | None) -> None:
        """Load the plugins, find the editions, and decide what they allow."""
        self._load_plugins(self._loading)
        self.editions = self._find_editions()
        are_independent = len(self.editions) == 1 or all(maker.are_independent for maker in self.plugins.editions)
        self._cache = cache if are_independent and not self.plugins.unrecorded else None
        are_recorded = self._cache is not None or len(self.editions) == 1
        self._runner = runner if are_independent and are_recorded and self.plugins.are_stateless else None
        if self._cache is None:  # else a build may have nothing to do
            self.begin(self.editions[0])

    def _load_plugins(self, diagnostics: Diagnostics) -> None:
        self.config = self._given
        self.plugins = load_plugins(self.config, self.source, self.theme, diagnostics)
        self.hooks = Hooks([*self._given_hooks, *self.plugins.hooks])
        self.plugins.ruby.attach(self)
        if self.plugins.ruby.has_plugins or "after_init" in self.hooks.events:
            from .stages.begin import begin_edition  # few sites have such plugins

            begin_edition(self, self._sink)
        self.hooks.trigger("site", "after_init", self)
        self._configured = self.config

    def _find_editions(self) -> Sequence[Edition]:
        """The editions that the first plugin to know any asks for; without one there is the site itself."""
        found = (maker.editions(self.config) for maker in self.plugins.editions)
        return next(filter(None, found), (Edition(),))

    @cached_property
    def _parsed(self) -> ParsedFiles:
        from .read.parsed_files import ParsedFiles  # not in a build that has nothing to do, nor those below

        return ParsedFiles(self._given.reference)

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

    # A build

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
        self._log.clear()
        compared = [self._compare(edition) for edition in self.editions]
        if all(isinstance(each, UpToDate) for each in compared):
            return Build(Path(self.destination), Written(frozenset(), frozenset()), self._loading.all)
        self._begin_plugins()
        built: list[tuple[Written, Sequence[RenderedEdition]]] = []
        begun = self.config
        self.plugins.ruby.around_build(lambda: built.append(self._build_editions(compared, viewers, begun)))
        # A plugin in Ruby that has changed the method around the build need not call it.
        written, rendered = built[0] if built else (Written(frozenset(), frozenset()), ())
        warnings = [warning for each in rendered for warning in each.warnings]
        return Build(Path(self.destination), written, (*self._loading.all, *warnings))

    def _build_editions(
        self, compared: Sequence[UpToDate | Edits | Stale | None], viewers: Viewers | None, begun: Configuration
    ) -> tuple[Written, Sequence[RenderedEdition]]:
        """The written files and the editions, knowing what has changed in each edition since the last build.

        Another configuration than the one that the build has begun with is that of a plugin around the build.
        """
        from .output.writer import Writer

        if self.config is not begun:
            self._configured = self.config
        destination = destination_of(self._configured)  # links may have changed since the last build
        writer = Writer(destination.path, self._configured.strings("keep_files"))
        changes = [each.as_edits if isinstance(each, UpToDate) else each for each in compared]
        try:
            patches = self._patch_editions(changes)
            if patches is None:
                editions = zip(self.editions, changes, strict=True)
                rendered = [self._build_edition(edition, writer, since, viewers) for edition, since in editions]
            else:
                rendered = [self._render_patched(patch, writer, viewers) for patch in patches]
            written = self.write(rendered, writer, destination, writer.obsolete() if patches is None else ())
            self._report_written(rendered)
        finally:
            writer.abandon()
        return written, rendered

    def _compare(self, edition: Edition) -> UpToDate | Edits | Stale | None:
        """The changes since the last build of an edition; None if there is no cache."""
        if self._cache is None:
            return None
        config = self._configured.replace(**edition.settings)
        return self._cache.of(edition.folder).compare(config, self.theme, self.plugins.foreign_code)

    def _begin_plugins(self) -> None:
        """Begin with a new interpreter of Ruby after the first build."""
        if not self.plugins.ruby.begin_build():
            self._load_plugins(Diagnostics(lambda _: None))
            self.plugins.ruby.begin_build()

    def _patch_editions(self, changes: Iterable[Edits | Stale | None]) -> Sequence[_PatchedEdition] | None:
        """The plan of each edition with edited files; None if one of them has to be made anew."""
        found = []
        for edition, edits in zip(self.editions, changes, strict=True):
            patch = self.patch(edition, edits) if isinstance(edits, Edits) else None
            if patch is None:
                return None
            found.append(_PatchedEdition(edition, patch, self.state()))
        return found

    def _render_patched(self, patched: _PatchedEdition, writer: Writer, viewers: Viewers | None) -> RenderedEdition:
        self.edition = patched.edition
        self.restore(patched.state)
        planned = patched.patch.planned
        self.diagnostics.replay(planned.warnings, self._sink)
        return self.render(planned, writer, patched.patch, viewers)

    def _build_edition(
        self, edition: Edition, writer: Writer, since: Edits | Stale | None, viewers: Viewers | None
    ) -> RenderedEdition:
        """One edition of the site, rendered; a plugin in Ruby may wrap the render, from the plan on."""
        if edition is not self.editions[0]:
            self._log.clear()  # each edition has the paths that it looks at itself
        self.begin(edition)
        rendered: list[RenderedEdition] = []
        with self.converting_ahead(since):
            kept = self.read_and_generate(since)
            self.plugins.ruby.in_stage(
                "render", lambda: rendered.append(self.render(self.planned(kept), writer, since, viewers))
            )
        return rendered[0]

    def _report_written(self, rendered: Iterable[RenderedEdition]) -> None:
        """Call the hooks ``post_write``."""
        from .stages.write import report_written

        with self.plugins.ruby.showing_output():
            for each in rendered:
                self.edition = each.edition
                report_written(self, each)
