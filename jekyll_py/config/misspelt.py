"""Warnings for configuration keys that resemble a known one, or that only old versions of Jekyll had."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache

from ..diagnostics import Diagnostic
from ..errors import SettingError
from .keys import KEYS, PLUGIN_KEYS
from .places import Keys, place
from .target import GITHUB_PAGES, OLD_KEYS

_KNOWN = frozenset(key.name.split(".")[0] for key in KEYS)
_SHORT = 4
_LIKENESS = 0.86
_CLOSED_LIKENESS = 0.7

RENAMED = {
    "auto": "watch",
    "data_source": "data_dir",
    "gems": "plugins",
    "layouts": "layouts_dir",
    "pygments": "highlighter",
    "server_port": "port",
}
"""The keys of Jekyll 1 to 3, and their replacements."""

_COLLECTION = frozenset({"output", "permalink", "sort_by", "order"})
_DEFAULT = frozenset({"scope", "values"})
_SCOPE = frozenset({"path", "type"})
_SASS = frozenset(
    {
        "add_charset", "fatal_deprecations", "future_deprecations", "implementation", "line_comments", "load_paths",
        "precision", "quiet_deps", "sass_dir", "silence_deprecations", "sourcemap", "style", "verbose",
    }
)  # fmt: skip


def misspelt_keys(values: Mapping[str, object], files: Sequence[str], target: str) -> list[Diagnostic]:
    """A warning for each key that resembles a known one, and for each that old versions had.

    Args:
        values: the contents of the configuration files.
        files: their paths.
        target: the target of the site.
    """
    old = [_renamed(key, target) for key in values if key in RENAMED]
    found = [*_guesses(values), *old]
    for diagnostic in found:
        place(diagnostic.error, files)
    return found


def meant(key: str, known: Collection[str] = _KNOWN, *, closed: bool = False) -> str | None:
    """The known key that a key resembles; None if it is known itself, too short, or resembles none.

    Args:
        key: the key.
        known: the keys that are known in this mapping.
        closed: whether the mapping has no other keys, so that less similarity is enough.
    """
    if key in known or (known is _KNOWN and key in PLUGIN_KEYS) or (len(key) <= _SHORT and not closed):
        return None
    plain = key.lower().replace("-", "_")
    if plain in known:
        return plain
    letters = _letters(plain)
    same = next((name for name in known if _letters(name) == letters), None)
    return same or _most_similar(plain, known, _CLOSED_LIKENESS if closed else _LIKENESS)


@cache
def _letters(name: str) -> str:
    """The letters of a key, sorted: the same for a key with two letters swapped, such as ``titel``."""
    return "".join(sorted(name.replace("_", "")))


def _most_similar(key: str, known: Collection[str], likeness: float) -> str | None:
    similar = sorted(name for name in known if _may_be_similar(key, name, likeness))
    if not similar:  # as for most keys of a theme
        return None
    from difflib import get_close_matches  # slow to import

    return next(iter(get_close_matches(key, similar, n=1, cutoff=likeness)), None)


def _may_be_similar(one: str, other: str, likeness: float) -> bool:
    """Whether enough letters are in both, in any order (`difflib.SequenceMatcher.quick_ratio`)."""
    length = len(one) + len(other)
    if 2.0 * min(len(one), len(other)) / length < likeness:
        return False
    common = sum(min(one.count(letter), other.count(letter)) for letter in {*one})
    return 2.0 * common / length >= likeness


def _guesses(values: Mapping[str, object]) -> Iterator[Diagnostic]:
    for keys, known, closed in _mappings(values):
        for key in _at(values, keys):
            guess = meant(str(key), known, closed=closed)
            if guess is not None and key not in RENAMED:
                yield _unread((*keys, str(key)), f"did you mean '{guess}'?")


def _mappings(values: Mapping[str, object]) -> Iterator[tuple[Keys, Collection[str], bool]]:
    """The mappings with known keys: the keys that lead to each, its known keys, and whether it has no others."""
    yield (), _KNOWN, False
    if _at(values, ("kramdown",)):
        from ..kramdown.options import OPTIONS

        yield ("kramdown",), frozenset(option.name for option in OPTIONS) | _below("kramdown"), True
    yield ("sass",), _SASS, True
    yield ("liquid",), _below("liquid"), True
    yield ("limits",), _below("limits"), True
    for label in _at(values, ("collections",)):
        yield ("collections", str(label)), _COLLECTION, False
    defaults = values.get("defaults")
    for position in range(len(defaults) if isinstance(defaults, list) else 0):
        yield ("defaults", position), _DEFAULT, True
        yield ("defaults", position, "scope"), _SCOPE, True


def _below(name: str) -> frozenset[str]:
    """The keys below one in the table of keys."""
    return frozenset(key.name.partition(".")[2] for key in KEYS if key.name.startswith(f"{name}."))


def _at(values: object, keys: Keys) -> Mapping[object, object]:
    """The mapping that keys lead to; empty if there is none."""
    for key in keys:
        if isinstance(values, Mapping):
            values = values.get(key)
        elif isinstance(values, list) and isinstance(key, int):
            values = values[key]
    return values if isinstance(values, Mapping) else {}


def _renamed(key: str, target: str) -> Diagnostic:
    """The warning for a key of an old version, which the Jekyll 3 of GitHub Pages may still read."""
    reader = "only GitHub Pages" if target == GITHUB_PAGES and key in OLD_KEYS else "nobody"
    error = SettingError(f"{reader} reads the key '{key}'", key, hint=f"use '{RENAMED[key]}'")
    return Diagnostic("Deprecation:", error)


def _unread(keys: Keys, hint: str) -> Diagnostic:
    name = ".".join(str(key) for key in keys)
    return Diagnostic("Configuration:", SettingError(f"nobody reads the key '{name}'", *keys, hint=hint))
