"""Settings that a theme declares: what a build warns of, and what ``theme settings`` lists."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from jekyll_py.check.rules import RULES
from jekyll_py.check.settings import Settings
from jekyll_py.check.theme.checker import check_theme
from jekyll_py.check.theme.demo import Demo
from jekyll_py.check.theme.sources import ThemeSources
from jekyll_py.cli import main
from jekyll_py.config.configuration import Configuration
from jekyll_py.diagnostics import Diagnostic
from jekyll_py.site import Site

DECLARED = """\
settings:
  - name: accent
    default: blue
    choices: [blue, red]
    help: The colour of links.
  - {name: comments.provider, type: text, default: none}
  - {name: comments.count, type: integer}
  - {name: wide_pages, type: flag, default: false}
  - {name: socials, type: list}
"""
THEME = {"_data/theme.yml": DECLARED, "_layouts/default.html": "{{ site.accent | default: 'blue' }}"}


def write(folder: Path, config: str, files: dict[str, str]) -> None:
    for name, text in {"_config.yml": config, "index.md": "---\nlayout: default\n---\n", **files}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def warnings(folder: Path, config: str, files: dict[str, str]) -> Sequence[tuple[int | None, str, str | None]]:
    write(folder, config, files)
    found: list[Diagnostic] = []
    site = Site(Configuration.load({"source": str(folder), "destination": str(folder / "_site")}), found.append)
    build = site.process()
    assert [each for each in build.warnings if each.topic == "Theme:"] == found
    assert all(each.error.path and each.error.path.endswith("_config.yml") for each in found)
    return [(each.error.line, each.error.message, each.error.hint) for each in found]


def in_theme(files: dict[str, str]) -> dict[str, str]:
    return {f"themes/mine/{name}": text for name, text in files.items()}


WRONG = """\
theme: ./themes/mine
exclude: [themes]
accent: rad
comments:
  provder: giscus
  count: many
wide_page: true
socials: one
"""


def test_a_build_warns_with_the_place_and_the_nearest_name(tmp_path: Path) -> None:
    assert sorted(warnings(tmp_path, WRONG, in_theme(THEME))) == [
        (3, "accent cannot be rad", "did you mean red?"),
        (5, "the theme has no setting comments.provder", "did you mean provider?"),
        (6, "comments.count is many, and not of the type integer", None),
        (7, "the theme has no setting wide_page", "did you mean wide_pages?"),
        (8, "socials is one, and not of the type list", None),
    ]


RIGHT = """\
theme: ./themes/mine
exclude: [themes]
title: T
accent: red
comments: {provider: giscus, count: 3, others: 1}
wide_pages: true
socials: [a]
plugins: []
unrelated: 1
acc: 1
"""


@pytest.mark.parametrize(
    "files",
    [
        in_theme(THEME),
        THEME,
        {"_layouts/default.html": "x", "_data/theme.yml": "settings: {accent: 1}"},
        {"_layouts/default.html": "x", "_data/theme.yml": "settings:\n  - accent\n"},
        {"_layouts/default.html": "x", "_data/theme.yml": "- settings\n- {name: accent, choices: [no]}"},
    ],
)
def test_right_values_and_other_data_are_silent(tmp_path: Path, files: dict[str, str]) -> None:
    (tmp_path / "themes/mine/_layouts").mkdir(parents=True)
    assert warnings(tmp_path, RIGHT, files) == []


def test_a_site_declares_settings_of_its_own_layouts(tmp_path: Path) -> None:
    assert warnings(tmp_path, "accent: green\n", THEME) == [(1, "accent cannot be green", "it can be blue, red")]


def test_a_linked_declaration_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/theme.yml").write_text(DECLARED)
    site = tmp_path / "site"
    write(site, "", {"_layouts/default.html": "x"})
    (site / "_data").symlink_to(tmp_path / "outside")
    assert warnings(site, "accent: green\n", {}) == []


def test_settings_are_listed_with_their_values(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, RIGHT, in_theme(THEME))
    monkeypatch.chdir(tmp_path)
    assert main(["theme", "settings", "--json"]) == 0
    rows = {row["name"]: row for row in json.loads(capsys.readouterr().out)}
    assert rows["accent"] == {
        "name": "accent", "type": "text", "default": "blue", "choices": ["blue", "red"],
        "help": "The colour of links.", "value": "red",
    }  # fmt: skip
    assert rows["comments.provider"]["value"] == "giscus"
    assert main(["theme", "settings"]) == 0
    shown = capsys.readouterr().out
    assert 'accent: blue | red = "red"  (set by the site)\n    The colour of links.\n' in shown


def test_theme_check_knows_the_declarations(tmp_path: Path) -> None:
    rows = "  - {name: accent, type: colour}\n  - {name: wide, default: 1, type: flag}\n  - {name: unread}\n"
    files = {
        "_data/theme.yml": f"settings:\n{rows}",
        "_layouts/default.html": "{{ site.title }}\n{{ site.wide }}{{ site.unred }}",
    }
    write(tmp_path, "title: T\n", files)
    config = Configuration.load({"source": str(tmp_path)})
    names = ("setting-invalid", "setting-undeclared", "setting-unread")
    settings = Settings({name: RULES[name].severity for name in names})
    found = check_theme(ThemeSources(str(tmp_path), config), Demo(None, (), (), 0), settings).findings
    assert [(each.rule, each.line) for each in found] == [
        ("setting-invalid", 2),
        ("setting-invalid", 3),
        ("setting-unread", 4),
        ("setting-undeclared", 2),
        ("setting-undeclared", 2),
    ]
    assert found[-1].hint == "did you mean unread?"
