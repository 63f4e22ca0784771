"""Starting the interpreter of one site with the folders that its plugins may see."""

from __future__ import annotations

import os
import tempfile
import weakref
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ... import ruby as ruby_package
from ...config.configuration import Configuration
from ...disk.source import Source
from ...ruby.calls import Function
from ...ruby.folders import Folder
from ...ruby.http import requests_of
from ...ruby.interpreter import Interpreter, Limits
from ...ruby.javascript.contexts import contexts
from ...ruby.kept_snapshots import LIBRARIES, Start, kept_snapshot
from ...ruby.markup import nokogiri
from ...ruby.module import ruby_module
from ...ruby.programs import programs_in
from ...themes.theme import Theme
from ...tracking import reads
from ...tracking.kinds import GIT, NETWORK, NOW
from .gem_folders import GemFolder
from .output_view import OutputView
from .session import SCRATCH

if TYPE_CHECKING:
    from .session import Session

_API = "/jekyll-py"
_LOAD = f"require '{_API}/boot'"
_GEMS = "/gems"
_ENVIRONMENT = ("JEKYLL_ENV", "TZ", "LANG", "PAGES_REPO_NWO")
"""The variables of the environment that plugins see."""


def start(
    session: Session, config: Configuration, source: Source, theme: Theme | None, gems: Sequence[GemFolder]
) -> tuple[Interpreter, Callable[[], object]]:
    """Start Ruby with the plugin API loaded.

    Args:
        session: answers Ruby.
        config: the configuration of the site.
        source: its folder, which Ruby may read.
        theme: its theme.
        gems: the gems that plugins may load.

    Returns:
        The interpreter, and a function that removes its scratch folder, as happens at the latest with the interpreter.

    Raises:
        JekyllError: Ruby is not installed, or does not start.
    """
    scratch = tempfile.TemporaryDirectory(prefix="jekyll-py-ruby-")
    shown, own = os.path.join(scratch.name, "output"), os.path.join(scratch.name, "scratch")
    os.mkdir(shown)
    os.mkdir(own)
    api = str(Path(str(ruby_package.__file__)).with_name("api"))
    folders = [Folder(source.root, source.root), Folder(shown, config.destination, is_writable=True)]
    places = {gem.root: f"{_GEMS}/{number}-{gem.name}" for number, gem in enumerate(gems)}
    folders += [Folder(own, SCRATCH, is_writable=True), *(Folder(root, place) for root, place in places.items())]
    if theme is not None:
        folders.append(Folder(str(theme.root), str(theme.root)))
    kept = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    module = ruby_module(source.root)
    programs = _volatile(programs_in(source.root, session.readable), GIT)
    outside = {"program": programs, "http": _volatile(requests_of(source.root), NETWORK)}
    outside["nokogiri"] = nokogiri(older=config.reference.is_debian)
    outside["javascript"] = contexts(source.root, lambda: reads.record_volatile(NOW))
    functions, variables = {**session.functions, **outside}, {"TMPDIR": SCRATCH, **kept}
    loads = Start([Folder(api, _API)], _LOAD, session.functions, variables)
    snapshot = kept_snapshot(module, loads, len(folders))
    usable = None if snapshot is None or _have_any(gems, snapshot.notes[LIBRARIES]) else snapshot
    seen, observe = [*loads.folders, *folders], session.looks.observe
    interpreter = Interpreter(module, seen, functions, variables, Limits(), observe, usable)
    remove = weakref.finalize(interpreter, scratch.cleanup)
    session.output = OutputView(shown, config.destination)
    paths = [places[gem.root] + path.removeprefix(gem.root) for gem in gems for path in gem.require_paths]
    interpreter.evaluate(f"$LOAD_PATH.unshift(*{_ruby_list(paths)})\n{_LOAD}")
    return interpreter, remove


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


def _ruby_list(texts: Sequence[str]) -> str:
    quoted = ("'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'" for text in texts)
    return f"[{', '.join(quoted)}]"
