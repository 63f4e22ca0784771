"""JavaScript that attacks: it is stopped in time and memory, and sees nothing of the machine."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jekyll_py.ruby.errors import SandboxError, TooLongError

if TYPE_CHECKING:
    from jekyll_py.ruby.javascript.engine import Engine

pytest.importorskip("wasmtime")
pytestmark = [pytest.mark.sandbox, pytest.mark.javascript]


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    from jekyll_py.ruby.javascript.engine import Engine
    from jekyll_py.ruby.javascript.module import javascript_module

    return Engine(javascript_module(str(tmp_path)), lambda: None)


@pytest.mark.parametrize("loop", ["(() => { for (;;); })()", "/(a+)+b/.test('a'.repeat(60))"])
def test_an_endless_loop_is_stopped(engine: Engine, loop: str) -> None:
    with pytest.raises(TooLongError):
        engine.value(loop, 0.3)
    with pytest.raises(SandboxError, match="stopped before"):
        engine.value("1", 1)


@pytest.mark.parametrize(
    "code",
    [
        "(() => { let a = 'x'; for (;;) a += a })()",
        "(() => { const a = []; for (;;) a.push(new Uint8Array(1e7)) })()",
        "JSON.parse('['.repeat(1e6))",
    ],
)
def test_memory_is_bounded(engine: Engine, code: str) -> None:
    from jekyll_py.ruby.javascript.engine import ScriptError

    with pytest.raises((ScriptError, SandboxError)):
        engine.value(code, 60)


@pytest.mark.parametrize(
    "call",
    [
        "1 + f()",
        "[1].map(f)[0]",
        "'a'.replace(/a/, f)",
        "JSON.stringify({toJSON: f})",
        "new (class { constructor() { f() } })",
        "({get x() { return f() }}).x",
    ],
)
def test_a_deep_recursion_is_an_error_that_code_can_catch(engine: Engine, call: str) -> None:
    code = f"(() => {{ let n = 0; function f() {{ n++; return {call} }} try {{ f() }} catch (e) {{ return n }} }})()"
    depth = engine.value(code, 20)
    assert isinstance(depth, int)
    assert depth > 100


def test_there_is_nothing_to_reach_out_with(engine: Engine) -> None:
    names = engine.value("Object.getOwnPropertyNames(globalThis)", 10)
    assert isinstance(names, list)
    assert not {"std", "os", "require", "process", "fetch", "XMLHttpRequest", "WebAssembly", "Worker"} & set(names)


@pytest.mark.parametrize("code", ["import('/etc/passwd')", "import('fs')"])
def test_modules_are_not_read(engine: Engine, code: str) -> None:
    from jekyll_py.ruby.javascript.engine import ScriptError

    try:
        found = engine.value(code, 10)
    except (ScriptError, SandboxError):
        return
    assert json.dumps(found) in ("{}", "null")  # a promise, which is never kept
