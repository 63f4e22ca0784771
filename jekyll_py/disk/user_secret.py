"""The secret that signs caches, so that a cache which came with a site is not trusted.

It is a file in the user's cache folder, or given by a CI service in an environment variable. It is never read from
inside the site, nor from a file that other users can read or write.
"""

from __future__ import annotations

import os
from hashlib import blake2b
from pathlib import Path

from ..errors import JekyllError
from .private import NotPrivateError, private_file, private_folder
from .replacement import replacing
from .user_cache import user_cache

VARIABLE = "JEKYLL_PY_CACHE_SECRET"
"""The environment variable for the secret, for machines that keep no files between builds."""
_SIZE = 32
_FEWEST_CHARACTERS = 32


def user_secret(source: str) -> bytes | None:
    """The secret, which is made when there is none; None when its folder cannot be written.

    Args:
        source: the folder of the site, in which the secret must not lie.

    Raises:
        NotPrivateError: other users can write to its folder, or the folder lies in the site.
        JekyllError: the secret in the environment is too short.
    """
    if given := os.environ.get(VARIABLE):
        return _derived(given)
    try:
        folder = private_folder(user_cache() / "keys", outside=source)
        return _read(folder) or _make(folder)
    except NotPrivateError as error:
        error.hint = f"set XDG_CACHE_HOME to a folder of your own outside the site, or {VARIABLE} to a secret"
        raise
    except (OSError, RuntimeError):
        return None


def _derived(given: str) -> bytes:
    if len(given) < _FEWEST_CHARACTERS:
        raise JekyllError(
            f"{VARIABLE} is too short for a secret",
            hint=f"give it {_FEWEST_CHARACTERS} random characters or more, such as those of `openssl rand -hex 32`",
        )
    return blake2b(os.fsencode(given), digest_size=_SIZE, person=b"jekyll_py secret").digest()


def _read(folder: Path) -> bytes | None:
    try:
        with open(folder / "secret", "rb", opener=private_file) as file:
            secret = file.read(_SIZE + 1)
    except OSError:  # missing, or open to others and so no secret
        return None
    return secret if len(secret) == _SIZE else None


def _make(folder: Path) -> bytes | None:
    with replacing(folder / "secret", private_file) as file:
        file.write(os.urandom(_SIZE))
    return _read(folder)
