"""A checkout has the bytes that were committed, whatever the machine's line ends and settings of git."""

from __future__ import annotations

import subprocess

import pytest

from tests.oracles import ROOT

pytestmark = pytest.mark.checkout


def git(*arguments: str, given: bytes = b"") -> bytes:
    """The output of git about this checkout."""
    return subprocess.run(["git", *arguments], cwd=ROOT, input=given, check=True, capture_output=True).stdout


def test_git_converts_no_fixture() -> None:
    files = git("ls-files", "-z", "--", "tests")
    fields = git("check-attr", "--stdin", "-z", "text", given=files).rstrip(b"\0").split(b"\0")
    converted = [path.decode() for path, value in zip(fields[::3], fields[2::3], strict=True) if value != b"unset"]
    assert len(fields) > 3_000
    assert converted == []


def test_what_is_committed_has_unix_line_ends() -> None:
    lines = git("ls-files", "--eol", "--", ":!tests").decode().splitlines()
    assert [line for line in lines if "crlf" in line.split("\t")[0] or "mixed" in line.split("\t")[0]] == []
