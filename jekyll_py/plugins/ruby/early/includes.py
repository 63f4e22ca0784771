"""The includes of templates that plugins in Ruby render before the site is rendered."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ....disk.inside import lies_in
from ....liquid import Context, Template
from ....liquid.errors import PartialError
from ..calls.templates import environment_of

if TYPE_CHECKING:
    from ..session import Session


class EarlyIncludes:
    """The files of the folders of includes, each read when it is used (`liquid.partials.Partials`).

    Args:
        session: the interpreter of the site.
        folders: the folders of the site and of its theme.
    """

    def __init__(self, session: Session, folders: Sequence[str]) -> None:
        self._session = session
        self._folders = folders

    def load(self, name: str, _context: Context, folder: str | None = None) -> Template:
        """The template of an include, or of a file beside the page.

        Raises:
            PartialError: there is no such file.
            LiquidError: it cannot be parsed.
        """
        root = self._session.source.root
        for place in self._folders if folder is None else (os.path.join(root, folder),):
            path = os.path.join(place, name)
            if os.path.isfile(path) and lies_in(path, place):
                with open(path, encoding="utf-8-sig") as file:
                    return environment_of(self._session).parse(file.read(), path=self._session.source.relative(path))
        raise PartialError(f"Could not locate the included file '{name}'")
