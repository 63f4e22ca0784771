"""The kinds of dependency: one row each, with what changes it and how ``--explain`` names it.

A dependency is a subject and a field (`reads`). The kind follows from the subject: each row of `KINDS` gives a whole
subject or the beginning of one, which starts with NUL, a character that no path has. Every other subject is the path of
an item, such as ``_posts/2024-01-01-x.md``.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from enum import Enum

from ..lazy.tuples import NamedTuple

KEYS = "*"
"""The field for the keys of a mapping and their order."""
ITSELF = "="
"""The field of an item on which its own render depends: its file and where it is written."""
SURROUNDINGS = frozenset({"next", "previous", "date", "excerpt", KEYS})
"""Fields of an item that are not in `ITSELF`: its own render depends on them only if a template reads them. (The date
of an undated document is the time of the build.)"""
RENDERED = frozenset({"content", "output"})
"""Fields of an item that change when the item is rendered: the content is Markdown before and HTML afterwards."""
TEXTS = RENDERED | {"excerpt"}
"""Fields of an item that are texts; an excerpt is rendered when it is first read, and does not change afterwards."""
RELATED = "related_posts"
"""A field of ``site`` that depends on the item that reads it."""
SOURCE_MAPS = "source maps"
"""The pages of source maps in ``site.pages``: those of the style sheets rendered before the item that reads it."""

SITE, DATA, LINK, THEME = "\0site", "\0data", "\0link", "\0theme"
POST = "\0post"
"""The subject of the posts that ``post_url`` finds; its fields are their names, with a slash in front."""
INCLUDES = "\0includes"
"""The subject of the folders of includes and of their encoding: all that finds an include depends on them."""
LAYOUT, LAYOUT_KEYS = "\0layout", "\0front matter of layout"
VALUE = "\0value"
"""The subject of the values in data files and in variables of generators; the field is the path (`path_field`)."""
IS_HASH = "\1hash"
"""The last key of a path that asks whether what the keys before it lead to is a hash."""
COLLECTION, PAGER, VARIABLE, FIRST = "\0collection ", "\0pager ", "\0variable ", "\0first "
FILE, MISSING_FILE, FILES_BELOW = "\0file", "\0missing file", "\0files below"
FILE_STATUS, FOLDER = "\0status", "\0folder"
STYLESHEET, MISSING_STYLESHEET, LOAD_PATHS = "\0stylesheet", "\0missing stylesheet", "\0load paths"
KRAMDOWN = "\0kramdown"
"""The subject of the options of kramdown; its fields are in `converters.kramdown_options`."""
LIQUID = "\0liquid"
"""The subject of the options of Liquid, such as which mistakes are errors: all that renders a template depends on
them."""
BUILD_CLOCK, PRESENT_CLOCK = "\0site.time as ", "\0now as "
VOLATILE, GROUP = "\0volatile", "\0group"
EARLIER = "\0earlier editions"
"""The subject of what earlier editions of the same build have rendered, and the name of the variable that tells it."""
RUBY, STATE, SITE_STATE = "\0ruby", "state", "site"
"""The subject of what plugins in Ruby keep from one call to the next, and of what they change in the site for all later
renders; its fields."""

OWN_KEYS, OWN_KEY_SET = "keys of items", "a key of the item"
"""Fields of `RUBY`: a plugin may set `SET_BY_GEMS` in the item that is rendered; it has set one."""
SET_BY_GEMS = frozenset({"cited"})
"""The keys of front matter that gems set in the item that is rendered: jekyll-scholar the entries that it cites."""

COUNTERS, EXCERPTS, ONCE, GIST, NOW, SAMPLE = "counters", "excerpts", "once", "gist", "now", "sample"
PLUGIN, GIT, NETWORK, RANDOM, PRINTED = "plugin", "git", "network", "random", "printed"
STATE_CHANGED, SITE_CHANGED, STATE_MIXED = "state changed", "site changed", "state mixed"
SHARED_PATH = "shared path"


class ChangedBy(Enum):
    """The cause of changes of a dependency, and so how two builds are compared."""

    PLAN = "the plan: `incremental.encoded_fields` has every field"
    VALUES = "data, or a variable of a generator: a value in it is looked up again"
    LISTS = "the posts and collections of the plan: the first items of one, or a post, are looked up again"
    DISK = "a file beside the plan: `incremental.external_files` looks at it"
    CLOCK = "time: what was shown is compared with what would be shown now"
    RENDERING = "the render of another item: `incremental.transaction` tells which renders change it"
    PLUGIN = "the answer of a plugin's variable, which is asked again"
    EDITIONS = "the renders of earlier editions, of which a plugin's variable is asked"
    ANYTHING = "nothing that can be compared: a render that depends on it is outdated in every build"
    MEMBERS = "the change of one of the dependencies that it stands for"


class Kind(NamedTuple):
    """One kind of dependency."""

    subject: str
    """The subject, or with a space at the end the beginning of the subjects."""
    changed_by: ChangedBy
    explain: Callable[[str, str], str] = lambda subject, field: (
        f"{_shown(subject)} {'keys' if field == KEYS else field}"
    )
    """A dependency in the words of ``--explain``, from its subject and field."""


class Volatile(NamedTuple):
    """One field of the subject `VOLATILE`."""

    field: str
    explanation: str
    differs: bool = False
    """Whether two clean builds differ in it."""


def _shown(subject: str) -> str:
    return subject.removeprefix("\0")


def _below(name: str) -> Callable[[str, str], str]:
    return lambda _, field: name if field == KEYS else f"{name}.{field}"


def _field(_subject: str, field: str) -> str:
    return field


def _subject(subject: str, _field: str) -> str:
    return _shown(subject)


def _of_variable(subject: str, field: str) -> str:
    return f"site.{subject.removeprefix(VARIABLE)}.{field}"


def _of_first(subject: str, field: str) -> str:
    part = f"last {field[1:]}" if field.startswith("-") else f"first {field}"
    return f"the {part} of site.{subject.removeprefix(FIRST)}"


def _of_volatile(_subject: str, field: str) -> str:
    return _VOLATILE[field].explanation if field in _VOLATILE else field  # of a plugin


ITEM = Kind("", ChangedBy.PLAN)
"""A page, a document or a static file; its fields are its keys and attributes."""

KINDS = (
    Kind(SITE, ChangedBy.PLAN, _below("site")),
    Kind(DATA, ChangedBy.PLAN, _below("site.data")),
    Kind(VALUE, ChangedBy.VALUES, lambda _, field: "site." + ".".join(path_of(field))),
    Kind(LAYOUT, ChangedBy.PLAN),
    Kind(LAYOUT_KEYS, ChangedBy.PLAN),
    Kind(INCLUDES, ChangedBy.PLAN, lambda _subject, _field: "the folders of includes"),
    Kind(LINK, ChangedBy.PLAN),
    Kind(THEME, ChangedBy.PLAN),
    Kind(COLLECTION, ChangedBy.PLAN),
    Kind(PAGER, ChangedBy.PLAN),
    Kind(KRAMDOWN, ChangedBy.PLAN, lambda _subject, field: f"the options of Markdown for {field}"),
    Kind(LIQUID, ChangedBy.PLAN, lambda _subject, _field: "the options of Liquid"),
    Kind(FIRST, ChangedBy.LISTS, _of_first),
    Kind(POST, ChangedBy.LISTS, lambda _subject, field: f"the post {field[1:]}"),
    Kind(FILE, ChangedBy.DISK, _field),
    Kind(MISSING_FILE, ChangedBy.DISK, _field),
    Kind(FILES_BELOW, ChangedBy.DISK, _field),
    Kind(STYLESHEET, ChangedBy.DISK, _field),
    Kind(MISSING_STYLESHEET, ChangedBy.DISK, _field),
    Kind(LOAD_PATHS, ChangedBy.DISK, _field),
    Kind(FILE_STATUS, ChangedBy.DISK, _field),
    Kind(FOLDER, ChangedBy.DISK, _field),
    Kind(RUBY, ChangedBy.RENDERING, lambda _subject, _field: "what plugins in Ruby keep"),
    Kind(VARIABLE, ChangedBy.PLUGIN, _of_variable),
    Kind(EARLIER, ChangedBy.EDITIONS, lambda _subject, field: f"whether an earlier language asks for {field}"),
    Kind(BUILD_CLOCK, ChangedBy.CLOCK, _subject),
    Kind(PRESENT_CLOCK, ChangedBy.CLOCK, _subject),
    Kind(VOLATILE, ChangedBy.ANYTHING, _of_volatile),
    Kind(GROUP, ChangedBy.MEMBERS),
)
"""All kinds but `ITEM`."""

_VOLATILE = {
    row.field: row
    for row in (
        Volatile(COUNTERS, "the counters of increment and decrement"),
        Volatile(EXCERPTS, "an excerpt that shows what was rendered before it"),
        Volatile(ONCE, "a cached include that shows the page"),
        Volatile(GIST, "what GitHub answers for a gist", differs=True),
        Volatile(NOW, "the present time", differs=True),
        Volatile(SAMPLE, "the filter sample", differs=True),
        Volatile(PLUGIN, "a plugin of the site"),
        Volatile(GIT, "what git answers"),
        Volatile(NETWORK, "what the network answers", differs=True),
        Volatile(RANDOM, "a random number", differs=True),
        Volatile(PRINTED, "a plugin in Ruby that prints"),
        Volatile(STATE_CHANGED, "a plugin in Ruby that keeps something from page to page"),
        Volatile(STATE_MIXED, "a plugin in Ruby that mixes what it keeps of several pages"),
        Volatile(SITE_CHANGED, "a plugin in Ruby that changes the site while it is rendered"),
        Volatile(SHARED_PATH, "the text of another page or layout with the same path"),
    )
}
_EXTERNAL = (ChangedBy.VALUES, ChangedBy.LISTS, ChangedBy.DISK, ChangedBy.CLOCK, ChangedBy.PLUGIN, ChangedBy.EDITIONS)
_EXACT = {kind.subject: kind for kind in KINDS if not kind.subject.endswith(" ")}
_BEGUN = {kind.subject: kind for kind in KINDS if kind.subject.endswith(" ")}
_BEGINNINGS = tuple(_BEGUN)

DIFFERING = frozenset(row.field for row in _VOLATILE.values() if row.differs)
"""The volatile fields in which two clean builds differ."""


def path_field(path: Sequence[str]) -> str:
    """The field of `VALUE` for the keys that lead to a value, the first of which is a field of ``site``."""
    return "\0".join(path)


def path_of(field: str) -> Sequence[str]:
    """The keys that lead to a value, from a field of `VALUE`."""
    return field.split("\0")


def kind_of(subject: str) -> Kind:
    """The kind of the dependencies on a subject."""
    if not subject.startswith("\0"):
        return ITEM
    if subject.startswith(_BEGINNINGS):
        return next(kind for beginning, kind in _BEGUN.items() if subject.startswith(beginning))
    return _EXACT.get(subject, ITEM)


def changed_by(subject: str) -> ChangedBy:
    """The cause of changes of the dependencies on a subject."""
    return kind_of(subject).changed_by


def is_external(subject: str) -> bool:
    """Whether dependencies on a subject are no fields of the plan, so that each of them is compared by itself."""
    return changed_by(subject) in _EXTERNAL


def is_shared(subject: str) -> bool:
    """Whether a subject is none of the pages, documents and static files."""
    return subject.startswith("\0")


def is_steady(subject: str, field: str) -> bool:
    """Whether a dependency is the same at any moment of a build, whichever item reads it."""
    return field not in RENDERED and field not in (RELATED, SOURCE_MAPS) and subject not in (VOLATILE, RUBY)


def explained(subject: str, field: str, root: str) -> str:
    """A dependency in the words of ``--explain``.

    Args:
        subject: of the dependency.
        field: of the dependency.
        root: the source folder, to which paths are relative.
    """
    kind = kind_of(subject)
    words = kind.explain(subject, field)
    return os.path.relpath(os.path.join(root, words), root) if kind.changed_by is ChangedBy.DISK else words
