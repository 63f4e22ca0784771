"""Pictures in other sizes and formats, made by Pillow by the rules of ImageMagick's ``convert``."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import NamedTuple

from PIL import Image, ImageFilter, ImageOps, UnidentifiedImageError

from . import enumeration
from .flags import Flags, Geometry

FORMATS = {
    "avif": "AVIF",
    "gif": "GIF",
    "jpeg": "JPEG",
    "jpg": "JPEG",
    "png": "PNG",
    "tif": "TIFF",
    "tiff": "TIFF",
    enumeration.EXTENSION: "TXT",
    "webp": "WEBP",
}
"""The formats that can be written, by extension."""
_READ = ("AVIF", "BMP", "GIF", "JPEG", "JPEG2000", "MPO", "PNG", "PPM", "TIFF", "WEBP")
"""The formats that are read; Pillow would start programs for some others."""
_ANIMATED = ("GIF", "WEBP")
_MOST_PIXELS = 2**28
"""Of all frames of a picture together, and of one that is made larger."""
_LONGEST_EXIF = 65_000
_PROFILES = {"L": b"GRAY", "RGB": b"RGB ", "RGBA": b"RGB ", "CMYK": b"CMYK"}
"""How a colour profile names the colours of a mode."""
_JPEG_QUALITY, _QUALITY = 92, 75
_SHARP = 90
"""The quality from which on a JPEG has the colour of every pixel, as with ImageMagick."""


class Wanted(NamedTuple):
    """A picture to make of another."""

    width: int
    """Zero for the width that it has."""
    format: str
    """The extension, in small letters."""
    flags: Flags


class Frame(NamedTuple):
    """A picture that is ready to be written."""

    image: Image.Image
    exif: bytes
    profile: bytes
    duration: int
    """In milliseconds."""


def can_write(extension: str) -> bool:
    """Whether the Pillow that is installed can write a format."""
    Image.init()
    return extension == enumeration.EXTENSION or FORMATS.get(extension) in Image.SAVE


@contextmanager
def quietly() -> Iterator[None]:
    """A block in which a picture that is too large is an error, and Pillow gives no other warning."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        yield


def convert(content: bytes, wanted: Sequence[Wanted]) -> Iterator[bytes]:
    """The files that are made of a picture.

    Args:
        content: the file of the picture.
        wanted: what to make of it.

    Raises:
        Exception: the file is damaged or too large; Pillow raises any kind.
    """
    with _opened(content) as picture:
        for each in wanted:
            yield _written(picture, each)


def _opened(content: bytes) -> Image.Image:
    Image.init()
    try:
        return Image.open(BytesIO(content), formats=[name for name in _READ if name in Image.OPEN])
    except UnidentifiedImageError:  # its message names the address of the object
        raise ValueError("it is damaged, or in a format that is not read") from None


def _written(picture: Image.Image, wanted: Wanted) -> bytes:
    form = FORMATS[wanted.format]
    first, *others = [_prepared(picture, wanted, form) for _ in _frames(picture, form)]
    if form == "TXT":
        return enumeration.enumerated(first.image)
    options = {**_metadata(first, wanted.flags), **_options(wanted.flags, form)}
    if others:
        durations = [frame.duration for frame in (first, *others)]
        images = [frame.image for frame in others]
        options |= {"save_all": True, "append_images": images, "duration": durations}
        if "loop" in picture.info or form == "WEBP":
            options["loop"] = picture.info.get("loop", 1)  # a GIF without the number is shown once
    file = BytesIO()
    first.image.save(file, form, **options)
    return file.getvalue()


def _frames(picture: Image.Image, form: str) -> Iterator[None]:
    """Goes to each frame of an animation, and to the first of what is none."""
    number = getattr(picture, "n_frames", 1) if picture.format in _ANIMATED and form in _ANIMATED else 1
    if number * picture.width * picture.height > _MOST_PIXELS:
        raise ValueError("it has too many frames")
    for position in range(number):
        picture.seek(position)
        yield


