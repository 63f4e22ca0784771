"""Interpreters that go on from a snapshot: like new ones, but for what is by chance, and never from a damaged one."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

import jekyll_py
from jekyll_py.disk.private import private_file
from jekyll_py.plugins.ruby.libraries import GemFolder
from jekyll_py.plugins.ruby.loading import start as of_plugins
from jekyll_py.ruby import kept_snapshots, snapshot_files
from jekyll_py.ruby.compiled_module import CompiledModule
from jekyll_py.ruby.errors import RubyError, SandboxError
from jekyll_py.ruby.folders import Folder
from jekyll_py.ruby.interpreter import Interpreter, Limits
from jekyll_py.ruby.kept_snapshots import Start, kept_snapshot
from jekyll_py.ruby.snapshot import Snapshot

from .small_sites import lay_out

pytestmark = pytest.mark.sandbox

LIMITS = Limits(seconds=20)
CODE = "require 'set'\nrequire 'json'\nKEPT = [Set[1], Host.call('name'), ENV['KIND']]\ndef kept = KEPT.inspect"
STATE = """
modules = ObjectSpace.each_object(Module).reject(&:singleton_class?).map { |one| [one.to_s, one.constants(false).size,
  one.instance_methods(false).sort, one.singleton_methods(false).sort] }
JSON.generate([modules.reject { |one, *| one.start_with?('#') }.sort, global_variables.sort, $LOAD_PATH,
  $LOADED_FEATURES, ENV.to_h, GC.disable, Dir.pwd, Encoding.default_external.to_s, Encoding.find('locale').to_s])
