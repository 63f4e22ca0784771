"""The calls by which Ruby reads files of the source as the site does."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from ....disk.source import Source
from ....model import front_matter
from ....packages import gemfile
from ....read.data import read_file
from ..outside_reads import record_file

if TYPE_CHECKING:
    from ..session import HostCall, Session


def read_front_matter(session: Session, path: str) -> dict[str, object]:
    """The front matter and the content of a file for a page that Ruby code makes.

    Returns:
        Beside them the words for why the file cannot be read, for which Jekyll's ``read_yaml`` goes on with a warning.

    Raises:
        JekyllError: the front matter is no mapping, or is never closed.
    """
    relative, found = session.source.relative(path), session.readable(path)
    record_file(found)
    try:
        with open(found, "rb") as file:
            raw = file.read()
    except OSError as error:
        return {"data": {}, "content": None, "problem": f"Error reading file {path}: {error.strerror}"}
    parsed = front_matter.parse(raw, relative, session.config.text("encoding"), session.config.reference)
    if parsed.problem is not None and parsed.fatal:
        raise parsed.problem
    problem = None if parsed.problem is None else parsed.problem.message
    return {"data": dict(parsed.data), "content": parsed.content, "problem": problem}


def read_data_file(session: Session, path: str) -> object:
    """The value of a data file."""
    found = session.readable(path)
    record_file(found)
    return read_file(Source(os.path.dirname(found)), os.path.basename(found), session.config)


def gems_of_groups(session: Session, groups: list[str]) -> list[list[str]]:
    """For each gem of some groups of the ``Gemfile`` the files of which one is required, as Bundler tries them."""
    record_file(gemfile.path_in(session.source.root))
    found = gemfile.of_groups(gemfile.read(session.source.root) or "", groups)
    return [files for entry in found for files in _files_of(entry)]


def _files_of(entry: gemfile.GemEntry) -> list[list[str]]:
    if entry.requires is None:
        return [[entry.name, entry.name.replace("-", "/")]]
    return [[file] for file in entry.requires]


CALLS: dict[str, HostCall] = {
    "read_front_matter": read_front_matter,
    "read_data_file": read_data_file,
    "gems_of_groups": gems_of_groups,
}
"""The functions by the names that Ruby has for them."""
