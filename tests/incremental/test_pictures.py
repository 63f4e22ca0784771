"""A site with pictures in other sizes: only what has changed is converted and written again."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from random import Random
from unittest.mock import patch

import pytest
from PIL import Image

from jekyll_py.bundled.imagemagick import conversion as picture_conversion
from jekyll_py.site import Site
from tests.incremental.edition_edits import check_random_edits, seeds
from tests.incremental.workshop import Workshop

FILES: Mapping[str, str] = {
    "index.html": "---\n---\n{% for file in site.static_files %}{{ file.path }} {% endfor %}",
    "other.md": "---\n---\nb\n",
}
SETTINGS: Mapping[str, object] = {
    "enabled": True,
    "widths": [4, 8],
    "input_directories": ["img/"],
    "output_formats": {"webp": "-quality 85"},
}
CONFIG: Mapping[str, object] = {
    "plugins": ["jekyll-imagemagick"],
    "imagemagick": SETTINGS,
    "time": "2026-01-01 00:00:00 +0000",
    "target": "jekyll",
}
COLOURS = ("red", "lime", "blue")


def paint(workshop: Workshop, path: str, colour: str) -> None:
    file = BytesIO()
    Image.new("RGB", (10, 6), colour).save(file, "PNG")
    (workshop.source / path).parent.mkdir(parents=True, exist_ok=True)
    (workshop.source / path).write_bytes(file.getvalue())


def made(workshop: Workshop) -> set[str]:
    return {path.name for path in (workshop.kept / "img").glob("*.webp")}


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    workshop = Workshop(tmp_path, FILES, {}, CONFIG)
    paint(workshop, "img/a.png", "red")
    paint(workshop, "img/b.png", "lime")
    workshop.check()
    assert made(workshop) == {"a-4.webp", "a-8.webp", "b-4.webp", "b-8.webp"}
    return workshop


def reads(workshop: Workshop) -> bool:
    """Whether a build reads the site; it is to make what a clean one does."""
    with patch.object(Site, "read", autospec=True, side_effect=Site.read) as read:
        workshop.build()
    workshop.check()
    return read.called


@pytest.mark.parametrize("is_another_process", [False, True], ids=["in one process", "in another process"])
@pytest.mark.parametrize("text", [FILES["other.md"], "---\n---\nc\n"], ids=["nothing", "a text"])
def test_other_edits_convert_nothing(workshop: Workshop, text: str, is_another_process: bool) -> None:
    workshop.write("other.md", text)
    if is_another_process:
        workshop.restart()
    assert not reads(workshop)


@pytest.mark.parametrize("is_another_process", [False, True], ids=["in one process", "in another process"])
def test_a_picture_that_changes_is_converted_again(workshop: Workshop, is_another_process: bool) -> None:
    paint(workshop, "img/a.png", "blue")
    if is_another_process:
        workshop.restart()
    workshop.check()
    with Image.open(workshop.kept / "img/a-4.webp") as image:
        red, _, blue = image.convert("RGB").tobytes()[:3]
        assert blue > 200 > 50 > red


def test_pictures_come_and_go_with_their_source(workshop: Workshop) -> None:
    workshop.remove("img/a.png")
    paint(workshop, "img/c.png", "blue")
    workshop.check()
    assert made(workshop) == {"b-4.webp", "b-8.webp", "c-4.webp", "c-8.webp"}


def test_another_width_is_followed(workshop: Workshop) -> None:
    workshop.configure({**CONFIG, "imagemagick": {**SETTINGS, "widths": [5]}})
    workshop.check()
    assert made(workshop) == {"a-5.webp", "b-5.webp"}


def test_a_damaged_picture_is_warned_of_until_it_is_mended(workshop: Workshop) -> None:
    workshop.write("img/a.png", "none")
    for _ in range(2):
        workshop.check()
        assert ["img/a.png" in warning for warning in workshop.told] == [True]
    assert made(workshop) == {"b-4.webp", "b-8.webp"}
    paint(workshop, "img/a.png", "red")
    workshop.check()
    assert (workshop.told, len(made(workshop))) == ([], 4)


def test_what_is_lost_from_the_output_is_written_again(workshop: Workshop) -> None:
    for is_another_process in (False, True):
        (workshop.kept / "img/a-4.webp").unlink()
        if is_another_process:
            workshop.restart()
        workshop.check()


def test_a_build_with_nothing_to_do_converts_nothing(workshop: Workshop) -> None:
    with patch.object(picture_conversion, "convert", side_effect=AssertionError):
        workshop.build()


@pytest.mark.slow
@pytest.mark.parametrize("seed", seeds(0, 1))
def test_random_edits_give_what_a_clean_build_gives(workshop: Workshop, seed: int) -> None:
    check_random_edits(workshop, seed, _edit)


def _edit(workshop: Workshop, random: Random) -> None:
    """Make one random edit of a site."""
    path = random.choice(["img/a.png", "img/b.png", "img/sub/c.PNG", "img/b.jpg"])
    kind = random.choice(("paint", "paint", "break", "remove", "text", "setting", "lose"))
    if kind == "paint":
        paint(workshop, path, random.choice(COLOURS))
    elif kind == "break":
        workshop.write(path, random.choice(("none", "---\n---\nnone")))
    elif kind == "remove":
        workshop.remove(path)
    elif kind == "text":
        workshop.write(random.choice([*FILES]), random.choice([*FILES.values()]))
    elif kind == "setting":
        settings = {**SETTINGS, "widths": random.choice([[4, 8], [0], [6]]), "enabled": random.choice([True, False])}
        workshop.configure({**CONFIG, "imagemagick": settings})
    else:
        (workshop.kept / "img" / random.choice(["a-4.webp", "b-8.webp", "a.png"])).unlink(missing_ok=True)
