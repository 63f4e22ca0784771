"""Interpreters and engines end: when they are dropped, when they are closed, and when the process ends."""

from __future__ import annotations

import gc
import subprocess
import sys
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jekyll_py.errors import JekyllError
from jekyll_py.incremental import RenderCache
from jekyll_py.ruby.compiled_module import CompiledModule
from jekyll_py.ruby.interpreter import Interpreter, Limits
from jekyll_py.site import Site
from tests.parallel.building import configuration, write

wasmtime = pytest.importorskip("wasmtime")
pytestmark = pytest.mark.sandbox

PLUGIN = """
class Shown < Liquid::Tag
  def render(context)
    context.registers[:site].posts.size.to_s + File.read(__FILE__).size.to_s
  end
end
Liquid::Template.register_tag("shown", Shown)
Jekyll::Hooks.register(:pages, :post_render) { |page| page.output += "." }
"""
ENDS_WHILE = """
import sys, threading
from pathlib import Path
from jekyll_py.ruby.interpreter import Interpreter, Limits
from jekyll_py.ruby.module import ruby_module

runs = threading.Event()

def begin(_):
    runs.set()
    return ""

def run():
    try:
        ruby.evaluate("Host.call('begin')\\n" + sys.argv[1])
    except Exception as error:
        print(error)

ruby = Interpreter(ruby_module(""), (), {"begin": begin}, {}, Limits())
threading.Thread(target=run, daemon=True).start()
runs.wait()
"""


def stores() -> int:
    """The number of stores that are open."""
    gc.collect()
    return sum(isinstance(each, wasmtime.Store) and is_open(each) for each in gc.get_objects())


def is_open(store: Any) -> bool:
    try:
        return bool(store.ptr())
    except ValueError:
        return False


@pytest.mark.parametrize("is_closed", [True, False])
def test_an_interpreter_that_is_dropped_is_collected(ruby_module: CompiledModule, is_closed: bool) -> None:
    before = stores()
    ruby = Interpreter(ruby_module, (), {"same": lambda text: text}, {}, Limits())
    assert ruby.evaluate('Host.call("same", "text") + Time.now.to_s[0, 0]') == "text"
    if is_closed:
        ruby.close()
    left = weakref.ref(ruby)
    del ruby
    assert stores() == before
    assert left() is None


@pytest.mark.javascript
@pytest.mark.parametrize("is_closed", [True, False])
def test_an_engine_that_is_dropped_is_collected(tmp_path: Path, is_closed: bool) -> None:
    from jekyll_py.ruby.javascript.engine import Engine
    from jekyll_py.ruby.javascript.module import javascript_module

    before = stores()
    engine = Engine(javascript_module(str(tmp_path)), lambda: None)
    assert engine.value("typeof Date.now()", 60) == "number"
    if is_closed:
        engine.close()
    left = weakref.ref(engine)
    del engine
    assert stores() == before
    assert left() is None


@pytest.mark.usefixtures("ruby_module")
@pytest.mark.parametrize("body", ["{% shown %}", "{% shown %}{% nosuchtag %}"])
def test_sites_that_are_dropped_leave_no_interpreter(body: str, tmp_path: Path) -> None:
    source = write(tmp_path / "site", {"_plugins/shown.rb": PLUGIN, "index.html": f"---\n---\n{body}"})
    before = stores()
    for number in range(3):
        build(source, tmp_path / str(number), succeeds="nosuchtag" not in body)
    assert stores() == before


def build(source: Path, destination: Path, *, succeeds: bool) -> None:
    try:
        Site(configuration(source, destination), cache=RenderCache()).process()
    except JekyllError:
        assert not succeeds
    else:
        assert succeeds


def test_a_closed_interpreter_refuses_calls(ruby_module: CompiledModule) -> None:
    ruby = Interpreter(ruby_module, (), {}, {}, Limits())
    ruby.close()
    ruby.close()
    with pytest.raises(JekyllError, match="closed"):
        ruby.evaluate("1")


@pytest.mark.usefixtures("ruby_module")
@pytest.mark.parametrize(
    "code",
    ["loop {}", "sleep", "loop { Host.call('begin') }", "loop { File.exist?('/none') }", "loop { $stderr.print }"],
)
def test_a_process_ends_while_a_thread_runs_ruby(code: str, run_ending: Callable[[str], tuple[int, str]]) -> None:
    assert run_ending(code) == (0, "Ruby was ended\n")


@pytest.fixture
def run_ending() -> Callable[[str], tuple[int, str]]:
    def run(code: str) -> tuple[int, str]:
        done = subprocess.run(
            [sys.executable, "-c", ENDS_WHILE, code], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        return done.returncode, done.stdout

    return run


@pytest.mark.usefixtures("ruby_module")
def test_the_scratch_folder_goes_with_the_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    source = write(tmp_path / "site", {"_plugins/shown.rb": PLUGIN, "a.md": "---\n---\n{% shown %}"})
    site = Site(configuration(source, tmp_path / "site_"), cache=RenderCache())
    site.process()
    made = [*(tmp_path / "temporary").iterdir()]
    site.close()
    assert made
    assert not [*(tmp_path / "temporary").iterdir()]
