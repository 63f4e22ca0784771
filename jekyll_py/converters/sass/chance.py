"""Style sheets with functions of Sass that give something else each time: ``random()`` and ``unique-id()``."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ...lazy.patterns import lazy_pattern

_CALL = lazy_pattern(r"(?<![\w-])(?:random|unique[-_]id)\s*\(")


def may_decide(text: str, imports: Iterable[Path]) -> bool:
    """Whether a style sheet, or a file that it imports, names such a function.

    Args:
        text: the style sheet.
        imports: the files that it imports, however deep; one that cannot be read any more counts as without one.
    """
    return _CALL.search(text) is not None or any(_CALL.search(_text(path)) for path in imports)


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace")
    except OSError:
        return ""
