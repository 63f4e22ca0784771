"""Viewers who keep the last good version of broken pages while a build runs."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set

from ..render.early import Viewers


class LastGoodViewers:
    """Viewers of a build who are not shown the new version of pages that a mistake breaks.

    Args:
        viewers: the viewers.
        is_broken: whether a file of the output is such a page.
    """

    def __init__(self, viewers: Viewers, is_broken: Callable[[str], bool]) -> None:
        self._viewers = viewers
        self._is_broken = is_broken

    def take_saved(self) -> Set[str]:
        """The files whose saving is the cause of the build, once."""
        return self._viewers.take_saved()

    def wanted(self) -> Sequence[str]:
        """The files to show next."""
        return self._viewers.wanted()

    def show(self, path: str, content: bytes | None) -> None:
        """Take a file."""
        self._viewers.show(path, None if content is not None and self._is_broken(path) else content)

    def see_written(self, paths: frozenset[str]) -> None:
        """Take files that are in place; none if one of them is not to be seen."""
        if not any(map(self._is_broken, paths)):
            self._viewers.see_written(paths)

    def go_on(self) -> None:
        """Go on with the build."""
        self._viewers.go_on()

    def advance(self, done: int, total: int, path: str) -> None:
        """Note how far the build is."""
        self._viewers.advance(done, total, path)
