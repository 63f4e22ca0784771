"""``build --watch``: build again after every change, without a server."""

from __future__ import annotations

from pathlib import Path

from ..server.builder import BuilderFactory
from ..server.builds import Builds, Watched
from ..server.watcher import Watcher
from .failure import report
from .session import Session
from .site_builder import SiteBuilder, config_files


def begin(session: Session, builder: SiteBuilder) -> Watcher:
    """Watch from now on, so that nothing saved during the first build is missed."""
    sources = builder.sources
    return Watcher(
        [*sources.paths, *sources.config_files],
        sources.ignore,
        polling=builder.config.flag("force_polling"),
        warn=lambda text: session.log.warn("Auto-regeneration:", text),
    )


def follow(session: Session, watcher: Watcher, builder: SiteBuilder, factory: BuilderFactory) -> None:
    """Build after every change until Ctrl-C; an error in the site is printed and the watching goes on.

    Args:
        session: the command at work.
        watcher: what `begin` gave.
        builder: the site, built once.
        factory: reads the configuration and makes a new builder, for when a configuration file changed.
    """
    config = builder.config
    session.log.info("Auto-regeneration:", f"enabled for '{config.source}'")
    options = {**session.request.options, "source": config.source}
    builds = Builds(
        factory,
        Watched(watcher, Path(config.source), config_files(config)),
        session.log,
        built=lambda _result, _changed: None,
        failed=lambda error: report(error, options),
        builder=builder,
    )
    try:
        builds.follow()
    finally:
        watcher.stop()
