"""The command ``build``: build the site once and, with ``--watch``, again after every change."""

from __future__ import annotations

from contextlib import AbstractContextManager, closing, nullcontext
from typing import TYPE_CHECKING

from ..builds.site_builder import SiteBuilder
from ..config.configuration import Configuration
from ..diagnostics import BUILD_WARNING
from ..log import Logger
from .request import Request
from .session import Session

if TYPE_CHECKING:
    from ..incremental import Explain


def run(request: Request) -> int:
    """Build the site, then watch it with ``--watch``, or look at the result with ``--verify`` and ``--check``.

    Returns:
        The exit status: 1 if ``--verify`` found a difference or ``--check`` a fault, else 0.

    Raises:
        JekyllError: the build failed; the previous output is untouched.
    """
    session = Session.start(request)

    def make() -> SiteBuilder:
        explain = _explanation(session.log) if request.flag("explain") else None
        with session.reporting_failure():
            with _failure_as_findings(request, session.source):
                config = session.configure(serving=False)
            if request.flag("check"):
                _check_places(request, config)
            return SiteBuilder(config, session.log, session.warn, explain, request.text("report"))

    builder = make()
    if builder.config.get("watch") and not builder.config.get("detach"):
        from . import watch

        watcher = watch.begin(session, builder)
        _first_build(session, builder)
        watch.follow(session, watcher, builder, make)
        return 0
    with closing(builder):
        with _failure_as_findings(request, builder.config.source):
            _first_build(session, builder)
        unwatched = "disabled when running server detached." if builder.config.get("detach") else _HOW_TO_WATCH
        session.log.info("Auto-regeneration:", unwatched)
        return max(_verified(request, builder, session.log), _checked(request, builder))


def _verified(request: Request, builder: SiteBuilder, log: Logger) -> int:
    """The exit status of ``--verify``."""
    if not request.flag("verify"):
        return 0
    from .verify import verify

    return 0 if verify(builder, log) else 1


def _check_places(request: Request, config: Configuration) -> None:
    from .check import check_places

    check_places(request, config)


def _checked(request: Request, builder: SiteBuilder) -> int:
    """The exit status of ``--check``."""
    if not request.flag("check"):
        return 0
    from .check import check_built

    return check_built(request, builder)


def _failure_as_findings(request: Request, source: str) -> AbstractContextManager[None]:
    """Where ``--check`` asks for findings, a build that fails is written as one."""
    if not request.flag("check"):
        return nullcontext()
    from .failed_build import written_as_findings

    return written_as_findings(request, source)


def _explanation(log: Logger) -> Explain:
    """A callback that logs each rendered path with the reason, for ``--explain``."""
    return lambda path, why: log.info("Rendering:", f"{path}: {why}")


_HOW_TO_WATCH = "disabled. Use --watch to enable."


def _first_build(session: Session, builder: SiteBuilder) -> None:
    if builder.config.get("skip_initial_build"):
        session.log.warn(BUILD_WARNING, "Skipping the initial build. This may result in an out-of-date site.")
    else:
        builder.build()
