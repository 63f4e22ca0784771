"""Signals that arrive while Ruby runs: they end a command in time and quietly, at whichever step they arrive."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import FrameType

import pytest

from jekyll_py.ruby.compiled_module import CompiledModule
from jekyll_py.ruby.errors import SandboxError
from jekyll_py.ruby.interpreter import Interpreter, Limits
from tests.parallel.building import write

pytestmark = pytest.mark.sandbox

SPIN = """
class Spin < Liquid::Tag
  def render(context)
    $stderr.puts "it runs"
    {}
  end
end
Liquid::Template.register_tag("spin", Spin)
"""
LOOPS = {
    "calls nothing": "loop {}",
    "reads the site": "loop { context.registers[:site].data['x'] }",
    "asks for the time": "loop { Time.now }",
    "sleeps": "sleep",
    "rescues everything": "begin loop { context['page'] } rescue Exception end while true",
}

Start = Callable[..., Interpreter]
Loop = Callable[[str], str]


@pytest.fixture
def start(ruby_module: CompiledModule) -> Iterator[Start]:
    """Starts an interpreter with functions of Python, among them ``evaluate``, which evaluates Ruby code in it."""
    with ExitStack() as closing:

        def started(**functions: Callable[[str], str]) -> Interpreter:
            ruby: Interpreter
            functions["evaluate"] = lambda code: ruby.evaluate(code)
            ruby = Interpreter(ruby_module, (), functions, {}, Limits(seconds=20))
            closing.callback(ruby.close)
            return ruby

        yield started


def same(text: str) -> str:
    return text


def interrupt(_: str) -> str:
    signal.raise_signal(signal.SIGINT)
    return ""


@contextmanager
def interrupted_at(event: str, function: str, times: int = 1) -> Iterator[None]:
    """Send SIGINT to this process when a function of Python is called, or returns, again and again."""
    left = [signal.SIGINT] * times

    def look(frame: FrameType, happened: str, _: object) -> None:
        if happened == event and frame.f_code.co_name == function and left:
            signal.raise_signal(left.pop())

    sys.setprofile(look)
    try:
        yield
    finally:
        sys.setprofile(None)


@pytest.mark.usefixtures("ruby_module")
@pytest.mark.parametrize("stopped_by", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("loop", LOOPS)
def test_a_build_whose_plugin_loops_ends(loop: str, stopped_by: signal.Signals, tmp_path: Path) -> None:
    (tmp_path / "temporary").mkdir()
    old = {"_site/index.html": "old"}
    files = {"_plugins/spin.rb": SPIN.format(LOOPS[loop]), "index.html": "---\n---\n{% spin %}", **old}
    source = write(tmp_path / "site", files)
    before = {path for path in source.rglob("*") if ".jekyll-cache" not in path.parts}
    build = [sys.executable, "-m", "jekyll_py", "build", "-q", "-s", str(source), "-d", str(source / "_site")]
    environment = {**os.environ, "TMPDIR": str(tmp_path / "temporary"), "JEKYLL_PY_TARGET": "jekyll"}
    with subprocess.Popen(build, env=environment, stderr=subprocess.PIPE, text=True, cwd=tmp_path) as process:
        assert process.stderr is not None
        assert process.stderr.readline() == "it runs\n"
        process.send_signal(stopped_by)
        _, said = process.communicate(timeout=30)
    assert (process.returncode, said) == (128 + stopped_by, "")
    assert {path for path in source.rglob("*") if ".jekyll-cache" not in path.parts} == before
    assert (source / "_site/index.html").read_text() == "old"
    assert not [*(tmp_path / "temporary").iterdir()]


@pytest.mark.usefixtures("ruby_module")
@pytest.mark.parametrize("loop", ["calls nothing", "sleeps"])
def test_an_editor_that_is_closed_stops_plugins(loop: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pygls")
    monkeypatch.setenv("JEKYLL_PY_TARGET", "jekyll")
    from tests.language_server.editor import Editor, edit

    page = {"_config.yml": "title: A\n", "index.html": "---\n---\n{% spin %}"}

    async def wait(editor: Editor) -> None:
        assert await editor.printed() == "it runs\n"

    edit(write(tmp_path / "site", {"_plugins/spin.rb": SPIN.format(LOOPS[loop]), **page}), wait, "--trust")


@pytest.mark.parametrize("event", ["call", "return"])
@pytest.mark.parametrize("function", ["trampoline", "eval_js", "same", "poll_oneoff", "_answer"])
@pytest.mark.parametrize("times", [1, 3])
def test_no_step_between_ruby_and_python_loses_an_interrupt(
    event: str, function: str, times: int, start: Start
) -> None:
    ruby = start(same=same)
    handler = signal.getsignal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt), interrupted_at(event, function, times):
        ruby.evaluate("loop { Host.call('same', 'a'); sleep 0.001; 10000.times {} }")
    assert signal.getsignal(signal.SIGINT) == handler
    with pytest.raises(SandboxError, match="cannot go on"):
        ruby.evaluate("1")


def test_an_interrupt_passes_through_calls_within_each_other(start: Start) -> None:
    ruby = start(interrupt=interrupt)
    inner = "begin; Host.call('interrupt', ''); rescue Exception; end; loop {}"
    with pytest.raises(KeyboardInterrupt):
        ruby.evaluate(f'begin; Host.call("evaluate", {inner!r}); rescue Exception; end; loop {{}}')


def test_a_handler_that_raises_nothing_stops_nothing(start: Start) -> None:
    ruby = start(interrupt=interrupt)
    seen: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: seen.append(number))
    try:
        with interrupted_at("call", "trampoline"):
            assert ruby.evaluate("Host.call('interrupt', ''); 'done'") == "done"
    finally:
        signal.signal(signal.SIGINT, before)
    assert seen == [signal.SIGINT] * 2


def test_an_interrupt_stops_javascript(tmp_path: Path) -> None:
    pytest.importorskip("jekyll_py_quickjs")
    from jekyll_py.ruby.javascript.engine import Engine
    from jekyll_py.ruby.javascript.module import javascript_module

    engine = Engine(javascript_module(str(tmp_path)), lambda: None)
    with pytest.raises(KeyboardInterrupt), interrupted_at("call", "_answer"):
        engine.value("(() => { for (;;); })()", 20)
    engine.close()
