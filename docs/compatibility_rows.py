"""The rows of compatibility.toml: every feature of Jekyll, how it is here, and the tests that show it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROWS = Path(__file__).with_name("compatibility.toml")

STATES = ("works", "differs", "cannot")

PYTEST = {
    "case": "tests/compatibility/test_side_by_side.py::test_does_what_jekyll_does[{}]",
    "site": "tests/test_sites.py::test_builds_what_jekyll_builds[{}]",
}
"""The tests that short names stand for."""


class Shown(NamedTuple):
    """A test that shows a feature."""

    kind: str
    """``case``, ``site``, ``scenario`` or ``test``."""
    name: str
    """The name of the case, the site or the scenario, or the path and name of the test below ``tests``."""

    @classmethod
    def read(cls, text: str) -> Shown:
        """A test as the table writes it: ``case …``, ``site …``, ``scenario …`` or a path."""
        kind, space, name = text.partition(" ")
        return cls(kind, name) if space and kind in (*PYTEST, "scenario") else cls("test", text)

    @property
    def node(self) -> str | None:
        """The id by which pytest knows it; None for a scenario."""
        if self.kind == "scenario":
            return None
        return PYTEST[self.kind].format(self.name) if self.kind in PYTEST else f"tests/{self.name}"


class Row(NamedTuple):
    """A feature of Jekyll."""

    number: int
    group: str
    feature: str
    state: str
    """One of `STATES`."""
    note: str
    """The difference, or the reason why it cannot work."""
    tests: tuple[Shown, ...]


def rows() -> Iterator[Row]:
    """Every row, in order."""
    with ROWS.open("rb") as file:
        groups = tomllib.load(file)["group"]
    for group in groups:
        for row in group["rows"]:
            tests = tuple(map(Shown.read, row["tests"]))
            yield Row(row["number"], group["name"], row["feature"], row["state"], row.get("note", ""), tests)
