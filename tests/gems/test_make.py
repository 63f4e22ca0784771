"""The tool that makes archives of gems from repositories, and the index that serves them."""

from __future__ import annotations

import subprocess
from pathlib import Path
from urllib.request import urlopen

import pytest

from jekyll_py.packages import gem_archive
from tests.gems.index import of_folder
from tests.gems.make import Record, make
from tests.repository import git

GEMSPEC = """
Gem::Specification.new do |spec|
  spec.name = "plain"
  spec.version = "0.9"
  spec.authors = ["A"]
  spec.summary = "s"
  spec.files = `git ls-files lib`.split("\\n")
  spec.add_dependency "old"
end
"""


_ASK_RUBYGEMS = """
require "rubygems/remote_fetcher"
require "rubygems/resolver"
asked = Gem::Resolver::DependencyRequest.new(Gem::Dependency.new("plain"), nil)
found = Gem::Resolver::APISet.new(URI("ADDRESS/info/")).find_all(asked)
puts found.map { |each| "#{each.name} #{each.version} #{each.dependencies.join}" }
"""


@pytest.fixture
def record(tmp_path: Path) -> Record:
    """The record of a gem whose newest commit is before its release."""
    folder = tmp_path / "mirrors/owner+plain/repo"
    (folder / "lib").mkdir(parents=True)
    (folder / "lib/plain.rb").write_text("PLAIN = 1\n")
    (folder / "plain.gemspec").write_text(GEMSPEC)
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "x")
    commit = git(folder, "rev-parse", "HEAD")
    return {"version": "1.0", "repository": "https://example.org/owner/plain", "commit": commit}


@pytest.mark.ruby
def test_a_gem_has_the_version_and_needs_of_its_record(record: Record, tmp_path: Path) -> None:
    wanted = {
        "plain": {**record, "runtime dependencies": {"new": "~> 2.0, >= 2.1"}},
        "plain@1.1": {**record, "version": "1.1"},
    }
    assert make(wanted, tmp_path / "mirrors", tmp_path / "gems") == {}
    new, own = (gem_archive.unpack(str(tmp_path / f"gems/plain-{version}.gem")) for version in ("1.0", "1.1"))
    assert (new.spec.version, [str(each) for each in new.spec.dependencies]) == ("1.0", ["new (~> 2.0, >= 2.1)"])
    assert [str(each) for each in own.spec.dependencies] == ["old (>= 0)"]
    assert (Path(new.root) / "lib/plain.rb").read_text() == "PLAIN = 1\n"


def test_what_cannot_be_had_is_named(record: Record, tmp_path: Path) -> None:
    wanted = {
        "absent": {**record, "repository": "https://example.org/owner/absent"},
        "none": {"version": "1", "repository": None, "note": "it is secret"},
        "later": {**record, "commit": "0" * 40},
    }
    reasons = make(wanted, tmp_path / "mirrors", tmp_path / "gems")
    assert reasons["absent"] == "no mirror of https://example.org/owner/absent"
    assert reasons["none"] == "it is secret"
    assert reasons["later"].startswith("no commit 000")


@pytest.mark.ruby
def test_the_index_is_one_that_rubygems_reads(record: Record, tmp_path: Path) -> None:
    make({"plain": record}, tmp_path / "mirrors", tmp_path / "gems")
    with of_folder(tmp_path / "gems").running() as address:
        with urlopen(f"{address}/versions") as answer:
            assert b"\nplain 1.0 " in answer.read()
        script = _ASK_RUBYGEMS.replace("ADDRESS", address)
        said = subprocess.run(["ruby", "-e", script], capture_output=True, text=True, check=True).stdout
    assert said == "plain 1.0 old (>= 0)\n"
