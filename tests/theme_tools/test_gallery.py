"""The gallery of a theme: its pictures, those of the last release, and what has changed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from jekyll_py.cli import main
from jekyll_py.errors import JekyllError
from jekyll_py.theme_tools.gallery_page import Shown, files_of, gallery_page, summary
from jekyll_py.theme_tools.picture_difference import Difference
from jekyll_py.theme_tools.pictures import Picture
from jekyll_py.theme_tools.release import release_of
from tests.repository import git

LAYOUT = (
    "<!DOCTYPE html><html lang='en'><title>T</title><style>{}</style><body><main>{{{{ content }}}}</main></body></html>"
)
SQUARE = "body{margin:0}main{width:100px;height:100px;background:#00f}"


def write(folder: Path, files: Mapping[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    """A theme with a tag."""
    root = write(tmp_path / "theme", {"_layouts/a.html": LAYOUT.format(SQUARE), "index.md": "---\nlayout: a\n---\n"})
    git(root, "init", "--quiet")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "-m", "one")
    git(root, "tag", "v1")
    return root


def test_the_files_of_a_tag(theme: Path, tmp_path: Path) -> None:
    write(theme, {"index.md": "new", "more.md": "new"})
    (theme / "link").symlink_to("/etc")
    git(theme, "add", ".")
    git(theme, "commit", "--quiet", "-m", "two")
    release = release_of(str(theme), None, str(tmp_path / "v1"))
    assert release is not None
    assert release.name == "v1"
    assert sorted(path.name for path in (tmp_path / "v1").rglob("*") if path.is_file()) == ["a.html", "index.md"]
    assert (tmp_path / "v1/index.md").read_text() == "---\nlayout: a\n---\n"
    assert release_of(str(theme), "HEAD", str(tmp_path / "head")) is not None
    assert sorted(path.name for path in (tmp_path / "head").iterdir()) == ["_layouts", "index.md", "more.md"]


def test_no_tag_and_a_wrong_one(theme: Path, tmp_path: Path) -> None:
    git(theme, "tag", "-d", "v1")
    assert release_of(str(theme), None, str(tmp_path)) is None
    assert release_of(str(tmp_path), None, str(tmp_path)) is None
    for asked in ("v9", "--output=/tmp/x", ""):
        if asked:
            with pytest.raises(JekyllError, match="there is no release"):
                release_of(str(theme), asked, str(tmp_path))


def test_commands_in_the_settings_of_a_repository_do_not_run(theme: Path, tmp_path: Path) -> None:
    mark = tmp_path / "ran"
    write(theme, {".gitattributes": "* filter=evil diff=evil export-subst\n"})
    git(theme, "add", ".")
    git(theme, "commit", "--quiet", "-m", "two")
    git(theme, "tag", "v2")
    for key in ("filter.evil.smudge", "filter.evil.process", "diff.evil.textconv", "core.fsmonitor", "core.pager"):
        git(theme, "config", key, f"touch {mark}; cat")
    assert release_of(str(theme), None, str(tmp_path / "out")) is not None
    assert not mark.exists()


def test_the_gallery_says_how_many_pictures_differ() -> None:
    same, moved, new = (Picture(url, 400, "light", b"x") for url in ("/", "/<a>.html", "/b/"))
    shown = [Shown(same, same, None), Shown(moved, moved, Difference(5, 100, b"y")), Shown(new, None, None)]
    page = gallery_page("mine", "v1", shown)
    assert "3 pictures of 3 pages; 1 differ from v1, 1 are of new pages" in page
    assert "<h2>/&lt;a&gt;.html</h2>" in page
    assert '<li><a href="#page-1">/&lt;a&gt;.html</a>, 1 of 1 differ</li>' in page
    assert '<li><a href="#page-2">/b/</a></li>' in page
    assert "5 % changed" in page
    assert dict(files_of(shown)).keys() == {
        "home-400-light.png", "a-400-light.png", "a-400-light.before.png", "a-400-light.changed.png",
        "b-400-light.png",
    }  # fmt: skip
    assert summary(None, shown[:1]) == "1 picture of 1 page; there is no release to compare with"


@pytest.mark.chromium
def test_what_has_changed_is_marked(theme: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(theme, "config", "core.bare", "false")
    write(theme, {"_layouts/a.html": LAYOUT.format(f"{SQUARE}@media(min-width:1000px){{main{{height:90px}}}}")})
    assert main(["theme", "gallery", str(theme)]) == 0
    assert "6 pictures of 1 page; 2 differ from v1" in capsys.readouterr().out
    names = sorted(path.name for path in (theme / "dist/gallery").iterdir())
    assert [name for name in names if "changed" in name] == [
        "home-1400-dark.changed.png",
        "home-1400-light.changed.png",
    ]
    page = (theme / "dist/gallery/index.html").read_text()
    assert "0.079 % changed" in page  # 100 by 10 of 1400 by 900 pixels
    assert all((theme / f"dist/gallery/{name}").read_bytes().startswith(b"\x89PNG") for name in names if "png" in name)


def test_without_a_browser(theme: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("jekyll_py.commands.theme.gallery.missing", lambda: "Chromium, or Chrome")
    assert main(["theme", "gallery", str(theme)]) == 1
    assert "install Chromium" in capsys.readouterr().err
