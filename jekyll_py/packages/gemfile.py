"""A site's ``Gemfile``, ``Gemfile.lock`` and Bundler configuration, read as text: no Ruby is run."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Mapping
from typing import NamedTuple

from ..disk.regular_file import open_regular

_COMMENT = re.compile(r"#(?!\{)[^\n]*")
_GEM = re.compile(r"""^[ \t]*gem[ \t(]+["']([^"']+)["']([^\n]*(?:(?<=,)[ \t]*\n[^\n]*)*)""", re.MULTILINE)
_EDGE = re.compile(r"^[ \t]*(?:group\b([^\n]*)\bdo\b|end\b)", re.MULTILINE)
"""The line on which a group begins or a block ends."""
_PATH = re.compile(r"""(?:\bpath:|:path\s*=>)\s*["']([^"']+)["']""")
_VERSIONS = re.compile(r"""["']\s*((?:[<>=~!]{1,2}\s*)?\d[\w.]*)\s*["']""")
_SOURCE = re.compile(r"""^[ \t]*source[ \t(]+["']([^"'#\n]+)["'][ \t)]*$""", re.MULTILINE)
_GITHUB = "https://github.com"
"""Where Bundler looks for ``github: "owner/name"``."""
_STATEMENT = re.compile(
    r"""^[ \t]*(?:
        gem[ \t(]+["'](?P<gem>[^"']+)["'](?P<rest>[^\n]*(?:(?<=,)[ \t]*\n[^\n]*)*)
      | (?P<end>end)\b
      | (?:(?P<kind>[a-z_]+)[ \t(]+(?P<argument>[^\n]*?)\bdo\b|(?:if|unless|case)\b)[^\n]*
    )""",
    re.MULTILINE | re.VERBOSE,
)
"""The lines of gems, and those on which a block begins or ends."""
_OPTION = re.compile(r""",?\s*(?:\b(?P<key>[a-z]+):|:(?P<old>[a-z]+)\s*=>)\s*["'](?P<value>[^"']*)["']""")
_REQUIRE = re.compile(r"""(?:\brequire:|:require\s*=>)\s*(false|nil|["'][^"']+["']|\[[^\]]*\])""")
_PLUGINS = re.compile(r":jekyll_plugins\b")
_GROUPS = re.compile(r"""(?:\bgroups?:|:groups?\s*=>)\s*(\[[^\]]*\]|:\w+|["']\w+["'])""")


def read(source: str) -> str | None:
    """The text, without comments, of the ``Gemfile`` that ``BUNDLE_GEMFILE`` names, or else of that in a folder; None
    without one."""
    text = _text(path_in(source))
    return None if text is None else _COMMENT.sub("", text)


def path_in(source: str) -> str:
    """The path of the ``Gemfile`` of a folder, which need not exist."""
    return os.environ.get("BUNDLE_GEMFILE") or os.path.join(source, "Gemfile")


def as_written(source: str) -> str | None:
    """The text of the ``Gemfile`` of a folder, with its comments; None without one, or where it is ignored."""
    return None if is_ignored() else _text(path_in(source))


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


def is_ignored() -> bool:
    """Whether ``JEKYLL_NO_BUNDLER_REQUIRE`` is set: without Bundler, Jekyll takes the newest gems of the machine."""
    return "JEKYLL_NO_BUNDLER_REQUIRE" in os.environ


def required(source: str) -> list[str]:
    """The plugins of the ``Gemfile`` in a folder; none without Bundler."""
    return [] if is_ignored() else plugins(read(source) or "")


def path_of(text: str, name: str) -> str | None:
    """The folder that a ``Gemfile`` takes a gem from (``gem "name", path: "…"``), as it is written there."""
    found = (_PATH.search(rest) for gem, rest in _GEM.findall(text) if gem == name)
    return next((match[1] for match in found if match), None)


def requirement(text: str, name: str) -> str:
    """The versions of a gem that a ``Gemfile`` allows, such as ``~> 4.2, != 4.2.1``; empty for any."""
    if is_ignored():
        return ""
    options = (rest for gem, rest in _GEM.findall(text) if gem == name)
    return ", ".join(_VERSIONS.findall(next(options, "")))


def requirement_of(source: str, name: str) -> str:
    """The versions of a gem that the ``Gemfile`` in a folder allows, which without one are all."""
    return requirement(read(source) or "", name) or ">= 0"


def sources(text: str) -> list[str]:
    """The addresses of the indexes that a ``Gemfile`` takes gems from (``source "…"``, without a block), in order."""
    return list(dict.fromkeys(match[1] for match in _SOURCE.finditer(text)))


class GemEntry(NamedTuple):
    """The line of a gem in a ``Gemfile``, with what the blocks around it say."""

    name: str
    requirement: str
    """Such as ``~> 4.2, != 4.2.1``; empty for any version."""
    options: Mapping[str, str]
    """``path``, ``git``, ``github``, ``branch``, ``tag``, ``ref``, ``source`` and so on, where they are texts."""
    requires: tuple[str, ...] | None
    """The files that Bundler requires in place of the one with the gem's name; None where the line does not say."""
    groups: tuple[str, ...] = ("default",)

    @property
    def repository(self) -> str:
        """The address of its git repository; empty for a gem of an index or a folder."""
        shorthand = self.options.get("github", "")
        return self.options.get("git") or (f"{_GITHUB}/{_owned(shorthand)}.git" if shorthand else "")

    @property
    def reference(self) -> str:
        """The branch, tag or commit of its repository; empty for the default branch."""
        return self.options.get("ref") or self.options.get("tag") or self.options.get("branch") or ""


def entries(text: str) -> list[GemEntry]:
    """The gems of a ``Gemfile``, in their order."""
    found, around = [], [""]
    for match in _STATEMENT.finditer(text):
        if match["gem"]:
            found.append(_entry(match["gem"], match["rest"], around))
        elif match["end"]:
            around = around[:-1] or [""]
        else:
            around = [*around, _option_of(match["kind"] or "", match["argument"] or "")]
    return found


def of_groups(text: str, groups: Collection[str]) -> list[GemEntry]:
    """The gems that a ``Gemfile`` has in one of some groups; those outside any are in ``default``."""
    return [entry for entry in entries(text) if not set(groups).isdisjoint(entry.groups)] if groups else []


def _entry(name: str, rest: str, around: list[str]) -> GemEntry:
    written = ", ".join((*filter(None, around), rest))
    options = {match["key"] or match["old"]: match["value"] for match in _OPTION.finditer(written)}
    required = _REQUIRE.search(rest)
    files = None if required is None else tuple(re.findall(r"""["']([^"']+)["']""", required[1]))
    groups = tuple(name for match in _GROUPS.findall(written) for name in re.findall(r"\w+", match))
    return GemEntry(name, ", ".join(_VERSIONS.findall(_OPTION.sub("", rest))), options, files, groups or ("default",))


def _option_of(kind: str, argument: str) -> str:
    """A block such as ``git "…" do`` as the option that it stands for."""
    if kind == "group":
        return f"groups: [{argument}]"
    return (
        re.sub(r"""^(["'][^"']+["'])""", rf"{kind}: \1", argument)
        if kind in ("git", "github", "path", "source")
        else ""
    )


def _owned(shorthand: str) -> str:
    """``owner/name`` for a shorthand; a name alone is that of its owner too."""
    return shorthand if "/" in shorthand else f"{shorthand}/{shorthand}"


def _text(path: str) -> str | None:
    try:
        with open(path, encoding="utf-8", errors="replace", opener=open_regular) as file:
            return file.read()
    except OSError:
        return None
