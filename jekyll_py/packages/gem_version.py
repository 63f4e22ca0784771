"""The order of RubyGems' versions (``Gem::Version``)."""

from __future__ import annotations

import re

from ..lazy.patterns import lazy_pattern

_PART = lazy_pattern(r"[0-9]+|[A-Za-z]+")
_WRITTEN = lazy_pattern(r"[0-9]{1,20}(?:\.[0-9A-Za-z]{1,20}){0,20}(?:-[0-9A-Za-z]{1,20}(?:\.[0-9A-Za-z]{1,20}){0,20})?")

Key = tuple[tuple[int, int, str], ...]
"""The key by which versions are compared."""


def is_version(text: str) -> bool:
    """Whether a text is a version, such as ``4.2.0`` or ``5.0.0.beta1``."""
    return _WRITTEN.fullmatch(text) is not None


def is_prerelease(version: str) -> bool:
    """Whether a version comes before its release: one of its parts has a letter, or it has a dash."""
    return re.search("[A-Za-z-]", version) is not None


def key(version: str) -> Key:
    """A key that sorts versions: part by part, numbers by value, letters before the release; zeros at the end count
    for nothing."""
    parts = _PART.findall(version.replace("-", ".pre."))
    letters = next((number for number, part in enumerate(parts) if not part.isdigit()), len(parts))
    kept = (*_without_zeros(parts[:letters]), *_without_zeros(parts[letters:]))
    return (*((2, int(part), "") if part.isdigit() else (0, 0, part) for part in kept), (1, 0, ""))


def release(version: str) -> tuple[int, ...]:
    """The numbers of the release that a version belongs to: of ``4.2.0.beta1`` these are 4, 2 and 0."""
    parts = _PART.findall(version.partition("-")[0])
    letters = next((number for number, part in enumerate(parts) if not part.isdigit()), len(parts))
    return tuple(map(int, parts[:letters]))


def _without_zeros(parts: list[str]) -> list[str]:
    end = len(parts)
    while end and not parts[end - 1].strip("0"):
        end -= 1
    return parts[:end]
