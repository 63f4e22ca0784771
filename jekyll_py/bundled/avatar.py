"""jekyll-avatar: ``{% avatar name size=80 lazy=true %}`` and ``{% avatar user=page.author %}``.

Pictures of GitHub users. Environment: ``PAGES_AVATARS_URL``, the address of the pictures on GitHub Enterprise.
"""

from __future__ import annotations

import os
import re
from zlib import crc32

from ..plugins import Context, Tag, to_s
from .values import given, look

_SERVERS = 4
_SCALES = (1, 2, 3, 4)
_SMALL = 48
"""Below this size, in pixels, an avatar has a class of its own."""

_USER = re.compile(r"\buser=([\w.]+)\b", re.A)
_SIZE = re.compile(r"\bsize=(\d+)\b", re.A | re.I)


class Avatar(Tag):
    """One image, in four resolutions."""

    names = "avatar"

    def render(self, context: Context) -> str:
        """The element ``img``."""
        markup = self.markup.strip()
        size = _SIZE.search(markup)
        shown = context.environment.parse(markup).render(context.scope, context.registers)
        picture = _Picture(_user(context, markup, shown), size[1] if size else "40")
        attributes = [f'{name}="{value}"' for name, value in picture.attributes(lazy="lazy=true" in shown)]
        return f"<img {' '.join(attributes)} />"


def _user(context: Context, markup: str, shown: str) -> str:
    """The name the tag gives, or the value of the variable it names."""
    variable = _USER.search(markup)
    if variable is None:
        return (shown.split()[:1] or [""])[0].removeprefix("@")
    first, *rest = variable[1].split(".")
    found = look(context.lookup(first), *rest)
    return to_s(found) if given(found) else variable[1]


class _Picture:
    """The picture of a user at a size in pixels."""

    def __init__(self, user: str, size: str) -> None:
        self.user = user
        self.size = size
        self.host = os.environ.get("PAGES_AVATARS_URL", "").removesuffix("/") or self._server()

    def attributes(self, *, lazy: bool) -> list[tuple[str, str]]:
        """The attributes in order; a lazy picture is loaded by a script."""
        source, sources = self._url(1), ", ".join(f"{self._url(scale)} {scale}x" for scale in _SCALES)
        later = [("src", ""), ("data-src", source), ("data-srcset", sources)]
        return [
            ("class", "avatar avatar-small" if int(self.size) < _SMALL else "avatar"),
            ("alt", self.user),
            ("width", self.size),
            ("height", self.size),
            ("data-proofer-ignore", "true"),
            *(later if lazy else [("src", source), ("srcset", sources)]),
        ]

    def _server(self) -> str:
        """The host of a user's picture; GitHub spreads the users over several."""
        return f"https://avatars{crc32(self._path(1).encode()) % _SERVERS}.githubusercontent.com"

    def _url(self, scale: int) -> str:
        return f"{self.host}/{self._path(scale)}"

    def _path(self, scale: int) -> str:
        return f"{self.user}?v=3&s={self.size if scale == 1 else int(self.size) * scale}"
