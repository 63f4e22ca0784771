"""Scripts that were made smaller, in the user's cache folder: Terser takes seconds for a large one."""

from __future__ import annotations

import contextlib
from hashlib import blake2b
from pathlib import Path

from ... import __version__
from ...config.cache_folder import is_kept
from ...config.configuration import Configuration
from ...disk.newest import keep_newest
from ...disk.private import NotPrivateError, private_file, private_folder
from ...disk.replacement import replacing
from ...disk.user_cache import user_cache

_MOST = 4096
"""The most scripts that are there when a build adds its own."""


class KeptScripts:
    """A folder with a file for each script that was made smaller.

    Its files are written into sites, and so never read from the site's own cache folder, which may have come with it.

    Args:
        folder: the path; None to keep nothing.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._is_bounded = False

    def get(self, key: str) -> str | None:
        """The small script of a key; None if it is not known."""
        if self._folder is None:
            return None
        try:
            with open(self._folder / key, "rb", opener=private_file) as file:
                signature, _, content = file.read().partition(b"\n")
            return content.decode("utf-8") if signature == _signature(content) else None
        except (OSError, UnicodeDecodeError):
            return None

    def put(self, key: str, script: str) -> None:
        """Keep a small script; failure to write it is ignored."""
        if self._folder is None:
            return
        content = script.encode("utf-8", "surrogatepass")
        with contextlib.suppress(OSError):
            if not self._is_bounded:
                keep_newest(self._folder, _MOST)
                self._is_bounded = True
            with replacing(str(self._folder / key), opener=private_file) as file:
                file.write(_signature(content) + b"\n" + content)


def kept_scripts_of(config: Configuration) -> KeptScripts:
    """The scripts in the user's cache folder, unless nothing is to be kept on disk."""
    if not is_kept(config):
        return KeptScripts(None)
    try:
        return KeptScripts(private_folder(user_cache() / "scripts", outside=config.source))
    except (NotPrivateError, OSError, RuntimeError):
        return KeptScripts(None)


def key_of(code: bytes, options: str, script: str) -> str:
    """The key of a script.

    Args:
        code: a digest of the gem that makes it smaller.
        options: how that is called.
        script: the script.
    """
    hashed = blake2b(code, digest_size=20, person=b"scripts")
    for part in (__version__, options, script):
        encoded = part.encode("utf-8", "surrogatepass")
        hashed.update(b"%d\n" % len(encoded) + encoded)
    return hashed.hexdigest()


def _signature(content: bytes) -> bytes:
    """Tells a file that was written whole."""
    return blake2b(content, digest_size=16).hexdigest().encode()
