"""The cache of parsed files of one process that builds again and again."""

from __future__ import annotations

from hashlib import blake2b

from ..model import front_matter
from ..model.front_matter import FrontMatter
from ..reference import JEKYLL, Reference


class ParsedFiles:
    """Front matter and content of files by path. A file with the same bytes is not parsed again.

    Args:
        reference: the site's, which says how YAML is read.
    """

    def __init__(self, reference: Reference = JEKYLL) -> None:
        self._reference = reference
        self._known: dict[str, tuple[bytes, FrontMatter]] = {}

    def parse(self, raw: bytes, path: str, encoding: str) -> FrontMatter:
        """The front matter and the content of a file, with data of its own, which may be changed.

        Args:
            raw: the bytes of the file.
            path: its name, for messages.
            encoding: the site's ``encoding``.

        Raises:
            JekyllError: the file is not in that encoding.
        """
        known, digest = self._known.get(path), blake2b(raw, digest_size=16).digest()
        if known is None or known[0] != digest:
            known = self._known[path] = (digest, front_matter.parse(raw, path, encoding, self._reference))
        return known[1].own()

    def known(self, path: str) -> FrontMatter | None:
        """The front matter and the content of a file as it was last parsed; None if it was not."""
        known = self._known.get(path)
        return None if known is None else known[1]
