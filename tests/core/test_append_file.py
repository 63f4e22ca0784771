"""Bytes that were appended to a file are read back, whether they have been written yet or not."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jekyll_py.disk.append_file import AppendFile, Extent, open_temporary


@given(st.lists(st.tuples(st.binary(max_size=6), st.booleans()), max_size=20), st.integers(0, 16))
def test_bytes_are_read_back(parts: list[tuple[bytes, bool]], buffer: int) -> None:
    file = AppendFile(lambda: open_temporary(None), buffer=buffer)
    try:
        extents: list[Extent] = []
        for number, (data, is_read) in enumerate(parts):
            extents.append(file.append(data))
            for extent, (before, _) in zip(extents, parts[: number + 1], strict=True) if is_read else ():
                assert file.read(extent) == before
        whole = b"".join(data for data, _ in parts)
        assert file.read(Extent(0, len(whole))) == whole
        assert [file.read(extent) for extent in extents] == [data for data, _ in parts]
        file.flush()
        assert os.pread(file.open(), len(whole) + 1, 0) == whole
    finally:
        file.close()


def test_what_is_in_the_buffer_is_read_without_a_write() -> None:
    opened: list[int] = []

    def open_once() -> int:
        opened.append(open_temporary(tempfile.gettempdir()))
        return opened[-1]

    file = AppendFile(open_once, buffer=100)
    extent = file.append(b"text")
    assert file.read(extent) == b"text"
    assert not opened


def test_what_is_in_the_file_is_read_without_a_write() -> None:
    file = AppendFile(lambda: open_temporary(None), buffer=100)
    try:
        written = file.append(b"text")
        file.flush()
        waiting = file.append(b"more")
        assert file.read(written) == b"text"
        assert os.fstat(file.open()).st_size == len(b"text")
        assert file.read(waiting) == b"more"
    finally:
        file.close()


@pytest.mark.parametrize("variable", ["TMPDIR", "TEMP", "TMP"])
def test_a_temporary_file_is_where_python_would_make_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setenv("TMP", str(tmp_path / "missing"))
    monkeypatch.setenv(variable, str(tmp_path))
    file = open_temporary(None)
    try:
        assert os.path.dirname(os.readlink(f"/proc/self/fd/{file}")) == tempfile.gettempdir() == str(tmp_path)
        assert os.listdir(tmp_path) == []
    finally:
        os.close(file)
