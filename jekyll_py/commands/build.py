"""``build``: build the site once, or again after every change."""

from __future__ import annotations

from ..diagnostics import Diagnostic
from ..errors import JekyllError
from ..incremental import Explain
from ..log import Logger
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
        return _build(session, warnings)
    except (JekyllError, ExceptionGroup) as error:
        _write_report(request, warnings, error)
        raise


def _build(session: Session, warnings: list[Diagnostic]) -> int:
    request = session.request

    def warn(diagnostic: Diagnostic) -> None:
        warnings.append(diagnostic)
        session.warn(diagnostic)

    def make() -> SiteBuilder:
        explain = _explanation(session.log) if request.flag("explain") else None
        return SiteBuilder(session.configure(serving=False), session.log, warn, explain)

    builder = make()
    if builder.config.get("watch") and not builder.config.get("detach"):
        from . import watch

        watcher = watch.begin(session, builder.config)
        _first_build(session, builder)
        _write_report(session.request, warnings, None)
        watch.follow(session, watcher, builder, make)
        return 0
    _first_build(session, builder)
    _write_report(session.request, warnings, None)
    unwatched = "disabled when running server detached." if builder.config.get("detach") else _HOW_TO_WATCH
    session.log.info("Auto-regeneration:", unwatched)
    if not request.flag("verify"):
        return 0
    from .verify import verify

    return 0 if verify(builder, session.log) else 1


def _explanation(log: Logger) -> Explain:
    """Says what is rendered, and why."""
    return lambda path, why: log.info("Rendering:", f"{path}: {why}")


_HOW_TO_WATCH = "disabled. Use --watch to enable."


def _first_build(session: Session, builder: SiteBuilder) -> None:
    if builder.config.get("skip_initial_build"):
        session.log.warn("Build Warning:", "Skipping the initial build. This may result in an out-of-date site.")
    else:
        builder.build()


def _write_report(request: Request, warnings: list[Diagnostic], error: Exception | None) -> None:
    path = request.text("report")
    if path is not None:
        from .report import write

        write(path, warnings, error)
