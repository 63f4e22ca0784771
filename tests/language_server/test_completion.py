"""Words that an editor completes."""

from __future__ import annotations

from pathlib import Path

import pytest

from .editor import PAGE, Editor, edit

pytestmark = pytest.mark.slow


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
