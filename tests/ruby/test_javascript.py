"""JavaScript: the engine, and Ruby's library ``execjs`` over it.

What is expected are the values that ECMAScript says, and for the library those of its own description: a SyntaxError is
a RuntimeError, all else that JavaScript throws a ProgramError.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from jekyll_py.ruby.compiled_module import CompiledModule
from jekyll_py.ruby.interpreter import Interpreter, Limits

pytest.importorskip("wasmtime")
pytestmark = [pytest.mark.sandbox, pytest.mark.javascript]

Ask = Callable[[str], str]


@pytest.fixture
def times() -> list[str]:
    """The notes of code that asks for the time."""
    return []


@pytest.fixture
def ask(tmp_path: Path, times: list[str]) -> Ask:
    from jekyll_py.ruby.javascript.contexts import contexts

    return contexts(str(tmp_path), lambda: times.append("time"))


@pytest.fixture
def ruby(ruby_module: CompiledModule, ask: Ask) -> Iterator[Interpreter]:
    started = Interpreter(ruby_module, (), {"javascript": ask}, {"LANG": "C.UTF-8"}, Limits(seconds=60))
    started.evaluate("require 'execjs'")
    yield started
    started.close()


def value(ask: Ask, expression: str, program: str = "") -> object:
    outcome, number = json.loads(ask(f"program\0{program}"))
    assert outcome == "ok"
    outcome, found, *_ = json.loads(ask(f"{number}\0{expression}"))
    return found if outcome == "ok" else (outcome, found)


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("1 + 2", 3),
        ("'é' + '漢' + '\\u{1F600}'", "é漢😀"),
        ("({a: [1, null, true], b: undefined})", {"a": [1, None, True]}),
        ("[...'ab'].map(c => c.toUpperCase()).join(`-`)", "A-B"),
        ("undefined", None),
        ("(function () {})", None),
        ("0.1 + 0.2", 0.30000000000000004),
        ("1 // a remark", 1),
        ("new Date(0).toISOString()", "1970-01-01T00:00:00.000Z"),
        ("/(?<y>\\d{4})/u.exec('in 2026').groups.y", "2026"),
        ("typeof require + typeof process + typeof fetch", "undefinedundefinedundefined"),
        ("nothing", ("error", "ReferenceError: nothing is not defined")),
        ("(() => { throw new TypeError('wrong') })()", ("error", "TypeError: wrong")),
        ("(() => { throw 'a text' })()", ("error", "a text")),
    ],
)
def test_values_and_errors(ask: Ask, expression: str, expected: object) -> None:
    assert value(ask, expression) == expected


def test_a_syntax_error_of_a_program_is_reported(ask: Ask) -> None:
    outcome, message, _ = json.loads(ask("program\0var x = ;"))
    assert outcome == "error"
    assert message.startswith("SyntaxError: ")


def test_contexts_keep_apart(ask: Ask) -> None:
    numbers = [json.loads(ask(f"program\0var n = {n}; function get() {{ return n }}"))[1] for n in range(7)]
    found = [json.loads(ask(f"{number}\0get()"))[1] for number in [*numbers, *reversed(numbers)]]
    assert found == [*range(7), *reversed(range(7))]  # more than are kept at a time


def test_the_time_is_noted_only_where_it_is_asked(ask: Ask, times: list[str]) -> None:
    value(ask, "1")
    assert times == []
    assert value(ask, "Date.now() > 1e12") is True
    assert times


def test_chance_is_the_same_in_every_build(ask: Ask) -> None:
    assert value(ask, "Math.random()") == value(ask, "Math.random()")


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("ExecJS.eval('[1, 2].length')", "2"),
        ("ExecJS.eval('  ')", "nil"),
        ("ExecJS.exec('return 1')", "1"),
        ("ExecJS.exec('1')", "nil"),
        ("ExecJS.compile('function add(a, b) { return a + b }').call('add', 1, 2)", "3"),
        ("ExecJS.compile('').call('function (a) { return a }', {'k' => ['é']})", '{"k"=>["é"]}'),
        ("ExecJS.compile('var x = 5').eval('x * 2')", "10"),
        ("ExecJS.compile('var x = 5').exec('return this.x')", "5"),
        ("ExecJS.runtime.name", '"QuickJS"'),
    ],
)
def test_execjs(ruby: Interpreter, code: str, expected: str) -> None:
    assert ruby.evaluate(f"({code}).inspect") == expected


@pytest.mark.parametrize(
    ("code", "error"),
    [
        ("ExecJS.eval('return 1')", "ExecJS::RuntimeError"),
        ("ExecJS.compile('function (')", "ExecJS::RuntimeError"),
        ("ExecJS.eval('nothing')", "ExecJS::ProgramError: ReferenceError: nothing is not defined"),
        ("ExecJS.exec('throw new Error(\"no\")')", "ExecJS::ProgramError: Error: no"),
    ],
)
def test_errors_of_execjs(ruby: Interpreter, code: str, error: str) -> None:
    found = ruby.evaluate(f"begin; {code}; rescue ExecJS::Error => e; e.class.name + ': ' + e.message; end")
    assert found.startswith(error)
