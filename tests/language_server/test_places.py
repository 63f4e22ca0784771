"""Lines and columns as editors count them."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from lsprotocol import types

from .editor import PAGE, Editor, edit

pytestmark = pytest.mark.slow


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
