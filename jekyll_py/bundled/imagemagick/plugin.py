"""jekyll-imagemagick: pictures in other sizes and formats, beside those that they are made of.

Keys, below ``imagemagick``: ``enabled``, ``input_directories``, ``input_formats``, ``output_formats`` (extension →
flags of ImageMagick), ``widths`` (0 for the picture's own, else the name ends in ``-WIDTH``) and ``resize_flags``.
Pillow converts them, in the place of ImageMagick: without it (the extra ``pictures``) none is made. A file of the site
that has the name of one is kept.
"""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING, NamedTuple

from ... import __version__
from ...plugins import Generator, SiteContents, SiteRegister, StaticFile, hook
from ...plugins.internals import Reads, digest
from ..settings import section
from ..values import given
from .store import PictureStore

if TYPE_CHECKING:
    from .conversion import Wanted

_KEY = "imagemagick"
_STORE = "imagemagick store"
_TOPIC = "Imagemagick:"
_FOLDER = "pictures"
"""The folder of the cache."""
_MOST_THREADS = 4
"""Pillow works on so many pictures at once; each may take hundreds of megabytes."""


class Converted(NamedTuple):
    """The pictures of a build: what is written for some static files."""

    store: PictureStore
    names: Mapping[str, str]
    """By the path of a static file: its name in the store."""


class Picture(NamedTuple):
    """A picture of the site, with the files to be made of it."""

    path: str
    """Relative to the source."""
    file: str
    made: Sequence[tuple[StaticFile, Wanted]]


class MorePictures(Generator):
    """Adds them to the static files."""

    reads = Reads(texts=False, keys=(), settings=(_KEY,), data=False)

    def generate(self, site: SiteContents) -> None:
        """Convert what no earlier build has converted, and add the files.

        Raises:
            JekyllError: a folder cannot be read.
        """
        settings = section(site, _KEY)
        site.plugin_data.pop(_KEY, None)
        if not given(settings.get("enabled")):
            return
        if find_spec("PIL") is None:
            message = "pictures in other sizes and formats are left out: Pillow is not installed"
            site.diagnostics.warn(_TOPIC, message, path="_config.yml", hint="pip install pillow")
            return
        pictures = [*_pictures(site, settings)]
        site.static_files.extend(file for picture in pictures for file, _ in picture.made)
        site.plugin_data[_KEY] = _converted(site, pictures)


@hook("static_files", "pre_write")
def converted_picture(file: StaticFile, site: SiteRegister) -> bytes | None:
    """The content of a file that was added; None for another one."""
    converted: Converted | None = site.plugin_data.get(_KEY)
    name = None if converted is None else converted.names.get(file.relative_path)
    return None if converted is None or name is None else converted.store.get(name)


def _converted(site: SiteContents, pictures: Sequence[Picture]) -> Converted:
    """Convert pictures; a damaged one is named in a warning, and its files are listed but not written."""
    from concurrent.futures import ThreadPoolExecutor  # not in a build that has nothing to do

    from .conversion import quietly

    store: PictureStore = site.plugin_data.setdefault(_STORE, _new_store(site))
    names: dict[str, str] = {}
    with quietly(), ThreadPoolExecutor(min(_MOST_THREADS, os.cpu_count() or 1)) as threads:
        for picture, done in zip(pictures, threads.map(lambda each: _tried(each, store), pictures), strict=True):
            if isinstance(done, str):
                message = f"the picture cannot be converted: {done}"
                site.diagnostics.warn(_TOPIC, message, path=picture.path, hint="save it again, or remove it")
            else:
                names |= {file.relative_path: name for (file, _), name in zip(picture.made, done, strict=True)}
            for file, _ in picture.made:
                file.is_withheld = isinstance(done, str)
    store.keep_only({*names.values()})
    return Converted(store, names)


def _new_store(site: SiteContents) -> PictureStore:
    return PictureStore(None if site.cache_folder is None else os.path.join(site.cache_folder, _FOLDER))


def _tried(picture: Picture, store: PictureStore) -> list[str] | str:
    """Have the store take what is made of a picture; the names in it, or why the picture cannot be converted."""
    from .conversion import convert

    try:
        with open(picture.file, "rb") as file:
            content = file.read()
        names = [_name(content, wanted) for _, wanted in picture.made]
        missing = {name: wanted for name, (_, wanted) in zip(names, picture.made, strict=True) if not store.has(name)}
        if missing:
            for name, made in zip(missing, convert(content, [*missing.values()]), strict=True):
                store.put(name, made)
    except Exception as error:  # Pillow raises whatever a damaged file leads it to
        return str(error) or type(error).__name__
    return names


def _name(content: bytes, wanted: Wanted) -> str:
    from PIL import __version__ as pillow

    made_of = digest(digest(content) + repr((wanted, pillow, __version__)).encode())
    return f"{made_of.hex()}.{wanted.format}"


def _pictures(site: SiteContents, settings: Mapping[str, object]) -> Iterator[Picture]:
    """The pictures below the input directories, each with its files that are no others of the site."""
    from .settings import paths, wanted_pictures

    wanted = [*wanted_pictures(site, settings)]
    taken = {file.destination for file in site.static_files}
    for path in paths(site, settings):
        folder, name = posixpath.split(f"/{path}")
        file = site.source.absolute(path)
        found = []
        for extension, each in wanted:
            new = f"{posixpath.splitext(name)[0]}{f'-{each.width}' if each.width else ''}.{extension}"
            made = StaticFile(site.conventions, file, folder.rstrip("/"), new)
            if made.destination not in taken:
                taken.add(made.destination)
                found.append((made, each))
        if found:
            yield Picture(path, file, found)
