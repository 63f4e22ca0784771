"""The language server as editors see it, over the protocol."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from lsprotocol import types

from .editor import Editor, Told, edit

pytestmark = pytest.mark.slow

PAGE = "---\nlayout: default\ntitle: Home\n---\n"


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


def test_words_are_completed(site: Path) -> None:
    async def steps(editor: Editor) -> None:
        await editor.built()

        async def offered(text: str) -> set[str]:
            return set(await editor.completed("index.md", PAGE + text))

        assert {"people"} == await offered("{{ site.data.|")
        assert {"name", "mail"} == await offered("{{ site.data.people[0].|")
        assert {"mood", "title", "url", "date"} <= await offered("{% for post in site.posts %}{{ post.|")
        assert {"title", "layout", "url"} <= await offered("{{ page.|")
        assert "baseurl" in await offered("{{ site.|")
        assert {"box.html"} == await offered("{% include |")
        assert {"colour=", "text="} == await offered("{% include box.html |")
        assert {"upcase", "relative_url"} <= await offered("{{ 'a' ‖ |")
        assert {"include", "highlight", "endif"} <= await offered("{% |")
        assert {"about.md", "index.md"} <= await offered("{% link |")
        assert {"2024-05-06-first"} == await offered("{% post_url |")
        assert {"/base/about.html", "/base/"} <= await offered("[x](/|")
        assert {"about.md#about", "about.md#sub-heading"} == await offered("[x](about.md#|")
        assert {"/about.html"} <= await offered("{{ '/|' | relative_url }}")
        assert {"curie1898"} == await offered("{% cite |")
        assert {"python", "py"} <= await offered("```|")
        assert {"permalink", "mood"} <= set(await editor.completed("about.md", "---\n|\n---\n"))
        assert {"default", "none"} == set(await editor.completed("about.md", "---\nlayout: |\n---\n"))
        assert {"good"} == set(await editor.completed("about.md", "---\nmood: |\n---\n"))
        assert {"good"} == set(await editor.completed("about.md", "---\nmood: [bad, go|]\n---\n"))
        assert {"permalink", "baseurl"} <= set(await editor.completed("_config.yml", "|"))
        styles = {"none", "date", "ordinal", "pretty"}
        assert styles <= set(await editor.completed("_config.yml", "title: a\npermalink: pr|"))
        assert await editor.completed("_config.yml", "title: a\npermalink: /pr|") == []

    edit(site, steps)


def test_placeholders_of_permalinks_are_those_of_their_kind(site: Path) -> None:
    pages = {"path", "basename", "output_ext"}
    documents = {"collection", "title", "slug", "categories", "slugified_categories", "year", "short_month", "y_day"}
    scope = "defaults:\n  - scope: {{path: '', type: {}}}\n    values:\n      permalink: /x/:|\n"

    async def steps(editor: Editor) -> None:
        await editor.built()

        async def offered(path: str, text: str) -> set[str]:
            return set(await editor.completed(path, text))

        assert await offered("about.md", "---\npermalink: /:|\n---\n") == pages
        assert await offered("about.md", "---\npermalink: '/:path/:base|'\n---\n") == pages
        assert documents <= await offered("_posts/2024-05-06-first.md", "---\npermalink: /:year/:|\n---\n")
        assert documents <= await offered("_posts/2025-01-01-new.md", "---\npermalink: :|\n---\n")
        assert documents <= await offered("_config.yml", "permalink: /:categories/:|\n")
        assert documents <= await offered("_config.yml", 'collections:\n  notes:\n    permalink: "/:|"\n')
        assert documents <= await offered("_config.yml", "collections: {notes: {permalink: /:|}}\n")
        assert await offered("_config.yml", scope.format("pages")) == pages
        assert documents <= await offered("_config.yml", scope.format("posts"))
        assert not pages & await offered("about.md", "---\n---\npermalink: /:|\n")

    edit(site, steps)


def test_words_are_explained_and_lead_somewhere(site: Path) -> None:
    async def steps(editor: Editor) -> None:
        await editor.built()

        async def leads(text: str) -> tuple[str, int] | None:
            return await editor.definition("index.md", PAGE + text)

        assert await leads("{% include bo|x.html %}") == ("_includes/box.html", 0)
        assert await leads("{% link ab|out.md %}") == ("about.md", 0)
        assert await leads("{% post_url 2024-05-06-fi|rst %}") == ("_posts/2024-05-06-first.md", 0)
        assert await leads("[x](/base/ab|out.html)") == ("about.md", 0)
        assert await leads("[x](about.md#sub-hea|ding)") == ("about.md", 6)
        assert await leads("{{ site.data.people.na|me }}") == ("_data/people.yml", 0)
        assert await leads("{{ site.ti|tle }}") == ("_config.yml", 0)
        assert await leads("{% cite curie|1898 %}") == ("_bibliography/papers.bib", 0)
        assert await leads("nothing h|ere") is None
        assert "Parameters: `colour`, `text`" in await editor.hovered("index.md", PAGE + "{% include b|ox.html %}")
        assert "My site" in await editor.hovered("index.md", PAGE + "{{ site.tit|le }}")
        assert "below the site's `baseurl`" in await editor.hovered("index.md", PAGE + "{{ '/' ‖ relative_u|rl }}")
        assert "permalink" in await editor.hovered("_config.yml", "perma|link: pretty")

    edit(site, steps)


def test_keys_of_bibliographies_are_those_that_the_site_reads(site: Path) -> None:
    (site / "_bibliography/more.bib").write_text(
        "@string{cnrs = {CNRS}}\n@comment{@article{no, title = {x}}}\n"
        "@article{half,\n  title = {never closed,\n\n@article{whole:2,\n  title = {W},\n}\n",
        "utf-8",
    )
    (site / "_data/team.bib").write_text("@Book{王2026, title={B}}\n", "utf-8")
    (site / "_data/.hidden.bib").write_text("@book{hidden, title={B}}\n", "utf-8")

    async def steps(editor: Editor) -> None:
        await editor.built()
        assert set(await editor.completed("index.md", PAGE + "{% cite |")) == {"curie1898", "whole:2", "王2026"}
        assert await editor.definition("index.md", PAGE + "{% cite whole|:2 %}") == ("_bibliography/more.bib", 5)
        assert await editor.definition("index.md", PAGE + "{% cite 王|2026 %}") == ("_data/team.bib", 0)

    edit(site, steps)


@pytest.mark.parametrize("before", ["文王", "👩‍👩‍👧 ", "𝒳é"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_places_behind_wide_characters_and_windows_line_ends(site: Path, before: str, end: str) -> None:
    units = len(before.encode("utf-16-le")) // 2

    def windows(text: str) -> str:
        return text.replace("\n", end)

    about = site / "about.md"
    about.write_bytes(windows(about.read_text("utf-8")).encode())
    (site / "links.md").write_bytes(windows(f"{PAGE}\n{before}[a](about.md) {{% link about.md %}}\n").encode())

    async def steps(editor: Editor) -> None:
        editor.write("index.md", windows(f"{PAGE}\n{before}{{% if x %}}\n"))
        told = await editor.told("index.md", bool)
        assert (told[0].range.start.line, told[0].range.start.character) == (5, units)
        editor.write("index.md", windows(PAGE))
        await editor.told("index.md", lambda told: not told)
        assert await editor.completed("index.md", windows(f"{PAGE}{before}{{% include |")) == ["box.html"]
        assert await editor.completed("index.md", windows(f"---\nmood: |\n---\n{before}")) == ["good"]
        assert await editor.definition("index.md", windows(f"{PAGE}{before}[x](about.md#sub|-heading)\n")) == (
            "about.md",
            6,
        )
        assert "My site" in await editor.hovered("index.md", windows(f"{PAGE}{before}{{{{ site.tit|le }}}}\n"))
        assert (await editor.renamed("about.md", "me.md"))["links.md"] == [
            (5, units + 4, "me.md"),
            (5, units + 22, "me.md"),
        ]

    edit(site, steps)


def test_links_follow_a_file_that_is_renamed(site: Path) -> None:
    (site / "links.md").write_text(
        PAGE + "[a](about.md) [b](/base/about.html) {% link about.md %}\n{{ '/about.html' | relative_url }}\n", "utf-8"
    )
    (site / "copied.txt").write_bytes(b"voil\xe0 about.md\n")

    async def steps(editor: Editor) -> None:
        await editor.built()
        assert await editor.renamed("about.md", "info/me.md") == {
            "index.md": [(4, 8, "info/me.md")],
            "links.md": [
                (4, 4, "info/me.md"),
                (4, 18, "/base/info/me.html"),
                (4, 44, "info/me.md"),
                (5, 4, "/info/me.html"),
            ],
        }
        assert await editor.renamed("_layouts/default.html", "_layouts/base.html") == {
            "_posts/2024-05-06-first.md": [(1, 8, "base")],
            "index.md": [(1, 8, "base")],
            "links.md": [(1, 8, "base")],
            "about.md": [(1, 8, "base")],
        }

    edit(site, steps)


def test_links_follow_a_folder_that_is_renamed(site: Path) -> None:
    texts = {
        "index.md": "[o](guide/one.md) [t](/base/guide/deep/two.html)\n[p]: guide/a%20b.png\n{% link guide/one.md %}\n",
        "guide/one.md": "[t](deep/two.md) [t](./deep/two.html) [home](../index.md#x)\n[a](../about.html)\n"
        "![p](a%20b.png)\n{% include_relative part.txt %}{% include guide/box.html %}\n",
        "guide/deep/two.md": "[one](../one.md) [about](../../about.md) ![p](../a%20b.png)\n",
        "fixed.md": "[f](guide/fixed.md) [u](/base/stays/)\n",
    }
    (site / "guide/deep").mkdir(parents=True)
    (site / "_includes/guide").mkdir()
    for path, text in texts.items():
        (site / path).write_text(PAGE + text, "utf-8")
    (site / "guide/fixed.md").write_text("---\nlayout: default\ntitle: F\npermalink: /stays/\n---\n", "utf-8")
    (site / "guide/part.txt").write_text("part", "utf-8")
    (site / "guide/a b.png").write_bytes(b"")
    (site / "_includes/guide/box.html").write_text("box", "utf-8")

    async def steps(editor: Editor) -> None:
        await editor.built()
        assert await editor.renamed("guide", "docs/en") == {
            "index.md": [
                (4, 4, "docs/en/one.md"),
                (4, 22, "/base/docs/en/deep/two.html"),
                (5, 5, "docs/en/a%20b.png"),
                (6, 8, "docs/en/one.md"),
            ],
            "guide/one.md": [(4, 45, "../../index.md"), (5, 4, "../../about.html")],
            "guide/deep/two.md": [(4, 25, "../../../about.md")],
            "fixed.md": [(4, 4, "docs/en/fixed.md")],
        }
        assert await editor.renamed("guide/one.md", "guide/deep/one.md") == {
            "index.md": [(4, 4, "guide/deep/one.md"), (6, 8, "guide/deep/one.md")],
            "guide/one.md": [
                (4, 4, "two.md"),
                (4, 21, "two.html"),
                (4, 45, "../../index.md"),
                (5, 4, "../../about.html"),
                (6, 5, "../a%20b.png"),
            ],
            "guide/deep/two.md": [(4, 6, "one.md")],
        }
        assert await editor.renamed("_includes/guide", "_includes/lead") == {"guide/one.md": [(7, 42, "lead/box.html")]}

    edit(site, steps)


def test_every_language_of_a_site_is_known(site: Path) -> None:
    files = {
        "_config.yml": "title: A\ntarget: jekyll\nurl: https://example.org\nplugins: [jekyll-polyglot]\n"
        "languages: [en, fr]\ndefault_lang: en\nexclude_from_localization: [images]\nparallel_localization: false\n",
        "about.md": "---\ntitle: About\nlang: en\npermalink: /about/\n---\n# One\n",
        "propos.md": "---\ntitle: A propos\nlang: fr\nhumeur: bonne\npermalink: /about/\n---\n# Un\n",
        "notes.md": "---\ntitle: Notes\nlang: en\npermalink: /notes/\n---\n",
        "seul.md": "---\ntitle: Seul\nlang: fr\npermalink: /notes/\n---\n## Le début\n[a](/about/) [b](/fr/about/)\n",
    }
    for path, text in files.items():
        (site / path).write_text(text, "utf-8")
    head = "---\nlang: fr\npermalink: /notes/\n---\n"

    async def steps(editor: Editor) -> None:
        await editor.built()
        assert {"about.md", "propos.md", "seul.md"} <= set(await editor.completed("seul.md", head + "{% link |"))
        assert {"/fr/notes/", "/about/"} <= set(await editor.completed("seul.md", head + "[x](/|"))
        assert await editor.completed("seul.md", head + "[x](#|") == ["#le-début"]
        assert "humeur" in await editor.completed("propos.md", "---\nlang: fr\n---\n{{ page.|")
        assert "bonne" in await editor.completed("seul.md", "---\nhumeur: |\n---\n")
        assert await editor.definition("seul.md", head + "[x](/ab|out/)") == ("propos.md", 0)
        assert await editor.definition("about.md", "---\nlang: en\n---\n[x](/ab|out/)") == ("about.md", 0)
        assert await editor.definition("about.md", "---\nlang: en\n---\n[x](/fr/no|tes/)") == ("seul.md", 0)
        for path in ("about.md", "propos.md"):
            editor.write(path, files[path])
        editor.write("seul.md", head + "{% nothing %}")
        assert len(await editor.told("seul.md", bool)) == 1

    edit(site, steps)


@pytest.mark.parametrize(("options", "runs"), [((), False), (("--trust",), True)])
def test_plugins_of_the_site_run_only_if_it_is_trusted(site: Path, options: tuple[str, ...], runs: bool) -> None:
    seen = site.parent / "seen"
    (site / "_plugins").mkdir()
    (site / "_plugins/a.py").write_text(f"open({str(seen)!r}, 'w').close()\n", "utf-8")
    edit(site, lambda editor: editor.built(), *options)
    assert seen.exists() == runs


def test_a_folder_may_be_opened_through_a_link(site: Path) -> None:
    link = site.parent / "link"
    link.symlink_to(site)
    edit(link, Editor.built)


def test_a_text_that_cannot_be_built_does_not_hold_up_others(site: Path) -> None:
    async def steps(editor: Editor) -> None:
        await editor.built()
        editor.write(f"{'x' * 300}.md", "a name that no disk can have")
        editor.write("half.md", "half of a pair \ud800")
        editor.write("index.md", PAGE + "{% nothing %}\n")
        await editor.told("index.md", lambda told: any("nothing" in each for each in messages(told)))

    edit(site, steps)


@pytest.mark.parametrize("encoding", [types.PositionEncodingKind.Utf8, types.PositionEncodingKind.Utf32])
def test_columns_are_counted_as_the_editor_wants(site: Path, encoding: types.PositionEncodingKind) -> None:
    async def run() -> None:
        editor = Editor(site, [encoding])
        await editor.start()
        editor.write("index.md", PAGE + "𝒳 {% if x %}\n")
        told = await editor.told("index.md", bool)
        assert told[0].range.start.character == (5 if encoding == types.PositionEncodingKind.Utf8 else 2)
        await editor.stop()

    asyncio.run(run())


def test_the_copy_goes_with_an_editor_that_is_killed(site: Path, tmp_path: Path) -> None:
    home = tmp_path / "tmp"
    home.mkdir()
    environment = {**os.environ, "TMPDIR": str(home)}
    process = subprocess.Popen(
        [sys.executable, "-m", "jekyll_py", "lsp"],
        cwd=site,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    process.communicate(b"", timeout=60)
    assert list(home.iterdir()) == []


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="Windows has no such signals")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP"])
def test_a_signal_ends_the_server_while_its_input_is_open(
    name: str, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "tmp"
    home.mkdir()
    monkeypatch.setenv("TMPDIR", str(home))
    number = signal.Signals[name]

    async def run() -> None:
        editor = Editor(site)
        await editor.start()
        editor.write("index.md", PAGE + "{% nothing %}\n")
        await editor.told("index.md", bool)
        assert await editor.ended_by(number) == 128 + number

    asyncio.run(run())
    assert list(home.iterdir()) == []


def test_nothing_is_known_of_a_file_that_cannot_be_read(site: Path) -> None:
    async def steps(editor: Editor) -> None:
        await editor.built()
        (site / "latin.md").write_bytes(b"---\n---\nvoil\xe0 {{ page.title }}\n")
        for path in ("gone.md", "latin.md", "_layouts"):
            assert await editor.hovered_on_disk(path) == ""

    edit(site, steps)


def test_a_site_needs_no_configuration(site: Path) -> None:
    async def steps(editor: Editor) -> None:
        editor.write("index.md", PAGE + "[nowhere](/nowhere.html)\n")
        told = await editor.told("index.md", bool)
        assert [each.code for each in told] == ["link-missing"]

    (site / "_config.yml").unlink()
    edit(site, steps)
