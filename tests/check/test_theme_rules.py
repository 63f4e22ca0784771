"""Every rule for themes finds its fault where it is, and leaves alone what comes near to it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from jekyll_py.check.finding import Finding, SourcePlace
from jekyll_py.check.rule import OnTheme
from jekyll_py.check.rules import RULES
from jekyll_py.check.settings import Settings
from jekyll_py.check.theme.checker import check_theme
from jekyll_py.check.theme.demo import Demo
from jekyll_py.check.theme.rules import FAMILIES as THEME_FAMILIES
from jekyll_py.check.theme.rules import settings
from jekyll_py.check.theme.sources import ThemeSources
from jekyll_py.cli import main
from jekyll_py.config.configuration import Configuration

from .theme_cases import CASES, Case, Files

ONLY_SOURCES = "check: {rules: {demo-broken: off}}"


def _write(folder: Path, files: Files, config: str = "") -> None:
    page = {"index.md": "---\n---\n", "_config.yml": config}
    for name, text in {**page, **({"_layouts/default.html": files} if isinstance(files, str) else files)}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def _findings(folder: Path, rule: str) -> Sequence[Finding]:
    config = Configuration.load({"source": str(folder), "quiet": True})
    return check_theme(
        ThemeSources(str(folder), config), Demo(None, (), (), 0), Settings({rule: RULES[rule].severity})
    ).findings


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}-{CASES.index(case)}")
def test_a_rule_finds_its_fault_and_nothing_in_a_near_miss(case: Case, tmp_path: Path) -> None:
    found, near_miss = tmp_path / "found", tmp_path / "near_miss"
    _write(found, case.found, case.config)
    _write(near_miss, case.near_miss, case.config)
    findings = _findings(found, case.rule)
    assert len(findings) == case.times, findings
    assert all(case.says in f"{finding.message} {finding.hint}" for finding in findings), findings
    if findings and case.place[1:] != (1, 1):
        assert isinstance(findings[0].source, SourcePlace)
        assert findings[0].source[:3] == case.place
    assert list(_findings(near_miss, case.rule)) == []


def test_every_rule_has_a_case() -> None:
    of_sources = {rule.name for family in THEME_FAMILIES for rule in family.RULES if isinstance(rule.way, OnTheme)}
    of_sources -= {rule.name for rule in settings.RULES}  # see tests/theme_tools/test_settings.py
    assert of_sources == {case.rule for case in CASES}


def test_the_command_checks_a_theme_in_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _write(
        tmp_path / "theme", '<html lang="en">\n<img src="a" alt="{{ page.title }}">{% include no.html %}', ONLY_SOURCES
    )
    _write(tmp_path / "plain", {"a.md": "text"})
    monkeypatch.chdir(tmp_path)
    check = ["theme", "check", "theme", "--format", "json=found.json"]
    assert main(check) == 1
    problems = json.loads((tmp_path / "found.json").read_text())["problems"]
    assert [(each["kind"], each["line"]) for each in problems] == [
        ("language-fixed", 1), ("image-unsized", 2), ("attribute-unescaped", 2), ("include-missing", 2),
    ]  # fmt: skip
    assert {each["path"] for each in problems} == {"_layouts/default.html"}
    assert main([*check, "--baseline", "b.json", "--write-baseline"]) == 0
    assert main([*check, "--baseline", "b.json", "--fail-on", "warning"]) == 0
    assert main(["theme", "check", "theme", "--format", "sarif=found.sarif"]) == 1
    assert main(["theme", "check", "plain"]) == 1
    (tmp_path / "theme/_config.yml").write_text(
        "check: {rules: {include-missing: off, demo-broken: off}, ignore: [{rule: image-*}]}"
    )
    assert main(check) == 0
    assert [each["kind"] for each in json.loads((tmp_path / "found.json").read_text())["problems"]] == [
        "language-fixed", "attribute-unescaped",
    ]  # fmt: skip


def test_what_is_ignored_in_a_theme_is_not_said_to_be_unused_in_its_site(tmp_path: Path) -> None:
    _write(tmp_path, "x", "check: {ignore: [{rule: image-unsized}]}")
    main(["check", str(tmp_path), "--quiet", "--format", f"json={tmp_path / 'found.json'}"])
    assert "ignore-unused" not in (tmp_path / "found.json").read_text()


def test_links_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.html").write_text('<html lang="en">', encoding="utf-8")
    _write(tmp_path / "theme", "x")
    (tmp_path / "theme/_layouts/linked.html").symlink_to(tmp_path / "secret.html")
    (tmp_path / "theme/_includes").symlink_to(tmp_path)
    assert list(_findings(tmp_path / "theme", "language-fixed")) == []


def test_a_site_whose_theme_cannot_be_had_has_no_missing_files(tmp_path: Path) -> None:
    files = {
        "a.md": "---\nlayout: theirs\n---\n",
        "_layouts/b.html": "{% include theirs.html %}",
        "_includes/c.html": "x",
    }
    _write(tmp_path, files)
    config = Configuration.load({"source": str(tmp_path)})
    rules = ("layout-missing", "include-missing", "include-unused")
    settings = Settings({rule: RULES[rule].severity for rule in rules})
    for brought, times in (
        (None, 0),
        (frozenset({"_layouts/theirs.html", "_includes/theirs.html"}), 1),
        (frozenset(), 3),
    ):
        theme = ThemeSources(str(tmp_path), config, brought)
        assert len(check_theme(theme, Demo(None, (), (), 0), settings).findings) == times
