"""An editor that has opened the site in the current folder; run by `test_language_server` as a user of no rights."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.language_server.editor import Editor, edit


async def _steps(editor: Editor) -> None:
    editor.write("waiting.md", "---\n---\n{% nothing %}\n")
    await editor.heard()
    for path in ("index.md", "_includes/out.html", "linked/kept.txt", "../victim/kept.txt"):
        editor.write(path, "---\n---\nunsaved {% include out.html %}\n")
        editor.close(path)
    await editor.completed("waiting.md", "---\n---\n{% include |")
    await editor.renamed("index.md", "../victim/index.html")
    await editor.renamed("linked", "notes")
    await editor.renamed("notes", "../victim")


if __name__ == "__main__":
    edit(Path.cwd(), _steps, *sys.argv[1:])
