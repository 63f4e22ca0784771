"""Data files with the same name, of which Jekyll takes the last."""

from __future__ import annotations

from ..errors import JekyllError


def hidden_data_file(path: str, by: str, key: str) -> JekyllError:
    """The error about a data file whose values are lost, as a later one has its name.

    Args:
        path: the file.
        by: the file or folder that counts.
        key: the name of both.
    """
    return JekyllError(
        f"{by} has the same name, and this file is not used: {key}", path=path, hint="rename one of the two"
    )
