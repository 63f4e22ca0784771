"""The base class of drops: fields by name, whose reads are recorded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, ClassVar

from ..compat import json
from ..liquid import Drop
from ..tracking import reads
from ..tracking.kinds import KEYS, RENDERED
from .late_changes import LateChanges
from .methods import method

Fields = Mapping[str, Callable[..., object]]
"""Computed fields of a drop: name → a function of the drop."""


ANY = "*"
"""The name, among fields that are added, of a function of a drop and the name of a field, for all of them."""


class EveryField(dict[str, Callable[..., object]]):
    """The fields of a drop that one function computes, whatever their names, but for those of a render.

    Args:
        compute: the value for a drop and the name of a field.
        known: the fields of the drop without it.
    """

    _OF_RENDER = frozenset({"content", "output", "excerpt"})

    def __init__(self, compute: Callable[..., object], known: Fields) -> None:
        own = {name: field for name, field in known.items() if name in self._OF_RENDER}
        super().__init__({name: partial(compute, name=name) for name in known} | own)
        self._compute = compute

    def get(self, name: str, default: object = None) -> Any:
        """The function of a field; there is always one."""
        return self[name] if name in self else partial(self._compute, name=name)


class RecordedDrop(Drop):
    """A drop whose reads are recorded as dependencies of its subject.

    A subclass lists computed fields in `FIELDS`; any other name is looked up in `fallback`, such as front matter.

    Args:
        subject: the subject of each dependency, such as the path of a document.
        fallback: the values of all other fields.
    """

    __slots__ = ("_known", "fallback", "subject")

    FIELDS: ClassVar[Fields] = {}
    has_methods: ClassVar[bool] = False
    """Whether templates may call the methods of `Jekyll::Drops::Drop`."""

    def __init__(self, subject: str, fallback: Mapping[str, object]) -> None:
        self.subject = subject
        self.fallback = fallback
        self._known: dict[str, tuple[int, Callable[[Any], object] | None]] = {}

    def __getitem__(self, key: str) -> object:
        try:
            number, compute = self._known[key]
        except KeyError:
            number, compute = self._find(key)
        reads.record(number)
        return self.fallback.get(key) if compute is None else compute(self)

    @property
    def late_changes(self) -> LateChanges | None:
        """The changes of properties while the site is rendered; None if those of this drop do not change."""
        return None

    def value_of(self, field: str) -> object:
        """The value of a field, without recording the read."""
        compute = self.FIELDS.get(field)
        return self.fallback.get(field) if compute is None else compute(self)

    def note(self, field: str) -> None:
        """Record a read of ``field``."""
        try:
            reads.record(self._known[field][0])
        except KeyError:
            reads.record(self._find(field)[0])

    def _find(self, field: str) -> tuple[int, Callable[[Any], object] | None]:
        """The number of a field's dependency and its function, if it is computed; looked up once per drop."""
        compute = self.FIELDS.get(field) or (method(self, field) if self.has_methods else None)
        known = self._known[field] = (reads.dependency_id(self.subject, reads.field_of(field)), compute)
        return known

    def __contains__(self, key: object) -> bool:
        if not isinstance(key, str):
            return super().__contains__(key)
        if key not in RENDERED:  # those are always there
            self.note(key)
        return key in self._names()

    def keys(self) -> list[str]:
        """The names of the fields, in Jekyll's order."""
        self.note(KEYS)
        return self._names()

    def _names(self) -> list[str]:
        """The computed fields, then the keys of the fallback (Jekyll's ``Drop#keys``)."""
        return [*self.FIELDS, *(key for key in self.fallback if key not in self.FIELDS)]

    def __iter__(self) -> Iterator[object]:
        """Iterate over the keys, as a ``for`` loop over a drop does."""
        return iter(self.keys())

    def __repr__(self) -> str:
        """The drop as Ruby's ``inspect`` shows it: indented JSON."""
        return json.pretty_generate(self)

    def to_dict(self) -> dict[str, object]:
        """All keys with their values."""
        return {key: self[key] for key in self.keys()}
