"""The commands that write single files and new sites."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from jekyll_py import cli
from jekyll_py.commands.compose_context import with_keys
from jekyll_py.commands.new import without_toolkit


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An empty folder, which is the current one."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TZ", "UTC")
    return tmp_path


def run(*words: str) -> int:
    return cli.main(words)


def test_a_draft_becomes_a_post_and_a_draft_again(here: Path) -> None:
    assert run("draft", "Hello:", "World") == 0
    draft = here / "_drafts/hello-world.md"
    assert draft.read_text() == "---\nlayout: post\ntitle: 'Hello: World'\n---\n"
    draft.write_text("---\n# kept\ntitle: x\n---\nText\n")
    assert run("publish", "_drafts/hello-world.md", "--date", "2024-05-17") == 0
    post = here / "_posts/2024-05-17-hello-world.md"
    assert re.fullmatch("---\n# kept\ntitle: x\ndate: 2024-05-17 00:00 .0000\n---\nText\n", post.read_text())
    assert not draft.exists()
    assert run("unpublish", "_posts/2024-05-17-hello-world.md") == 0
    assert draft.read_text() == "---\n# kept\ntitle: x\n---\nText\n"
    assert not post.exists()


def test_a_post_has_a_date_in_its_name_and_front_matter(here: Path) -> None:
    assert run("post", "A title", "-d", "2024-01-02", "-x", "markdown", "-l", "essay", "--timestamp-format", "%Y") == 0
    text = (here / "_posts/2024-01-02-a-title.markdown").read_text()
    assert text == "---\nlayout: essay\ntitle: A title\ndate: '2024'\n---\n".replace(
        "'2024'", text.split("date: ")[1][:6]
    )


def test_pages_and_documents_of_any_collection(here: Path) -> None:
    assert run("page", "About", "us") == 0
    assert (here / "about-us.md").read_text() == "---\nlayout: page\ntitle: About us\n---\n"
    assert run("compose", "Bread", "--collection", "recipes", "-d", "2024-01-02") == 0
    assert (
        (here / "_recipes/bread.md").read_text().startswith("---\nlayout: post\ntitle: Bread\ndate: 2024-01-02 00:00")
    )
    assert run("compose", "Later", "--draft") == 0
    assert (here / "_drafts/later.md").exists()


def test_the_configuration_says_where_and_with_what(here: Path) -> None:
    (here / "_config.yml").write_text(
        "collections_dir: content\njekyll_compose: {default_front_matter: {drafts: {tags: [a, b], lang: zh}}}\n"
    )
    assert run("draft", "你好") == 0
    text = (here / "content/_drafts/你好.md").read_text(encoding="utf-8")
    assert text == "---\nlayout: post\ntitle: 你好\ntags:\n- a\n- b\nlang: zh\n---\n"


def test_rename_sets_title_and_date(here: Path) -> None:
    assert run("post", "Old", "-d", "2024-01-02") == 0
    assert run("rename", "_posts/2024-01-02-old.md", "New", "title") == 0
    assert "title: New title\n" in (here / "_posts/2024-01-02-new-title.md").read_text()
    assert run("rename", "_posts/2024-01-02-new-title.md", "Last", "--date", "2025-03-04") == 0
    assert "date: 2025-03-04 00:00" in (here / "_posts/2025-03-04-last.md").read_text()
    assert not (here / "_posts/2024-01-02-new-title.md").exists()


@pytest.mark.parametrize(
    "words",
    [
        ["post"],
        ["post", "!!!"],
        ["post", "x", "-d", "soon"],
        ["publish"],
        ["publish", "_drafts/nope.md"],
        ["unpublish"],
        ["rename", "x"],
        ["rename", "x", "y", "--now", "--date", "2024-01-01"],
        ["compose", "x", "--draft", "--post"],
        ["new"],
        ["new-theme"],
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    here: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    assert run(*words) == 1
    assert "Traceback" not in capsys.readouterr().err
    assert list(here.iterdir()) == []


def test_nothing_is_overwritten_without_force(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("page", "x") == 0
    (here / "x.md").write_text("mine")
    assert run("page", "x") == 1
    assert "A page already exists at x.md" in capsys.readouterr().err
    assert (here / "x.md").read_text() == "mine"
    assert run("page", "x", "-f") == 0
    assert (here / "x.md").read_text() != "mine"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\ndate: 1\nb: 2\n---\nx", "---\ndate: '9'\nb: 2\n---\nx"),
        ("---\nb:\n  - 1\n---\nx", "---\nb:\n  - 1\ndate: '9'\n---\nx"),
        ("---\r\nb: 2\r\n---\r\nx", "---\r\nb: 2\r\ndate: '9'\r\n---\r\nx"),
        ("---\n---\n", "---\ndate: '9'\n---\n"),
        ("no front matter", "no front matter"),
    ],
)
def test_setting_a_key_leaves_the_rest_alone(text: str, expected: str) -> None:
    assert with_keys(text, {"date": "9"}) == expected


def test_taking_out_a_key_takes_what_belongs_to_it() -> None:
    assert with_keys("---\na: 1\ndate:\n  - 1\n  - 2\nb: 2\n---\n", {"date": None}) == "---\na: 1\nb: 2\n---\n"


def test_a_new_site_is_complete(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("new", "my", "site", "--skip-bundle") == 0
    site = here / "my site"
    assert capsys.readouterr().out.splitlines() == [
        f"New jekyll site installed in {site}. ",
        "Bundle install skipped. ",
        "              Next: cd 'my site', then jekyll-py serve --open-url",
    ]
    assert {"_config.yml", "_layouts", "assets", "index.md", "index_cn.md", ".gitignore"} <= {
        p.name for p in site.iterdir()
    }
    assert "jekyll_py" not in (site / "_config.yml").read_text()


def test_a_new_site_does_not_overwrite_one(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "a").mkdir()
    (here / "a/index.md").write_text("mine")
    assert run("new", "a") == 1
    assert "exists and is not empty" in capsys.readouterr().err
    assert run("new", "a", "--blank", "--force") == 0
    assert (here / "a/index.md").read_text() != "mine"


def test_a_blank_site_has_the_least(here: Path) -> None:
    assert run("new", "--blank", "b") == 0
    found = {path.relative_to(here / "b").as_posix() for path in (here / "b").rglob("*")}
    assert {"_data", "_drafts", "_includes", "_posts", "_layouts/default.html", "_sass/base.scss"} <= found
    assert {"assets/css/main.scss", "_config.yml", "index.md"} <= found


def test_a_new_theme_has_its_scaffold(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("new-theme", "my theme", "-c") == 0
    root = here / "my_theme"
    files = "assets _data _includes _sass _layouts/default.html _layouts/page.html _layouts/post.html Gemfile"
    files += " my_theme.gemspec pyproject.toml README.md LICENSE.txt CODE_OF_CONDUCT.md .gitignore demo/index.md"
    assert all((root / name).exists() for name in files.split())
    assert not any("@" in path.name for path in root.rglob("*") if ".git/" not in str(path))
    assert not any(mark in (root / "my_theme.gemspec").read_text() for mark in ("@NAME@", "@AUTHOR@", "@MODULE@"))
    assert run("new-theme", "my theme") == 1
    assert "already exists." in capsys.readouterr().err


def test_clean_removes_what_builds_wrote(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("_site", ".jekyll-cache", ".sass-cache"):
        (here / name).mkdir()
        (here / name / "x").touch()
    (here / "._site.staging-123456-0a1b2c3d/new").mkdir(parents=True)  # as a build that was killed leaves it
    (here / "._site.staging-lock").touch()
    (here / "index.md").touch()
    assert run("clean") == 0
    assert [path.name for path in here.iterdir()] == ["index.md"]
    shown = capsys.readouterr().out
    assert f"           Cleaner: Removing {here}/_site..." in shown
    assert "Nothing to do for" in shown


def test_clean_never_removes_the_source(here: Path) -> None:
    (here / "site").mkdir()
    (here / "site/index.md").touch()
    assert run("clean", "-s", "site", "-d", ".") == 1
    assert (here / "site/index.md").exists()


def test_the_head_and_the_excludes_of_the_toolkit_are_left_out() -> None:
    config = "# head\n# more\ntitle: x\n\n# why\nexclude:\n  - a\n  - b\n\ndefaults:\n  - 1\n"
    assert without_toolkit(config) == "title: x\n\ndefaults:\n  - 1\n"
