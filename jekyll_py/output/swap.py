"""Replaces files one after the other, and can undo all of it until the end."""

from __future__ import annotations

import os
import stat

from ..lazy.tuples import NamedTuple


class _Step(NamedTuple):
    path: str
    kept: str | None
    """The path of the replaced file; None when there was none."""


class Swap:
    """A series of changes below a folder, with the replaced files kept until the end.

    Args:
        folder: the folder for the replaced files, on the same disk.
        target: the folder to change.
    """

    def __init__(self, folder: str, target: str) -> None:
        self._folder = folder
        self._known = {target}
        """Folders that are known to be no links."""
        self._steps: list[_Step] = []
        os.makedirs(folder, exist_ok=True)

    def put(self, staged: str, target: str) -> None:
        """Move a staged file to its target; an existing file is replaced atomically, so that one is always there."""
        self._make_folder(os.path.dirname(target))
        self._keep(target)
        os.replace(staged, target)

    def remove(self, target: str) -> None:
        """Remove a file or folder."""
        if os.path.lexists(target):
            os.rename(target, self._noted(target))

    def undo(self) -> bool:
        """Undo all changes, the last one first; returns whether that succeeded."""
        complete = True
        for step in reversed(self._steps):
            try:
                _take_back(step)
            except OSError:
                complete = False
        return complete

    def _keep(self, target: str) -> None:
        """Keep the file or folder at a target: a file by a second link, so that both exist, a folder by a move."""
        kept = self._noted(target)
        try:
            os.link(target, kept, follow_symlinks=False)
        except FileNotFoundError:
            self._steps[-1] = _Step(target, None)
        except (OSError, NotImplementedError):  # folders have no second links, and some disks none at all
            os.rename(target, kept)

    def _noted(self, target: str) -> str:
        """The path at which to keep a replaced file; the step is noted before it is done."""
        kept = f"{self._folder}{os.sep}{len(self._steps)}"
        self._steps.append(_Step(target, kept))
        return kept

    def _make_folder(self, folder: str) -> None:
        """Make a folder and those above it, replacing files and links of these names."""
        missing = []
        while folder not in self._known:
            missing.append(folder)
            folder = os.path.dirname(folder)
        for each in reversed(missing):
            if not _is_folder(each):
                self.remove(each)
                self._steps.append(_Step(each, None))
                os.mkdir(each)
            self._known.add(each)


def _take_back(step: _Step) -> None:
    """Undo a step, which may have been noted but not done."""
    if step.kept is not None:
        if os.path.lexists(step.kept):
            if _is_folder(step.kept) and os.path.lexists(step.path):
                os.remove(step.path)
            os.replace(step.kept, step.path)
    elif _is_folder(step.path):
        os.rmdir(step.path)
    elif os.path.lexists(step.path):
        os.remove(step.path)


def _is_folder(path: str) -> bool:
    try:
        return stat.S_ISDIR(os.lstat(path).st_mode)
    except OSError:
        return False
