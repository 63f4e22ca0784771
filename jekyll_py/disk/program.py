"""Finding the programs of other packages, such as ``node``."""

from __future__ import annotations

import os


def find_program(name: str) -> str | None:
    """The absolute path of a program; None when it is not installed.

    Relative folders in ``PATH`` are ignored: they depend on the current folder, which may be an untrusted site.

    Args:
        name: the program's name, without a folder.
    """
    import shutil  # slow to import

    folders = [folder for folder in os.get_exec_path() if os.path.isabs(folder)]
    found = shutil.which(name, path=os.pathsep.join(folders)) if folders else None
    return found if found is not None and os.path.isabs(found) else None  # Windows looks in the current folder first
