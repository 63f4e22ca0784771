"""What a site's ``Gemfile`` says, as far as its text tells: Bundler is not asked."""

from __future__ import annotations

import os
import re

from ..disk.regular_file import ordinary

_COMMENT = re.compile(r"#(?!\{)[^\n]*")
_GEM = re.compile(r"""^[ \t]*gem[ \t(]+["']([^"']+)["']([^\n]*(?:(?<=,)[ \t]*\n[^\n]*)*)""", re.MULTILINE)
_EDGE = re.compile(r"^[ \t]*(?:group\b([^\n]*)\bdo\b|end\b)", re.MULTILINE)
"""Where a group begins or a block ends."""
_PATH = re.compile(r"""(?:\bpath:|:path\s*=>)\s*["']([^"']+)["']""")
_PLUGINS = re.compile(r":jekyll_plugins\b")


def read(source: str) -> str | None:
    """The text of the ``Gemfile`` in a folder, or of the one that ``BUNDLE_GEMFILE`` names, without its comments; None
    when there is none."""
    text = _text(os.environ.get("BUNDLE_GEMFILE") or os.path.join(source, "Gemfile"))
    return None if text is None else _COMMENT.sub("", text)


def names_gem(text: str, name: str) -> bool:
    """Whether a ``Gemfile`` asks for a gem."""
    return any(gem == name for gem, _ in _GEM.findall(text))


def plugins(text: str) -> list[str]:
    """The gems of the group ``:jekyll_plugins``, which Jekyll loads without being told in ``plugins:``."""
    edges = list(_EDGE.finditer(text))
    ends = [edge.start() for edge in edges[1:]] + [len(text)]
    bodies = [text[edge.end() : end] for edge, end in zip(edges, ends, strict=False) if _PLUGINS.search(edge[1] or "")]
    grouped = [gem for body in bodies for gem, _ in _GEM.findall(body)]
    return grouped + [gem for gem, rest in _GEM.findall(text) if _PLUGINS.search(rest)]


def required(source: str) -> list[str]:
    """The plugins of the ``Gemfile`` in a folder, none where ``JEKYLL_NO_BUNDLER_REQUIRE`` says so."""
    return [] if "JEKYLL_NO_BUNDLER_REQUIRE" in os.environ else plugins(read(source) or "")


def path_of(text: str, name: str) -> str | None:
    """The folder that a ``Gemfile`` takes a gem from (``gem "name", path: "…"``), as it is written there."""
    found = (_PATH.search(rest) for gem, rest in _GEM.findall(text) if gem == name)
    return next((match[1] for match in found if match), None)


def locked_version(source: str, name: str) -> str | None:
    """The version of a gem that ``Gemfile.lock`` fixes; None without one."""
    text = _text(os.path.join(source, "Gemfile.lock")) or ""
    match = re.search(rf"^    {re.escape(name)} \(([^)\s]+)\)$", text, re.MULTILINE)
    return match[1] if match else None


def bundle_path(source: str, *, safe: bool = False) -> str | None:
    """The folder that Bundler was told to install into: ``BUNDLE_PATH``, or that of ``.bundle/config``, a file of the
    site, which with ``safe`` must name one in the site."""
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
        with open(path, encoding="utf-8", errors="replace", opener=ordinary) as file:
            return file.read()
    except OSError:
        return None
