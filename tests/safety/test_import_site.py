"""``new --from``: a hostile site gets nothing run, read or written outside of the two folders, in bounded time."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from jekyll_py.cli import main
from jekyll_py.migration.markdown_style import restyled
from jekyll_py.migration.page_text import without_foreign_tags

from .growth import Text, assert_linear, repeated

SECRET = "SECRET-7f3a"
CONFIG = "title: x\ncollections: [talks]\n"


def imported(old: Path, new: Path, files: dict[str, str]) -> int:
    for name, text in {"_config.yml": CONFIG, **files}.items():
        path = old / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return main(["new", str(new), "--from", str(old)])


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A folder beside the old and the new site."""
    folder = tmp_path / "outside"
    (folder / "inner").mkdir(parents=True)
    for name in ("secret.md", "inner/secret.bib", "index.html", "secret.yml", "secret.pdf"):
        (folder / name).write_text(f"---\ntitle: {SECRET}\n---\n{SECRET}\n")
    return folder


def test_no_link_is_followed_out_of_the_old_site(tmp_path: Path, outside: Path) -> None:
    old = tmp_path / "old"
    old.mkdir()
    for name in ("_talks", "_news", "_posts", "_publications", "_bibliography", "images", "_includes", "demo"):
        (old / name).symlink_to(outside)
    (old / "_pages").mkdir()
    (old / "_data").mkdir()
    (old / "_pages/secret.md").symlink_to(outside / "secret.md")
    (old / "CNAME").symlink_to(outside / "secret.md")
    for name in ("cv.yml", "publications.yml", "navigation.yml", "socials.yml"):
        (old / "_data" / name).symlink_to(outside / "secret.yml")
    text = "{% include secret.md %} [a](/demo/) [b](images/secret.pdf) {% include_relative ../outside/secret.md %}"
    assert imported(old, tmp_path / "new", {"index.md": f"---\ntitle: x\n---\n{text}\n"}) == 0
    assert not [name for name, content in everything(tmp_path / "new").items() if SECRET.encode() in content]


PATHS = ["../outside/secret.pdf", "/../outside/secret.pdf", "a/../../outside/secret.pdf", "%2e%2e/outside/secret.pdf"]


@pytest.mark.parametrize("path", PATHS)
def test_no_address_names_a_file_outside(tmp_path: Path, outside: Path, path: str) -> None:
    text = (
        f"---\ntitle: x\ncv_pdf: {path}\nprofile: {{image: {path}}}\n---\n[a]({path}) "
        f"{{% include figure.liquid path='{path}' %}} {{% include_relative {path} %}} {{% include {path} %}}\n"
    )
    files = {"index.md": text, "_pages/cv.md": text, "_data/cv.yml": "cv: {}\n", "assets/a.txt": "a"}
    assert imported(tmp_path / "old", tmp_path / "new", files) == 0
    assert not [name for name, content in everything(tmp_path / "new").items() if SECRET.encode() in content]


@pytest.mark.parametrize("value", ["../../outside", "/../../outside/", "..", "a/../../../outside"])
def test_nothing_is_written_outside_of_the_new_site(tmp_path: Path, outside: Path, value: str) -> None:
    before = everything(outside)
    page = f"---\ntitle: x\nlayout: about\nlang: {value}\npermalink: {value}\nnav_order: {value}\n---\nText.\n"
    files = {
        "_config.yml": f"title: x\nlanguages: [en, '{value}']\ncollections: ['{value}', talks]\n",
        **dict.fromkeys(("_pages/about.md", "_pages/a.md", "_posts/2025-01-01-a.md", "_talks/a.md"), page),
        "_data/navigation.yml": f"main: [{{title: '{value}', url: '{value}'}}]\n",
    }
    assert imported(tmp_path / "old", tmp_path / "new", files) == 0
    assert everything(outside) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new", "old", "outside"]


def test_a_pipe_and_a_large_file_are_left_out(tmp_path: Path) -> None:
    old = tmp_path / "old"
    (old / "images").mkdir(parents=True)
    os.mkfifo(old / "images/pipe.png")
    with (old / "images/large.png").open("wb") as file:
        file.truncate(51 * 2**20)
    assert imported(old, tmp_path / "new", {"index.md": "---\ntitle: x\n---\n![a](images/pipe.png)\n"}) == 0
    assert not (tmp_path / "new/images").exists()


@pytest.mark.parametrize("host", ["example.org", "github.com", "github.com.example.org"])
def test_credentials_are_not_shown(tmp_path: Path, host: str, capsys: pytest.CaptureFixture[str]) -> None:
    address = f"https://someone:{SECRET}@{host}/owner/name"
    assert main(["new", str(tmp_path / "new"), "--from", address]) == 1
    shown = capsys.readouterr()
    assert SECRET not in shown.out + shown.err
    assert not (tmp_path / "new").exists()


def test_files_that_include_themselves_end(tmp_path: Path) -> None:
    files = {
        "index.md": "---\ntitle: x\n---\n{% include a.md %}\n",
        "_includes/a.md": "{% include a.md %} x\n" * 50,
    }
    assert imported(tmp_path / "old", tmp_path / "new", files) == 0
    assert (tmp_path / "new/index.md").stat().st_size < 100_000


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        *(repeated(unit) for unit in ("{% if x %}", "{% raw %}", "{{ x", "{%", "<!--", "{% assign a = b %}")),
        *(repeated(unit) for unit in ("{% for a in b %}{% endfor %}", "a\n===\n", ":a", ":tada:", "```\n", "# ")),
    ],
    ids=range(12),
)
def test_texts_take_time_as_they_grow(text: Text) -> None:
    assert_linear(lambda source: restyled(without_foreign_tags(source, lambda _: None, {}).text), text)
