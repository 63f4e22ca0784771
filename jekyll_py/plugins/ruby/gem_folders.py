"""The gems that plugins may load, with the folders of their files."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import NamedTuple

_DEBIAN = "/usr/share/rubygems-integration/all/gems"
_VENDOR = "/usr/lib/ruby/vendor_ruby"


class GemFolder(NamedTuple):
    """One gem."""

    name: str
    """Its name and version."""
    gem: str
    """Its name."""
    folder: str
    """The folder that holds it."""
    require_paths: tuple[str, ...] = ("lib",)
    """The folders in it from which its files are required."""


def installed_gems() -> tuple[GemFolder, ...]:
    """The gems of Debian's packages, where there are any."""
    return tuple(_debian())


def _debian() -> Iterator[GemFolder]:
    if not os.path.isdir(_DEBIAN):
        return
    for name in sorted(os.listdir(_DEBIAN)):
        if not name.startswith(("jekyll-4", "liquid-", "bundler-")):
            yield GemFolder(name, name.rpartition("-")[0], os.path.join(_DEBIAN, name))
    for name in sorted(os.listdir(_VENDOR)):
        if name.endswith(".rb"):
            gem = name.removesuffix(".rb")
            yield GemFolder(f"vendor-{gem}", gem, _VENDOR, ("",))
