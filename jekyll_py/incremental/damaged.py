"""What was kept cannot be used."""

from __future__ import annotations

from ..errors import JekyllError


class Damaged(JekyllError):
    """What was kept is not what was written."""

    def __init__(self) -> None:
        super().__init__("the cache is damaged", hint="remove the folder .jekyll-cache")


def is_damage(error: Exception) -> bool:
    """Whether a build failed only because of what was kept, so that it is worth another try without it."""
    return isinstance(error, Damaged) or (isinstance(error, ExceptionGroup) and error.subgroup(Damaged) is not None)
