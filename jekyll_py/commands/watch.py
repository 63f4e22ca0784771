"""``build --watch``: build again after every change, without a server."""

from __future__ import annotations

import os
import time
from datetime import datetime
from pathlib import Path

from ..errors import JekyllError
from ..server.watcher import Watcher
from .failure import report
from .session import Session
from .site_builder import SiteBuilder, ignored


def watch(session: Session, builder: SiteBuilder) -> None:
    """Follow the changes until Ctrl-C; an error in the site is printed and the watching goes on.

    Args:
        session: the command at work.
        builder: the site, built once.
    """
    config = builder.config
    watcher = Watcher(
        [Path(config.source)],
        ignored(config),
        polling=config.flag("force_polling"),
        warn=lambda text: session.log.warn("Auto-regeneration:", text),
    )
    session.log.info("Auto-regeneration:", f"enabled for '{config.source}'")
    try:
        while changed := watcher.wait():
            _rebuild(session, builder, changed)
    finally:
        watcher.stop()


def _rebuild(session: Session, builder: SiteBuilder, changed: frozenset[Path]) -> None:
    now = datetime.now().strftime("%Y-%m-%d %H:%M:%S")
    session.log.info("Regenerating:", f"{len(changed)} file(s) changed at {now}")
    for path in sorted(changed):
        session.log.info("", os.path.relpath(path, builder.config.source))
    started = time.perf_counter()
    try:
        builder.build()
    except (JekyllError, ExceptionGroup) as error:
        report(error, trace=session.request.flag("trace"), source=builder.config.source)
    else:
        session.log.info("", f"...done in {round(time.perf_counter() - started, 3)} seconds.")
