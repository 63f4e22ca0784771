"""Pictures as text: a line for each pixel, as ImageMagick writes them with the extension ``txt`` and ``-depth 8``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from PIL import Image, ImageColor

EXTENSION = "txt"
_MODES = {"L": "gray", "LA": "graya", "RGB": "srgb", "RGBA": "srgba"}
_OPAQUE = 255
_STEPS = 257
"""Of ImageMagick's values in one of eight bits."""
_CAPITALS = """
    AliceBlue AntiqueWhite BlanchedAlmond BlueViolet CadetBlue CornflowerBlue DarkBlue DarkCyan DarkGoldenrod DarkGray
    DarkGreen DarkKhaki DarkMagenta DarkOliveGreen DarkOrange DarkOrchid DarkRed DarkSalmon DarkSeaGreen DarkSlateBlue
    DarkSlateGray DarkTurquoise DarkViolet DeepPink DeepSkyBlue DimGray DodgerBlue FloralWhite ForestGreen GhostWhite
    HotPink IndianRed LavenderBlush LawnGreen LemonChiffon LightBlue LightCoral LightCyan LightGoldenrodYellow LightGray
    LightGreen LightPink LightSalmon LightSeaGreen LightSkyBlue LightSlateGray LightSteelBlue LightYellow LimeGreen
    MediumAquamarine MediumBlue MediumOrchid MediumPurple MediumSeaGreen MediumSlateBlue MediumSpringGreen
    MediumTurquoise MediumVioletRed MidnightBlue MintCream MistyRose NavajoWhite OldLace OliveDrab OrangeRed
    PaleGoldenrod PaleGreen PaleTurquoise PaleVioletRed PapayaWhip PeachPuff PowderBlue RosyBrown RoyalBlue SaddleBrown
    SandyBrown SeaGreen SkyBlue SlateBlue SlateGray SpringGreen SteelBlue YellowGreen
"""
"""The names that ImageMagick writes with capitals."""
_UNKNOWN = ("aqua", "fuchsia", "gray", "grey", "greenyellow", "rebeccapurple", "whitesmoke")
"""Names of CSS that ImageMagick does not write, as it has another one for the colour or none."""
_OTHERS = {126: "gray", 127: "grey50", 128: "fractal", 190: "grey", 229: "grey90"}
"""The names of greys that do not follow from the numbers in them."""

Pixel = tuple[int, ...]


def resized(image: Image.Image, size: tuple[int, int], resample: Image.Resampling) -> Image.Image:
    """A picture in another size, first in width, then in height; what lies between two values becomes the lower one.

    Args:
        image: the picture, whose transparent parts count as little as they show.
        size: the width and height.
        resample: Pillow's filter.
    """
    if "A" in image.getbands():
        return image.resize(size, resample)
    return Image.merge(image.mode, [_resized_band(band, size, resample) for band in image.split()])


def _resized_band(band: Image.Image, size: tuple[int, int], resample: Image.Resampling) -> Image.Image:
    wide = band.convert("F").resize((size[0], band.height), resample)
    kept = Image.new("F", wide.size)
    kept.putdata([value / _STEPS for value in _in_steps(wide)])
    found = Image.new("L", size)
    found.putdata([value // _STEPS for value in _in_steps(kept.resize(size, resample))])
    return found


def _in_steps(band: Image.Image) -> Iterator[int]:
    """The values of a band as the whole numbers of sixteen bits that ImageMagick keeps."""
    for value in memoryview(band.tobytes()).cast("f"):
        yield min(_OPAQUE * _STEPS, max(0, round(value * _STEPS)))


def enumerated(image: Image.Image) -> bytes:
    """The lines of a picture in one of the modes L, LA, RGB and RGBA."""
    mode = _MODES[image.mode]
    head = f"# ImageMagick pixel enumeration: {image.width},{image.height},255,{mode}"
    number = len(image.getbands())
    raw = image.tobytes()
    pixels = (tuple(raw[at : at + number]) for at in range(0, len(raw), number))
    lines = (
        f"{place % image.width},{place // image.width}: {_line(pixel, mode)}" for place, pixel in enumerate(pixels)
    )
    return "".join(f"{line}\n" for line in (head, *lines)).encode()


def _line(pixel: Pixel, mode: str) -> str:
    shown = (*pixel[:1] * 3, *pixel[1:]) if mode.startswith("gray") else pixel
    numbers, digits = ",".join(map(str, shown)), "".join(f"{each:02X}" for each in shown)
    return f"({numbers})  #{digits}  {_colour(pixel, mode)}"


def _colour(pixel: Pixel, mode: str) -> str:
    """The name of a colour, or its function; greys of a grey picture have no names."""
    if mode == "srgba" and not any(pixel):
        return "none"
    if mode.startswith("srgb") and (len(pixel) == 3 or pixel[3] == _OPAQUE) and pixel[:3] in _names():
        return _names()[pixel[:3]]
    values = [*map(str, pixel)]
    if mode.endswith("a"):
        values[-1] = f"{pixel[-1] / _OPAQUE:.6g}"
    return f"{mode}({','.join(values)})"


@cache
def _names() -> Mapping[Pixel, str]:
    """The names of colours: those of CSS, and X11's numbered greys."""
    greys = {round(number * 2.55 + 1e-9): f"grey{number}" for number in range(1, 100) if number not in (50, 90)}
    found: dict[Pixel, str] = {(value,) * 3: name for value, name in (greys | _OTHERS).items()}
    return found | dict(_css_names())


def _css_names() -> Iterator[tuple[Pixel, str]]:
    capitals = {name.lower(): name for name in _CAPITALS.split()}
    for name in ImageColor.colormap:
        if name not in _UNKNOWN and not (name.endswith("grey") and f"{name[:-2]}ay" in ImageColor.colormap):
            yield ImageColor.getrgb(name), capitals.get(name, name)
