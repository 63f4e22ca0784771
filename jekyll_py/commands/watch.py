"""``build --watch``: build again after every change, without a server."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from ..configuration import Configuration
from ..errors import JekyllError
from ..server.watcher import Watcher
from .failure import report
from .session import Session
from .site_builder import SiteBuilder, ignored


def begin(session: Session, config: Configuration) -> Watcher:
    """Watch from now on, so that nothing saved during the first build is missed."""
    return Watcher(
        [Path(config.source), *map(Path, config.files)],
        ignored(config, session.request.text("report")),
        polling=config.flag("force_polling"),
        warn=lambda text: session.log.warn("Auto-regeneration:", text),
    )


def follow(session: Session, watcher: Watcher, builder: SiteBuilder, make: Callable[[], SiteBuilder]) -> None:
    """Build after every change until Ctrl-C; an error in the site is printed and the watching goes on.

    Args:
        session: the command at work.
        watcher: what `begin` gave.
        builder: the site, built once.
        make: reads the configuration and makes a new builder, for when a configuration file changed.
    """
    session.log.info("Auto-regeneration:", f"enabled for '{builder.config.source}'")
    try:
        while changed := watcher.wait():
            builder = _rebuild(session, builder, changed, make)
    finally:
        watcher.stop()


def _rebuild(
    session: Session, builder: SiteBuilder, changed: frozenset[Path], make: Callable[[], SiteBuilder]
) -> SiteBuilder:
    """Build once more; the builder that did it, or would have."""
    now = datetime.now().strftime("%Y-%m-%d %H:%M:%S")
    source = builder.config.source
    session.log.info("Regenerating:", f"{len(changed)} file(s) changed at {now}")
    for path in sorted(changed):
        session.log.info("", os.path.relpath(path, source))
    started = time.perf_counter()
    try:
        if not changed.isdisjoint(map(Path, builder.config.files)):
            builder = make()
        builder.build()
    except (JekyllError, ExceptionGroup) as error:
        report(error, {**session.request.options, "source": source})
    else:
        session.log.info("", f"...done in {round(time.perf_counter() - started, 3)} seconds.")
    return builder
