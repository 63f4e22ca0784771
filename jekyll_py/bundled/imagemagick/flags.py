"""The flags of ImageMagick's ``convert`` that have a counterpart in Pillow."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

_NUMBER = re.compile(r"(\d{1,5})(?:\.\d+)?%?")
_GEOMETRY = re.compile(r"(\d{1,6})?(?:x(\d{1,6})?)?(>?)")
_UNSHARP = re.compile(r"(?:[\d.]{1,9}x)?([\d.]{1,9})(?:\+([\d.]{1,9}))?(?:\+([\d.]{1,9}))?")
_FILTERS = {
    **dict.fromkeys(("lanczos", "lanczos2", "lanczossharp", "sinc"), "LANCZOS"),
    **dict.fromkeys(("catrom", "cubic", "mitchell", "robidoux", "spline"), "BICUBIC"),
    "triangle": "BILINEAR",
    "hamming": "HAMMING",
    "box": "BOX",
    "point": "NEAREST",
}
_SAMPLINGS = {"4:4:4": 0, "1x1": 0, "4:2:2": 1, "2x1": 1, "4:2:0": 2, "2x2": 2}
_IGNORED_DEFINITIONS = ("filter:", "jpeg:", "png:", "tiff:")


class Geometry(NamedTuple):
    """A size to fit a picture into."""

    width: int | None
    height: int | None
    shrinks_only: bool


class Unsharp(NamedTuple):
    """The arguments of Pillow's mask."""

    radius: float
    percent: int
    threshold: int


class Flags(NamedTuple):
    """The meaning of some flags."""

    quality: int | None = None
    drops_metadata: bool = False
    is_progressive: bool = False
    turns_upright: bool = False
    is_lossless: bool = False
    method: int | None = None
    """The effort that is spent on a WebP, from 0 to 6."""
    sampling: int | None = None
    """How a JPEG samples colours, by Pillow's number."""
    geometry: Geometry | None = None
    filter: str = "LANCZOS"
    """Pillow's name of the filter by which a picture is made smaller."""
    unsharp: Unsharp | None = None
    levels: int | None = None
    """The number of values that each colour may have."""


Fields = Mapping[str, Any]
_NOTHING: Fields = {}


def read_flags(text: str) -> tuple[Flags, list[str]]:
    """Read flags as a shell divides them.

    Args:
        text: the flags, such as ``-quality 85 -strip``.

    Returns:
        Their meaning, and those that Pillow has no counterpart for, each with its value.
    """
    try:
        words = shlex.split(text)
    except ValueError:  # a quote without an end
        return Flags(), [text]
    fields: dict[str, Any] = {}
    left_out: list[str] = []
    while words:
        name = words.pop(0)
        if name in _ALONE:
            fields |= _ALONE[name]
            continue
        value = words.pop(0) if words and (name in _WITH_VALUE or not words[0].startswith(("-", "+"))) else ""
        meaning = _WITH_VALUE[name](value) if name in _WITH_VALUE else None
        if meaning is None:
            left_out.append(f"{name} {value}".rstrip())
        fields |= meaning or _NOTHING
    return Flags()._replace(**fields), left_out


def _quality(value: str) -> Fields | None:
    found = _NUMBER.fullmatch(value)
    return None if found is None else {"quality": min(int(found[1]), 100) or None}


def _interlace(value: str) -> Fields:
    return {"is_progressive": value.lower() not in ("none", "no", "undefined")}


def _definition(value: str) -> Fields | None:
    name, _, given = value.lower().partition("=")
    if name == "webp:lossless":
        return {"is_lossless": given in ("true", "1", "on")}
    if name == "webp:method" and given in tuple("0123456"):
        return {"method": int(given)}
    return _NOTHING if name.startswith(_IGNORED_DEFINITIONS) else None


def _sampling(value: str) -> Fields | None:
    found = _SAMPLINGS.get(value.lower())
    return None if found is None else {"sampling": found}


def _geometry(value: str) -> Fields | None:
    found = _GEOMETRY.fullmatch(value)
    width, height = (int(found[1] or 0), int(found[2] or 0)) if found else (0, 0)
    if found is None or not (width or height):
        return None
    return {"geometry": Geometry(width or None, height or None, bool(found[3]))}


def _thumbnail(value: str) -> Fields | None:
    found = _geometry(value)
    return None if found is None else {**found, "drops_metadata": True}


def _filter(value: str) -> Fields | None:
    found = _FILTERS.get(value.lower())
    return None if found is None else {"filter": found}


def _unsharp(value: str) -> Fields | None:
    """A mask by ``RADIUSxSIGMA+GAIN+THRESHOLD``, of which the radius follows from sigma in Pillow."""
    found = _UNSHARP.fullmatch(value)
    try:
        sigma, gain, threshold = map(float, found.groups(default="") if found else ())
    except ValueError:
        return None
    return {"unsharp": Unsharp(sigma, round(gain * 100), round(threshold * 255))}


def _levels(value: str) -> Fields | None:
    return {"levels": int(value)} if re.fullmatch(r"\d{1,3}", value) and 2 <= int(value) <= 256 else None


def _if_is(*values: str) -> Callable[[str], Fields | None]:
    """For a flag that changes nothing with these values, as pictures are written so in any case."""
    return lambda value: _NOTHING if value.lower() in values else None


_ALONE: Mapping[str, Fields] = {
    "-strip": {"drops_metadata": True},
    "-auto-orient": {"turns_upright": True},
    "+dither": _NOTHING,
}
_WITH_VALUE: Mapping[str, Callable[[str], Fields | None]] = {
    "-quality": _quality,
    "-interlace": _interlace,
    "-define": _definition,
    "-sampling-factor": _sampling,
    "-resize": _geometry,
    "-thumbnail": _thumbnail,
    "-filter": _filter,
    "-unsharp": _unsharp,
    "-posterize": _levels,
    "-colorspace": _if_is("srgb"),
    "-depth": _if_is("8"),
    "-dither": _if_is("none"),
}
