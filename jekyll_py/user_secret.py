"""A secret of the user's own, which signs what is kept between builds: a cache that came with a site is ignored."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from .user_cache import user_cache

_SIZE = 32


def user_secret() -> bytes | None:
    """The secret, made when it is first asked for; None when there is nowhere to keep it."""
    with contextlib.suppress(OSError, RuntimeError):
        file = user_cache() / "secret"
        return _read(file) or _make(file)
    return None


def _read(file: Path) -> bytes | None:
    try:
        secret = file.read_bytes()
    except FileNotFoundError:
        return None
    return secret if len(secret) == _SIZE else None


def _make(file: Path) -> bytes | None:
    file.parent.mkdir(parents=True, exist_ok=True)
    made = file.with_name(f"secret.{os.getpid()}")
    made.unlink(missing_ok=True)
    handle = os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as out:
        out.write(os.urandom(_SIZE))
    os.replace(made, file)
    return _read(file)
