"""Starting the interpreter of one site with the folders that its plugins may see."""

from __future__ import annotations

import os
import tempfile
import weakref
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from .... import ruby as ruby_package
from ....config.configuration import Configuration
from ....disk.source import Source
from ....lazy.tuples import NamedTuple
from ....ruby.calls import Function
from ....ruby.compiled_module import CompiledModule
from ....ruby.folders import Folder
from ....ruby.http import requests_of
from ....ruby.interpreter import Interpreter, Limits
from ....ruby.javascript.contexts import contexts
from ....ruby.kept_snapshots import LIBRARIES, Start, kept_snapshot
from ....ruby.markup import nokogiri
from ....ruby.module import ruby_module
from ....ruby.programs import programs_in
from ....ruby.snapshot import Snapshot
from ....ruby.snapshot_files import snapshot_file
from ....themes.theme import Theme
from ....tracking import reads
from ....tracking.kinds import GIT, NETWORK, NOW
from ..libraries import GemFolder
from ..output_view import OutputView
from ..session import SCRATCH
from .kept_loading import KeptLoading

if TYPE_CHECKING:
    from ..session import Session

_API = "/jekyll-py"
_GEMS = "/gems"
_ENVIRONMENT = ("JEKYLL_ENV", "TZ", "LANG", "PAGES_REPO_NWO")
"""The variables of the environment that plugins see."""


class Started(NamedTuple):
    """A running interpreter with the plugin API."""

    interpreter: Interpreter
    remove: Callable[[], object]
    """Removes its scratch folder, as happens at the latest with the interpreter."""
    loading: KeptLoading
    """Has what the plugins define, where they are loaded already."""


def start(
    session: Session,
    config: Configuration,
    source: Source,
    theme: Theme | None,
    gems: Sequence[GemFolder],
    loads: Sequence[object],
) -> Started:
    """Start Ruby with the plugin API loaded.

    Args:
        session: answers Ruby.
        config: the configuration of the site.
        source: its folder, which Ruby may read.
        theme: its theme.
        gems: the gems that plugins may load.
        loads: the names of the plugins that will be loaded, and what they are given, as JSON.

    Raises:
        JekyllError: Ruby is not installed, or does not start.
    """
    scratch = tempfile.TemporaryDirectory(prefix="jekyll-py-ruby-")
    written = Folder(_made(scratch, "output"), config.destination, True), Folder(_made(scratch, "own"), SCRATCH, True)
    places = {gem.root: f"{_GEMS}/{number}-{gem.name}" for number, gem in enumerate(gems)}
    themes = [] if theme is None else [str(theme.root)]
    read = [(source.root, source.root), *places.items(), *((root, root) for root in themes)]
    folders = [*written, *(Folder(*each) for each in read)]
    paths = [places[gem.root] + path.removeprefix(gem.root) for gem in gems for path in gem.require_paths]
    module, api = ruby_module(source.root), _api(session)
    guests = [each.guest for each in folders]
    file = snapshot_file(module, [*api.environment.items()], read, guests, paths, loads, site=source.root)
    functions = {**session.functions, **_outside(session, config, source)}
    loading = KeptLoading(file, session.outside_reads, functions, [folder.host for folder in written])
    snapshot = loading.take() or _of_api(module, api, len(folders), gems)
    seen, observe = [*api.folders, *folders], session.outside_reads.observe
    interpreter = Interpreter(module, seen, loading.functions, api.environment, Limits(), observe, snapshot)
    remove = weakref.finalize(interpreter, scratch.cleanup)
    session.output = OutputView(written[0].host, config.destination)
    if loading.summary is None:
        interpreter.evaluate(f"$LOAD_PATH.unshift(*{_ruby_list(paths)})\n{api.code}")
    return Started(interpreter, remove, loading)


def _made(scratch: tempfile.TemporaryDirectory[str], name: str) -> str:
    path = os.path.join(scratch.name, name)
    os.mkdir(path)
    return path


def _api(session: Session) -> Start:
    """The start with the plugin API."""
    folder = str(Path(str(ruby_package.__file__)).with_name("api"))
    kept = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    return Start([Folder(folder, _API)], f"require '{_API}/boot'", session.functions, {"TMPDIR": SCRATCH, **kept})


def _of_api(module: CompiledModule, api: Start, folders: int, gems: Sequence[GemFolder]) -> Snapshot | None:
    """The snapshot with the plugin API; None where that is to be loaded after the gems are there, or none is kept."""
    snapshot = kept_snapshot(module, api, folders)
    return None if snapshot is None or _have_any(gems, snapshot.notes[LIBRARIES]) else snapshot


def _outside(session: Session, config: Configuration, source: Source) -> Mapping[str, Function]:
    """The functions for what lies outside the site."""
    return {
        "program": _volatile(programs_in(source.root, session.readable), GIT),
        "http": _volatile(requests_of(source.root), NETWORK),
        "nokogiri": nokogiri(older=config.reference.is_debian),
        "javascript": _ordered(contexts(source.root, lambda: reads.record_volatile(NOW)), session),
    }


def _have_any(gems: Sequence[GemFolder], libraries: Collection[str]) -> bool:
    """Whether gems have files in place of libraries of Ruby that the plugin API loads, such as a newer ``csv``."""
    names = (name for gem in gems for path in gem.require_paths for name in os.listdir(path))
    return any(name.removesuffix(".rb") in libraries for name in names)


def _volatile(function: Function, name: str) -> Function:
    """A function of Python whose answers cannot be compared between builds."""

    def call(text: str) -> str:
        reads.record_volatile(name)
        return function(text)

    return call


def _ordered(function: Function, session: Session) -> Function:
    """A function of Python that keeps something from call to call."""

    def call(text: str) -> str:
        session.effects.note_outside()
        return function(text)

    return call


def _ruby_list(texts: Sequence[str]) -> str:
    quoted = ("'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'" for text in texts)
    return f"[{', '.join(quoted)}]"
