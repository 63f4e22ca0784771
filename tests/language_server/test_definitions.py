"""Words that are explained, and that lead to their files."""

from __future__ import annotations

from pathlib import Path

import pytest

from .editor import PAGE, Editor, edit

pytestmark = pytest.mark.slow


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


def test_nothing_is_known_of_a_file_that_cannot_be_read(site: Path) -> None:
    async def steps(editor: Editor) -> None:
        await editor.built()
        (site / "latin.md").write_bytes(b"---\n---\nvoil\xe0 {{ page.title }}\n")
        for path in ("gone.md", "latin.md", "_layouts"):
            assert await editor.hovered_on_disk(path) == ""

    edit(site, steps)
