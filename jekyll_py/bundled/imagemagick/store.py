"""Pictures that were converted, kept for later builds by what they were made of."""

from __future__ import annotations

import os
import re
from collections.abc import Set

from ...errors import JekyllError
from ...plugins.internals import open_regular_nofollow, replacing

_NAME = re.compile(r"[0-9a-f]{32}\.[a-z]{3,4}")


class PictureStore:
    """The pictures, in a folder that is made when it is needed.

    Args:
        folder: the folder; None to keep them as long as the site.
    """

    def __init__(self, folder: str | None) -> None:
        self._folder = None if folder is None or os.path.islink(folder) else folder
        self._kept: dict[str, bytes] = {}

    def has(self, name: str) -> bool:
        """Whether a picture is there."""
        return name in self._kept or (self._folder is not None and os.path.isfile(self._path(name)))

    def get(self, name: str) -> bytes:
        """A picture.

        Raises:
            JekyllError: it is no longer there.
        """
        if name in self._kept:
            return self._kept[name]
        try:
            with open(self._path(name), "rb", opener=open_regular_nofollow) as file:
                return file.read()
        except OSError as error:
            raise JekyllError(f"a converted picture cannot be read: {error}", hint="build again") from error

    def put(self, name: str, content: bytes) -> None:
        """Keep a picture; on a disk that takes no more as long as the site."""
        if self._folder is not None:
            try:
                os.makedirs(self._folder, exist_ok=True)
                with replacing(self._path(name)) as file:
                    file.write(content)
            except OSError:
                pass
            else:
                return
        self._kept[name] = content

    def keep_only(self, names: Set[str]) -> None:
        """Remove all other pictures."""
        self._kept = {name: content for name, content in self._kept.items() if name in names}
        if self._folder is None or not os.path.isdir(self._folder):
            return
        for name in os.listdir(self._folder):
            if _NAME.fullmatch(name) and name not in names:
                os.remove(self._path(name))

    def _path(self, name: str) -> str:
        return os.path.join(self._folder or "", name)
