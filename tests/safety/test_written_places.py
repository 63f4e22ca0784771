"""Builds and ``clean`` write and remove the output and the caches of a site, whatever its configuration says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from jekyll_py.config.configuration import Configuration
from jekyll_py.errors import JekyllError
from jekyll_py.site import Site
from tests.safety import unprivileged
from tests.safety.unprivileged import run, snapshot

pytestmark = pytest.mark.slow

MakeSite = Callable[[str], Path]

PAGE = "---\n---\npage\n"
FILES = {
    "site/index.md": PAGE,
    "site/_posts/2020-01-01-a.md": PAGE,
    "site/_layouts/l.html": "{{ content }}",
    "site/_sass/_v.scss": "",
    "site/.git/config": "[core]\n",
    "site/pictures/a.png": "picture",
    "site/notes/index.md": PAGE,
    "site/_notes/a.md": PAGE,
    "site/.github/dependabot.yml": "version: 2",
    "victim/kept.txt": "kept",
    "victim/index.html": "kept",
    "victim/renders/kept.txt": "kept",
    "victim/Jekyll/kept.txt": "kept",
}
WRITTEN = frozenset({"site/_site", "site/.jekyll-cache", "home"})
"""The paths that builds may change."""

SOURCES = (".", "/", "_posts", "_layouts", "_sass", ".git", ".git/x", ".GIT", "_posts/x", "{root}", "''")
"""Values that name the source, a part of it, or what holds it."""
ELSEWHERE = ("../victim", "{root}/../victim", "link", "../victim/deeper/..")
"""Values that name somebody else's folder."""


@pytest.fixture
def site(tmp_path: Path) -> MakeSite:
    """Writes a site with a given configuration beside a folder that is none of its business, and gives the folder."""
    assert unprivileged.can_drop_privileges()

    def make(configuration: str) -> Path:
        for name, text in FILES.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        (tmp_path / "site/link").symlink_to(tmp_path / "victim")
        (tmp_path / "site/_config.yml").write_text(configuration.replace("{root}", str(tmp_path / "site")))
        return tmp_path

    return make


REFUSED = [
    *(("destination", value) for value in (*SOURCES, *ELSEWHERE, "..", "../..")),
    *(("cache_dir", value) for value in (*SOURCES, "link", "_site", "_site/x")),
]


@pytest.mark.parametrize("command", ["build", "clean"])
@pytest.mark.parametrize(("key", "value"), REFUSED)
def test_a_folder_that_is_not_the_builds_own_is_refused(site: MakeSite, command: str, key: str, value: str) -> None:
    folder = site(f"title: x\n{key}: {value}\n")
    before = snapshot(folder, WRITTEN)
    done = run(folder, command)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "_config.yml:2:1" in done.stderr
    assert "Traceback" not in done.stderr
    assert snapshot(folder, WRITTEN) == before


@pytest.mark.parametrize("value", ["../victim", "{root}/../victim", "/victim", "a/../../victim"])
def test_a_cache_folder_begins_at_the_site_as_in_jekyll(site: MakeSite, value: str) -> None:
    folder = site(f"cache_dir: {value}\n")
    before = snapshot(folder / "victim")
    for command in ("build", "build", "clean"):
        assert run(folder, command).returncode == 0
    assert snapshot(folder / "victim") == before


@pytest.mark.parametrize("value", ["pictures", "notes", "_notes", ".github"])
def test_a_folder_of_the_site_that_no_build_wrote_is_not_replaced(site: MakeSite, value: str) -> None:
    folder = site(f"destination: {value}\n")
    before = snapshot(folder, WRITTEN)
    for command in ("build", "clean"):
        done = run(folder, command)
        assert (done.returncode, f"--destination {value}" in done.stderr) == (1, True)
        assert snapshot(folder, WRITTEN) == before


def test_the_output_of_another_site_is_not_replaced(site: MakeSite) -> None:
    folder = site("destination: ../public\n")
    (folder / "public").mkdir()
    assert run(folder, "build", "-s", "../victim", "-d", "../public").returncode == 0
    before = snapshot(folder / "public")
    assert (run(folder, "build").returncode, snapshot(folder / "public")) == (1, before)


def test_the_command_line_is_the_users_own_word(site: MakeSite) -> None:
    folder = site("title: x\n")
    assert run(folder, "build", "-d", "../victim").returncode == 0
    assert sorted(path.name for path in (folder / "victim").iterdir())[:1] == ["2020"]
    assert not (folder / "victim/kept.txt").exists()


@pytest.mark.parametrize("value", ["../public", "{root}/../public", "public", "./_site", "docs/"])
def test_ordinary_destinations_are_built_again_and_again(site: MakeSite, value: str) -> None:
    folder = site(f"destination: {value}\n")
    for _ in range(2):
        done = run(folder, "build")
        assert done.returncode == 0, done.stderr
        (folder / "site/index.md").write_text(PAGE + "more\n")
    assert run(folder, "clean").returncode == 0
    assert not any((folder / name).exists() for name in ("public", "site/public", "site/_site", "site/docs"))


@pytest.mark.parametrize("name", ["_site", "docs"])
def test_the_output_of_another_jekyll_is_taken_for_one(site: MakeSite, name: str) -> None:
    folder = site(f"destination: {name}\n")
    (folder / "site" / name).mkdir()
    (folder / "site" / name / "index.html").write_text("<p>old</p>")
    (folder / "site" / name / "gone.html").write_text("<p>old</p>")
    assert run(folder, "build").returncode == 0
    assert not (folder / "site" / name / "gone.html").exists()


