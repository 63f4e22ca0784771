"""Interpreters for the tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from jekyll_py.ruby.compiled_module import CompiledModule
from jekyll_py.ruby.folders import Folder
from jekyll_py.ruby.interpreter import Interpreter, Limits

from .compiled import compiled


@pytest.fixture(scope="session")
def ruby_module(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> CompiledModule:
    """The module, compiled once for all processes of the run."""
    base = tmp_path_factory.getbasetemp()
    return compiled(base if worker_id == "master" else base.parent, tmp_path_factory.mktemp("site"))


@pytest.fixture
def ruby(ruby_module: CompiledModule, tmp_path: Path) -> Iterator[Interpreter]:
    """An interpreter that sees ``source`` and may write to ``output``, with functions of Python."""
    (tmp_path / "source").mkdir()
    (tmp_path / "output").mkdir()
    folders = (Folder(str(tmp_path / "source"), "/site"), Folder(str(tmp_path / "output"), "/site/_site", True))

    def fails(text: str) -> str:
        raise ValueError(text)

    started: Interpreter
    functions = {"upper": str.upper, "fails": fails, "evaluate": lambda code: started.evaluate(code)}
    started = Interpreter(ruby_module, folders, functions, {"LANG": "C.UTF-8"}, Limits(seconds=20))
    yield started
    started.close()
