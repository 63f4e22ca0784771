"""Compiles stylesheets with Ruby Sass itself, which GitHub Pages runs, in the sandbox for Ruby code."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from ....errors import JekyllError
from ....limits import current
from ....ruby.errors import SandboxError
from ....ruby.folders import Folder
from ....ruby.interpreter import Interpreter, Limits
from ....ruby.kept_snapshots import BARE, kept_snapshot
from ....ruby.module import ruby_module
from ..stylesheet import Converted, SassError, SassJob
from .gem import MISSING, gem_root

_GEM = "/gem"
_SECONDS = 300.0
"""The most time for a stylesheet where the site sets no limit."""


def compile_job(job: SassJob) -> Converted:
    """Compile a stylesheet to CSS; there is no source map.

    Raises:
        SassError: the stylesheet is invalid.
        LimitError: it takes longer than the limit of a page.
        JekyllError: the gem or the sandbox is missing.
    """
    compiler = _compiler(job)
    answer = compiler.compile(job)
    if "error" in answer:
        raise _failure(job, answer, compiler)
    imports = tuple(Path(compiler.host_path(path)) for path in answer["imports"])
    return Converted(
        answer["css"].removeprefix("\ufeff"), None, imports, frozenset(map(compiler.host_path, answer["asked"]))
    )


class _Compiler:
    """Ruby with the gem, for the stylesheets of one site.

    Args:
        root: the folder of the gem.
        site: the folder of the site.
        folders: the folders that Ruby sees.
    """

    def __init__(self, root: str, site: str, folders: Sequence[str]) -> None:
        self._request = ""
        self._warnings: list[str] = []
        seen = [Folder(root, _GEM), *(Folder(path, _guest(path)) for path in folders)]
        functions = {"request": lambda _: self._request, "warn": self._warn}
        module, limits = ruby_module(site), Limits(seconds=_SECONDS)
        self._ruby = Interpreter(module, seen, functions, {}, limits, snapshot=kept_snapshot(module, BARE, len(seen)))
        self._ruby.evaluate(f"$LOAD_PATH << '{_GEM}/lib'")
        self._ruby.evaluate((files(__package__) / "ruby_sass.rb").read_text("utf-8"), "ruby_sass.rb")

    def compile(self, job: SassJob) -> dict[str, Any]:
        """The answer of ``ruby_sass.rb``.

        Raises:
            LimitError: it takes longer than the limit of a page.
            SandboxError: it takes longer than any stylesheet may.
        """
        paths = [_guest(str(path)) for path in job.load_paths]
        request = {"content": job.content, "syntax": job.syntax, "style": job.options.style, "load_paths": paths}
        self._request = json.dumps(request)
        usage = current()
        seconds = None if usage is None else usage.seconds_left()
        try:
            answer: dict[str, Any] = json.loads(self._ruby.evaluate("RubySass.compile", seconds=seconds))
        except SandboxError as error:
            _forget()
            if usage is not None and seconds is not None:
                raise usage.too_late() from error
            raise
        for message in self._warnings:
            job.warn("Sass Warning:", message, None, None)
        self._warnings.clear()
        return answer

    def host_path(self, guest: str) -> str:
        """The path of a file that Ruby names."""
        path = os.path.normpath(guest)
        return self._ruby.folders.host_path(path) or path

    def close(self) -> None:
        """Free Ruby's memory."""
        self._ruby.close()

    def _warn(self, message: str) -> str:
        self._warnings.append(message)
        return ""


_compilers: dict[tuple[str, ...], _Compiler] = {}
"""The compiler of this process, by the folders that it sees; starting one takes a second."""


def _forget() -> None:
    """End the interpreters: the functions that they may call keep them alive."""
    for compiler in _compilers.values():
        compiler.close()
    _compilers.clear()


def _compiler(job: SassJob) -> _Compiler:
    options = job.options
    root, site = gem_root(str(options.source), safe=options.safe), str(options.source)
    if root is None:
        raise JekyllError("Ruby Sass is missing", hint=MISSING)
    folders = tuple(dict.fromkeys([site, *map(str, job.load_paths)]))
    if folders not in _compilers:
        _forget()
        _compilers[folders] = _Compiler(root, site, folders)
    return _compilers[folders]


def _guest(path: str) -> str:
    """The path of a folder inside the sandbox: the same, where the system has no drives."""
    drive, rest = os.path.splitdrive(os.path.abspath(path))
    return f"/{drive.rstrip(':')}{Path(rest).as_posix()}" if drive else rest


def _failure(job: SassJob, answer: dict[str, Any], compiler: _Compiler) -> SassError:
    named = answer["path"]
    path, line = job.place(named and compiler.host_path(named), answer["line"] or 1, "")
    chain = [(compiler.host_path(each or ""), line) for each, line in answer["importers"]]
    failure = SassError(answer["error"], path=path, line=line, chain=job.chain(chain, ""))
    failure.details = answer["error"]
    return failure
