"""Deadlines of several interpreters of one process."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from jekyll_py.ruby.compiled_module import CompiledModule
from jekyll_py.ruby.errors import SandboxError
from jekyll_py.ruby.interpreter import Interpreter, Limits

pytestmark = pytest.mark.sandbox

Start = Callable[..., Interpreter]


@pytest.fixture
def start(ruby_module: CompiledModule) -> Iterator[Start]:
    """Starts interpreters without folders."""
    with ExitStack() as closing:

        def started(seconds: float, **functions: Callable[[str], str]) -> Interpreter:
            ruby = Interpreter(ruby_module, (), functions, {}, Limits(seconds=seconds))
            closing.callback(ruby.close)
            return ruby

        yield started


def test_another_interpreter_that_is_stopped_stops_no_other(start: Start) -> None:
    inner = start(0.2)

    def stop(_: str) -> str:
        with pytest.raises(SandboxError, match="took longer"):
            inner.evaluate("loop {}")
        return "stopped"

    outer = start(60, stop=stop)
    assert outer.evaluate('Host.call("stop") + (1..9999).sum.to_s') == "stopped49995000"
