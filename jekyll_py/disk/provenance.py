"""A record of the folders that builds of a site have written, whose old files may therefore be removed.

It is kept in the user's cache folder, so that no site can bring one along. A folder that was deleted and made again
since, or was written by builds of another site, counts as not ours.
"""

from __future__ import annotations

import contextlib
import os
from hashlib import blake2b
from pathlib import Path

from .newest import keep_newest
from .private import NotPrivateError, private_file, private_folder
from .replacement import replacing
from .user_cache import user_cache

_MOST = 256
"""The number of folders that are remembered."""
_MOST_BYTES = 2**16


def is_ours(folder: str, source: str) -> bool:
    """Whether the last build that wrote to a folder was one of this site.

    Args:
        folder: the real path of a folder.
        source: the folder of the site.
    """
    import json  # few sites name their own destination

    try:
        with open(_file(folder, source), "rb", opener=private_file) as file:
            return bool(json.loads(file.read(_MOST_BYTES)) == _record(folder, source))
    except (OSError, RuntimeError, NotPrivateError, ValueError):
        return False


def remember(folder: str, source: str) -> None:
    """Note that a build of the site has written to a folder; failure to write the record is ignored.

    Args:
        folder: the real path of the folder.
        source: the folder of the site.
    """
    import json

    with contextlib.suppress(OSError, RuntimeError, NotPrivateError):
        file = _file(folder, source)
        keep_newest(file.parent, _MOST - 1)
        with replacing(file, private_file) as out:
            out.write(json.dumps(_record(folder, source)).encode())


def _file(folder: str, source: str) -> Path:
    records = private_folder(user_cache() / "folders", outside=source)
    return records / f"{blake2b(os.fsencode(folder), digest_size=16).hexdigest()}.json"


def _record(folder: str, source: str) -> list[object]:
    """The contents of a folder's record: its path, the site, and its device and inode."""
    status = os.stat(folder)
    return [folder, os.path.realpath(source), status.st_dev, status.st_ino]
