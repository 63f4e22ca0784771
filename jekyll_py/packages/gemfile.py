"""A site's ``Gemfile``, ``Gemfile.lock`` and Bundler configuration, read as text: no Ruby is run."""

from __future__ import annotations

import os
import re

from ..disk.regular_file import open_regular

_COMMENT = re.compile(r"#(?!\{)[^\n]*")
_GEM = re.compile(r"""^[ \t]*gem[ \t(]+["']([^"']+)["']([^\n]*(?:(?<=,)[ \t]*\n[^\n]*)*)""", re.MULTILINE)
_EDGE = re.compile(r"^[ \t]*(?:group\b([^\n]*)\bdo\b|end\b)", re.MULTILINE)
"""The line on which a group begins or a block ends."""
_PATH = re.compile(r"""(?:\bpath:|:path\s*=>)\s*["']([^"']+)["']""")
_VERSIONS = re.compile(r"""["']\s*((?:[<>=~!]{1,2}\s*)?\d[\w.]*)\s*["']""")
_PLUGINS = re.compile(r":jekyll_plugins\b")


def read(source: str) -> str | None:
    """The text, without comments, of the ``Gemfile`` that ``BUNDLE_GEMFILE`` names, or else of that in a folder; None
    without one."""
    text = _text(os.environ.get("BUNDLE_GEMFILE") or os.path.join(source, "Gemfile"))
    return None if text is None else _COMMENT.sub("", text)


def names_gem(text: str, name: str) -> bool:
    """Whether a ``Gemfile`` asks for a gem."""
    return any(gem == name for gem, _ in _GEM.findall(text))


def plugins(text: str) -> list[str]:
    """The gems of the group ``:jekyll_plugins``, which Jekyll loads without an entry in ``plugins:``."""
    edges = list(_EDGE.finditer(text))
    ends = [edge.start() for edge in edges[1:]] + [len(text)]
    bodies = [text[edge.end() : end] for edge, end in zip(edges, ends, strict=False) if _PLUGINS.search(edge[1] or "")]
    grouped = [gem for body in bodies for gem, _ in _GEM.findall(body)]
    return grouped + [gem for gem, rest in _GEM.findall(text) if _PLUGINS.search(rest)]


def required(source: str) -> list[str]:
    """The plugins of the ``Gemfile`` in a folder; none when ``JEKYLL_NO_BUNDLER_REQUIRE`` is set."""
    return [] if "JEKYLL_NO_BUNDLER_REQUIRE" in os.environ else plugins(read(source) or "")


def path_of(text: str, name: str) -> str | None:
    """The folder that a ``Gemfile`` takes a gem from (``gem "name", path: "…"``), as it is written there."""
    found = (_PATH.search(rest) for gem, rest in _GEM.findall(text) if gem == name)
    return next((match[1] for match in found if match), None)


def requirement(text: str, name: str) -> str:
    """The versions of a gem that a ``Gemfile`` allows, such as ``~> 4.2, != 4.2.1``; empty for any."""
    options = (rest for gem, rest in _GEM.findall(text) if gem == name)
    return ", ".join(_VERSIONS.findall(next(options, "")))


def bundle_path(source: str, *, safe: bool = False) -> str | None:
    """The folder that Bundler installs gems into, from the environment or ``.bundle/config``; None when neither says.

    Args:
        source: the folder of the site.
        safe: whether ``.bundle/config``, which is a file of the site, must name a folder inside the site.
    """
    if asked := os.environ.get("BUNDLE_PATH"):
        return os.path.join(source, asked)
    config = _text(os.path.join(source, ".bundle/config")) or ""
    match = re.search(r"""^BUNDLE_PATH:\s*["']?([^"'\n]+)""", config, re.MULTILINE)
    folder = os.path.join(source, match[1]) if match else None
    return None if folder and safe and not _is_below(folder, source) else folder


def _is_below(path: str, folder: str) -> bool:
    return os.path.realpath(path).startswith(os.path.join(os.path.realpath(folder), ""))


def _text(path: str) -> str | None:
    try:
        with open(path, encoding="utf-8", errors="replace", opener=open_regular) as file:
            return file.read()
    except OSError:
        return None
