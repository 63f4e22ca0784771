"""The command ``lsp``: a language server for editors, on standard input and output."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Sequence
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, NoReturn

from .. import __version__
from ..builds.site_builder import SiteBuilder
from ..builds.watched_paths import ignored
from ..config.configuration import Configuration
from ..errors import JekyllError
from ..log import Logger
from ..plugins.builtin import BUNDLED
from .request import Request
from .signals import ENDING, handling

if TYPE_CHECKING:
    from ..language_server.mirror import Mirror
    from ..language_server.server import JekyllServer

HINT = "pip install 'pygls>=2,<3'"


def run(request: Request) -> int:
    """Answer an editor until it ends the server.

    Raises:
        JekyllError: the extra ``lsp`` is not installed.
    """
    if find_spec("pygls") is None:
        raise JekyllError("the language server needs the package pygls", hint=HINT)
    from ..language_server.server import JekyllServer

    log = Logger("error", out=sys.stderr)  # standard output is the editor's
    server = JekyllServer(__version__, _mirror_of(request), _builder_of(request, log), request.text("source") or "")
    try:
        with handling((*ENDING, signal.SIGINT), partial(_end, server)):
            server.start_io()
    finally:
        server.end()  # an editor that was killed has not asked for it
    return 0


def _end(server: JekyllServer, number: int, _frame: FrameType | None) -> NoReturn:
    """End the process at once: the thread that reads the input would wait for the editor to close it."""
    server.end(_PATIENCE)
    os._exit(128 + number)


_PATIENCE = 2.0
"""Seconds that a signal leaves for the build that is under way."""


def _mirror_of(request: Request) -> Callable[[Path], Mirror]:
    """A function that makes a copy of a folder, without what its configuration leaves out."""
    from ..language_server.mirror import Mirror

    def mirror(root: Path) -> Mirror:
        try:
            config = Configuration.load({**request.overrides(), "source": str(root)})
        except JekyllError:  # the first build says what is wrong with it
            config = Configuration.load({"source": str(root), "skip_config_files": True})
        return Mirror(root, ignored(config))

    return mirror


def _builder_of(request: Request, log: Logger) -> Callable[[Mirror], SiteBuilder]:
    """A function that makes a builder of a copy; nothing that came with the site is run without ``--trust``.

    Drafts are built, so that they can be written with help.
    """
    trust = {} if request.flag("trust") else {"safe": True, "whitelist": sorted(BUNDLED)}
    overrides = {"show_drafts": True, **request.overrides(), "watch": True, "jobs": 1, **trust}

    def builder(mirror: Mirror) -> SiteBuilder:
        places: dict[str, object] = {"source": str(mirror.folder), "destination": str(mirror.destination)}
        named = request.options.get("config")
        if isinstance(named, list):
            places["config"] = [_copied(mirror, str(path)) for path in named]
        config = Configuration.load({**overrides, **places})
        files = [file for file in config.files if os.path.exists(file)]  # a site needs none
        mirror.leave_out(_ignored_in(mirror, request, files))
        return SiteBuilder(config, log)

    return builder


def _ignored_in(mirror: Mirror, request: Request, files: Sequence[str]) -> Callable[[Path], bool]:
    """A predicate for paths of the site without effect on it, by the texts of its configuration files in the copy."""
    places: dict[str, object] = {"source": str(mirror.root), "config": list(files), "skip_config_files": not files}
    settings = {**request.overrides(), **places}
    try:
        return ignored(Configuration.load(settings))
    except JekyllError:  # its destination leads out of the site, so that no output lies among its sources
        return ignored(Configuration.load({**settings, "destination": str(mirror.destination)}))


def _copied(mirror: Mirror, path: str) -> str:
    """The path of a configuration file in the copy; one outside of the site stays where it is."""
    absolute = Path(path).absolute()
    inside = absolute.is_relative_to(mirror.root)
    return str(mirror.folder / absolute.relative_to(mirror.root) if inside else absolute)
