"""Hostile plugins in Ruby, each in a build without rights: refused with its place, and nothing is changed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from jekyll_py.ruby.compiled_module import CompiledModule
from tests.ruby.conftest import ruby_module

from .unprivileged import can_drop_privileges, run, snapshot, throw_away

__all__ = ["ruby_module"]  # a fixture

pytestmark = [
    pytest.mark.sandbox,
    pytest.mark.slow,
    pytest.mark.skipif(not can_drop_privileges(), reason="needs setpriv"),
]

_PLUGIN = "site/_plugins/x.rb"
_OUTPUT = "site/_site"
_FREE = frozenset({"home", "site/.jekyll-cache", _OUTPUT, _PLUGIN, "site/index.md"})


def tag(body: str) -> str:
    """A plugin whose tag ``x`` runs some code, which begins in line 3."""
    return f"class X < Liquid::Tag\n  def render(context)\n{body}\n  end\nend\nLiquid::Template.register_tag('x', X)\n"


def generator(body: str) -> str:
    """A plugin whose generator runs some code, which begins in line 3."""
    return f"class X < Jekyll::Generator\n  def generate(site)\n{body}\n  end\nend\n"


class Attack(NamedTuple):
    """A plugin, and what the error has to say."""

    code: str
    error: str


_ATTACKS = {
    "reads a file": Attack("\nFile.read('/etc/passwd')", "x.rb:2: No such file"),
    "reads by dots": Attack("File.read(File.join(__dir__, '../../secret'))", "x.rb:1: Operation not permitted"),
    "reads by a link": Attack("File.read(File.join(__dir__, '../leak'))", "x.rb:1: Operation not permitted"),
    "reads in a tag": Attack(tag("File.read('/etc/passwd')"), "x.rb:3: No such file"),
    "has a file read": Attack("JekyllPy::Bridge.ask('read_front_matter', '/etc/passwd')", "may not read /etc/passwd"),
    "has a data file read": Attack(
        "JekyllPy::Bridge.ask('read_data_file', File.join(__dir__, '../../secret'))", "may not read"
    ),
    "has a link read": Attack(
        "JekyllPy::Bridge.ask('read_front_matter', File.join(__dir__, '../leak'))", "may not read"
    ),
    "copies a file": Attack(
        generator("site.static_files << Jekyll::StaticFile.new(site, '/etc', '', 'passwd')"), "may not read /etc/passwd"
    ),
    "places a page outside": Attack(
        generator(
            "page = Jekyll::PageWithoutAFile.new(site, site.source, '', 'a.html')\n"
            "def page.destination(dest) = File.join(dest, '../../outside.html')\n"
            "site.pages << page"
        ),
        "outside the destination",
    ),
    "writes the source": Attack(generator("File.write(site.in_source_dir('index.md'), 'x')"), "x.rb:3: Operation not"),
    "removes the source": Attack("require 'fileutils'\nFileUtils.rm_r(Dir.pwd)", "hint: Ruby code reads the site"),
    "opens a socket": Attack("require 'socket'\nTCPSocket.new('127.0.0.1', 80)", "x.rb:2: the sandbox has no network"),
    "runs a program": Attack("`touch /tmp/x`", "x.rb:1: "),
    "fills the memory": Attack("all = []\nloop { all << 'x' * 9_999_999 }", "NoMemoryError"),
    "never ends": Attack(tag("loop {}"), "than 2 seconds"),
    "sleeps": Attack(tag("sleep"), "than 2 seconds"),
    "recurses": Attack("def again = [1].map { again }\nagain", "x.rb:1: stack level too deep"),
    "exits well": Attack("exit 0", "exit 0"),
    "exits at once": Attack("exit! 0", "x.rb: Ruby ended itself"),
    "waits at the end": Attack("at_exit { loop {} }\nexit!", "x.rb: Ruby ended itself"),
    "answers itself": Attack("module Host\n  def self.call(*) = '[]'\nend", "can't modify frozen"),
    "changes the calls": Attack("module JekyllPy::Bridge\n  def self.serve = nil\nend", "has changed how"),
    "asks for no call": Attack("Host.call('')", "a call that was not made"),
    "asks the wrong": Attack("Host.call('request')", "there is no function 'request'"),
    "answers twice": Attack("JekyllPy::Bridge.serve", "a call that was not made"),
}
_INDEX = "---\n---\nbefore\n"


@pytest.fixture(scope="module")
def folder(ruby_module: CompiledModule, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A throw-away folder with a site that was built once, and the compiled module in that user's cache."""
    with throw_away() as found:
        found.chmod(0o755)
        cache = found / "home" / ".cache" / "jekyll_py" / "ruby"
        cache.mkdir(parents=True, mode=0o700)
        for file in Path(os.environ["XDG_CACHE_HOME"], "jekyll_py", "ruby").glob("*.module"):
            shutil.copy2(file, cache)
        site = found / "site"
        (site / "_plugins").mkdir(parents=True)
        (site / "_config.yml").write_text("title: A site\nexclude: [leak]\nlimits: {seconds: 2}\n")
        (site / "index.md").write_text(_INDEX)
        (found / "secret").write_text("---\nsecret: 1\n---\nsecret")
        (site / "leak").symlink_to("../secret")
        assert run(found, "build").returncode == 0
        yield found


@pytest.mark.parametrize("name", _ATTACKS)
def test_hostile_plugins_are_refused(name: str, folder: Path) -> None:
    attack = _ATTACKS[name]
    (folder / _PLUGIN).write_text(attack.code)
    (folder / "site" / "index.md").write_text(_INDEX + ("{% x %}" if "register_tag" in attack.code else ""))
    before, output = snapshot(folder, _FREE), snapshot(folder / _OUTPUT)
    done = run(folder, "build")
    said = done.stdout + done.stderr
    assert done.returncode == 1, said
    assert attack.error in said
    assert "root:" not in said
    assert "report it as a fault" not in said
    assert snapshot(folder, _FREE) == before
    assert snapshot(folder / _OUTPUT) == output


def test_a_program_that_system_asks_for_is_one_that_is_not_installed(folder: Path) -> None:
    code = "raise 'it ran' unless system(\"touch #{Dir.pwd}/index.md ran\").nil?"
    (folder / _PLUGIN).write_text(code)
    before = snapshot(folder, _FREE)
    done = run(folder, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Ruby code cannot run programs here" in done.stderr
    assert snapshot(folder, _FREE) == before


def test_a_hook_after_the_build_writes_into_no_repository(folder: Path) -> None:
    code = """
    Jekyll::Hooks.register :site, :post_write do |site|
      Dir.mkdir(site.in_dest_dir('.git'))
      File.write(site.in_dest_dir('.git/config'), 'x')
      File.write(site.in_dest_dir('new.txt'), 'x')
    end
    """
    (folder / _PLUGIN).write_text(code)
    (folder / "site" / "index.md").write_text(_INDEX)
    repository = folder / _OUTPUT / ".git"
    repository.mkdir(exist_ok=True)
    (repository / "config").write_text("mine")
    run(folder, "build")
    assert (folder / _OUTPUT / "new.txt").read_text() == "x"
    assert (repository / "config").read_text() == "mine"
