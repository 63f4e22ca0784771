"""Style sheets for highlighted code, as ``rougify style`` prints them."""

from __future__ import annotations

from functools import cache


def theme_names() -> tuple[str, ...]:
    """The names of the themes."""
    return ()


def stylesheet(theme: str, scope: str = ".highlight") -> str:
    """The CSS of ``theme`` for elements within ``scope``."""
    return ""


@cache
def inline_styles(theme: str) -> dict[str, str]:
    """The ``style`` attribute for each class."""
    return {}
