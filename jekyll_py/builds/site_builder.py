"""Repeated builds of one site, for ``build``, ``build --watch`` and the preview."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from .. import incremental
from ..check.built.edition import BuiltEdition
from ..config.configuration import Configuration
from ..config.places import placing
from ..console import is_interactive
from ..diagnostics import Diagnostic
from ..errors import JekyllError, joined
from ..log import Logger
from ..output.written import Written
from ..parallel import runner_of
from ..server.builder import BuildResult, Sources
from ..site import Build, Site
from ..themes.address import advice
from .build_answers import BuildAnswers
from .build_messages import BuildMessages
from .built_site import BuiltSite
from .observation import Narrator, Observer, Progress, hooks_of
from .problem import problems
from .report import check_place, write_report
from .warning_log import WarningLog

if TYPE_CHECKING:
    from ..drops import DropTable
    from ..incremental import Explain
    from ..render.early import Viewers
    from .page_warnings import PageWarnings
    from .profile import Profile, ProfiledSite


class SiteBuilder:
    """Builds one site under one configuration.

    Args:
        config: the configuration.
        log: gets the lines that Jekyll prints for the first build.
        sink: called with each warning as it arises.
        explain: called with each rendered path and the reason, for ``--explain``.
        report: the path of the JSON report of each build, or None.
        page_warnings: takes the warnings by page, for the preview.
        last: the builder of the same site before its configuration changed, which builds no more.

    Raises:
        JekyllError: a value of the configuration is invalid.
    """

    def __init__(
        self,
        config: Configuration,
        log: Logger,
        sink: Callable[[Diagnostic], None] = lambda _: None,
        explain: Explain | None = None,
        report: str | None = None,
        page_warnings: PageWarnings | None = None,
        last: SiteBuilder | None = None,
    ) -> None:
        self.config = config
        self._log = log
        self._report_path = report
        if report is not None:
            check_place(report, config)
        self._warning_log = WarningLog(config.flag("strict"), sink, config.warnings)
        again = any(config.flag(key) for key in ("watch", "serving", "incremental"))
        profiled = config.flag("profile")  # it measures in this process only
        self._profile = _profile() if profiled else None
        self._messages = messages = BuildMessages(config, log)
        hooks = hooks_of(self._observers(), self._rendered, messages.lsi if config.flag("lsi") else None)
        with placing(config.files):
            kept = None if last is None else last._cache
            self._cache: incremental.RenderCache | None = incremental.open_cache(
                config, again=again, explain=explain, warn=messages.no_cache, last=kept
            )
            runner = None if profiled else runner_of(config)
            parts = (config, self._warning_log.add, self._cache, runner, hooks, messages.excluded)
            self._measured = _profiled_class()(*parts) if profiled or report else None
            self.site = self._measured or Site(*parts)
        self._warning_log.retain()
        self._is_first = True
        self.built = BuiltSite(self.site, self._cache)
        self._answers = BuildAnswers(self)
        self._page_warnings = page_warnings
        self.warnings: Sequence[Diagnostic] = ()
        """The warnings of the last build, with repetitions; of one that failed, those before its error."""
        log.emit(self.site.config.messages[len(config.messages) :])  # messages about the theme's configuration
        log.emit(advice(self.site.config, self.site.theme))

    def build(self, viewers: Viewers | None = None) -> BuildResult:
        """Build the site into its destination and write the report.

        Args:
            viewers: are shown single files before that.

        Raises:
            JekyllError: the build failed, or it has warnings and ``strict`` is set.
        """
        try:
            with placing(self.config.files):
                build = self._log_first_build(viewers) if self._is_first else self._process(viewers)
        except Exception as error:
            from .unpublished_targets import explain  # most builds succeed

            self.warnings = self._warning_log.all
            explain(error, self.site)
            foreseen = isinstance(error, JekyllError | ExceptionGroup)
            shown = self._warning_log.with_warnings(error) if foreseen else error
            self._report(shown, None)
            raise shown from error.__cause__
        self.warnings = build.warnings
        self._report(None, build.written)
        return self._result(build)

    @property
    def destination(self) -> Path:
        """The output folder."""
        return Path(self.config.destination)

    @property
    def sources(self) -> Sources:
        """The paths to watch: the site, its configuration files, and the folders and configuration of its theme."""
        from .watched_paths import watched_paths  # most builds watch nothing

        return watched_paths(self.config, self.site.theme, self._report_path)

    def close(self) -> None:
        """Close the cache files; no build may follow."""
        if self._cache is not None:
            self._cache.close()

    def _rendered(self, site: Site, drops: DropTable) -> None:
        """Called after rendering and before writing: with ``strict`` raise the warnings as errors."""
        self._messages.stand_in(site, drops.plan)
        edition = BuiltEdition(site.edition.folder, drops.plan)
        self.built.add(edition)
        if self._page_warnings is not None:
            self._page_warnings.note(edition, self._warning_log.all)
        if self.config.flag("strict"):
            from .unpublished_links import report_links  # loads a parser of HTML, which no other build needs

            report_links(site, drops)
            self._warning_log.raise_errors()

    def _observers(self) -> list[Observer]:
        found: list[Observer] = []
        if self._log.level == "debug":
            found.append(Narrator(self._log))
        elif self._log.level == "info" and is_interactive():
            found.append(Progress())
        return found if self._profile is None else [*found, self._profile]

    def _log_first_build(self, viewers: Viewers | None) -> Build:
        self._is_first = False
        started = time.perf_counter()
        self._messages.begin()
        build = self._process(viewers)
        if self.config.flag("incremental") and self._cache is not None:
            dependencies = self._cache.dependencies()
            if dependencies is not None:
                incremental.write_metadata(self.config, dependencies)
        self._messages.end(time.perf_counter() - started)
        return build

    def _process(self, viewers: Viewers | None) -> Build:
        if self._page_warnings is not None:
            self._page_warnings.begin(self.built.editions)
            viewers = None if viewers is None else _last_good(viewers, self._is_broken)
        self.built.begin()
        self._warning_log.restart()
        try:
            return self._build_again_if_saved_meanwhile(viewers)
        except (incremental.Damaged, ExceptionGroup) as error:
            if self._cache is None or not incremental.is_damage(error):
                raise
            self._cache.forget()
            self.site.render_alone()
            self._begin_again()
            return self._build_again_if_saved_meanwhile(viewers)

    def _build_again_if_saved_meanwhile(self, viewers: Viewers | None) -> Build:
        """Build; once more whenever a file was saved before the build had read it."""
        while True:
            try:
                return self.site.process(viewers)
            except (incremental.SavedMeanwhile, ExceptionGroup) as error:
                if not incremental.is_saved_meanwhile(error):
                    raise
                self._begin_again()

    def _begin_again(self) -> None:
        self._warning_log.restart()
        if self._page_warnings is not None:
            self._page_warnings.begin(())

    def _is_broken(self, name: str) -> bool:
        return self._page_warnings is not None and self._page_warnings.is_broken(name, self._warning_log.all)

    def _result(self, build: Build) -> BuildResult:
        if self._profile is not None and self._measured is not None:
            self._profile.show(self._measured.seconds, self._measured.templates_measured, self._log)
        self.built.end()
        warned = self._page_warnings
        if warned is not None:
            warned.commit()
        return BuildResult(
            destination=build.destination,
            written=build.written.changed,
            removed=build.written.removed,
            warnings=tuple(warning.error for warning in build.warnings),
            baseurl=self.config.text("baseurl"),
            inspect=self._answers.inspect,
            page_warnings={} if warned is None else warned.by_page,
            last_good={} if warned is None else warned.last_good,
            source_of=self.built.source_of,
            sources_of=self._answers.sources_of,
            origins_of=self._answers.origins_of,
            marked_render_of=self._answers.marked_render_of,
        )

    def _report(self, error: Exception | None, written: Written | None) -> None:
        if self._report_path is None:
            return
        found = tuple(problems(self._warning_log.all, error))
        try:
            write_report(self._report_path, self.config, self._seconds, written, found)
        except JekyllError as unwritable:
            raise unwritable if error is None else joined([error, unwritable]) from error

    @property
    def _seconds(self) -> Mapping[str, float]:
        return {} if self._measured is None else self._measured.seconds


def _profile() -> Profile:
    from .profile import Profile  # few builds are measured

    return Profile()


def _profiled_class() -> type[ProfiledSite]:
    from .profile import ProfiledSite  # as above

    return ProfiledSite


def _last_good(viewers: Viewers, is_broken: Callable[[str], bool]) -> Viewers:
    from .last_good_viewers import LastGoodViewers  # only the preview has viewers

    return LastGoodViewers(viewers, is_broken)
