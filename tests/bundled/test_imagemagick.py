"""jekyll-imagemagick: names, order and the warning are those of the gem 1.4.0; pictures are read again with Pillow."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageCms

import jekyll_py
from jekyll_py.bundled.imagemagick import conversion as picture_conversion
from jekyll_py.bundled.imagemagick import enumeration
from jekyll_py.bundled.imagemagick.conversion import Wanted
from jekyll_py.bundled.imagemagick.flags import Flags, Geometry, Unsharp, read_flags
from tests.bundled.building import Built, build

WEBP: Mapping[str, Any] = {
    "enabled": True,
    "widths": [40, 80, 140],
    "input_directories": ["img/"],
    "output_formats": {"webp": "-quality 85"},
}
LIST = "---\n---\n{% for f in site.static_files %}{{ f.path }} {% endfor %}"
ORIENTATION = 0x0112


def save(path: Path, image: Image.Image | None = None, **options: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    (image or Image.effect_mandelbrot((100, 60), (-2, -1, 1, 1), 50).convert("RGB")).save(path, **options)


def opened(path: Path) -> Image.Image:
    """A picture whose file is closed."""
    return Image.open(BytesIO(path.read_bytes()))


def make(folder: Path, settings: Mapping[str, object], **config: object) -> Built:
    """Build a site with the pictures that are there, and a page that lists its files."""
    return build(folder, {"index.html": LIST}, plugins=["jekyll-imagemagick"], imagemagick=settings, **config)


def converted(
    folder: Path, image: Image.Image, flags: str = "", extension: str = "webp", **options: Any
) -> Image.Image:
    """A PNG as it is written in another format."""
    save(folder / "source/img/a.png", image, **options)
    site = make(folder, {**WEBP, "widths": [0], "output_formats": {extension: flags}})
    assert site.warnings == ()
    return opened(site.folder / f"img/a.{extension}")


def test_names_and_order_are_those_of_the_gem(tmp_path: Path) -> None:
    for name in ("deep/two.PNG", "dot.png"):
        save(tmp_path / "source/img" / name)
    (tmp_path / "source/img/not.gif").write_text("GIF\n")
    settings = {**WEBP, "widths": [1, 0], "input_formats": [".png"], "resize_flags": "-depth 8"}
    site = make(tmp_path, settings)
    made = "/img/deep/two-1.webp /img/deep/two.webp /img/dot-1.webp /img/dot.webp "
    assert site.text("index.html") == f"/img/deep/two.PNG /img/dot.png /img/not.gif {made}"
    assert site.warnings == ()


def test_a_site_without_output_formats_is_warned_of(tmp_path: Path) -> None:
    save(tmp_path / "source/img/dot.png")
    site = make(tmp_path, {"enabled": True, "input_directories": ["img"]})
    assert site.warnings == ("_config.yml: No output formats found!",)
    assert site.text("index.html") == "/img/dot.png "


def test_pictures_are_made_smaller_and_never_larger(tmp_path: Path) -> None:
    save(tmp_path / "source/img/a.jpg")
    site = make(tmp_path, WEBP)
    sizes = {}
    for width in WEBP["widths"]:
        with Image.open(site.folder / f"img/a-{width}.webp") as image:
            assert image.format == "WEBP"
            sizes[width] = image.size
    assert sizes == {40: (40, 24), 80: (80, 48), 140: (100, 60)}


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((905, 167), [(480, 89), (800, 148), (800, 148)]),
        ((872, 354), [(480, 195), (800, 325), (800, 325)]),
        ((640, 530), [(480, 398), (800, 663), (800, 663)]),
        ((192, 192), [(480, 480), (800, 800), (800, 800)]),
        ((191, 128), [(480, 322), (800, 536), (800, 536)]),
    ],
)
def test_the_size_of_the_flags_counts_before_the_widths(
    tmp_path: Path, size: tuple[int, int], expected: list[tuple[int, int]]
) -> None:
    """The sizes are those of files that sites of al-folio with this setting publish."""
    save(tmp_path / "source/img/a.png", Image.new("RGB", size))
    widths = [480, 800, 1400]
    site = make(tmp_path, {**WEBP, "widths": widths, "output_formats": {"webp": "-resize 800x"}})
    assert [opened(site.folder / f"img/a-{width}.webp").size for width in widths] == expected


def test_quality_counts(tmp_path: Path) -> None:
    save(tmp_path / "source/img/a.png")
    sizes = []
    for quality in (20, 60, 95):
        site = make(tmp_path, {**WEBP, "widths": [0], "output_formats": {"jpg": f"-quality {quality}%"}})
        sizes.append((site.folder / "img/a.jpg").stat().st_size)
    assert sizes == sorted(set(sizes))


@pytest.mark.parametrize("extension", ["avif", "gif", "jpeg", "jpg", "png", "tif", "tiff", "txt", "webp"])
@pytest.mark.parametrize("mode", ["1", "CMYK", "I;16", "L", "LA", "P", "RGB", "RGBA"])
def test_pictures_of_every_mode_are_written_in_every_format(mode: str, extension: str) -> None:
    if not picture_conversion.can_write(extension):
        assert extension == "avif"  # a Pillow may be made without it
        return
    file = BytesIO()
    Image.new(mode, (9, 6)).save(file, "TIFF" if mode == "CMYK" else "PNG")
    wanted = [Wanted(3, extension, Flags())]
    (made,) = picture_conversion.convert(file.getvalue(), wanted)
    if extension == "txt":
        assert made.startswith(b"# ImageMagick pixel enumeration: 3,2,255,")
        return
    with Image.open(BytesIO(made)) as image:
        assert image.size == (3, 2)
        assert image.format == picture_conversion.FORMATS[extension]


@pytest.mark.parametrize(
    ("mode", "pixels", "expected"),
    [
        ("RGB", [(255, 0, 0), (0, 0, 139)], ["srgb", "(255,0,0)  #FF0000  red", "(0,0,139)  #00008B  DarkBlue"]),
        ("RGB", [(10, 10, 10), (1, 2, 3)], ["srgb", "(10,10,10)  #0A0A0A  grey4", "(1,2,3)  #010203  srgb(1,2,3)"]),
        (
            "RGB",
            [(127,) * 3, (128,) * 3],
            ["srgb", "(127,127,127)  #7F7F7F  grey50", "(128,128,128)  #808080  fractal"],
        ),
        (
            "RGBA",
            [(255, 0, 0, 128), (0, 0, 0, 255)],
            ["srgba", "(255,0,0,128)  #FF000080  srgba(255,0,0,0.501961)", "(0,0,0,255)  #000000FF  black"],
        ),
        (
            "RGBA",
            [(0, 0, 0, 0), (0, 1, 0, 0)],
            ["srgba", "(0,0,0,0)  #00000000  none", "(0,1,0,0)  #00010000  srgba(0,1,0,0)"],
        ),
        ("L", [10, 255], ["gray", "(10,10,10)  #0A0A0A  gray(10)", "(255,255,255)  #FFFFFF  gray(255)"]),
        (
            "LA",
            [(10, 20), (200, 255)],
            ["graya", "(10,10,10,20)  #0A0A0A14  graya(10,0.0784314)", "(200,200,200,255)  #C8C8C8FF  graya(200,1)"],
        ),
    ],
)
def test_pixels_are_enumerated(mode: str, pixels: list[Any], expected: list[str]) -> None:
    """The lines are those of ImageMagick 6.9.11, with ``-depth 8``."""
    image = Image.new(mode, (2, 1))
    image.putdata(pixels)
    head, *colours = expected
    lines = [f"{place},0: {colour}" for place, colour in enumerate(colours)]
    assert enumeration.enumerated(image).decode().splitlines() == [
        f"# ImageMagick pixel enumeration: 2,1,255,{head}",
        *lines,
    ]


def test_pixels_that_are_enumerated_are_rounded_down() -> None:
    """The numbers are those of ImageMagick 6.9.11, for ``-resize`` and ``-depth 8``."""
    image = Image.new("RGB", (2, 2))
    image.putdata([(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)])
    assert enumeration.resized(image, (1, 1), Image.Resampling.LANCZOS).getpixel((0, 0)) == (127, 127, 127)


def test_sixteen_bits_become_eight(tmp_path: Path) -> None:
    assert converted(tmp_path, Image.new("I;16", (9, 6), 0x8000), extension="tiff").getpixel((0, 0)) == 0x80


def test_a_jpeg_has_the_colour_under_what_is_transparent(tmp_path: Path) -> None:
    assert converted(tmp_path, Image.new("RGBA", (16, 16), (0, 0, 0, 0)), extension="jpg").getpixel((0, 0)) == (0, 0, 0)


def test_metadata_is_kept_unless_it_is_stripped(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    image: Image.Image = Image.new("RGB", (10, 4))
    options: dict[str, Any] = {"exif": exif.tobytes(), "icc_profile": profile}
    kept = converted(tmp_path, image, **options)
    assert (kept.size, kept.getexif()[ORIENTATION], kept.info["icc_profile"]) == ((10, 4), 6, profile)
    stripped = converted(tmp_path, image, "-strip", **options)
    assert (stripped.size, dict(stripped.getexif()), stripped.info.get("icc_profile")) == ((10, 4), {}, None)
    upright = converted(tmp_path, image, "-auto-orient", **options)
    assert (upright.size, upright.getexif().get(ORIENTATION)) == ((4, 10), None)


def test_a_profile_of_other_colours_is_left_out(tmp_path: Path) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    assert "icc_profile" not in converted(tmp_path, Image.new("RGB", (10, 4)), icc_profile=profile).info


def test_flags_shape_what_is_written(tmp_path: Path) -> None:
    noise = Image.effect_noise((64, 64), 100).convert("RGB")
    assert converted(tmp_path, noise, "-define webp:lossless=true").convert("RGB").tobytes() == noise.tobytes()
    assert converted(tmp_path, noise, "-interlace Plane", "jpg").info["progressive"]
    assert "progressive" not in converted(tmp_path, noise, "-interlace none", "jpg").info
    assert converted(tmp_path, noise, "-resize 32x8").size == (8, 8)
    assert converted(tmp_path, noise, "-resize 640x640>").size == (64, 64)
    assert {*converted(tmp_path, noise, "-posterize 3", "tiff").tobytes()} == {0, 128, 255}


def test_frames_of_an_animation_are_kept(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (30, 10), colour) for colour in ("red", "lime", "blue")]
    save(tmp_path / "source/img/a.gif", frames[0], save_all=True, append_images=frames[1:], duration=120, loop=0)
    formats = {"webp": "", "png": ""}
    site = make(tmp_path, {**WEBP, "widths": [15], "input_formats": ["gif"], "output_formats": formats})
    with Image.open(site.folder / "img/a-15.webp") as image:
        assert (getattr(image, "n_frames", 1), image.size, image.info["loop"]) == (3, (15, 5), 0)
    with Image.open(site.folder / "img/a-15.png") as image:
        assert getattr(image, "n_frames", 1) == 1


def test_a_damaged_picture_is_named_and_the_others_are_made(tmp_path: Path) -> None:
    save(tmp_path / "source/img/good.png")
    content = (tmp_path / "source/img/good.png").read_bytes()
    (tmp_path / "source/img/cut.png").write_bytes(content[: len(content) // 2])
    (tmp_path / "source/img/none.png").write_text("none")
    site = make(tmp_path, {**WEBP, "widths": [0]})
    assert [warning.partition(":")[0] for warning in site.warnings] == ["img/cut.png", "img/none.png"]
    assert all("cannot be converted" in warning for warning in site.warnings)
    assert sorted(path.name for path in (site.folder / "img").iterdir()) == [
        *("cut.png", "good.png", "good.webp", "none.png")
    ]


def test_a_picture_that_is_too_large_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 5000)
    save(tmp_path / "source/img/a.png")
    site = make(tmp_path, WEBP)
    assert "cannot be converted" in site.warnings[0]
    assert "decompression bomb" in site.warnings[0]


@pytest.mark.parametrize(
    ("settings", "warning"),
    [
        ({"output_formats": {"pdf": ""}}, "no pictures of the format pdf"),
        ({"output_formats": {"webp": "-charcoal 2 -quality 85"}}, "the flag -charcoal 2 of imagemagick.output_formats"),
        ({"resize_flags": "-liquid-rescale 3"}, "the flag -liquid-rescale 3 of imagemagick.resize_flags"),
        ({"widths": ["wide", 40]}, "'wide' is no width"),
        ({"input_directories": ["../other", "img"]}, "../other may lie outside of the site"),
    ],
)
def test_settings_that_are_not_followed_are_named(tmp_path: Path, settings: dict[str, object], warning: str) -> None:
    save(tmp_path / "source/img/a.png")
    save(tmp_path / "other/b.png")
    site = make(tmp_path, {**WEBP, **settings})
    assert len(site.warnings) == 1
    assert warning in site.warnings[0]
    assert (site.folder / "img/a-40.webp").exists() == ("pdf" not in str(settings))
    assert not (site.folder / "other").exists()


def test_a_file_of_the_site_is_kept(tmp_path: Path) -> None:
    save(tmp_path / "source/img/a.png")
    save(tmp_path / "source/img/a-40.webp", Image.new("RGB", (7, 7)))
    save(tmp_path / "source/img/b.jpg")
    save(tmp_path / "source/img/b.png", Image.new("RGB", (50, 10)))
    site = make(tmp_path, {**WEBP, "widths": [40]})
    assert site.warnings == ()
    assert opened(site.folder / "img/a-40.webp").size == (7, 7)
    assert opened(site.folder / "img/b-40.webp").size == (40, 24)


def test_hidden_files_and_the_output_are_left_alone(tmp_path: Path) -> None:
    save(tmp_path / ".hidden/a.png")
    save(tmp_path / "img/b.png")
    (tmp_path / "index.html").write_text(LIST)
    settings = {**WEBP, "widths": [0], "input_directories": ["/"], "output_formats": {"png": "", "webp": ""}}
    for _ in range(2):
        jekyll_py.build(
            tmp_path, plugins=["jekyll-imagemagick"], imagemagick=settings, target="jekyll", disable_disk_cache=True
        )
        assert (tmp_path / "_site/index.html").read_text() == "/img/b.png /img/b.webp "


@pytest.mark.parametrize("settings", [{**WEBP, "enabled": False}, {**WEBP, "enabled": None}, "yes"])
def test_nothing_is_made_unless_it_is_enabled(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PIL", None)
    (tmp_path / "source/img").mkdir(parents=True)
    (tmp_path / "source/img/a.png").write_text("a")
    site = make(tmp_path, settings)
    assert (site.warnings, site.text("index.html")) == ((), "/img/a.png ")


def test_without_pillow_one_warning_names_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(tmp_path / "source/img/a.png")
    monkeypatch.setitem(sys.modules, "PIL", None)
    site = make(tmp_path, WEBP)
    assert len(site.warnings) == 1
    assert "Pillow is not installed" in site.warnings[0]
    assert site.text("index.html") == "/img/a.png "


def test_it_does_not_run_on_pages_or_safely(tmp_path: Path) -> None:
    save(tmp_path / "source/img/a.png")
    configs: tuple[dict[str, Any], ...] = ({"safe": True}, {"target": "github-pages", "theme": None})
    for config in configs:
        assert make(tmp_path, WEBP, **config).text("index.html") == "/img/a.png "


def test_what_was_made_is_kept_for_the_next_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(tmp_path / "source/img/a.png")
    save(tmp_path / "source/img/b.png", Image.new("RGB", (50, 10)))
    site = make(tmp_path, WEBP, disable_disk_cache=False)
    kept = tmp_path / "source/.jekyll-cache/pictures"
    first = {path.name: path.read_bytes() for path in kept.iterdir()}
    assert len(first) == 6
    calls: list[int] = []
    convert = picture_conversion.convert

    def counted(content: bytes, wanted: Sequence[Wanted]) -> Iterator[bytes]:
        calls.append(len(wanted))
        return convert(content, wanted)

    monkeypatch.setattr(picture_conversion, "convert", counted)
    (tmp_path / "source/img/b.png").unlink()
    site = make(tmp_path, {**WEBP, "widths": [40, 60]}, disable_disk_cache=False)
    assert calls == [1]
    assert len([*kept.iterdir()]) == 2
    assert sorted(path.name for path in (site.folder / "img").iterdir()) == ["a-40.webp", "a-60.webp", "a.png"]


def test_a_link_in_the_cache_is_not_followed(tmp_path: Path) -> None:
    save(tmp_path / "source/img/a.png")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "source/.jekyll-cache").mkdir()
    (tmp_path / "source/.jekyll-cache/pictures").symlink_to(tmp_path / "elsewhere")
    site = make(tmp_path, WEBP, disable_disk_cache=False)
    assert (site.folder / "img/a-40.webp").exists()
    assert [*(tmp_path / "elsewhere").iterdir()] == []


@pytest.mark.parametrize(
    ("text", "flags", "left_out"),
    [
        ("", Flags(), []),
        ("-quality 85% -strip", Flags(quality=85, drops_metadata=True), []),
        ("-thumbnail '300x200>'", Flags(geometry=Geometry(300, 200, True), drops_metadata=True), []),
        ("-resize x20 -filter Triangle", Flags(geometry=Geometry(None, 20, False), filter="BILINEAR"), []),
        ("-unsharp 0.25x0.25+8+0.065", Flags(unsharp=Unsharp(0.25, 800, 17)), []),
        ("-define jpeg:fancy-upsampling=off -dither None +dither -colorspace sRGB -depth 8", Flags(), []),
        (
            "-define webp:method=6 -sampling-factor 4:2:0 -interlace JPEG",
            Flags(is_progressive=True, method=6, sampling=2),
            [],
        ),
        ("-resize 50% -depth 16 -quality", Flags(), ["-resize 50%", "-depth 16", "-quality"]),
        ("-blur 0x1 -flop +profile * -strip", Flags(drops_metadata=True), ["-blur 0x1", "-flop", "+profile *"]),
        ("-quality '85", Flags(), ["-quality '85"]),
        ("-unsharp 1.2.3", Flags(), ["-unsharp 1.2.3"]),
        ("-unsharp 0x1", Flags(), ["-unsharp 0x1"]),
    ],
)
def test_flags_are_read(text: str, flags: Flags, left_out: list[str]) -> None:
    found, others = read_flags(text)
    assert (found, others) == (flags, left_out)
