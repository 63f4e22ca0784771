"""Errors, warnings and findings of the check, as an editor shows them."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types

from .editor import PAGE, Editor, Told, edit

pytestmark = pytest.mark.slow


def messages(told: Told) -> list[str]:
    return [each.message for each in told]


def test_errors_show_as_they_are_written_and_go(site: Path) -> None:
    async def steps(editor: Editor) -> None:
        editor.write("index.md", PAGE + "文 {% if x %}\n")
        told = await editor.told("index.md", bool)
        assert told[0].severity == types.DiagnosticSeverity.Error
        assert "'if' tag was never closed" in told[0].message
        assert "close it with {% endif %}" in told[0].message
        assert (told[0].range.start.line, told[0].range.start.character) == (4, 2)
        editor.write("index.md", PAGE + "文 {% if x %}{% endif %}\n")
        await editor.told("index.md", lambda told: not told)

    edit(site, steps)
    assert (site / "index.md").read_text("utf-8") == PAGE + "[about](about.md)\n"
    assert not (site / "_site").exists()
    assert not (site / ".jekyll-cache").exists()


def test_warnings_show_beside_the_error_of_a_build_that_fails(site: Path) -> None:
    async def steps(editor: Editor) -> None:
        editor.write("index.md", PAGE.replace("title", "titel") + "{% if x %}\n")
        told = await editor.told("index.md", lambda told: len(told) > 1)
        severities = {each.range.start.line: each.severity for each in told}
        assert severities == {2: types.DiagnosticSeverity.Warning, 4: types.DiagnosticSeverity.Error}

    edit(site, steps)


def test_findings_of_the_check_show_where_the_link_is_written(site: Path) -> None:
    async def steps(editor: Editor) -> None:
        editor.write("index.md", PAGE + "𝒳 [x](/base/abuot.html)\n")
        told = await editor.told("index.md", lambda told: any(each.code == "link-missing" for each in told))
        finding = next(each for each in told if each.code == "link-missing")
        assert "did you mean /base/about.html?" in finding.message
        start, end = finding.range.start, finding.range.end
        assert (start.line, start.character, end.character) == (4, 7, 23)  # 𝒳 counts two units

    edit(site, steps)


def test_an_error_in_the_configuration_has_its_place(site: Path) -> None:
    async def steps(editor: Editor) -> None:
        editor.write("_config.yml", "title: a: b\n")
        told = await editor.told("_config.yml", bool)
        assert told[0].range.start.line == 0
        editor.write("_config.yml", "title: a\nurl: example.org\n")
        told = await editor.told("_config.yml", lambda told: [each.range.start.line for each in told] == [1])
        assert told[0].severity == types.DiagnosticSeverity.Warning
        assert "'url' has no scheme" in told[0].message
        editor.close("_config.yml")
        await editor.told("_config.yml", lambda told: not told)

    edit(site, steps)


def test_what_is_left_out_follows_the_configuration(site: Path) -> None:
    (site / "notes").mkdir()
    (site / "notes/one.md").write_text(PAGE + "{% nothing %}\n", "utf-8")
    (site / "out").mkdir()
    (site / "out/two.html").write_text("---\n---\n{% nothing %}\n", "utf-8")
    usual = (site / "_config.yml").read_text("utf-8")
    (site / "_config.yml").write_text(usual + "exclude: [notes]\n", "utf-8")

    async def steps(editor: Editor) -> None:
        await editor.told("out/two.html", bool)
        editor.save("_config.yml", usual + f"destination: {site}/out\n")
        await editor.told("notes/one.md", bool)
        await editor.told("out/two.html", lambda told: not told)
        editor.write("notes/one.md", PAGE)
        await editor.told("notes/one.md", lambda told: not told)
        editor.write("_config.yml", usual + "collections: {notes: {output: true}}\n")
        await editor.told("out/two.html", bool)
        assert await editor.completed("_config.yml", usual + "collections: {notes: {output: true}}\n|")

    edit(site, steps)


def test_saved_files_count_for_others(site: Path) -> None:
    async def steps(editor: Editor) -> None:
        editor.write("index.md", PAGE + "{% include late.html %}\n")
        await editor.told("index.md", lambda told: any("late.html" in each for each in messages(told)))
        editor.save("_includes/late.html", "here\n")
        await editor.told("index.md", lambda told: not told)

    edit(site, steps)


def test_a_text_that_cannot_be_built_does_not_hold_up_others(site: Path) -> None:
    async def steps(editor: Editor) -> None:
        await editor.built()
        editor.write(f"{'x' * 300}.md", "a name that no disk can have")
        editor.write("half.md", "half of a pair \ud800")
        editor.write("index.md", PAGE + "{% nothing %}\n")
        await editor.told("index.md", lambda told: any("nothing" in each for each in messages(told)))

    edit(site, steps)


def test_a_site_needs_no_configuration(site: Path) -> None:
    async def steps(editor: Editor) -> None:
        editor.write("index.md", PAGE + "[nowhere](/nowhere.html)\n")
        told = await editor.told("index.md", bool)
        assert [each.code for each in told] == ["link-missing"]

    (site / "_config.yml").unlink()
    edit(site, steps)
