"""A theme of `new-theme`, packed as a gem and as a wheel: both install, and both give the demo the same bytes."""

from __future__ import annotations

import gzip
import io
import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from jekyll_py.cli import main
from jekyll_py.errors import JekyllError
from jekyll_py.packages import gem_archive
from jekyll_py.theme_tools.gem_writer import gem
from jekyll_py.theme_tools.packaged_files import packaged_files
from jekyll_py.theme_tools.theme_metadata import ThemeMetadata, metadata_of
from jekyll_py.theme_tools.wheel_writer import wheel

GEM, WHEEL = "dist/my-theme-0.1.0.gem", "dist/my_theme-0.1.0-py3-none-any.whl"


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new theme, packed."""
    folder = tmp_path_factory.mktemp("themes")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        assert main(["new-theme", "my-theme"]) == 0
        assert main(["theme", "build", "my-theme"]) == 0
    return folder / "my-theme"


@pytest.fixture
def theme(packed: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return shutil.copytree(packed, tmp_path / "my-theme")


def tree(folder: Path) -> Mapping[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def build(command: list[str], demo: Path, output: Path, **environment: str) -> Mapping[str, bytes]:
    words = [
        "build",
        "-s",
        str(demo),
        "-d",
        str(output),
        "--disable-disk-cache",
        "--config",
        f"{demo}/_config.yml,no-map.yml",
    ]
    (output.parent / "no-map.yml").write_text("sass: {sourcemap: never}\n")
    done = subprocess.run(
        [*command, *words], cwd=output.parent, env={**os.environ, **environment}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return tree(output)


@pytest.mark.jekyll
def test_both_install_and_debians_jekyll_gives_the_same_demo(theme: Path, tmp_path: Path) -> None:
    demo = theme / "demo"
    (demo / "Gemfile").unlink()
    gems = {"GEM_HOME": str(tmp_path / "gems")}
    install = ["gem", "install", "--local", "--ignore-dependencies", "--no-document", str(theme / GEM)]
    done = subprocess.run(install, env={**os.environ, **gems}, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    theirs = build(["jekyll"], demo, tmp_path / "theirs", **gems)
    pip = [sys.executable, "-m", "pip", "install", "--no-index", "--no-deps", "--target", str(tmp_path / "site")]
    subprocess.run([*pip, str(theme / WHEEL)], check=True, capture_output=True)
    installed = {"PYTHONPATH": str(tmp_path / "site"), "JEKYLL_PY_REFERENCE": "debian"}
    ours = build([sys.executable, "-P", "-m", "jekyll_py"], demo, tmp_path / "ours", **installed)
    assert ours == theirs
    assert "2026年1月5日" in theirs["zh.html"].decode()


def test_what_is_packed(theme: Path) -> None:
    unpacked = gem_archive.unpack(str(theme / GEM))
    assert (unpacked.spec.name, unpacked.spec.version, unpacked.spec.metadata) == (
        "my-theme", "0.1.0", {"plugin_type": "theme"},
    )  # fmt: skip
    assert [(each.name, each.requirement) for each in unpacked.spec.dependencies] == [("jekyll", ">= 4.3, < 5.0")]
    files = {name for name in tree(Path(unpacked.root)) if not name.startswith(("dist", "demo"))}
    assert {"_layouts/default.html", "_data/words/zh.yml", "LICENSE.txt", "README.md"} <= files
    assert not any(name.startswith((".", "tests", "pyproject")) for name in files)
    with zipfile.ZipFile(theme / WHEEL) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        record = archive.read("my_theme-0.1.0.dist-info/RECORD").decode().splitlines()
    assert [row.split(",")[0] for row in record] == names
    assert {f"my_theme/theme/{name}" for name in files} <= set(names)


def test_the_bytes_depend_on_the_files_alone(theme: Path) -> None:
    metadata, files = metadata_of(str(theme)), packaged_files(str(theme))
    assert gem(metadata, files) == (theme / GEM).read_bytes()
    assert wheel(metadata, files) == (theme / WHEEL).read_bytes()


def test_links_and_hidden_files_are_not_packed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    root = tmp_path / "theme"
    (root / "_layouts/.hidden").mkdir(parents=True)
    (root / "_layouts/a.html").write_text("x")
    (root / "_layouts/.hidden/b.html").write_text("x")
    (root / "_layouts/.env").write_text("x")
    (root / "_layouts/linked.html").symlink_to(tmp_path / "secret")
    (root / "_layouts/folder").symlink_to(tmp_path)
    (root / "_sass").symlink_to(tmp_path)
    (root / "README.md").symlink_to(tmp_path / "secret")
    assert list(packaged_files(str(root))) == ["_layouts/a.html"]


HOSTILE = ThemeMetadata("x", "1", '"\n- !ruby/object:Gem::Installer\n{', ("a: b", "- c"), "", "#{x}", "MIT", ())


def test_texts_of_the_metadata_stay_texts() -> None:
    with tarfile.open(fileobj=io.BytesIO(gem(HOSTILE, {}))) as archive:
        metadata = archive.extractfile("metadata.gz")
        assert metadata is not None
        plain = yaml.load(gzip.decompress(metadata.read()), RubyObjects)
    assert (plain["summary"], plain["authors"], plain["homepage"]) == (HOSTILE.summary, ["a: b", "- c"], "#{x}")


class RubyObjects(yaml.SafeLoader):
    """Reads objects of RubyGems as mappings."""


RubyObjects.add_multi_constructor(
    "!ruby/object:Gem::", lambda loader, _, node: loader.construct_mapping(node, deep=True)
)


@pytest.mark.parametrize(
    ("gemspec", "project", "message"),
    [
        (
            's.version = "1"',
            '[project]\nname = "x"\nversion = "2"',
            "the gemspec has the version 1, and pyproject.toml 2",
        ),
        ("s.version = VERSION", "", "the theme's version is missing"),
        ('s.version = "../../up"', "", "the theme's version is ../../up"),
        (None, '[project]\nname = "../up"\nversion = "1"', "the theme's name is ../up"),
        (None, "[project", "this is no TOML"),
        (None, "", "neither a gemspec nor a pyproject.toml"),
    ],
)
def test_metadata_that_no_package_can_have(tmp_path: Path, gemspec: str | None, project: str, message: str) -> None:
    if gemspec is not None:
        (tmp_path / "x.gemspec").write_text(f"Gem::Specification.new do |s|\n  {gemspec}\nend\n")
    if project:
        (tmp_path / "pyproject.toml").write_text(project)
    with pytest.raises(JekyllError, match=re.escape(message)):
        metadata_of(str(tmp_path))


def test_a_demo_that_needs_an_unpacked_file_is_told(theme: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (theme / "secret.html").write_text("x")
    (theme / "_includes/linked.html").symlink_to(theme / "secret.html")
    with (theme / "_layouts/default.html").open("a") as file:
        file.write("{% include linked.html %}")
    assert main(["theme", "build", str(theme)]) == 1
    assert "the demo does not build with the gem" in capsys.readouterr().err


def test_a_new_theme_has_no_finding(theme: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jekyll_py.theme_tools.demo.missing", lambda: "a browser")
    assert main(["theme", "check", str(theme), "--fail-on", "warning"]) == 0
    assert main(["build", "--strict", "-s", str(theme / "demo"), "-d", str(theme / "out")]) == 0


@pytest.mark.chromium
def test_a_new_theme_has_no_barriers(theme: Path) -> None:
    assert main(["theme", "check", str(theme), "--fail-on", "warning"]) == 0
