"""The edits of a whole site for the new names of files, as the protocol has them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from lsprotocol.types import TextEdit
from pygls.uris import from_fs_path
from pygls.workspace import Workspace

from .known_site import KnownSite
from .positions import text_range
from .renaming import Renaming, edits

_TEXTS = frozenset({".md", ".markdown", ".html", ".htm", ".liquid", ".xml", ".yml", ".yaml", ".json", ".txt"})
"""The extensions of files that may name others."""


def text_edits(
    site: KnownSite, files: Iterable[str], renaming: Renaming, workspace: Workspace
) -> dict[str, Sequence[TextEdit]]:
    """The edits of the files that name one that moves, or that move themselves, by their addresses.

    Args:
        site: the site before the renaming.
        files: the paths of its files, relative to it.
        renaming: the old and the new names.
        workspace: has the texts of the editor, and reads those of other files.
    """
    found: dict[str, Sequence[TextEdit]] = {}
    for path in files:
        if Path(path).suffix.lower() in _TEXTS:
            uri = from_fs_path(str(site.root / path)) or ""
            try:
                text = workspace.get_text_document(uri).source
            except (OSError, UnicodeDecodeError):  # it is gone, or is copied as it is in another encoding
                continue
            codec = workspace.position_codec
            wanted = edits(site, path, text, renaming)
            if wanted:
                found[uri] = [TextEdit(text_range(codec, text, each.start, each.end), each.text) for each in wanted]
    return found
