"""The gem terser, which makes scripts smaller, for plugins that come with this package."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from ...config.configuration import Configuration
from ...config.target import GITHUB_PAGES
from ...disk.digest import digest
from ...errors import JekyllError
from ...lazy.tuples import NamedTuple
from ...limits import current
from ...ruby import extra
from ...ruby.errors import SandboxError, TooLongError
from ..terser_error import TerserError
from .kept_scripts import KeptScripts, kept_scripts_of, key_of

if TYPE_CHECKING:
    from ...packages.gems import Gem
    from ...ruby.instance import Method
    from ...ruby.interpreter import Interpreter

_GEM = "/gem"


class _Running(NamedTuple):
    """An interpreter with the gem, and its method that makes a script smaller."""

    interpreter: Interpreter
    serve: Method


class Terser:
    """The gem that a site would get, run in the sandbox; it is fetched and started when it is needed.

    What it makes is kept in the user's cache folder.

    Args:
        config: the configuration of the site.
    """

    def __init__(self, config: Configuration) -> None:
        self._config = config
        self._running: _Running | None = None

    @property
    def problem(self) -> JekyllError | None:
        """Why it cannot run: the extra ``ruby`` is missing, the site may not run Ruby, or the gem cannot be had."""
        return self._gem if isinstance(self._gem, JekyllError) else None

    @property
    def identity(self) -> str:
        """Tells one release of the gem from another, and either from why there is none."""
        found = self._gem
        return found.message if isinstance(found, JekyllError) else os.path.basename(found.root)

    @cached_property
    def _gem(self) -> Gem | JekyllError:
        if self._config.flag("safe") or self._config.text("target") == GITHUB_PAGES:
            return JekyllError("safe mode, as on GitHub Pages, runs no Ruby")
        if not extra.is_installed():
            return JekyllError("what makes them smaller, Terser, is in JavaScript", hint=extra.HINT)
        try:
            return _fetched(self._config)
        except JekyllError as error:
            return error

    def compile(self, script: str, options: Mapping[str, object]) -> str:
        """A script, smaller.

        Args:
            script: the script.
            options: those of the gem's class ``Terser``.

        Raises:
            JekyllError: as `problem` says.
            TerserError: it cannot be made smaller, or takes longer or nests deeper than any script may.
            LimitError: it takes longer than the limit of a page.
        """
        key = key_of(self._code, json.dumps(dict(options)), script)
        text = self._kept.get(key)
        if text is None:
            text = self._compiled(script, options)
            self._kept.put(key, text)
        return text

    def _compiled(self, script: str, options: Mapping[str, object]) -> str:
        usage = current()
        seconds = None if usage is None else usage.seconds_left()
        ruby, serve = self._running = self._running or self._started()
        try:
            outcome, text = json.loads(ruby.request(json.dumps([dict(options), script]), serve, seconds))
        except SandboxError as error:
            self._running = None
            if usage is not None and seconds is not None and isinstance(error, TooLongError):
                raise usage.too_late() from error
            raise TerserError(error.message) from error
        if outcome == "error":
            raise TerserError(text)
        return str(text)

    @cached_property
    def _kept(self) -> KeptScripts:
        return kept_scripts_of(self._config)

    @cached_property
    def _code(self) -> bytes:
        """A digest of the code of the gem."""
        gem = self._found
        return digest(b"".join(_files(gem.root, gem.spec.require_paths)))

    @property
    def _found(self) -> Gem:
        if isinstance(self._gem, JekyllError):
            raise self._gem
        return self._gem

    def _started(self) -> _Running:
        gem = self._found
        from importlib.resources import files  # slow to import, as the next

        from ...ruby.folders import Folder
        from ...ruby.interpreter import Interpreter, Limits
        from ...ruby.javascript.contexts import contexts
        from ...ruby.kept_snapshots import BARE, kept_snapshot
        from ...ruby.module import ruby_module

        site, folders = self._config.source, [Folder(gem.root, _GEM)]
        module = ruby_module(site)
        functions = {"javascript": contexts(site, lambda: None)}
        snapshot = kept_snapshot(module, BARE, len(folders))
        ruby = Interpreter(module, folders, functions, {}, Limits(), snapshot=snapshot)
        ruby.evaluate("".join(f"$LOAD_PATH << '{_GEM}/{path}'\n" for path in gem.spec.require_paths))
        ruby.evaluate((files(__package__) / "terser.rb").read_text("utf-8"), "terser.rb")
        return _Running(ruby, ruby.method("TerserCalls", "serve"))


def _files(root: str, folders: Iterable[str]) -> Iterator[bytes]:
    """The paths of the files in folders of a gem, each with a digest of its content."""
    for folder in folders:
        for place, names, files in os.walk(os.path.join(root, folder)):
            names.sort()
            for path in (os.path.join(place, name) for name in sorted(files)):
                with open(path, "rb") as file:
                    yield os.fsencode(os.path.relpath(path, root)) + b"\0" + digest(file.read())


def _fetched(config: Configuration) -> Gem:
    from ...config.gem_rules import gem_rules  # few sites need them, and they take 30 ms
    from ...packages.bundle import Bundle
    from ...packages.gem_error import NO_INDEX, NoIndex
    from ...packages.gem_lookup import Provided
    from ...packages.gems import Dependency

    bundle = Bundle(config.source, gem_rules(config))
    try:
        found = bundle.all([Dependency("terser")], Provided(frozenset({"execjs"}), {}))
    except NoIndex as error:
        raise JekyllError("no index of gems is named for the gem terser", hint=NO_INDEX) from error
    release = found.releases.get("terser")
    if release is None:
        raise JekyllError("no index has the gem terser", hint="name an index that has it as source in the Gemfile")
    return bundle.gem(release)
