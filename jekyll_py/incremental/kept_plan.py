"""The plan of a build, for the next process: whoever edits one file need not wait until all are read again.

Items come back *asleep*: each is loaded when its first attribute is asked for. A template that shows ten posts loads
ten of ten thousand. What an item has below its front matter stays in its file, unless a generator has changed it.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Any, NamedTuple, cast

from ..collection import Collection
from ..configuration import Configuration
from ..diagnostics import Diagnostic
from ..document import Document
from ..front_matter import body
from ..item import Conventions
from ..layout import Layout
from ..page import Page
from ..plan import Item, Plan
from ..reader import Contents
from ..source import unreadable
from ..static_file import StaticFile
from ..theme import Theme
from .fingerprint import is_opaque
from .shelf import overlaid

Member = Item | StaticFile
"""What a plan is made of."""
_UNKEPT = (pickle.PicklingError, AttributeError, TypeError, RecursionError)
"""What pickle raises for a value that it cannot write, such as a function that a plugin has put into a page."""


class KeptPlan(NamedTuple):
    """A plan and the contents it was made from, as bytes."""

    stamp: bytes
    """What the build is known by that it is of."""
    kinds: bytes
    """The kind of each member, as its place in `_KINDS`."""
    members: Mapping[int, bytes]
    """The attributes of each."""
    files: Sequence[str | None]
    """The file that each comes from."""
    layouts: bytes
    frame: bytes
    """All else: what holds the members together."""


class Standing(NamedTuple):
    """What the last build was made from."""

    plan: Plan
    contents: Contents
    by_file: Mapping[str, Sequence[Member]]
    """What each file became: a page, a document or a static file, or several."""
    undated: Sequence[Document]
    """The documents whose date is the time of the build."""
    told: Sequence[Diagnostic]
    """What reading, generating and planning warned of."""


class Context(NamedTuple):
    """What each process has of its own."""

    config: Configuration
    theme: Theme | None
    conventions: Conventions
    time: datetime


def standing(plan: Plan, contents: Contents, told: Sequence[Diagnostic]) -> Standing:
    """What a build was made from."""
    members = _members(plan, contents)
    undated = [member for member in members if isinstance(member, Document) and member.is_undated]
    return Standing(plan, contents, _by_file([member.file for member in members], members), undated, told)


def keep(now: Standing, stamp: bytes, is_verbatim: Callable[[Item], bool]) -> KeptPlan | None:
    """What a build was made from, as bytes; None if there is something in it that cannot be written down.

    Args:
        now: what it was made from.
        stamp: what the build is known by.
        is_verbatim: whether the content of an item is what its file says.
    """
    members = _members(now.plan, now.contents)
    if now.plan.index is not None or not all(type(member) in _KINDS for member in members):
        return None
    kinds = bytes(_KINDS.index(type(member)) for member in members)
    names = _names(members)
    try:
        layouts, frame = _bytes_of(now.contents.layouts, names), _bytes_of(_frame(now), names)
        names |= _names_of_collections(now.contents)
        states = {number: _bytes_of(_state(each, is_verbatim), names) for number, each in enumerate(members)}
    except _UNKEPT:
        return None
    return KeptPlan(stamp, kinds, states, [member.file for member in members], layouts, frame)


def renew(kept: KeptPlan, now: Standing, stamp: bytes, verbatim: Mapping[Item, bool]) -> KeptPlan:
    """What was kept, with some items and all layouts as they are now.

    Args:
        kept: what was kept of the build before.
        now: what it has become.
        stamp: what this build is known by.
        verbatim: the items, each with whether its content is what its file says.
    """
    names = _names(_members(now.plan, now.contents))
    layouts = _bytes_of(now.contents.layouts, names)
    names |= _names_of_collections(now.contents)
    states = dict[int, bytes]()
    for item in verbatim:
        states[names[id(item)]] = _bytes_of(_state(item, verbatim.__getitem__), names)
    return kept._replace(stamp=stamp, members=overlaid(kept.members, states), layouts=layouts)


def restore(kept: KeptPlan, context: Context) -> Standing:
    """The plan and its contents, the members asleep.

    Variables of ``site`` that answer for themselves (`is_opaque`) are None: whoever put them there has to do it again.
    """
    loader = _Loader(kept.members, context)
    loader.members = [_asleep(kind, number, loader) for number, kind in enumerate(kept.kinds)]
    layouts = cast(dict[str, Layout], loader.load(kept.layouts))
    frame = cast(dict[str, Any], loader.load(kept.frame))
    contents, undated, told = Contents(layouts, **frame.pop("contents")), frame.pop("undated"), frame.pop("told")
    loader.collections = [*contents.collections.values()]
    own = {
        "config": context.config,
        "theme": context.theme,
        "time": context.time,
        "index": None,
        "layouts": MappingProxyType(layouts),
        "collections": MappingProxyType(contents.collections),
        "pages": tuple(contents.pages),
        "static_files": tuple(contents.static_files),
        "data": contents.data,
    }
    return Standing(Plan(**{**frame, **own}), contents, _by_file(kept.files, loader.members), undated, told)


class _Asleep:
    """Mixed into the class of a member: its attributes are loaded when the first of them is asked for."""

    _loader: _Loader
    _number: int

    def __getattr__(self, name: str) -> object:
        own = vars(self)
        if "conventions" not in own:
            own.update(self._loader.state(self._number))
        elif name == "content":
            own["content"] = self._loader.content(str(own["file"]), str(own["relative_path"]))
        else:
            raise AttributeError(f"{self!r} has no attribute {name!r}")
        return getattr(self, name)


class _Page(_Asleep, Page):
    pass


class _Document(_Asleep, Document):
    pass


class _StaticFile(_Asleep, StaticFile):
    pass


_KINDS: Sequence[type[Member]] = (Page, Document, StaticFile)
_SLEEPING: Sequence[type[_Page | _Document | _StaticFile]] = (_Page, _Document, _StaticFile)
_LATER = frozenset({"_loader", "_number", "conventions"})
"""Attributes that are made where a member is restored."""


def _asleep(kind: int, number: int, loader: _Loader) -> Member:
    made = _SLEEPING[kind].__new__(_SLEEPING[kind])
    made._loader, made._number = loader, number
    return made


class _Loader:
    """Wakes the members of a plan."""

    def __init__(self, states: Mapping[int, bytes], context: Context) -> None:
        self.members: Sequence[Member] = ()
        self.collections: Sequence[Collection] = ()
        self._states = states
        self._context = context

    def state(self, number: int) -> dict[str, object]:
        """The attributes of a member, but for its content where that is in its file."""
        state = cast(dict[str, object], self.load(self._states[number]))
        return {**state, "conventions": self._context.conventions}

    def content(self, file: str, path: str) -> str:
        """What is below the front matter of a file.

        Raises:
            JekyllError: it cannot be read any more.
        """
        try:
            with open(file, "rb") as source:
                return body(source.read(), path, self._context.config.text("encoding")).content
        except OSError as error:
            raise unreadable(path, error) from error

    def load(self, content: bytes) -> object:
        """What was written down; what it refers to is that of this process."""
        return _Unpickler(content, self).load()

    def named(self, name: int) -> object:
        """What a name stands for."""
        return self.members[name] if name >= 0 else self.collections[~name]


class _Unpickler(pickle.Unpickler):
    def __init__(self, content: bytes, loader: _Loader) -> None:
        super().__init__(io.BytesIO(content))
        self._loader = loader

    def persistent_load(self, name: int) -> object:
        return self._loader.named(name)


def _members(plan: Plan, contents: Contents) -> list[Member]:
    """Each once. Those of a collection that is not written, and what is not published, may be asked for as well."""
    return [*dict.fromkeys((*plan.rendered, *contents.static_files, *plan.documents, *contents.unpublished))]


def _by_file(files: Iterable[str | None], members: Iterable[Member]) -> Mapping[str, Sequence[Member]]:
    found: dict[str, list[Member]] = {}
    for file, member in zip(files, members, strict=True):
        if file is not None:
            found.setdefault(file, []).append(member)
    return found


def _names(members: Sequence[Member]) -> dict[int, int]:
    """What is not written down but named, by its identity."""
    return {id(member): number for number, member in enumerate(members)}


def _names_of_collections(contents: Contents) -> dict[int, int]:
    return {id(collection): ~number for number, collection in enumerate(contents.collections.values())}


class _Pickler(pickle.Pickler):
    def __init__(self, file: io.BytesIO, names: Mapping[int, int]) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self._names = names

    def persistent_id(self, value: object) -> int | None:
        return self._names.get(id(value))


def _bytes_of(value: object, names: Mapping[int, int]) -> bytes:
    buffer = io.BytesIO()
    _Pickler(buffer, names).dump(value)
    return buffer.getvalue()


def _state(member: Member, is_verbatim: Callable[[Item], bool]) -> dict[str, object]:
    state = {name: value for name, value in vars(member).items() if name not in _LATER}
    if not isinstance(member, StaticFile) and member.file is not None and is_verbatim(member):
        del state["content"]
    return state


def _frame(now: Standing) -> dict[str, object]:
    plan, contents = now.plan, now.contents
    return {
        "undated": now.undated,
        "told": now.told,
        "variables": {name: None if is_opaque(value) else value for name, value in plan.variables.items()},
        "documents": plan.documents,
        "posts": plan.posts,
        "tags": dict(plan.tags),
        "categories": dict(plan.categories),
        "neighbours": dict(plan.neighbours),
        "rendered": plan.rendered,
        "written": dict(plan.written),
        "contents": {
            "pages": contents.pages,
            "static_files": contents.static_files,
            "collections": contents.collections,
            "data": contents.data,
            "unpublished": contents.unpublished,
        },
    }
