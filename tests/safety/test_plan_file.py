"""A plan file can say nothing but values, whatever its bytes are, and says exactly those that were written."""

from __future__ import annotations

import builtins
import marshal
import os
import pickle
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, timezone
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from jekyll_py.compat import yaml_load
from jekyll_py.config.configuration import Configuration
from jekyll_py.errors import JekyllError
from jekyll_py.incremental import Damaged
from jekyll_py.incremental.store.plan_file import PlanFile, read_plan, write_plan
from jekyll_py.incremental.store.plan_file.value_kinds import Unwritable
from jekyll_py.incremental.store.plan_file.values import MAX_DEPTH, ValueReader, ValueWriter, dumped
from jekyll_py.read.parsed_files import ParsedFiles
from jekyll_py.render.cache import PatchContext
from jekyll_py.render.planned_site import PlannedSite
from jekyll_py.site import Site

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)

ZONES = st.builds(timezone, st.integers(-86_000, 86_000).map(lambda seconds: timedelta(seconds=seconds))) | st.builds(
    timezone, st.just(timedelta(hours=2)), st.sampled_from(["", "CEST", "UTC+02:00"])
)
TEXTS = st.text(st.characters(exclude_categories=()))
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | TEXTS
    | st.dates()
    | st.datetimes(timezones=st.none() | ZONES)
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner) | st.dictionaries(SCALARS, inner) | st.lists(inner).map(tuple),
    max_leaves=20,
)


def written(value: object) -> bytes:
    """A value as bytes."""
    return dumped(ValueWriter({}).plain(value))


def load(content: bytes) -> Any:
    """The value that some bytes say."""
    return ValueReader(NOW).load(content, lambda plain, reader: reader.value(plain))


@given(VALUES)
@example({"": 1})
@example({"": {"": ["item", 0]}})
@example({True: 1, 2.0: 2, None: 3, date(2024, 1, 1): 4, "5": 5, 5: 6})
@example(["\ud83d\ude00", "\U0001f600", "\udc80"])
@example([-0.0, 1.0, 1, True])
@example(datetime(2024, 10, 27, 2, 30, fold=1))
def test_a_value_comes_back_as_it_was(value: object) -> None:
    """``repr`` tells types, the order of keys and the names of zones apart."""
    assert repr(load(written(value))) == repr(value)


def test_what_yaml_gives_comes_back_as_it_was() -> None:
    text = (
        "plain: text\nnumber: 017\nhuge: 0x" + "f" * 3000 + "\nnot: .nan\nendless: -.inf\nday: 2024-05-17\n"
        "time: 2024-05-17 10:00:00.5 +0530\nutc: 2024-05-17 10:00:00\n1: one\n1.5: half\ntrue: yes\n~: nothing\n"
        "2024-05-18: a day\nsymbol: :name\nbinary: !!binary aGVsbG8=\ntagged: !ruby/object:Gem {a: 1}\n"
        "base: &b {a: [1, {b: ~}]}\nmerged: {<<: *b, c: 2}\n'': empty\n[a, b]: list\n"
    )
    value = yaml_load.load(text)
    assert repr(load(written(value))) == repr(value)


class Blob(str):
    """No text that is known."""


def _endless() -> list[object]:
    found: list[object] = []
    found.append(found)
    return found


def _nested(depth: int) -> object:
    return [_nested(depth - 1)] if depth else "x"


