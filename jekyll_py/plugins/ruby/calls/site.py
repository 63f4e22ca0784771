"""The calls by which Ruby uses the site: its objects, their contents, and the rules of the site for texts and paths."""

from __future__ import annotations

import os
import posixpath
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from ....compat.addressable.normalization import normalize
from ....compat.addressable.percent_encoding import unescape_path
from ....compat.addressable.url import escape_path
from ....compat.yaml_load import load as load_yaml
from ....config.keys import defaults as defaults_of_keys
from ....disk.source import Source
from ....filters import FILTERS
from ....liquid.filters import FILTERS as LIQUID_FILTERS
from ....model import front_matter
from ....model.document import Document
from ....model.excerpt import Excerpt
from ....model.item import Item
from ....model.item_data import Data
from ....model.layout import Layout
from ....model.page import Page
from ....model.slug import transliterate
from ....model.source_map_page import SourceMapPage
from ....model.static_file import StaticFile
from ....packages import gemfile
from ....read.data import read_file
from ....reference import text as version_text
from ....tracking import reads
from ....tracking.kinds import SITE
from ..converters import OF_JEKYLL, ChangedConverter
from ..outside_reads import record_file, record_print

if TYPE_CHECKING:
    from ..session import HostCall, Session


_TIME = reads.dependency_id(SITE, "time")


def _version(session: Session) -> str:
    return version_text(session.config.reference.jekyll)


def _defaults_of_jekyll(_session: Session) -> dict[str, object]:
    return defaults_of_keys()


def _configuration(session: Session, override: dict[str, object]) -> dict[str, object]:
    if session.site_reads is not None:
        session.site_reads.record(["config"])
    return {**dict(session.config), **override}


def _filter_names(_session: Session) -> dict[str, list[str]]:
    return {"jekyll": list(FILTERS), "liquid": list(LIQUID_FILTERS)}


def _configuration_file(session: Session) -> str:
    return ", ".join(session.config.files) or "none"


def _log(_session: Session, level: str, text: str) -> None:
    """Print a message of a plugin, as the logger of Jekyll lays it out."""
    record_print()
    print(text, file=sys.stderr if level in ("warn", "error") else sys.stdout)


# Objects


def describe(session: Session, number: int) -> dict[str, object]:
    """The names and paths of an object."""
    return _description(session, session.handles.get(number))


def _description(session: Session, found: object) -> dict[str, object]:
    row: dict[str, object] = {"n": session.handles.number(found)}
    if isinstance(found, Page):
        row |= {"k": "page", "dir": found.directory, "name": found.name, "basename": found.basename, "ext": found.ext}
        row |= {"relative_path": found.relative_path, "file": found.file, "class": _class_of(found)}
    elif isinstance(found, Document):
        row |= {"k": "document", "relative_path": found.relative_path, "ext": found.ext, "file": found.file}
        row["collection"] = found.collection.label
    elif isinstance(found, StaticFile):
        row |= {"k": "static_file", "relative_path": found.relative_path, "name": found.name, "file": found.file}
        row["dir"] = posixpath.dirname(found.relative_path)
        row |= {"ext": found.extname, "collection": found.type}
    elif isinstance(found, Layout):
        row |= {"k": "layout", "name": found.name, "file_name": posixpath.basename(found.file), "path": found.file}
        row |= {
            "relative_path": f"/{found.path}",
            "ext": posixpath.splitext(found.file)[1],
            "data": dict(found.data),
            "content": found.content,
        }
    return row


def _class_of(page: Page) -> str:
    if isinstance(page, SourceMapPage):
        return "SourceMapPage"
    return "PageWithoutAFile" if page.file is None else "Page"


def list_objects(session: Session, kind: str, label: str = "") -> list[dict[str, object]]:
    """The objects of a list of the site, in order."""
    site = session.site
    if kind in ("docs", "files"):
        collection = site.collections.get(label)
        found: Sequence[object] = [] if collection is None else collection.docs if kind == "docs" else collection.files
    else:
        found = list(site.layouts.values()) if kind == "layouts" else getattr(site, kind)
    return [_description(session, each) for each in found]


def collection_names(session: Session) -> list[str]:
    """The labels of the collections; those of the configuration until the site is read, as in hooks ``after_init``."""
    if session.site.collections:
        return list(session.site.collections)
    configured = session.site.config.get("collections")
    return [*configured] if isinstance(configured, dict) else ["posts"]


