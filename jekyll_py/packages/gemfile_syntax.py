"""A ``Gemfile`` that Ruby could not read. No Ruby runs here, so that what is wrong in it is passed over."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

from ..compat.merge_marks import OURS, RESOLVE
from ..errors import JekyllError
from . import gemfile, lockfile

_INCLUDED = re.compile(r"\s*eval_gemfile\b(.*)")
_STATEMENT = re.compile(r"\s*(?:gem|source|ruby|group|platforms?)\b[\s(]*[\"':]")
_CURLY = re.compile(r"\s*(?:gem|source|ruby|group)\b[\s(]*[\u2018-\u201f]")
_BARE = re.compile(r"\s*gem\s+(?P<name>[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*)\s*(?:#.*)?$")
_TEXT = re.compile(r"\"[^\"]*\"|'[^']*'|%[wi]\[[^\]]*\]?")
_COMMENT = re.compile(r"#.*")
_MISSPELT = re.compile(
    r"\s*(?P<word>gme|gems|egm|gen|geem|gemm|souce|sorce|soruce|gruop|gorup)[ \t(]+[\"'][^\"']+[\"']"
)
"""The words of a Gemfile with a slip. Ruby has no such methods."""
_NO_COMMA = re.compile(r"\s*gem[\s(]+T[ \t]+T")
_OPENS = re.compile(r"^\s*(?:if|unless|case|begin|def|class|module|while|until|for)\b|\bdo\b\s*(?:\|[^|]*\|\s*)?$")
_END = re.compile(r"\bend\b")
_ENDS = re.compile(r"^\s*end\b")
_WHOLE = re.compile(
    r"<<[~-]?[A-Z'\"]|^=begin|__END__|%[qQ]|;\s*end\b|\bend\s*[.)]|\bdo\b[^\n]{0,200}\bend\b", re.MULTILINE
)
"""Ruby beyond what is looked at here."""


def mistakes_of(source: str, text: str) -> Iterator[JekyllError]:
    """The errors in the ``Gemfile`` of a site and in its ``Gemfile.lock``.

    Args:
        source: the folder of the site.
        text: its Gemfile.
    """
    path, locked = gemfile.path_in(source), lockfile.path_in(source)
    shown = os.path.relpath(path, source)
    yield from mistakes_in(text, shown)
    yield from missing_files(text, path, shown)
    yield from mistakes_in_lock(lockfile.text_in(source), os.path.relpath(locked, source))


def mistakes_in_lock(text: str, path: str) -> Iterator[JekyllError]:
    """The error about a ``Gemfile.lock`` that git could not merge."""
    for number, line in enumerate(text.splitlines(), 1):
        if OURS.match(line):
            yield _error("a merge conflict is not resolved", RESOLVE, path, number, line)
            return


def missing_files(text: str, file: str, path: str) -> Iterator[JekyllError]:
    """The errors about files that a Gemfile takes in and that are not there.

    Args:
        text: the Gemfile.
        file: its path.
        path: its name, for messages.
    """
    for number, line in enumerate(text.splitlines(), 1):
        found = _INCLUDED.match(line)
        other = gemfile.included_path(_COMMENT.sub("", found[1]), file) if found else ""
        if other and not os.path.isfile(other):
            name = os.path.relpath(other, os.path.dirname(file) or ".")
            yield _error(f"there is no file {name}", "add it, or take the line out", path, number, line)


def _in_line(line: str, plain: str, text: str, path: str, number: int) -> Iterator[JekyllError]:
    """The errors in one line; ``plain`` is that line without texts and comments, ``text`` the whole file."""
    if _CURLY.match(line):
        yield _error("quotation marks are curly", "write straight ones: gem 'name'", path, number, line)
    elif (bare := _BARE.match(line)) and len(re.findall(rf"\b{bare['name']}\b", text)) == 1:  # no variable
        yield _error("the name of the gem has no quotation marks", "write gem 'name'", path, number, line)
    elif misspelt := _MISSPELT.match(line):
        word = misspelt["word"]
        meant = "source" if word.startswith("so") else "group" if word.startswith(("gr", "go")) else "gem"
        yield _error(f"there is no {word}", f"did you mean {meant}?", path, number, line)
    elif _STATEMENT.match(line):
        yield from _in_statement(line, plain, path, number)


def mistakes_in(text: str, path: str) -> Iterator[JekyllError]:
    """The errors about quotation marks and blocks that are not closed, and commas that are missing.

    Args:
        text: the file.
        path: its name, for messages.
    """
    if _WHOLE.search(text):
        return
    opened: list[int] = []
    lines = text.splitlines()
    for number, line in enumerate(lines, 1):
        if OURS.match(line):
            yield _error("a merge conflict is not resolved", RESOLVE, path, number, line)
            return
        plain = _COMMENT.sub("", _TEXT.sub("T", line))
        yield from _in_line(line, plain, text, path, number)
        if _OPENS.search(plain) and not _END.search(plain):
            opened.append(number)
        elif _ENDS.match(plain):
            if not opened:
                yield _error("end closes no block", "take it out", path, number, line)
                return
            opened.pop()
    if opened:
        yield _error(
            "the block is never closed", "write end below its last line", path, opened[-1], lines[opened[-1] - 1]
        )


def _in_statement(line: str, plain: str, path: str, number: int) -> Iterator[JekyllError]:
    if '"' in plain or "'" in plain:
        yield _error("a quotation mark is never closed", "close it", path, number, line)
    elif _NO_COMMA.match(plain):
        yield _error("a comma is missing behind the name of the gem", "write gem 'name', '~> 1.0'", path, number, line)


def _error(message: str, hint: str, path: str, number: int, line: str) -> JekyllError:
    return JekyllError(
        f"{message}, so that Bundler refuses the {os.path.basename(path)}",
        path=path,
        line=number,
        column=1,
        source_line=line,
        hint=hint,
    )
