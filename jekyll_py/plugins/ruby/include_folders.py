"""The folders of includes, to which hooks ``:site, :after_init`` in Ruby may add (``includes_load_paths``)."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...config.configuration import Configuration
from ...disk.digest import digest
from ...themes.theme import Theme
from .early.includes import EarlyIncludes

if TYPE_CHECKING:
    from ..site_contents import SiteContents
    from .session import Session


def include_folders(root: str, config: Configuration, theme: Theme | None) -> list[str]:
    """The absolute paths of the folders of includes of a site and its theme.

    Args:
        root: the folder of the site.
        config: its configuration.
        theme: its theme.
    """
    own = os.path.join(root, config.text("includes_dir"))
    return [own] if theme is None or theme.includes_path is None else [own, theme.includes_path]


def take_include_folders(session: Session, site: SiteContents) -> None:
    """Look for includes where Ruby does; renders of a build that looked elsewhere are not used again.

    Raises:
        SandboxError: a folder is none that Ruby may read.
    """
    known = include_folders(session.source.root, session.config, site.theme)
    found = session.call("include_folders")
    assert isinstance(found, list)
    site.include_folders = ()
    if found != known:
        folders: Sequence[str] = [path if path in known else session.readable(path) for path in map(str, found)]
        site.include_folders = folders
        session.includes = EarlyIncludes(session, folders)
        site.plugins.code = digest(b"\0".join((site.plugins.code, *map(os.fsencode, folders))))
