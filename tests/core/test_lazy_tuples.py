"""Named tuples that are compiled late are those of `typing.NamedTuple`, which is the oracle."""

from __future__ import annotations

import ast
import copy
import pickle
import subprocess
import sys
import typing
from collections.abc import Callable
from pathlib import Path
from types import new_class
from typing import Any, Generic, TypeVar

import pytest

from jekyll_py.lazy import tuples as lazy_tuples
from tests.oracles import ROOT

Value = TypeVar("Value")


class Kept(typing.NamedTuple, Generic[Value]):
    """A value."""

    value: Value


_KEPT: Any = Kept


class Kept(lazy_tuples.NamedTuple, Generic[Value]):  # type: ignore[no-redef]
    """A value."""

    value: Value


class Place(lazy_tuples.NamedTuple):
    """A place."""

    path: str
    line: int = 1


class _Derived(Place):
    """A class that derives from one, with another constructor."""

    def __new__(cls, path: str) -> _Derived:
        return super().__new__(cls, path, 7)


def _plain(base: Any) -> Any:
    """A new class, whose constructor is not compiled yet if it is a lazy one."""

    class Plain(base):  # type: ignore[misc]
        """A place."""

        path: str
        line: int = 1
        kind: str | None = None

        @property
        def name(self) -> str:
            """The path and the line."""
            return f"{self.path}:{self.line}"

    return Plain


def _matched(place: Any) -> object:
    match place:
        case (path, 2, None):
            return path
    return None


USES: dict[str, Callable[[Any], object]] = {
    "all arguments": lambda kind: kind("a", 2, "b"),
    "defaults": lambda kind: kind("a"),
    "by name": lambda kind: kind(line=2, path="a"),
    "both ways": lambda kind: kind("a", kind="b"),
    "attributes": lambda kind: [kind("a", 2).path, kind("a", 2).line, kind("a", 2).kind, kind("a", 2).name],
    "as a tuple": lambda kind: [*kind("a", 2), len(kind("a")), kind("a", 2)[1:], isinstance(kind("a"), tuple)],
    "equality": lambda kind: (kind("a") == ("a", 1, None), kind("a") != kind("b"), hash(kind("a")), {kind("a"): 1}),
    "repr": lambda kind: repr(kind("a", 2, None)),
    "make": lambda kind: kind._make(["a", 2, None]),
    "replace": lambda kind: kind("a")._replace(line=3, kind="c"),
    "replace of Python 3.13": lambda kind: vars(copy)["replace"](kind("a"), line=3),
    "as a dictionary": lambda kind: kind("a")._asdict(),
    "fields": lambda kind: (kind._fields, kind._field_defaults, kind.__match_args__),
    "types": typing.get_type_hints,
    "the constructor of a value": lambda kind: kind("a").__new__(kind, "b"),
    "a copy": lambda kind: (copy.copy(kind("a")), copy.deepcopy(kind("a"))),
    "text": lambda kind: (kind.__name__, kind.__qualname__, kind.__module__, kind.__doc__, kind.name.__doc__),
    "matching": lambda kind: _matched(kind("a", 2)),
    "no attributes of its own": lambda kind: setattr(kind("a"), "other", 1),
    "set": lambda kind: setattr(kind("a"), "path", "b"),
    "too few": lambda kind: kind(),
    "too many": lambda kind: kind("a", 2, None, 3),
    "unknown": lambda kind: kind("a", other=2),
    "twice": lambda kind: kind("a", path="b"),
    "make of too few": lambda kind: kind._make(["a"]),
    "replacing what is not there": lambda kind: kind("a")._replace(other=1),
}


def _outcome(use: Callable[[Any], object], kind: Any) -> object:
    try:
        return repr(use(kind))
    except Exception as error:
        return type(error)


@pytest.mark.parametrize("use", USES.values(), ids=USES)
def test_it_does_what_a_named_tuple_does(use: Callable[[Any], object]) -> None:
    expected, kind = _outcome(use, _plain(typing.NamedTuple)), _plain(lazy_tuples.NamedTuple)
    assert _outcome(use, kind) == expected
    assert _outcome(use, kind) == expected  # now that it is compiled


def test_generic_classes_and_their_values_can_be_used() -> None:
    assert Kept[int](3) == _KEPT[int](3) == (3,)
    assert Kept.__parameters__ == _KEPT.__parameters__  # type: ignore[attr-defined]
    assert repr(Kept("a")) == repr(_KEPT("a"))


def test_a_class_may_derive_from_it() -> None:
    made = _Derived("a")
    assert (made, made.line, type(made)) == (("a", 7), 7, _Derived)
    assert type(made._replace(line=8)) is _Derived
    assert type(Place("a")) is Place


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_values_go_through_pickle(protocol: int) -> None:
    made = pickle.loads(pickle.dumps(Place("a", 2), protocol))
    assert (made, type(made)) == (Place("a", 2), Place)


def test_the_package_has_no_others() -> None:
    """Each costs a start some 0.2 ms. Bundled plugins use only what all plugins may."""
    package = ROOT / "jekyll_py"
    own = {package / "lazy/tuples.py", *(package / "bundled").rglob("*.py")}
    assert not [path for path in package.rglob("*.py") if path not in own and _has_other(path)]


def _has_other(path: Path) -> bool:
    source = path.read_text(encoding="utf-8")
    imports = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom))
    named = any(node.module == "typing" and any(each.name == "NamedTuple" for each in node.names) for node in imports)
    return named or "typing.NamedTuple" in source


def test_no_class_has_more_fields_than_there_are_attributes() -> None:
    fields = {f"field{number}": "int" for number in range(33)}
    with pytest.raises(ValueError, match="shorter"):
        new_class("Wide", (lazy_tuples.NamedTuple,), {}, lambda members: members.update(__annotations__=fields))


def test_module_can_be_loaded_whenever_garbage_is_collected() -> None:
    """In a process of its own, where there is little to collect."""
    script = """if True:
        import gc, runpy, sys
        runpy.run_path(sys.argv[1])
        for threshold in range(1, 60):
            gc.collect()
            gc.set_threshold(threshold, 1, 1)
            loaded = runpy.run_path(sys.argv[1])
            assert len(loaded["_GETTERS"]) == len(loaded["_ALIASES"])
    """
    subprocess.run([sys.executable, "-c", script, lazy_tuples.__file__], check=True)
