"""Compiled code kept on disk is used when it is whole and fits, and else ignored."""

from __future__ import annotations

from pathlib import Path

import pytest

from jekyll_py.liquid import Block, CodeCache, Context, Environment, LiquidError, Tag

SOURCE = "a\n{{ 1 | plus: x }}{% shout hi %}{% twice %}{{ x }}{% endtwice %}{{ x | | }}"


class Shout(Tag):
    """A tag without a body."""

    def render(self, context: Context) -> str:
        return self.markup.strip().upper()


class Twice(Block):
    """A tag with a body."""

    def render(self, context: Context) -> str:
        return self.body.render(context) + self.body.render(context)


def environment(folder: Path, secret: bytes = b"mine") -> Environment:
    """One that keeps its code in a folder."""
    cache = CodeCache(folder / "code", secret)
    return Environment(tags={"shout": Shout, "twice": Twice}, error_mode="warn", code_cache=cache)


def test_what_comes_from_the_cache_is_what_went_in(tmp_path: Path) -> None:
    """Output, custom tags, warnings and places of errors."""
    first = environment(tmp_path).parse(SOURCE, path="a.html")
    before = (tmp_path / "code").read_bytes()
    again = environment(tmp_path).parse(SOURCE, path="a.html")
    assert (tmp_path / "code").read_bytes() == before
    assert first.render({"x": 2}) == again.render({"x": 2}) == "a\n3HI222"
    assert len(again.warnings) == 1
    assert first.warnings == again.warnings


def test_errors_in_cached_code_name_the_same_place(tmp_path: Path) -> None:
    """An error in cached code stands where it stood."""
    for _ in range(2):
        template = environment(tmp_path).parse("\n\n  {{ 1 | divided_by: 0 }}", path="a.html", first_line=5)
        with pytest.raises(LiquidError) as caught:
            template.render({})
        assert caught.value.location == "a.html:7:3"


@pytest.mark.parametrize("damage", [b"", b"x", b"x" * 5000])
def test_a_damaged_file_is_ignored(tmp_path: Path, damage: bytes) -> None:
    """Its bytes do not matter, and the next one is whole again."""
    environment(tmp_path).parse(SOURCE)
    (tmp_path / "code").write_bytes(damage)
    assert environment(tmp_path).parse(SOURCE).render({"x": 2}) == "a\n3HI222"
    mended = (tmp_path / "code").read_bytes()
    environment(tmp_path).parse(SOURCE)
    assert (tmp_path / "code").read_bytes() == mended


def test_every_cut_and_flip_is_noticed(tmp_path: Path) -> None:
    """A file is used whole or not at all."""
    environment(tmp_path).parse("{{ x }}")
    file = tmp_path / "code"
    whole = file.read_bytes()
    for at in range(0, len(whole), 7):
        for broken in (whole[:at], whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]):
            file.write_bytes(broken)
            assert environment(tmp_path).parse("{{ x }}").render({"x": 1}) == "1"
            file.write_bytes(whole)


def test_code_signed_by_somebody_else_is_not_run(tmp_path: Path) -> None:
    """A folder that came with a site is no reason to trust it."""
    environment(tmp_path, b"theirs").parse("{{ x }}")
    file = tmp_path / "code"
    before = file.read_bytes()
    environment(tmp_path, b"mine").parse("{{ x }}")
    assert file.read_bytes() != before


def test_another_environment_has_code_of_its_own(tmp_path: Path) -> None:
    """Tags, filters and modes shape the code."""
    cache = CodeCache(tmp_path / "code", b"mine")
    plain = Environment(code_cache=cache)
    strict = Environment(code_cache=cache, strict_variables=True)
    assert plain.parse("{{ y | twice }}").render({}) == ""
    with pytest.raises(LiquidError):
        strict.parse("{{ y | twice }}").render({})
    doubled = Environment(code_cache=cache, filters={"twice": lambda value: "2"})
    assert doubled.parse("{{ y | twice }}").render({}) == "2"


def test_processes_share_a_file(tmp_path: Path) -> None:
    """Entries that another process appended meanwhile are kept beside one's own."""
    one, other = environment(tmp_path), environment(tmp_path)
    for number in range(20):
        (one if number % 2 else other).parse(f"{{{{ x }}}} {number}")
    before = (tmp_path / "code").read_bytes()
    third = environment(tmp_path)
    assert [third.parse(f"{{{{ x }}}} {number}").render({"x": "y"}) for number in range(20)] == [
        f"y {number}" for number in range(20)
    ]
    assert (tmp_path / "code").read_bytes() == before


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    """No error, only no cache."""
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert environment(blocked / "cache").parse("{{ x }}").render({"x": 1}) == "1"
