"""``serve``: connects watcher, build loop, server and event broker."""

from __future__ import annotations

import os
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path

from ..diagnostics import BUILD_WARNING
from ..errors import JekyllError
from .announcement import announce
from .background_check import BackgroundCheck
from .build_loop import BuildLoop, WatchedSite
from .build_publisher import BuildPublisher
from .builder import Builder, BuilderFactory, BuildResult
from .change_batch import IDLE
from .event_broker import EventBroker
from .files import SiteFiles
from .last_build import LastBuild
from .listener import Listener
from .options import ServeOptions
from .server_state import ServerState
from .short_turns import short_turns
from .sources.source_files import SourceFiles
from .viewers import PageViewers
from .watcher import Watcher


def serve(builder_factory: BuilderFactory, options: ServeOptions) -> None:
    """Build the site, serve it, and rebuild it after every change, until Ctrl-C.

    Args:
        builder_factory: reads the configuration; called at the start and when one of its files changes. Its errors
            and those of its builders are shown in the log and in open pages until a later build succeeds.
        options: see :class:`ServeOptions`.

    Raises:
        JekyllError: the server cannot listen as the options ask, or the first build failed and nothing is watched.
    """
    Preview(builder_factory, options).run()


class Preview:
    """One run of ``serve``: bound to its port when created, running in :meth:`run` until :meth:`stop` or Ctrl-C."""

    def __init__(self, builder_factory: BuilderFactory, options: ServeOptions) -> None:
        self._options = options
        self._log = options.log
        self._builder: Builder | None = None
        sources = SourceFiles(self._source_folders)
        self.broker = EventBroker(sources.around, self._facts)
        self._check = BackgroundCheck(self.broker.publish_findings, self._tell_of_no_check)
        self._last_build = LastBuild(self._check)
        self._stopped = threading.Event()
        self._watcher: Watcher | None = None
        ignores_any = bool(options.livereload_ignore)
        self._viewers = PageViewers(self.broker, self._has_changes, options.is_unannounced, ignores_any=ignores_any)
        self._state = self._server_state(sources)
        self.listener = Listener(self._state)
        if options.watch and not options.detach:
            self._watcher = self._watch()
        self._factory = builder_factory
        watched = WatchedSite(self._watcher, options.source, options.config_files)
        self._publisher = BuildPublisher(self._state, self._viewers, watched)
        self._builds = self._build_loop(watched)

    def _server_state(self, sources: SourceFiles) -> ServerState:
        """The state that the connections share."""
        return ServerState(
            self._site(self._options.destination, self._options.baseurl),
            self.broker,
            self._viewers.page,
            self._options,
            self._viewers.shown,
            sources,
            self._switch,
            self._last_build.place_of,
            self._follow_cursor,
            self._last_build.origins_of,
        )

    def _build_loop(self, watched: WatchedSite) -> BuildLoop:
        """The loop of builds, which shows each of them."""
        return BuildLoop(
            self._new_builder,
            watched,
            self._log,
            built=self._show,
            failed=self._fail,
            viewers=self._viewers,
            before=self._last_build.begin,
        )

    @property
    def addresses(self) -> Sequence[str]:
        """The URLs of the site's root, that of this machine first."""
        return self._options.addresses(self.listener.port, self._state.site.mount)

    def run(self) -> None:
        """Build, serve and rebuild after changes.

        Raises:
            JekyllError: the first build failed and nothing is watched.
        """
        try:
            self._first_build()
            announce(self._options, self._state.site.destination, self.addresses, watches=self._watcher is not None)
            if self._options.detach and self._detached():
                return
            with short_turns():
                self.listener.start()
                self._follow()
        except KeyboardInterrupt:
            return
        finally:
            self.stop()
            self.listener.close()

    def stop(self) -> None:
        """End :meth:`run`, from any thread."""
        self._stopped.set()
        self._check.close()
        if self._watcher is not None:
            self._watcher.stop()

    def _new_builder(self) -> Builder:
        self._builder = self._factory()
        return self._builder

    def _source_folders(self) -> Sequence[Path]:
        """The folders of the site and its theme."""
        return [self._options.source, *(() if self._builder is None else self._builder.sources.paths)]

    def _facts(self, file: str) -> Mapping[str, object]:
        """The facts for the toolbar of a page that shows a file."""
        switches = self._options.switches
        may_change = switches is not None and self._watcher is not None
        return {
            "source": self._last_build.source_of(file),
            "switches": switches.values if switches is not None and may_change else {},
            "dead": self._state.dead_links.as_json(),
        }

    def _follow_cursor(self, file: Path, line: int) -> None:
        """Have the pages that are made from a source file show what its line has become."""
        self.broker.publish_cursor(self._last_build.cursor_at(file, line, self.broker.open_files))

    def _switch(self, key: str, value: bool) -> bool:
        """Change a setting and build again. Returns whether it could be changed."""
        switches = self._options.switches
        if switches is None or self._watcher is None or not switches.set(key, value):
            return False
        self._log.info("Preview:", f"{key} is {'on' if value else 'off'}")
        self._watcher.report(self._options.config_files[0])
        self.broker.refresh()
        return True

    def _watch(self) -> Watcher:
        """Start watching, before the first build so that no change during it is missed."""
        options = self._options

        def ignore(path: Path) -> bool:
            return path.is_relative_to(options.destination) or options.ignore(path)

        return Watcher(
            (options.source, *options.config_files),
            ignore,
            polling=options.force_polling,
            warn=lambda text: self._log.warn("Auto-regeneration:", text),
        )

    def _first_build(self) -> None:
        if self._options.skip_initial_build:
            text = "Skipping the initial build. This may result in an out-of-date site."
            self._log.warn(BUILD_WARNING, text)
        elif not self._builds.build() and self._watcher is None:
            raise JekyllError("The site cannot be built.", hint="The log says why.")

    def _detached(self) -> bool:
        """Fork: the child process serves. Returns whether this is the parent."""
        if not hasattr(os, "fork"):
            raise JekyllError("--detach is not possible on this system.")
        pid = os.fork()
        if pid == 0:
            os.setsid()
            return False
        self._log.info(f"Server detached with pid '{pid}'.", f"Run `kill {pid}' to stop the server.")
        return True

    def _follow(self) -> None:
        if self._watcher is None:
            while not self._stopped.wait(IDLE):
                pass
            return
        self._builds.follow()

    def _show(self, result: BuildResult, changed: frozenset[Path]) -> None:
        self._last_build.end(result)
        self._publisher.succeeded(result, self._site(result.destination, result.baseurl), changed)
        if result.inspect is not None and self._options.check:
            self._check.begin(result.inspect)

    def _tell_of_no_check(self, error: JekyllError) -> None:
        self._log.debug("Check:", str(error))

    def _fail(self, error: Exception) -> None:
        self._last_build.end(None)
        self._publisher.failed(error)

    def _has_changes(self) -> bool:
        return self._watcher is not None and self._watcher.has_changes()

    def _site(self, destination: Path, baseurl: str) -> SiteFiles:
        return SiteFiles(destination, baseurl, self._options.show_dir_listing)
