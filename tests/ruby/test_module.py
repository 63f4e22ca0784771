"""The compiled module in the user's cache, with a small module in place of Ruby."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from jekyll_py.ruby import module
from jekyll_py.ruby.compiled_module import CompiledModule

pytestmark = pytest.mark.sandbox

wasmtime = pytest.importorskip("wasmtime")
_SMALL = '(module (func (export "answer") (result i32) (i32.const 42)))'


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of compiled modules."""
    source = tmp_path / "small.wasm"
    source.write_bytes(wasmtime.wat2wasm(_SMALL))
    monkeypatch.setattr(module, "_source", lambda: source)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "jekyll_py" / "ruby"


def load() -> CompiledModule:
    """The module as a new process gets it."""
    return module.ruby_module.__wrapped__("/nowhere")


def answer(loaded: CompiledModule) -> int:
    store = wasmtime.Store(loaded.engine)
    store.set_epoch_deadline(1)
    instance = wasmtime.Instance(store, loaded.module, [])
    found: int = instance.exports(store)["answer"](store)
    return found


def test_it_is_compiled_once(cache: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(load()) == 42
    assert "once on this machine" in capsys.readouterr().out
    assert answer(load()) == 42
    assert capsys.readouterr().out == ""
    (kept,) = cache.iterdir()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_a_cache_that_may_only_be_read(
    cache: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    load()
    capsys.readouterr()

    def refused(path: str) -> None:
        raise OSError(errno.EROFS, "Read-only file system", path)

    monkeypatch.setattr(os, "utime", refused)
    assert answer(load()) == 42
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("content", [b"", b"\x7fELF", b"not a module" * 99])
def test_a_file_that_is_no_module_is_replaced(content: bytes, cache: Path) -> None:
    load()
    (kept,) = cache.iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(content)
    assert answer(load()) == 42
    assert len(kept.read_bytes()) == len(whole)


def test_a_file_that_others_can_write_is_not_run(cache: Path, capsys: pytest.CaptureFixture[str]) -> None:
    load()
    (kept,) = cache.iterdir()
    kept.chmod(0o666)
    capsys.readouterr()
    assert answer(load()) == 42
    assert "once on this machine" in capsys.readouterr().out
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_without_a_cache_it_runs_all_the_same_and_says_so(cache: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cache.parent.mkdir(parents=True)
    cache.write_text("a file in place of the folder")
    assert answer(load()) == 42
    said = capsys.readouterr().out
    assert "once on this machine" not in said
    assert "XDG_CACHE_HOME" in said


def test_a_full_disk_leaves_no_part_of_a_file(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError("no space left")

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", fail)
        assert answer(load()) == 42
    assert list(cache.iterdir()) == []


def test_another_module_of_the_same_version_is_compiled(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load()
    other = cache.parent / "other.wasm"
    other.write_bytes(wasmtime.wat2wasm(_SMALL.replace("42", "43")))
    monkeypatch.setattr(module, "_source", lambda: other)
    assert answer(load()) == 43


def test_modules_that_were_not_used_for_long_are_removed(cache: Path) -> None:
    cache.mkdir(parents=True, mode=0o700)
    old, new, other = cache / "old.module", cache / "new.module", cache / "notes.txt"
    for path in (old, new, other):
        path.write_bytes(b"")
    for path in (old, other):
        os.utime(path, (1, 1))
    load()
    assert {path.name for path in cache.iterdir()} > {"new.module", "notes.txt"}
    assert not old.exists()
