"""Files whose names end with ``.txt``, which some editors and systems add without showing it."""

from __future__ import annotations

import re

from ..errors import JekyllError
from ..lazy.patterns import lazy_pattern

_ENDING = lazy_pattern(r"\.(?:md|markdown|html?|ya?ml|json|csv|tsv|bib)(?P<added>\.txt)\Z", re.IGNORECASE)


def added_ending(path: str) -> JekyllError | None:
    """The error about a file with ``.txt`` behind the ending that counts.

    Args:
        path: the file.
    """
    found = _ENDING.search(path)
    if found is None:
        return None
    name = path.rpartition("/")[2].removesuffix(found["added"])
    message = "the name ends with .txt, so that the file is taken for plain text"
    return JekyllError(message, path=path, hint=f"rename it to {name}; the system may hide the last part of names")
