"""Upper and lower case where Ruby's ``downcase`` and ``capitalize`` differ from Python's methods."""

from __future__ import annotations


def downcase(text: str) -> str:
    """``text`` in lower case; a sigma at the end of a word becomes the ordinary small sigma."""
    return text.replace("Σ", "σ").lower()


def capitalize(text: str) -> str:
    """``text`` with its first letter in title case and the others in lower case.

    Georgian capitals have no title case of their own: a word that begins with one becomes small.
    """
    first = text[:1]
    return (first.lower() if "\u1c90" <= first <= "\u1cbf" else first.title()) + downcase(text[1:])
