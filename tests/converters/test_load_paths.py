"""Patterns of load paths against Ruby's ``Dir.glob``, which jekyll-sass-converter asks."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from jekyll_py.converters.sass.load_paths import expand

FOLDERS = (
    "_sass",
    "lib/one",
    "lib/two/sass",
    "lib/.hidden/sass",
    "lib/one/deep/sass",
    "a[b]",
    ".dot",
    "_sass/x y",
    "lib/tw",
)
PATTERNS = (
    "_sass", "_sass/", "./_sass", "lib/*", "lib/*/sass", "lib/**/sass", "**/sass", "**", "lib/**", "lib/tw?",
    "lib/t[a-w]*", "lib/[^t]*", "*", "missing", "missing/*", "lib/one/../two/sass", "a\\[b\\]", "_sass/x y",
    "_sass/*.scss", "lib//one", "**/*", "l*/o*/d*/s*", "lib/.*/sass",
)  # fmt: skip
PROGRAM = """
patterns = JSON.parse(ARGV[1])
Dir.chdir(ARGV[0])
folders = patterns.map { |each| Dir.glob(each).select { |path| File.directory?(path) } }
puts folders.map { |paths| paths.map { |path| File.expand_path(path) } }.to_json
"""


@pytest.mark.ruby
def test_a_pattern_means_the_folders_that_ruby_finds(tmp_path: Path) -> None:
    for folder in FOLDERS:
        (tmp_path / folder).mkdir(parents=True, exist_ok=True)
    (tmp_path / "_sass" / "file.scss").touch()
    (tmp_path / "lib" / "loop").symlink_to("..")
    command = ["ruby", "-rjson", "-e", PROGRAM, str(tmp_path), json.dumps(PATTERNS)]
    theirs = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    ours = [expand(str(tmp_path), pattern).folders for pattern in PATTERNS]
    assert dict(zip(PATTERNS, ours, strict=True)) == dict(zip(PATTERNS, theirs, strict=True))


def test_a_pattern_may_be_absolute(tmp_path: Path) -> None:
    (tmp_path / "elsewhere/a").mkdir(parents=True)
    assert expand("/", f"{tmp_path}/elsewhere/*").folders == [f"{tmp_path}/elsewhere/a"]


def test_what_may_become_a_match_is_looked_at(tmp_path: Path) -> None:
    (tmp_path / "lib").mkdir()
    matches = expand(str(tmp_path), "lib/*/sass")
    assert (list(matches.folders), list(matches.looked_at)) == ([], [f"{tmp_path}/lib"])
    (tmp_path / "lib/one").mkdir()
    matches = expand(str(tmp_path), "lib/*/sass")
    assert (list(matches.folders), list(matches.looked_at)) == ([], [f"{tmp_path}/lib", f"{tmp_path}/lib/one/sass"])