def gems_of_groups(session: Session, groups: list[str]) -> list[list[str]]:
    """For each gem of some groups of the ``Gemfile`` the files of which one is required, as Bundler tries them."""
    record_file(gemfile.path_in(session.source.root))
    found = gemfile.of_groups(gemfile.read(session.source.root) or "", groups)
    return [files for entry in found for files in _files_of(entry)]


def _files_of(entry: gemfile.GemEntry) -> list[list[str]]:
    if entry.requires is None:
        return [[entry.name, entry.name.replace("-", "/")]]
    return [[file] for file in entry.requires]


def contents(session: Session, number: int) -> dict[str, object]:
    """The front matter and the text of an object."""
    found = session.handles.get(number)
    if isinstance(found, StaticFile):
        return {"data": dict(found.data), "content": None}
    assert isinstance(found, Item)
    if session.site_reads is None and found.is_undated:
        reads.record(_TIME)
    return {"data": dict(found.data), "content": found.content}


def site_data(session: Session) -> dict[str, object]:
    """The data files."""
    return session.site.data


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


def cut_excerpt(session: Session, content: str, separator: str) -> str:
    """The beginning of a text that is its excerpt."""
    conventions = session.site.conventions
    page = Page(conventions, "", "excerpt.md", Data({}, {}), content)
    return Excerpt.cut(page, separator, conventions.is_block).content


def defaults(session: Session, path: str, kind: str) -> dict[str, object]:
    """The front matter defaults of a path."""
    return dict(session.site.conventions.defaults(path, kind))


# Texts


def convert(session: Session, name: str, text: str) -> str:
    """A text converted by a converter of the program, without what plugins have changed in it."""
    found = session.site.conversions.of_kind(OF_JEKYLL[name])
    return found.convert_as_before(text) if isinstance(found, ChangedConverter) else found.convert(text)


def converter_matches(session: Session, name: str, extension: str) -> bool:
    """Whether a converter of the program takes files with an extension."""
    kind = OF_JEKYLL[name]
    return kind.matches(session.site.conversions.of_kind(kind), extension)


def convert_kramdown(session: Session, text: str, options: dict[str, object]) -> str:
    """Markdown converted by the program's kramdown with these options."""
    from ....converters.kramdown import Kramdown  # few plugins change the way to it

    return Kramdown(session.site.config.replace(kramdown=options), session.site.diagnostics).convert(text)


def highlight(session: Session, code: str, language: str, linenos: object, marked: list[int]) -> str:
    """A code with the colours of Rouge."""
    from ....highlight import markup, table  # few sites ask for it

    write = table if linenos else markup
    return write(code, language, mark_lines=tuple(marked), rouge=session.config.reference.rouge)


# Times and names


def site_time(session: Session) -> datetime:
    """The time of the build; while plugins are loaded, the time now."""
    if session.site_reads is None:
        reads.record(_TIME)
    return session.site.time if hasattr(session, "site") else datetime.now(UTC).astimezone()


def _load_yaml(session: Session, text: str) -> object:
    return load_yaml(text, reference=session.config.reference)


def local_time(_session: Session, seconds: int) -> tuple[int, str, bool]:
    """The offset of the site's time zone from UTC at an instant, its name, and whether it is of summer."""
    local = datetime.fromtimestamp(seconds, UTC).astimezone()
    offset = int((local.utcoffset() or timedelta()).total_seconds())
    return offset, local.tzname() or "", bool(time.localtime(seconds).tm_isdst)


CALLS: dict[str, HostCall] = {
    "version": _version,
    "default_configuration": _defaults_of_jekyll,
    "configuration": _configuration,
    "filter_names": _filter_names,
    "log": _log,
    "configuration_file": _configuration_file,
    "describe": describe,
    "list": list_objects,
    "collection_names": collection_names,
    "gems_of_groups": gems_of_groups,
    "contents": contents,
    "site_data": site_data,
    "read_front_matter": read_front_matter,
    "read_data_file": read_data_file,
    "cut_excerpt": cut_excerpt,
    "defaults": defaults,
    "convert": convert,
    "convert_kramdown": convert_kramdown,
    "converter_matches": converter_matches,
    "highlight": highlight,
    "site_time": site_time,
    "load_yaml": _load_yaml,
    "local_time": local_time,
    "transliterate": lambda _, text: transliterate(text),
    "normalize_url": lambda _, url: normalize(url),
    "escape_path": lambda _, path: escape_path(path),
    "unescape_path": lambda _, path: unescape_path(path),
}
"""The functions by the names that Ruby has for them."""
