"""Tells open pages and the log of each build."""

from __future__ import annotations

from pathlib import Path

from ..diagnostics import BUILD_WARNING, Diagnostic
from ..errors import JekyllError, errors_in
from .build_loop import WatchedSite
from .builder import BuildResult
from .files import SiteFiles
from .server_state import ServerState
from .viewers import PageViewers


class BuildPublisher:
    """Tells of the builds of one preview.

    Args:
        state: the state of the preview.
        viewers: have shown pages while the build was running.
        watched: the site.
    """

    def __init__(self, state: ServerState, viewers: PageViewers, watched: WatchedSite) -> None:
        self._state = state
        self._viewers = viewers
        self._watched = watched
        self._warned: frozenset[str] = frozenset()
        self._withheld: frozenset[str] = frozenset()
        """Outputs of the last builds that were not announced."""

    def succeeded(self, result: BuildResult, site: SiteFiles, changed: frozenset[Path]) -> None:
        """Announce the files of a build to open pages, and print its new warnings.

        Args:
            result: the result of the build.
            site: the files that are served from here on.
            changed: the changed files that were the cause of the build.
        """
        self._announce(result, site, changed)
        self._warn(result.warnings)

    def failed(self, error: Exception) -> None:
        """Show the errors of a build in open pages, and print them."""
        errors = tuple(errors_in(error))
        self._state.broker.fail(errors)
        for one in errors:
            self._state.options.log.fatal(one)

    def _announce(self, result: BuildResult, site: SiteFiles, changed: frozenset[Path]) -> None:
        state, broker = self._state, self._state.broker
        has_moved, state.site = site != state.site, site
        shown_before, state.last_good = state.last_good, result.last_good
        state.dead_links.forget(lambda path: site.resolve(path) is not None)
        broker.publish_warnings(result.page_warnings, result.last_good)
        if has_moved:
            broker.publish_reload()
        else:
            unseen = self._viewers.unseen(result.written | result.removed) - result.last_good.keys()
            mended = shown_before.keys() - result.last_good.keys()
            broker.publish(self._announceable(unseen | mended, changed))

    def _warn(self, warnings: tuple[JekyllError, ...]) -> None:
        """Print the warnings that the build before did not have."""
        for warning in warnings:
            if str(warning) not in self._warned:
                self._state.options.log.diagnostic(Diagnostic(BUILD_WARNING, warning))
        self._warned = frozenset(map(str, warnings))

    def _announceable(self, outputs: frozenset[str], sources: frozenset[Path]) -> frozenset[str]:
        """The outputs to announce: those that match no ``--livereload-ignore``; none if all changed sources match.

        Then the next build that announces something announces them: they may be those of a file that was saved
        between the change and the build, for which the next build has nothing more to write.
        """
        outputs |= self._withheld
        is_ignored = self._state.options.is_unannounced
        is_silent = bool(sources) and all(is_ignored(self._watched.relative(path)) for path in sources)
        self._withheld = outputs if is_silent else frozenset()
        if is_silent:
            return frozenset()
        return frozenset(name for name in outputs if not is_ignored(name))
