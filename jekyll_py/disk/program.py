"""Programs of this machine."""

from __future__ import annotations

import os
import shutil


def find_program(name: str) -> str | None:
    """The absolute path of a program, None when there is none.

    Only the absolute folders of ``PATH`` count: others mean the current one, which may be a stranger's site.

    Args:
        name: the program's name, without a folder.
    """
    folders = [folder for folder in os.get_exec_path() if os.path.isabs(folder)]
    found = shutil.which(name, path=os.pathsep.join(folders)) if folders else None
    return found if found is not None and os.path.isabs(found) else None  # Windows looks in the current folder first
