"""``new``, ``new-theme``, ``--report`` and the commands for single files, in a checkout full of links."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.safety import unprivileged
from tests.safety.unprivileged import run, snapshot

pytestmark = pytest.mark.slow

MakeSite = Callable[..., Path]
PAGE = "---\n---\npage\n"


@pytest.fixture
def site(tmp_path: Path) -> MakeSite:
    """Writes a site with links beside a folder that is none of its business, and gives the folder of both."""
    assert unprivileged.can_drop_privileges()

    def make(configuration: str = "title: x\n", **links: str) -> Path:
        for name in ("site/_drafts/d.md", "site/p.md", "site/.git/config", "victim/kept.md", "victim/SECRET.md"):
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(PAGE + name)
        (tmp_path / "site/_config.yml").write_text(configuration)
        for name, target in links.items():
            (tmp_path / "site" / name).symlink_to(target)
        return tmp_path

    return make


@pytest.mark.parametrize("link", ["_posts", "_drafts"])
@pytest.mark.parametrize(
    "command",
    [
        "post x", "draft x", "publish _drafts/d.md", "publish _drafts/kept.md", "unpublish _posts/kept.md",
        "rename _drafts/kept.md y", "post x --force", "page x", "compose x", "compose x --collection drafts",
    ],
)  # fmt: skip
def test_folders_that_lead_out_take_and_give_no_file(site: MakeSite, command: str, link: str) -> None:
    folder = site()
    if link == "_drafts":
        (folder / "site/_drafts/d.md").unlink()
        (folder / "site/_drafts").rmdir()
    (folder / "site" / link).symlink_to("../victim")
    before = snapshot(folder / "victim")
    done = run(folder, *command.split())
    assert snapshot(folder / "victim") == before
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["publish _drafts/s.md", "rename _drafts/s.md y", "unpublish s.md"])
def test_the_file_that_a_link_leads_to_is_not_brought_in(site: MakeSite, command: str) -> None:
    folder = site()
    for link in ("site/_drafts/s.md", "site/s.md"):
        (folder / link).symlink_to(folder / "victim/SECRET.md")
    assert run(folder, *command.split()).returncode == 1
    files = [path for path in (folder / "site").rglob("*") if path.is_file() and not path.is_symlink()]
    assert not any("SECRET" in path.read_text() for path in files)


def test_a_link_in_the_place_of_a_new_file_is_replaced(site: MakeSite) -> None:
    folder = site()
    (folder / "site/_drafts/x.md").symlink_to(folder / "victim/kept.md")
    before = snapshot(folder / "victim")
    assert run(folder, "draft", "x").returncode == 1
    assert run(folder, "draft", "x", "--force").returncode == 0
    assert snapshot(folder / "victim") == before
    assert not (folder / "site/_drafts/x.md").is_symlink()


@pytest.mark.parametrize("value", [".git", "../victim", "{root}/victim", "a/../../victim", "link"])
@pytest.mark.parametrize("command", ["post x", "draft x", "publish _drafts/d.md"])
def test_the_folder_of_collections_stays_in_the_site(site: MakeSite, command: str, value: str, tmp_path: Path) -> None:
    folder = site(f"collections_dir: {value.format(root=tmp_path)}\n", link="../victim")
    kept = [snapshot(folder / name) for name in ("victim", "site/.git")]
    run(folder, *command.split())
    assert [snapshot(folder / name) for name in ("victim", "site/.git")] == kept


@pytest.mark.parametrize("command", ["post x", "draft x", "build", "clean", "build --incremental"])
def test_a_source_outside_that_the_site_names_is_not_changed(site: MakeSite, command: str) -> None:
    folder = site("source: ../victim\n")
    before = snapshot(folder / "victim")
    run(folder, *command.split())
    assert snapshot(folder / "victim") == before


@pytest.mark.parametrize("link", ["_layouts", "assets", ".github", "index.md", "_config.yml"])
@pytest.mark.parametrize("command", ["new . --force", "new . --force --blank"])
def test_a_new_site_is_not_written_through_links(site: MakeSite, command: str, link: str) -> None:
    folder = site()
    path = folder / "site" / link
    path.unlink(missing_ok=True)
    path.symlink_to(folder / "victim" / ("" if "." not in link[1:] else "kept.md"))
    before = snapshot(folder / "victim")
    run(folder, *command.split())
    assert snapshot(folder / "victim") == before


@pytest.mark.parametrize("target", ["../victim", "../nowhere"])
def test_a_new_theme_is_not_written_through_a_link(site: MakeSite, target: str) -> None:
    folder = site(mine=target)
    before = snapshot(folder / "victim")
    assert run(folder, "new-theme", "mine").returncode == 1
    assert snapshot(folder / "victim") == before
    assert not (folder / "nowhere").exists()


@pytest.mark.parametrize("path", ["link/report.json", "link/kept.md", "r.json", "p.md", ".git/config"])
@pytest.mark.parametrize("config", ["title: x\n", "title: [\n"])
def test_a_report_replaces_nothing_but_a_report(site: MakeSite, path: str, config: str) -> None:
    folder = site(config, link="../victim", **{"r.json": "../victim/kept.md"})
    may_change = frozenset({"site/_site", "site/.jekyll-cache", "site/r.json", "home"})
    before = snapshot(folder, may_change)
    for _ in range(2):
        done = run(folder, "build", "--report", path)
        assert "Traceback" not in done.stderr
    assert snapshot(folder, may_change) == before


def test_a_report_is_no_part_of_the_site(site: MakeSite) -> None:
    folder = site()
    assert run(folder, "build", "--report", "_drafts/r.json").returncode == 1
    assert not (folder / "site/_drafts/r.json").exists()
