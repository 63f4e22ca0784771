"""The contents of single files of the output: what they are, and how they are written.

Each function raises `OSError` where the system does; those that compare answer False.
"""

from __future__ import annotations

import os
import stat

_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


def holds(path: str, content: bytes) -> bool:
    """Whether a path is that of a file with some content."""
    try:
        status = os.lstat(path)
        if not stat.S_ISREG(status.st_mode) or status.st_size != len(content):
            return False
        with open(path, "rb") as file:
            return file.read() == content
    except OSError:
        return False


def write(path: str, content: bytes) -> None:
    """Write a file. Python's own files ask the system three more questions for each."""
    file = os.open(path, _NEW_FILE, 0o666)
    try:
        left = memoryview(content)
        while left:
            left = left[os.write(file, left) :]
    finally:
        os.close(file)


def copy(source: str, copy: str) -> None:
    """Copy a file with its times and, as far as the umask allows, its mode."""
    import shutil  # slow to import

    shutil.copy2(source, copy)
    allowed = os.stat(os.path.dirname(copy)).st_mode  # of a folder that was made in this build, so with the umask
    os.chmod(copy, stat.S_IMODE(os.stat(copy).st_mode & allowed))


def same_file(source: str, copy: str) -> bool:
    """Whether a copy is up to date: same size, same time of change, and made after the last change to the file."""
    try:
        other = os.lstat(copy)
        if stat.S_ISLNK(other.st_mode):
            return False
        one = os.stat(source)
    except OSError:
        return False
    return (one.st_size, one.st_mtime_ns) == (other.st_size, other.st_mtime_ns) and one.st_ctime_ns < other.st_ctime_ns