def test_clean_leaves_what_others_keep_in_the_cache_folder(site: MakeSite) -> None:
    folder = site("cache_dir: pictures\n")
    assert run(folder, "build").returncode == 0
    assert (folder / "site/pictures/jekyll-py/renders").is_dir()
    assert not (folder / "site/_site/pictures/jekyll-py").exists()
    assert run(folder, "clean").returncode == 0
    assert [path.name for path in (folder / "site/pictures").iterdir()] == ["a.png"]


def test_a_tag_that_came_with_a_site_makes_no_folder_a_cache(site: MakeSite) -> None:
    folder = site("title: x\n")
    assert run(folder, "build").returncode == 0
    (folder / "site/.jekyll-cache/CACHEDIR.TAG").rename(folder / "site/pictures/CACHEDIR.TAG")
    (folder / "site/_config.yml").write_text("cache_dir: pictures\n")
    for command in ("build", "clean"):
        assert run(folder, command).returncode == 0
    assert [path.name for path in (folder / "site/pictures").iterdir()] == ["a.png"]


@pytest.mark.parametrize("link", ["_site", "_site/notes", ".jekyll-cache/renders", ".jekyll-metadata", ".sass-cache"])
def test_links_that_came_with_a_site_lead_nothing_out_of_it(site: MakeSite, link: str) -> None:
    folder = site("destination: _site\nincremental: true\n")
    path = folder / "site" / link
    path.parent.mkdir(exist_ok=True)
    path.symlink_to(folder / "victim" / ("kept.txt" if "metadata" in link else ""))
    before = snapshot(folder / "victim")
    for command in ("build", "build", "clean"):
        run(folder, command)
        assert snapshot(folder / "victim") == before


def test_a_link_in_the_place_of_the_output_is_not_the_users_word(site: MakeSite) -> None:
    folder = site("title: x\n")
    (folder / "site/_site").symlink_to(folder / "victim")
    before = snapshot(folder / "victim")
    for words in (("build",), ("build", "-d", "_site")):
        assert run(folder, *words).returncode == 1
        assert snapshot(folder / "victim") == before


def test_each_build_of_a_preview_looks_anew(site: MakeSite) -> None:
    folder = site("title: x\n")
    before = snapshot(folder / "victim")
    built = Site(Configuration.load({"source": str(folder / "site"), "destination": str(folder / "site/_site")}))
    built.process()
    (folder / "site/_site").rename(folder / "old")
    (folder / "site/_site").symlink_to(folder / "victim")
    with pytest.raises(JekyllError, match="through a link"):
        built.process()
    assert snapshot(folder / "victim") == before


def test_no_page_is_written_into_a_repository(site: MakeSite) -> None:
    folder = site("title: x\n")
    (folder / "site/index.md").write_text("---\npermalink: /.git/config\n---\nx\n")
    done = run(folder, "build")
    assert (done.returncode, "into a repository" in done.stderr) == (1, True)


def test_files_to_keep_may_be_named_from_the_top(site: MakeSite) -> None:
    folder = site("keep_files: [/kept, /a/b]\n")
    assert [run(folder, "build").returncode for _ in range(2)] == [0, 0]


def test_a_page_is_written_where_a_link_stood(site: MakeSite) -> None:
    folder = site("title: x\n")
    (folder / "victim/index.html").write_text("<p>page</p>\n")
    (folder / "site/_site").mkdir()
    (folder / "site/_site/notes").symlink_to(folder / "victim")
    assert run(folder, "build").returncode == 0
    assert not (folder / "site/_site/notes").is_symlink()
    assert (folder / "site/_site/notes/index.html").read_text() == "<p>page</p>\n"


@pytest.mark.parametrize("value", ["/", "..", ".", "../.."])
def test_a_folder_of_plugins_may_not_hold_the_site(site: MakeSite, value: str) -> None:
    folder = site(f"plugins_dir: {value}\n")
    done = run(folder, "build")
    assert (done.returncode, "_config.yml:1:1" in done.stderr) == (1, True)


@pytest.mark.parametrize(
    "key", ["destination", "cache_dir", "layouts_dir", "includes_dir", "data_dir", "collections_dir", "plugins_dir"]
)
@pytest.mark.parametrize("value", ["../victim", "{root}/../victim", "link", "link/x"])
def test_safe_mode_refuses_folders_outside(site: MakeSite, key: str, value: str) -> None:
    folder = site(f"title: x\n{key}: {value}\n")
    done = run(folder, "build", "--safe")
    assert done.returncode == 1
    assert "_config.yml:2:1" in done.stderr


@pytest.mark.parametrize("key", ["sass_dir", "load_paths"])
@pytest.mark.parametrize("value", ["../victim", "link"])
def test_safe_mode_refuses_folders_of_sass_outside(site: MakeSite, key: str, value: str) -> None:
    folder = site(f"sass:\n  {key}: {value}\n")
    done = run(folder, "build", "--safe")
    assert done.returncode == 1
    assert "_config.yml:2:3" in done.stderr


def test_safe_mode_shows_nothing_of_a_configuration_outside(site: MakeSite) -> None:
    folder = site("")
    (folder / "victim/config.yml").write_text("SECRET: [\n")
    (folder / "site/_config.yml").unlink()
    (folder / "site/_config.yml").symlink_to(folder / "victim/config.yml")
    done = run(folder, "build", "--safe")
    assert (done.returncode, "leads out of the site" in done.stderr, "SECRET" in done.stderr) == (1, True, False)


def test_safe_mode_refuses_a_source_outside(site: MakeSite) -> None:
    folder = site("source: ../victim\n")
    done = run(folder, "build", "--safe", "--config", "_config.yml")
    assert (done.returncode, "leads out of the site" in done.stderr) == (1, True)