def _prepared(picture: Image.Image, wanted: Wanted, form: str) -> Frame:
    flags = wanted.flags
    upright = ImageOps.exif_transpose(picture) if flags.turns_upright else picture
    image = _in_mode(upright, form)
    size = _size(image, wanted.width, flags.geometry)
    if size != image.size:
        image = _resized(image, size, flags, form)
    if flags.unsharp is not None:
        image = image.filter(ImageFilter.UnsharpMask(*flags.unsharp))
    if flags.levels is not None:
        image = _in_levels(image, flags.levels)
    info, image = upright.info, image.copy() if image is picture else image
    image.info = {}  # else Pillow writes some of it without being asked
    exif, profile = info.get("exif") or b"", info.get("icc_profile") or b""
    fits = profile[16:20] == _PROFILES.get(image.mode)
    return Frame(image, exif, profile if fits else b"", info.get("duration") or 0)


def _resized(image: Image.Image, size: tuple[int, int], flags: Flags, form: str) -> Image.Image:
    resample = Image.Resampling[flags.filter]
    if form == "TXT":
        return enumeration.resized(image, size, resample)
    return image.resize(size, resample, reducing_gap=3.0)


def _in_mode(image: Image.Image, form: str) -> Image.Image:
    """The picture in a mode that its format can have; a JPEG has the colours that lie under what is transparent."""
    if image.mode.startswith("I"):  # sixteen bits
        image = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.mode == "LA" and form == "TXT":
        return image
    if image.has_transparency_data:
        return image.convert("RGBA").convert("RGB") if form == "JPEG" else image.convert("RGBA")
    if image.mode in ("1", "F", "L"):
        return image if image.mode == "L" else image.convert("L")
    keeps = image.mode == "RGB" or (image.mode == "CMYK" and form in ("JPEG", "TIFF"))
    return image if keeps else image.convert("RGB")


def _size(image: Image.Image, width: int, geometry: Geometry | None) -> tuple[int, int]:
    """The size to write: first the geometry of the flags counts, which may make it larger, then ``WIDTH>``, as in the
    gem's output."""
    size = image.size
    if geometry is not None:
        limits = zip((geometry.width, geometry.height), size, strict=True)
        factor = min(limit / length for limit, length in limits if limit is not None)
        size = _scaled(size, min(1.0, factor) if geometry.shrinks_only else factor)
    if size[0] * size[1] > _MOST_PIXELS:
        raise ValueError("it would become too large")
    return _scaled(size, min(1.0, width / size[0])) if width else size


def _scaled(size: tuple[int, int], factor: float) -> tuple[int, int]:
    """The size times a factor; halves of pixels count as whole ones, as with ImageMagick."""
    width, height = (max(1, int(length * factor + 0.5)) for length in size)
    return width, height


def _in_levels(image: Image.Image, levels: int) -> Image.Image:
    """The picture with so many values of each colour (``-posterize``)."""
    step = 255 / (levels - 1)
    table = [round(round(value / step) * step) for value in range(256)]
    return image.point([each for band in image.getbands() for each in (range(256) if band == "A" else table)])


def _metadata(frame: Frame, flags: Flags) -> dict[str, object]:
    found = {} if flags.drops_metadata else {"exif": frame.exif, "icc_profile": frame.profile}
    return {name: value for name, value in found.items() if value and (name != "exif" or len(value) < _LONGEST_EXIF)}


def _options(flags: Flags, form: str) -> dict[str, object]:
    """Pillow's options of a format; where no quality is given, ImageMagick's."""
    quality = flags.quality or (_JPEG_QUALITY if form == "JPEG" else _QUALITY)
    if form == "JPEG":
        sampling = flags.sampling if flags.sampling is not None else 0 if quality >= _SHARP else 2
        return {"quality": quality, "progressive": flags.is_progressive, "subsampling": sampling, "optimize": True}
    if form == "WEBP":
        method = {} if flags.method is None else {"method": flags.method}
        return {"quality": quality, "lossless": flags.is_lossless, **method}
    if form == "PNG":
        return {"compress_level": min(quality // 10, 9)}
    return {"quality": quality} if form == "AVIF" else {}
