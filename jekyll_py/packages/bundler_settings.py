"""Bundler's settings: the environment, ``.bundle/config`` of a site, and the user's own file."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from urllib.parse import unquote, urlsplit

from ..disk.inside import lies_in
from ..disk.regular_file import open_regular
from ..lazy.patterns import lazy_pattern

_LINE = lazy_pattern(r"""^(BUNDLE_\S+):[ \t]+(?:"([^"\n]*)"|'([^'\n]*)'|([^\n"']*?))[ \t]*$""", re.MULTILINE)


class BundlerSettings:
    """The settings that hold for a site (``Bundler::Settings``).

    Args:
        source: the folder of the site.
        safe: whether ``.bundle/config``, which is a file of the site, is trusted with nothing but a folder of its own.
    """

    def __init__(self, source: str, *, safe: bool = False) -> None:
        self._source = source
        self._safe = safe
        self._own = _file(os.path.join(source, os.environ.get("BUNDLE_APP_CONFIG") or ".bundle", "config"))
        given = {name.upper(): value for name, value in os.environ.items() if name.startswith("BUNDLE_")}
        self._all = {**_file(_user_file()), **given, **({} if safe else self._own)}

    def path(self) -> str | None:
        """The folder that Bundler installs gems into; None when no setting names one."""
        if asked := os.environ.get("BUNDLE_PATH"):
            return os.path.join(self._source, asked)
        named = self._own.get("BUNDLE_PATH")
        folder = os.path.join(self._source, named) if named else None
        return None if folder and self._safe and not lies_in(folder, self._source) else folder

    def mirror(self, url: str) -> str:
        """The address that stands in for that of a source (``mirror.URL``, ``mirror.all``), or the same address."""
        for name in (with_slash(url), with_slash(url).rstrip("/"), "all"):
            if found := self._all.get(f"BUNDLE_MIRROR__{_encoded(name)}"):
                return with_slash(found)
        return with_slash(url)

    @property
    def mirror_of_all(self) -> str:
        """The mirror of all indexes, which also stands in where a site names none; empty without one."""
        return self._all.get("BUNDLE_MIRROR__ALL", "")

    def credentials(self, url: str) -> str:
        """The ``user:password`` for the host of an address; empty without one. They are for that host alone."""
        names = (with_slash(url), url, urlsplit(url).hostname or "")
        return unquote(next(filter(None, (self._all.get(f"BUNDLE_{_encoded(name)}") for name in names)), ""))


def with_slash(url: str) -> str:
    """An address with a slash at its end."""
    return url if url.endswith("/") else f"{url}/"


def _encoded(name: str) -> str:
    """The name of a setting as it stands in the environment."""
    return name.replace("-", "___").replace(".", "__").upper()


def _user_file() -> str:
    home = os.environ.get("BUNDLE_USER_HOME") or os.path.expanduser("~/.bundle")
    return os.environ.get("BUNDLE_USER_CONFIG") or os.path.join(home, "config")


def _file(path: str) -> Mapping[str, str]:
    try:
        with open(path, encoding="utf-8", errors="replace", opener=open_regular) as file:
            text = file.read()
    except OSError:
        return {}
    return {match[1].upper(): match[2] or match[3] or match[4] or "" for match in _LINE.finditer(text)}
