"""``build``: build the site once, or again after every change."""

from __future__ import annotations

from ..diagnostics import Diagnostic
from ..errors import JekyllError
from .request import Request
from .session import Session
from .site_builder import SiteBuilder


def run(request: Request) -> int:
    """Build, and go on watching when asked to.

    Raises:
        JekyllError: or a group of them; the previous output is untouched.
    """
    session = Session.start(request)
    warnings: list[Diagnostic] = []
    try:
        _build(session, warnings)
    except (JekyllError, ExceptionGroup) as error:
        _write_report(request, warnings, error)
        raise
    return 0


def _build(session: Session, warnings: list[Diagnostic]) -> None:
    def warn(diagnostic: Diagnostic) -> None:
        warnings.append(diagnostic)
        session.warn(diagnostic)

    config = session.configure(serving=False)
    builder = SiteBuilder(config, session.log, warn)
    if config.get("skip_initial_build"):
        session.log.warn("Build Warning:", "Skipping the initial build. This may result in an out-of-date site.")
    else:
        builder.build()
    _write_report(session.request, warnings, None)
    if config.get("detach"):
        session.log.info("Auto-regeneration:", "disabled when running server detached.")
    elif config.get("watch"):
        from .watch import watch

        watch(session, builder)
    else:
        session.log.info("Auto-regeneration:", "disabled. Use --watch to enable.")


def _write_report(request: Request, warnings: list[Diagnostic], error: Exception | None) -> None:
    path = request.text("report")
    if path is not None:
        from .report import write

        write(path, warnings, error)