"""


def start(name: str = "one", **environment: str) -> Start:
    return Start((), CODE, {"name": lambda _: name}, environment)


@pytest.fixture
def cached(ruby_module: CompiledModule, tmp_path: Path) -> CompiledModule:
    """The module, with an empty folder beside which nothing is kept yet."""
    (tmp_path / "cache").mkdir(mode=0o700)
    return ruby_module._replace(file=str(tmp_path / "cache" / "ruby.module"))


@pytest.fixture
def goes_on(cached: CompiledModule) -> Iterator[Callable[..., Interpreter]]:
    """Makes interpreters that go on from the snapshot of a start."""
    made = []

    def make(*folders: Folder, limits: Limits = LIMITS) -> Interpreter:
        loads = start(KIND="kind")
        snapshot = kept_snapshot(cached, loads, len(folders))
        assert snapshot is not None
        made.append(Interpreter(cached, folders, loads.functions, loads.environment, limits, snapshot=snapshot))
        return made[-1]

    yield make
    for each in made:
        each.close()


def files_of(ruby: CompiledModule) -> list[Path]:
    assert ruby.file is not None
    return sorted(Path(ruby.file).parent.iterdir())


def test_it_is_where_the_other_one_was(goes_on: Callable[..., Interpreter]) -> None:
    for _ in range(2):
        assert goes_on().evaluate("kept") == '[#<Set: {1}>, "one", "kind"]'


def test_a_site_has_a_few(cached: CompiledModule) -> None:
    """A build into a temporary folder makes one that no later build can use."""
    (of_none,) = files_of(_kept(cached))
    snapshot = snapshot_files.read_snapshot(str(of_none))
    assert snapshot is not None
    made = []
    for number in range(5):
        for site in ("/a", "/b-site-c"):
            file = snapshot_files.snapshot_file(cached, number, site=site)
            assert file is not None
            snapshot_files.keep_snapshot(snapshot, file)
            os.utime(file, (number, os.stat(of_none).st_mtime - 100 + number))
            made.append(Path(file))
    assert {*files_of(cached)} == {of_none, *made[-6:]}


def _kept(ruby: CompiledModule) -> CompiledModule:
    """The module, with the snapshot of a start."""
    assert kept_snapshot(ruby, start(), 0) is not None
    return ruby


def test_its_clock_goes_on(cached: CompiledModule) -> None:
    """A time that code keeps while it is loaded lies in the past: an elapsed time is never negative."""
    now = "Process.clock_gettime(Process::CLOCK_MONOTONIC, :nanosecond)"
    loads = Start((), f"KEPT = {now}\nsleep 0.2\nLATER = {now}", {}, {})
    for _ in range(2):
        snapshot = kept_snapshot(cached, loads, 0)
        assert snapshot is not None
        ruby = Interpreter(cached, (), loads.functions, loads.environment, LIMITS, snapshot=snapshot)
        slept, passed = map(int, ruby.evaluate(f'"#{{LATER - KEPT}} #{{{now} - LATER}}"').split())
        ruby.close()
        assert slept >= 200_000_000
        assert 0 <= passed < 60 * 10**9


def test_its_state_is_that_of_a_new_one(goes_on: Callable[..., Interpreter], ruby_module: CompiledModule) -> None:
    loads = start(KIND="kind")
    new = Interpreter(ruby_module, (), loads.functions, loads.environment, LIMITS)
    new.evaluate(CODE)
    assert json.loads(goes_on().evaluate(STATE)) == json.loads(new.evaluate(STATE))
    new.close()


def test_it_sees_its_own_folders(goes_on: Callable[..., Interpreter], tmp_path: Path) -> None:
    names = ["a", "b/c", "größe", *(f"more{number}" for number in range(20))]
    folders = [Folder(str(tmp_path / name), f"/site/{name}", name == "a") for name in names]
    for each in folders:
        Path(each.host).mkdir(parents=True)
        (Path(each.host) / "file").write_text(each.guest)
    ruby = goes_on(*folders)
    for each in folders:
        assert ruby.evaluate(f"File.read('{each.guest}/file')") == each.guest
        assert ruby.evaluate(f"Dir.glob('{each.guest}/*').inspect") == f'["{each.guest}/file"]'
    ruby.evaluate("File.write('/site/a/new', 'new')")
    assert (tmp_path / "a" / "new").read_text() == "new"
    for path in ("/site/b/c/new", "/new", "/jekyll-py/place/7/new"):
        with pytest.raises(RubyError, match="Errno::"):
            ruby.evaluate(f"File.write('{path}', 'new')")
    for path in ("/site/a/../../secret", "/etc/passwd", str(tmp_path / "a" / "file")):
        with pytest.raises(RubyError, match="Errno::"):
            ruby.evaluate(f"File.read('{path}')")


def test_the_root_may_be_one_of_its_folders(goes_on: Callable[..., Interpreter], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("text")
    assert goes_on(Folder(str(tmp_path), "/")).evaluate("File.read('/file')") == "text"


@pytest.mark.parametrize(
    "code",
    ["rand", "Random.rand", "Random.seed", "Random.new.rand", "(1..99).to_a.shuffle", "srand",
     "require 'securerandom'; SecureRandom.hex", "require 'tempfile'; Dir::Tmpname.create('a') {}"],
)  # fmt: skip
def test_chance_differs(code: str, goes_on: Callable[..., Interpreter]) -> None:
    one, other = goes_on(), goes_on()
    assert one.evaluate(f"({code}).inspect") != other.evaluate(f"({code}).inspect")


def test_limits_hold(goes_on: Callable[..., Interpreter]) -> None:
    with pytest.raises(SandboxError, match=r"took longer than 0\.5 seconds"):
        goes_on().evaluate("loop {}", seconds=0.5)
    with pytest.raises(RubyError, match="NoMemoryError"):
        goes_on(limits=Limits(memory=2**28)).evaluate("'x' * 2**28")
    ruby = goes_on()
    with pytest.raises(RubyError, match="SystemStackError"):
        ruby.evaluate("def deep(n) = deep(n + 1) + 1\ndeep(0)")
    assert ruby.evaluate("GC.enable; GC.start; kept") == '[#<Set: {1}>, "one", "kind"]'


def test_another_answer_of_python_makes_another_one(cached: CompiledModule) -> None:
    for name in ("one", "two", "one"):
        snapshot = kept_snapshot(cached, start(name), 0)
        assert snapshot is not None
        assert [answer for *_, answer in snapshot.notes[kept_snapshots.CALLS]] == [name]
    assert len(files_of(cached)) == 1


def test_there_is_one_for_each_environment_and_as_many_as_are_used(
    cached: CompiledModule, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, third = (_file_after(cached, kind) for kind in "abc")
    monkeypatch.setattr(snapshot_files, "_MOST", 3.5 * first.stat().st_size)
    os.utime(second, (0, second.stat().st_mtime - 60))
    fourth = _file_after(cached, "d")
    assert {*files_of(cached)} == {first, third, fourth}
    draft = first.with_name(".jekyll-py-1-1")
    draft.write_bytes(b"of a process that was killed")
    for old in (first, third, draft):
        os.utime(old, (1, 1))
    fifth = _file_after(cached, "e")
    assert {*files_of(cached)} == {fourth, fifth}
    assert not draft.exists()


def test_another_version_of_this_program(cached: CompiledModule, monkeypatch: pytest.MonkeyPatch) -> None:
    before = snapshot_files.snapshot_file(cached, 1)
    assert snapshot_files.snapshot_file(cached, 1) == before
    monkeypatch.setattr(snapshot_files, "__version__", "0.0.0")
    assert snapshot_files.snapshot_file(cached, 1) != before


def _file_after(cached: CompiledModule, kind: str) -> Path:
    before = {*files_of(cached)}
    for _ in range(2):
        assert kept_snapshot(cached, start(KIND=kind), 0)
    (new,) = {*files_of(cached)} - before
    return new


def damaged(content: bytes) -> Mapping[str, bytes]:
    middle = len(content) // 2
    flipped = bytes([content[middle] ^ 1])
    return {
        "empty": b"",
        "short": content[:30],
        "half": content[:middle],
        "flipped": content[:middle] + flipped + content[middle + 1 :],
        "longer": content + b"\0",
    }


def test_a_damaged_one_is_replaced(cached: CompiledModule) -> None:
    assert kept_snapshot(cached, start(), 0)
    (file,) = files_of(cached)
    whole = file.read_bytes()
    for kind, content in damaged(whole).items():
        file.write_bytes(content)
        assert snapshot_files.read_snapshot(str(file)) is None, kind
    assert kept_snapshot(cached, start(), 0)
    assert snapshot_files.read_snapshot(str(file)) is not None
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_one_that_others_can_write_is_not_run(cached: CompiledModule) -> None:
    assert kept_snapshot(cached, start(), 0)
    (file,) = files_of(cached)
    file.chmod(0o666)
    assert snapshot_files.read_snapshot(str(file)) is None
    file.unlink()
    file.symlink_to(__file__)
    assert snapshot_files.read_snapshot(str(file)) is None
    file.unlink()
    file.parent.chmod(0o777)
    with pytest.raises(OSError, match="can be written to by other users"):
        private_file(str(file), os.O_RDONLY)
    file.parent.chmod(0o700)


def test_without_a_cache_and_on_a_full_disk(cached: CompiledModule, monkeypatch: pytest.MonkeyPatch) -> None:
    assert kept_snapshot(cached._replace(file=None), start(), 0) is None

    def fail(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(os, "replace", fail)
    assert kept_snapshot(cached, start(), 0)
    assert files_of(cached) == []


def test_a_start_that_fails_is_none(cached: CompiledModule) -> None:
    assert kept_snapshot(cached, start()._replace(code="raise 'no'"), 0) is None
    assert files_of(cached) == []


def index_of(site: Path) -> str:
    jekyll_py.build(site, target="jekyll")
    return (site / "_site" / "index.html").read_text("utf-8")


PLUGIN = "require 'csv'\nLiquid::Template.register_tag('csv', Class.new(Liquid::Tag) { def render(_) = CSV::KIND })"


def test_a_library_of_a_gem_in_place_of_one_of_ruby(
    ruby_module: CompiledModule, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bundler puts the folders of gems before those of Ruby's own libraries."""
    assert ruby_module
    gem = GemFolder("csv", str(tmp_path / "csv"), (str(tmp_path / "csv" / "lib"),), ())
    (tmp_path / "csv" / "lib").mkdir(parents=True)
    (tmp_path / "csv" / "lib" / "csv.rb").write_text("class CSV\n  KIND = 'of the gem'\nend\n")
    original = of_plugins.start

    def with_gem(session: Any, config: Any, source: Any, theme: Any, _: Any, loads: Any) -> of_plugins.Started:
        return original(session, config, source, theme, [gem], loads)

    monkeypatch.setattr("jekyll_py.plugins.ruby.loading.load.start", with_gem)
    site = {"_plugins/csv.rb": PLUGIN, "index.html": "---\n---\n{% csv %}"}
    assert index_of(lay_out(tmp_path / "site", site)) == "of the gem"


def test_sites_are_built_from_a_snapshot(
    ruby_module: CompiledModule, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other tests compare the output with Jekyll; this one shows that a snapshot is used for it at all."""
    assert ruby_module
    used: list[Snapshot | None] = []

    class Watched(Interpreter):
        def __init__(self, *given: object) -> None:
            used.append(given[-1])  # type: ignore[arg-type]
            super().__init__(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(of_plugins, "Interpreter", Watched)
    site = {"_plugins/hi.rb": PLUGIN.replace("CSV::KIND", "'hi'"), "index.html": "---\n---\n{% csv %}"}
    assert index_of(lay_out(tmp_path / "site", site)) == "hi"
    assert len(used) == 1
    assert used[0] is not None
