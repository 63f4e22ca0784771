"""Links that follow files and folders."""

from __future__ import annotations

from pathlib import Path

import pytest

from .editor import PAGE, Editor, edit

pytestmark = pytest.mark.slow


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