@pytest.mark.parametrize(
    "value",
    [
        *(print, {1}, b"bytes", 1j, Blob("x"), {Blob("x"): 1}, object(), Exception(), range(3), lambda: 1, Path("x")),
        *(datetime(2024, 1, 1, tzinfo=ZoneInfo("UTC")), UTC),
        *(_endless(), _nested(MAX_DEPTH + 1), int("9" * 4000) ** 2),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_value_of_another_kind_is_not_written(value: object) -> None:
    with pytest.raises(Unwritable):
        written({"key": value})
    with pytest.raises(Unwritable):
        written([[value]])


def test_a_value_may_nest_as_deep_as_that() -> None:
    value: Any = "x"
    for _ in range(MAX_DEPTH - 1):
        value = {1: value}
    assert load(written(value)) == value


HOSTILE = {
    "nothing": b"",
    "no text": b"\xff\xfe",
    "no json": b"{",
    "deep": b"[" * 1_000_000,
    "deep and closed": b"[" * 100_000 + b"]" * 100_000,
    "deeper than is written": b"[" * (MAX_DEPTH + 2) + b"]" * (MAX_DEPTH + 2),
    "deep objects": b'{"a":' * 500 + b"1" + b"}" * 500,
    "a long number": b"9" * 100_000,
    "an unknown tag": b'{"":["builtins.exec",["1"]]}',
    "no tag": b'{"":{}}',
    "a tag of no text": b'{"":[["item"],0]}',
    "no member": b'{"":["item",0]}',
    "a member from the end": b'{"":["item",-1]}',
    "a key that is none": b'{"":["mapping",[[{},1]]]}',
    "pairs of three": b'{"":["mapping",[[1,2,3]]]}',
    "an excerpt of nothing": b'{"":["excerpt",[0,"",[]]]}',
    "no day": b'{"":["date","2024-02-30"]}',
    "a time of no text": b'{"":["time",[1,2]]}',
    "a zone beyond the day": b'{"":["time",["2024-01-01",0,1e300]]}',
    "a zone of no number": b'{"":["time",["2024-01-01",0,"x"]]}',
    "a zone with a list for a name": b'{"":["time",["2024-01-01",0,1,[]]]}',
    "a fold of two": b'{"":["time",["2024-01-01",2]]}',
    "a pickle": pickle.dumps(os.getcwd),
    "code": marshal.dumps(compile("1", "", "exec")),
    "marshal that ends the interpreter": b"\xa9\x01{r\x00\x00\x00\x00N0",
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_hostile_bytes_are_damage(content: bytes) -> None:
    with pytest.raises(Damaged):
        load(content)


@given(st.binary(max_size=60) | st.text('[]{}":,0123456789.eE-+itmdaexcrpuplgnbTNInfiy').map(str.encode))
def test_random_bytes_are_values_or_damage(content: bytes) -> None:
    _loaded_or_damaged(content)


@given(VALUES, st.data())
def test_spoilt_bytes_are_values_or_damage(value: object, data: st.DataObject) -> None:
    content = bytearray(written(value))
    content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    _loaded_or_damaged(bytes(content))


def _loaded_or_damaged(content: bytes) -> None:
    with suppress(Damaged, Unwritable):
        written(load(content))


SITE = {
    "_config.yml": "time: 2026-01-02 03:04:05 +0000\ncollections: {notes: {output: true}}\n",
    "_layouts/l.html": "---\nx: 2024-05-17\n---\n{{ content }}",
    "_posts/2024-01-01-a.md": "---\ntags: [x, 1]\nlayout: l\nat: 2024-05-17 10:00:00 +0200\n---\nfirst\n\nrest\n",
    "_posts/2024-01-02-b.md": "---\ntags: x\ncategories: y\n---\nsecond\n",
    "_notes/n.md": "---\n---\nnote",
    "_notes/n.txt": "a file",
    "index.html": "---\n1: one\n---\n{{ site.posts.first.title }}",
    "a.txt": "a file",
    "_data/d.yml": "a: [1, 2024-05-17]\n",
}


class Planned(NamedTuple):
    """A site, what it was planned from, and the plan file of that."""

    site: Site
    original: PlannedSite
    file: PlanFile

    def read(self, file: PlanFile) -> PlannedSite:
        """The plan in a file, everything in it decoded."""
        site = self.site
        context = PatchContext(site.config, site.theme, site.conventions, site.time, site.reader)
        found = read_plan(file, context, lambda _: True)
        for members in found.members.values():
            assert all(member.url is not None for member in members)
        return found

    def read_if_whole(self, file: PlanFile) -> None:
        """As `read`; `Damaged` is as good, or that a file is not where the plan says."""
        with suppress(JekyllError):
            self.read(file)


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Planned:
    root = tmp_path_factory.mktemp("planned")
    for name, text in SITE.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    values = {"source": str(root), "destination": str(root / "_site"), "disable_disk_cache": True, "target": "jekyll"}
    site = Site(Configuration.load(values))
    prepared = site.prepare(site.editions[0])
    prepared.contents.parsed = ParsedFiles()  # so that texts are written
    file = write_plan(prepared, b"stamp")
    assert file is not None
    return Planned(site, prepared, file)


def shown(found: PlannedSite) -> str:
    """Everything that a plan says, as text."""
    plan, own = found.plan, {"_loader", "_number", "conventions"}
    members = [*plan.rendered, *plan.static_files, *found.contents.unpublished]
    states = [sorted((name, repr(value)) for name, value in vars(each).items() if name not in own) for each in members]
    collections = [sorted(vars(each).items()) for each in found.contents.collections.values()]
    contents = {name: value for name, value in vars(found.contents).items() if name != "parsed"}
    return repr([states, collections, plan, contents, found.members, found.undated, *found.warnings])


def test_a_plan_comes_back_as_it_was(planned: Planned) -> None:
    assert shown(planned.read(planned.file)).replace("Lazy", "") == shown(planned.original)


def test_an_undated_document_has_the_time_of_the_next_build(planned: Planned) -> None:
    (note,) = planned.read(planned.file).undated
    assert note.is_undated
    note.set_build_time(NOW)
    assert note.date is NOW


def parts(file: PlanFile) -> Iterator[tuple[bytes, Callable[[bytes], PlanFile]]]:
    """The bytes in a plan file, each with what makes one with others in their place."""
    for name in ("kinds", "layouts", "data", "header"):
        yield getattr(file, name), partial(_with_part, file, name)
    for number, row in file.members.items():
        yield row, partial(_with_member, file, number)


def _with_part(file: PlanFile, name: str, content: bytes) -> PlanFile:
    return PlanFile(**{**file._asdict(), name: content})


def _with_member(file: PlanFile, number: int, content: bytes) -> PlanFile:
    return file._replace(members={**file.members, number: content})


@pytest.mark.slow
def test_one_spoilt_at_any_position_is_a_plan_or_damage(planned: Planned) -> None:
    for content, with_others in parts(planned.file):
        for position in range(len(content)):
            for spoilt in (content[position] ^ 1, content[position] ^ 16, ord("]"), ord("9")):
                changed = content[:position] + bytes([spoilt]) + content[position + 1 :]
                planned.read_if_whole(with_others(changed))
            planned.read_if_whole(with_others(content[:position]))


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_hostile_bytes_anywhere_in_one_are_damage(planned: Planned, content: bytes) -> None:
    for _, with_others in parts(planned.file):
        with pytest.raises(Damaged):
            planned.read(with_others(content))


def test_nothing_in_one_is_run(planned: Planned, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither by what is read back nor on the way."""

    def forbidden(*_: object, **__: object) -> None:
        raise AssertionError("run")

    class Planted:
        def __reduce__(self) -> tuple[object, ...]:
            return os.system, ("exit 1",)

    payloads = [pickle.dumps(Planted()), marshal.dumps(compile("raise SystemExit", "", "exec"))]
    for module, name in ((pickle, "loads"), (pickle, "Unpickler"), (marshal, "loads"), (os, "system")):
        monkeypatch.setattr(module, name, forbidden)
    for name in ("eval", "exec"):
        monkeypatch.setattr(builtins, name, forbidden)
    for payload in payloads:
        for _, with_others in parts(planned.file):
            with pytest.raises(Damaged):
                planned.read(with_others(payload))
    planned.read(planned.file)


@settings(max_examples=50)
@given(st.data())
def test_numbers_that_name_something_else_are_a_plan_or_damage(planned: Planned, data: st.DataObject) -> None:
    header = data.draw(_renumbered(planned.file.header))
    planned.read_if_whole(planned.file._replace(header=header))


def _renumbered(content: bytes) -> st.SearchStrategy[bytes]:
    """Some bytes with each digit replaced by any number, or none."""
    numbers = st.sampled_from([b"0", b"1", b"-1", b"-2", b"99", b"null", b"true", b"1.5", b'"x"', b"[]"])
    places = [at for at, byte in enumerate(content) if bytes([byte]).isdigit()]
    return st.tuples(st.sampled_from(places), numbers).map(
        lambda chosen: content[: chosen[0]] + chosen[1] + content[chosen[0] + 1 :]
    )
