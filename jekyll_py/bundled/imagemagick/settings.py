"""The settings of jekyll-imagemagick: which pictures are converted, and to what. Mistakes are named in warnings."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterator, Mapping

from ...plugins import SiteContents, to_s
from ...plugins.internals import is_below
from ..values import is_hash
from .conversion import FORMATS, Wanted, can_write
from .flags import Flags, read_flags

_KEY = "imagemagick"
_TOPIC = "Imagemagick:"
_CONFIG = "_config.yml"
_INPUT_FORMATS = (".jpg", ".jpeg", ".png", ".tiff")


def paths(site: SiteContents, settings: Mapping[str, object]) -> Iterator[str]:
    """The paths of the pictures below the input directories, relative to the source."""
    extensions = _values(settings.get("input_formats", [*_INPUT_FORMATS]))
    endings = tuple(f".{to_s(each).lstrip('.')}".lower() for each in extensions)
    for directory in map(to_s, _values(settings.get("input_directories"))):
        if ".." in directory.split("/"):
            hint = "write it relative to the folder of the site"
            site.diagnostics.warn(_TOPIC, f"{directory} may lie outside of the site", path=_CONFIG, hint=hint)
        else:
            folder = posixpath.normpath(f"/{directory}").strip("/")
            yield from (path for path in _files_below(site, folder) if path.lower().endswith(endings))


def _files_below(site: SiteContents, folder: str) -> Iterator[str]:
    """The paths of the files in a folder, by name; without hidden ones and the output."""
    for name, is_folder in site.source.entries(folder):
        path = posixpath.join(folder, name)
        if name.startswith(".") or is_below(os.path.join(site.source.root, path), site.config.destination):
            continue
        if is_folder:
            yield from _files_below(site, path)
        else:
            yield path


def wanted_pictures(site: SiteContents, settings: Mapping[str, object]) -> Iterator[tuple[str, Wanted]]:
    """The files to make of each picture: the extension as the settings spell it, with format, width and flags."""
    widths = [*_widths(site, settings)]
    for_sizes, _ = _flags(site, settings.get("resize_flags"), f"{_KEY}.resize_flags")
    for extension, text, flags in _formats(site, settings):
        flags_of_sizes, _ = read_flags(f"{text} {for_sizes}")  # one command: a flag may take its value from the others
        for width in widths:
            yield extension, Wanted(width, extension.lower(), flags_of_sizes if width else flags)


def _widths(site: SiteContents, settings: Mapping[str, object]) -> Iterator[int]:
    for value in _values(settings.get("widths", [0])):
        if isinstance(value, int) and value >= 0:
            yield int(value)
        else:
            message = f"{value!r} is no width"
            site.diagnostics.warn(_TOPIC, message, path=_CONFIG, hint=f"write pixels in {_KEY}.widths, such as 480")


def _formats(site: SiteContents, settings: Mapping[str, object]) -> Iterator[tuple[str, str, Flags]]:
    """The extensions that can be written, with their flags as text and as they were read."""
    found = settings.get("output_formats")
    if not is_hash(found) or not found:
        site.diagnostics.warn(_TOPIC, "No output formats found!", path=_CONFIG)
        return
    for name, flags in found.items():
        extension = to_s(name).lstrip(".")
        if can_write(extension.lower()):
            yield extension, *_flags(site, flags, f"{_KEY}.output_formats.{name}")
        else:
            message = f"Pillow writes no pictures of the format {name}"
            hint = f"write one of {', '.join(FORMATS)} in {_KEY}.output_formats"
            site.diagnostics.warn(_TOPIC, message, path=_CONFIG, hint=hint)


def _flags(site: SiteContents, flags: object, key: str) -> tuple[str, Flags]:
    """Flags as text, and their meaning; those that are not done here are named in a warning."""
    text = to_s(flags)
    meaning, left_out = read_flags(text)
    for flag in left_out:
        message = f"the flag {flag} of {key} does nothing here, as Pillow converts the pictures"
        site.diagnostics.warn(_TOPIC, message, path=_CONFIG, hint="remove it")
    return text, meaning


def _values(value: object) -> list[object]:
    return value if isinstance(value, list) else [] if value is None else [value]
