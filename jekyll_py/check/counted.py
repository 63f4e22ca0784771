"""Numbers of things in words."""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """A number with its noun, such as ``1 page`` and ``2 pages``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
