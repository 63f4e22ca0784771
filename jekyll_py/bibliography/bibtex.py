"""Parse BibTeX into entries whose strings and cross-references are resolved."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from bibtexparser.entrypoint import parse_string
from bibtexparser.library import Library
from bibtexparser.middlewares import RemoveEnclosingMiddleware, ResolveStringReferencesMiddleware
from bibtexparser.model import DuplicateBlockKeyBlock, Entry, Field, ParsingFailedBlock

from ..errors import JekyllError

_LONGEST_INHERITED = 1000
"""The longest value that entries take from another: each has a copy."""

logging.getLogger("bibtexparser").addHandler(logging.NullHandler())  # it would print what is raised here


@dataclass(frozen=True, slots=True)
class BibEntry:
    """An entry of a BibTeX file."""

    key: str
    kind: str
    """Its type in lower case, such as ``article``."""
    fields: Mapping[str, str]
    """Values as LaTeX by name in lower case, in the order of the file, inherited ones last."""
    line: int
    """The line of the file that it begins in."""


def parse(text: str, path: str) -> list[BibEntry]:
    """The entries of a BibTeX file, in its order, without the proceedings that others refer to.

    Args:
        text: the file's content.
        path: its path, for errors.

    Raises:
        JekyllError: an entry is malformed, or two have one key.
    """
    stack = [ResolveStringReferencesMiddleware(), RemoveEnclosingMiddleware()]
    library = parse_string(text, parse_stack=stack)
    for block in library.failed_blocks:
        raise _failure(block, path)
    strings = {string.key.lower(): str(string.value) for string in library.strings}
    parents = {str(entry["crossref"]) for entry in library.entries if "crossref" in entry}
    own = [entry for entry in library.entries if entry.key not in parents or entry.entry_type.lower() != "proceedings"]
    return [_entry(entry, library, strings) for entry in own]


@lru_cache(maxsize=32)
def lines_of_keys(text: str) -> Mapping[str, int]:
    """The line, from 1, of each entry of a BibTeX file by its key, without the entries that are malformed.

    Args:
        text: the file's content.
    """
    entries = parse_string(text, parse_stack=[]).entries
    return {entry.key: (entry.start_line or 0) + 1 for entry in entries}


def _failure(block: ParsingFailedBlock, path: str) -> JekyllError:
    line = (block.start_line or 0) + 1
    if isinstance(block, DuplicateBlockKeyBlock):
        return JekyllError(f"two BibTeX entries have the key {block.key}", path=path, line=line, hint="rename one")
    return JekyllError("malformed BibTeX", path=path, line=line, hint="look for a missing brace, quote or comma")


def _entry(entry: Entry, library: Library, strings: Mapping[str, str]) -> BibEntry:
    fields = {field.key.lower(): _joined(field, strings) for field in entry.fields}
    parent = library.entries_dict.get(fields.get("crossref", ""))
    if parent is not None and parent is not entry:
        inherited = {field.key.lower(): _joined(field, strings) for field in parent.fields}
        title = inherited.pop("title", None)
        if title is not None:
            inherited.setdefault("booktitle", title)
        fields |= {
            name: value for name, value in inherited.items() if name not in fields and len(value) <= _LONGEST_INHERITED
        }
    return BibEntry(entry.key, entry.entry_type.lower(), fields, (entry.start_line or 0) + 1)


def _joined(field: Field, strings: Mapping[str, str]) -> str:
    """The value of a field, its parts between ``#`` joined: the parser resolves whole values only."""
    value = str(field.value)
    if field.enclosing != "no-enclosing" or "#" not in value:
        return value
    parts = (part.strip() for part in value.split("#"))
    return "".join(strings.get(part.lower(), part.strip('"{}')) if part[:1] != '"' else part[1:-1] for part in parts)
