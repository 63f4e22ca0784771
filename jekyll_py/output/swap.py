"""Files put into place one after the other, all of which can be taken back until it is over."""

from __future__ import annotations

import contextlib
import os
from typing import NamedTuple


class _Step(NamedTuple):
    path: str
    kept: str | None
    """Where what stood there is now; None when nothing did."""


class Exchange:
    """Changes below a folder, with what was there before kept aside.

    Args:
        folder: takes what was there before; on the same disk.
        target: the folder that is changed.
    """

    def __init__(self, folder: str, target: str) -> None:
        self._folder = folder
        self._known = {target}
        """Folders that no link leads to."""
        self._steps: list[_Step] = []
        os.makedirs(folder, exist_ok=True)

    def put(self, staged: str, target: str) -> None:
        """Let a file take its place; a file that was there is replaced in one step, so that readers miss neither."""
        self._make_folder(os.path.dirname(target))
        self._keep(target)
        os.replace(staged, target)

    def remove(self, target: str) -> None:
        """Take a file or folder away."""
        if os.path.lexists(target):
            os.rename(target, self._noted(target))

    def undo(self) -> bool:
        """Take everything back, the last change first; whether that went well."""
        complete = True
        for step in reversed(self._steps):
            try:
                _take_back(step)
            except OSError:
                complete = False
        return complete

    def _keep(self, target: str) -> None:
        """Keep what stands at a target: a file in its place too, a folder only here."""
        if not os.path.lexists(target):
            self._steps.append(_Step(target, None))
            return
        kept = self._noted(target)
        if not _is_folder(target):
            with contextlib.suppress(OSError, NotImplementedError):  # some disks know no second name for a file
                os.link(target, kept, follow_symlinks=False)
                return
        os.rename(target, kept)

    def _noted(self, target: str) -> str:
        """Where what stands at a target is kept, written down before it goes there."""
        kept = os.path.join(self._folder, str(len(self._steps)))
        self._steps.append(_Step(target, kept))
        return kept

    def _make_folder(self, folder: str) -> None:
        """Make a folder and those above it; what stands in its way as a file or a link goes."""
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
    """A step may have been noted and never taken."""
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
    return os.path.isdir(path) and not os.path.islink(path)
