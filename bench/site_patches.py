"""Changes that a real site needs to give the same output twice: the lines ``patches`` of a list of sites."""

from __future__ import annotations

import ast
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

TEXTS = {".html", ".md", ".yml", ".xml", ".markdown", ".liquid"}


def apply(patch: str, source: Path) -> None:
    """Carry out one line: ways in which Debian's Jekyll needs a site to differ.

    Raises:
        ValueError: nobody knows what it means.
    """
    if found := re.fullmatch(r"'now'->site\.time in (.+)", patch):
        _rewrite(source / found[1], r"""(['"])now\1""", "site.time")
    elif found := re.fullmatch(r"delete (.+)", patch):
        path = source / found[1]
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    elif found := re.fullmatch(r"removed tags (\S+) in .+", patch):
        for path in _texts(source, "*"):
            _rewrite(path, rf"\{{%-?\s*(?:{found[1]})\b.*?%\}}", "")
    elif found := re.fullmatch(r"re\.sub\((.+)\) in (\S+) \(.+", patch):
        pattern, replacement = ast.literal_eval(f"({found[1]})")
        for path in _texts(source, found[2]):
            _rewrite(path, pattern, replacement)
    else:
        raise ValueError(f"unknown patch: {patch}")


def _texts(source: Path, pattern: str) -> Iterator[Path]:
    for path in source.rglob(pattern):
        if path.is_file() and path.suffix in TEXTS:
            yield path


def _rewrite(path: Path, pattern: str, replacement: str) -> None:
    text = path.read_bytes().decode("utf-8", "surrogateescape")
    path.write_bytes(re.sub(pattern, replacement, text).encode("utf-8", "surrogateescape"))
