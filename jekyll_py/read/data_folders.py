"""The folders that data files are read from."""

from __future__ import annotations

from collections.abc import Sequence

from ..bibliography.files import FOLDER as BIBLIOGRAPHY
from ..config.configuration import Configuration
from ..disk.source import sanitized
from ..themes.theme import Theme


def data_folders(config: Configuration, theme: Theme | None) -> Sequence[str]:
    """The absolute paths of the folders of data files of a site and of its theme.

    Args:
        config: the configuration of the site.
        theme: its theme, if there is one.
    """
    own = sanitized(config.source, config.text("data_dir"))
    if theme is None:
        return [own]
    return [own, sanitized(config.source, BIBLIOGRAPHY), sanitized(theme.root, "_data")]
