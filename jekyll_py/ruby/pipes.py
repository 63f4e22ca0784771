"""The filters of lines (``head``, ``sort``, ``wc -l`` …) that a plugin in Ruby may pipe the output of git into."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

_COUNT = re.compile(r"(?:-n ?|-)?([0-9]+)")
_USUAL = 10
"""The lines that ``head`` and ``tail`` show unless told."""


def piped(output: str, words: Sequence[str]) -> str | None:
    """The output of a program with an input.

    Args:
        output: the input.
        words: the name of the program, and its arguments.

    Returns:
        None for a program, or an argument, that is not known here.
    """
    program = _PROGRAMS.get(words[0]) if words else None
    lines = None if program is None else program(output.splitlines(keepends=True), " ".join(words[1:]))
    return None if lines is None else "".join(lines)


def _count(arguments: str) -> int | None:
    found = _COUNT.fullmatch(arguments)
    return int(found[1]) if found else _USUAL if not arguments else None


def _head(lines: list[str], arguments: str) -> list[str] | None:
    count = _count(arguments)
    return None if count is None else lines[:count]


def _tail(lines: list[str], arguments: str) -> list[str] | None:
    count = _count(arguments)
    return None if count is None else lines[max(len(lines) - count, 0) :]


def _counted(lines: list[str], arguments: str) -> list[str] | None:
    return [f"{sum(line.endswith(chr(10)) for line in lines)}\n"] if arguments == "-l" else None


def _sorted(lines: list[str], arguments: str) -> list[str] | None:
    if arguments not in ("", "-r", "-u"):
        return None
    ended = _ended(lines)
    return sorted(set(ended) if arguments == "-u" else ended, reverse=arguments == "-r")


def _unique(lines: list[str], arguments: str) -> list[str] | None:
    if arguments:
        return None
    ended = _ended(lines)
    return [line for place, line in enumerate(ended) if not place or line != ended[place - 1]]


def _ended(lines: list[str]) -> list[str]:
    return [line if line.endswith("\n") else f"{line}\n" for line in lines]


_PROGRAMS: Mapping[str, Callable[[list[str], str], list[str] | None]] = {
    "head": _head,
    "sort": _sorted,
    "tail": _tail,
    "uniq": _unique,
    "wc": _counted,
}
