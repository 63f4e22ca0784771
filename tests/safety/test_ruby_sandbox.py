"""Hostile Ruby code: it sees only its folders, writes only where it may, and is stopped."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from jekyll_py.ruby.compiled_module import CompiledModule
from jekyll_py.ruby.errors import RubyError, SandboxError
from jekyll_py.ruby.folders import Folder
from jekyll_py.ruby.interpreter import Interpreter, Limits
from tests.ruby.conftest import ruby_module

__all__ = ["ruby_module"]  # a fixture

pytestmark = pytest.mark.sandbox


@pytest.fixture
def attack(ruby_module: CompiledModule, tmp_path: Path) -> Iterator[Interpreter]:
    """An interpreter for the site ``source``, beside which lies a file that it must not see."""
    source, output = tmp_path / "source", tmp_path / "output"
    source.mkdir()
    output.mkdir()
    (tmp_path / "secret").write_text("secret")
    (source / "page.md").write_text("page")
    (source / "out").symlink_to(tmp_path)
    (source / "leak").symlink_to(tmp_path / "secret")
    folders = (Folder(str(source), "/site"), Folder(str(output), "/site/_site", True))
    started = Interpreter(ruby_module, folders, {}, {}, Limits(seconds=1, memory=2**28))
    yield started
    started.close()


@pytest.mark.parametrize(
    "path",
    [
        "/etc/passwd",
        "/site/../secret",
        "/site/../../../../etc/passwd",
        "/site/leak",
        "/site/out/secret",
        "/site/_site/../../secret",
        "/proc/self/environ",
        "../../etc/passwd",
    ],
)
def test_it_reads_nothing_else(path: str, attack: Interpreter) -> None:
    with pytest.raises(RubyError, match="Errno::"):
        attack.evaluate(f'File.read("{path}")')


def test_it_lists_nothing_else(attack: Interpreter) -> None:
    assert attack.evaluate("Dir.children(%q(/)).sort.inspect") == '["jekyll-py", "site"]'
    with pytest.raises(RubyError, match="Errno::EPERM"):
        attack.evaluate('Dir.glob("/site/out/*")')


@pytest.mark.parametrize(
    "code",
    [
        'File.write("/site/page.md", "x")',
        'File.write("/site/new", "x")',
        'File.delete("/site/page.md")',
        'File.rename("/site/page.md", "/site/_site/page.md")',
        'Dir.mkdir("/site/new")',
        'File.symlink("/etc", "/site/etc")',
        'File.write("/new", "x")',
        'File.chmod(0777, "/site/page.md")',
    ],
)
def test_it_writes_nothing_else(code: str, attack: Interpreter, tmp_path: Path) -> None:
    before = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*"))
    with pytest.raises(RubyError):
        attack.evaluate(code)
    assert sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*")) == before
    assert (tmp_path / "source" / "page.md").read_text() == "page"


@pytest.mark.parametrize(
    "code",
    [
        'File.symlink("../../secret", "/site/_site/link")',
        'File.symlink("x", "/site/_site/link")',
        'File.link("/site/_site/x", "/site/_site/link")',
        'File.link("/site/page.md", "/site/_site/link")',
    ],
)
def test_it_makes_no_links(code: str, attack: Interpreter, tmp_path: Path) -> None:
    """Programs that read the output later could follow them."""
    (tmp_path / "output" / "x").write_text("x")
    with pytest.raises(RubyError, match="Errno::EPERM"):
        attack.evaluate(code)
    assert os.listdir(tmp_path / "output") == ["x"]


def test_it_writes_its_output(attack: Interpreter, tmp_path: Path) -> None:
    attack.evaluate('File.write("/site/_site/x", "y")')
    assert (tmp_path / "output" / "x").read_text() == "y"


@pytest.mark.parametrize(
    "code",
    [
        "loop {}",
        "nil while true",
        '"a" * 100 =~ /(a?){100}b/ while true',
        "begin; loop {}; rescue Exception; loop {}; end",
        "sleep",
        "sleep 3600",
        "loop { sleep 0.01 }",
        "IO.select(nil, nil, nil, 3600)",
        "at_exit { loop {} }; loop {}",
    ],
)
def test_an_endless_loop_is_stopped(code: str, attack: Interpreter) -> None:
    with pytest.raises(SandboxError, match="took longer than 1 seconds"):
        attack.evaluate(code)
    with pytest.raises(SandboxError, match="stopped before"):
        attack.evaluate("1")


def test_its_memory_is_bounded(attack: Interpreter) -> None:
    with pytest.raises(RubyError, match="NoMemoryError"):
        attack.evaluate('"a" * 1_000_000_000')


@pytest.mark.parametrize(
    "code",
    [
        'require "socket"; TCPSocket.new("127.0.0.1", 80)',
        'require "net/http"; Net::HTTP.get(URI("http://127.0.0.1/"))',
        "`id`",
        'exec("id")',
        'IO.popen("id")',
        'open("|id")',
        "fork",
    ],
)
def test_it_has_no_network_and_no_programs(code: str, attack: Interpreter) -> None:
    with pytest.raises(RubyError):
        attack.evaluate(code)


def test_system_finds_no_program(attack: Interpreter) -> None:
    assert attack.evaluate('system("id").inspect') == "nil"


def test_the_environment_is_empty(attack: Interpreter) -> None:
    assert attack.evaluate("ENV.to_h.inspect") == "{}"


@pytest.mark.parametrize(
    "code",
    ["def g = [1].map { g }\ng", 'def g = "a".gsub("a") { g }\ng', "def g = [1].sort_by { g }\ng"],
)
def test_an_endless_recursion_is_stopped(code: str, attack: Interpreter) -> None:
    with pytest.raises((SandboxError, RubyError), match="too deep"):
        attack.evaluate(code)
