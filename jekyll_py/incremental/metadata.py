"""Writes ``.jekyll-metadata``, as Jekyll's ``--incremental`` does: each file with its layouts and includes.

Nothing in this package reads it. Jekyll reads a file that Ruby did not marshal as YAML, and counts files that it does
not name as changed.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from ..config.configuration import Configuration
from ..config.source_parts import is_led_out
from ..disk.new_file import put
from ..errors import JekyllError

NAME = ".jekyll-metadata"


def write_metadata(config: Configuration, dependencies: Mapping[str, Sequence[str]]) -> None:
    """Write each file that was rendered with its time of last change and the layouts and includes it read.

    A folder outside of the site, which its configuration names as the source, gets none.

    Raises:
        JekyllError: the file cannot be written.
    """
    if is_led_out(config):
        return
    files = {path: {"mtime": _changed(path), "deps": list(found)} for path, found in dependencies.items()}
    path = os.path.join(config.source, NAME)
    text = json.dumps(files, ensure_ascii=False, indent=1) + "\n"
    try:
        put(path, text.encode("utf-8", "surrogateescape"), within=config.source)
    except OSError as error:
        raise JekyllError(f"cannot be written: {error.strerror}", path=NAME) from error


def _changed(path: str) -> str | None:
    try:
        return datetime.fromtimestamp(os.stat(path).st_mtime, UTC).isoformat()
    except OSError:
        return None
