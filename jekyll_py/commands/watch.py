"""The option ``build --watch``: rebuild after every change, without a server."""

from __future__ import annotations

from pathlib import Path

from ..builds.site_builder import SiteBuilder
from ..builds.watched_paths import config_files
from ..server.build_loop import BuildLoop, WatchedSite
from ..server.builder import BuilderFactory
from ..server.watcher import Watcher
from .failure import report
from .session import Session


def begin(session: Session, builder: SiteBuilder) -> Watcher:
    """Start watching, before the first build so that no change during it is missed."""
    sources = builder.sources
    return Watcher(
        [*sources.paths, *sources.config_files],
        sources.ignore,
        polling=builder.config.flag("force_polling"),
        warn=lambda text: session.log.warn("Auto-regeneration:", text),
    )


def follow(session: Session, watcher: Watcher, builder: SiteBuilder, factory: BuilderFactory) -> None:
    """Rebuild after every change until Ctrl-C; errors of the site are printed and do not end the loop.

    Args:
        session: the running command.
        watcher: the watcher that `begin` started.
        builder: the builder, after its first build.
        factory: reads the configuration and makes a new builder, called when a configuration file changes.
    """
    config = builder.config
    session.log.info("Auto-regeneration:", f"enabled for '{config.source}'")
    options = {**session.request.options, "source": config.source}
    builds = BuildLoop(
        factory,
        WatchedSite(watcher, Path(config.source), config_files(config)),
        session.log,
        built=lambda _result, _changed: None,
        failed=lambda error: report(error, options),
        builder=builder,
    )
    try:
        builds.follow()
    finally:
        watcher.stop()
