"""Suggestions for misspelt names."""

from __future__ import annotations

from collections.abc import Iterable


def near_miss(name: str, known: Iterable[str], before: str = "", after: str = "") -> str | None:
    """``did you mean X?`` for the known name that is most similar to ``name``; None if none is similar."""
    from difflib import get_close_matches  # only an error needs it, and it is slow to import

    matches = get_close_matches(name, list(known), 1, 0.6)
    return f"did you mean {before}{matches[0]}{after}?" if matches else None
