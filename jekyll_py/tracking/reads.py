"""Records what a render reads: `record` is called wherever a template gets data of the site.

A *dependency* is one thing a template can read: a field of a document, the members of a list, a configuration key, the
text of a layout. It is named by its subject and its field, such as ``("_posts/2024-01-01-x.md", "title")``, and known
in this process by a small integer, so that recording costs one call and comparing recordings is set arithmetic.

A *group* is a dependency that stands for many others: a navigation over all pages reads the same thousands of
dependencies on every page, which would otherwise be kept once a page. Its field is a digest of its members.

One render runs at a time in a process; parallel rendering uses processes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from hashlib import blake2b

from . import kinds
from .kinds import GROUP

Dependency = tuple[str, str]

_WORTH = 16
"""So many dependencies are worth a group."""
_ids: dict[Dependency, int] = {}
_dependencies: list[Dependency] = []
_members: dict[int, frozenset[int]] = {}


def dependency_id(subject: str, field: str) -> int:
    """The integer that stands for a dependency, the same for the life of the process."""
    key = (subject, field)
    known = _ids.get(key)
    if known is None:
        known = _ids[key] = len(_dependencies)
        _dependencies.append(key)
    return known


def field_of(key: object) -> str:
    """The field for a key of a mapping, which may be a number or a boolean: no name begins with NUL."""
    return key if isinstance(key, str) else f"\0{type(key).__name__} {key!r}"


def dependency(number: int) -> Dependency:
    """The dependency behind an integer that `dependency_id` gave."""
    return _dependencies[number]


def known_dependencies() -> int:
    """The number of dependencies, which the next new one gets."""
    return len(_dependencies)


def dependencies_since(number: int) -> list[Dependency]:
    """The dependencies with this and every higher number, for another process, where they have other numbers."""
    return _dependencies[number:]


def grouped(dependencies: frozenset[int]) -> frozenset[int]:
    """The same dependencies, most of them in one group if they are many."""
    if len(dependencies) < _WORTH:
        return dependencies
    held = frozenset(number for number in dependencies if is_steady(number))
    if len(held) < _WORTH:
        return dependencies
    names = sorted("\0".join(_dependencies[number]) for number in held)
    name = blake2b("\n".join(names).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
    return dependencies - held | {learn_group(dependency_id(GROUP, name), held)}


def learn_group(number: int, held: frozenset[int]) -> int:
    """A dependency is a group of these; its number."""
    _members.setdefault(number, held)
    return number


def members_of(number: int) -> frozenset[int]:
    """The dependencies in a group, groups among them; none for any other dependency."""
    return _members.get(number, frozenset())


def ungrouped(dependencies: Iterable[int]) -> set[int]:
    """Dependencies, with the members of each group in its place."""
    found = set[int]()
    for number in dependencies:
        held = _members.get(number)
        found.update((number,) if held is None else ungrouped(held))
    return found


def is_steady(number: int) -> bool:
    """Whether a dependency is the same at any moment of a build."""
    subject, field = _dependencies[number]
    return kinds.is_steady(subject, field)


def record_volatile(field: str) -> None:
    """Record that a render depends on something that no other build can compare (a row of `kinds.Volatile`)."""
    record(dependency_id(kinds.VOLATILE, field))


def _unrecorded(_dependencies: object) -> None:
    return None


# Always called as `reads.record(id)` and `reads.record_all(ids)`, never imported by name: a recording sets both to the
# methods of its own set. A template calls one for each value that it reads, and a function that looks up the set takes
# three times as long (about 85 ns for 28).
record: Callable[[int], None] = _unrecorded
record_all: Callable[[Iterable[int]], None] = _unrecorded


class recording:
    """A context manager that collects the dependencies read in its block: there is one around each render.

    Recordings nest: what an inner one saw, the outer one saw too.
    """

    __slots__ = ("_dependencies", "_outer")

    _outer: tuple[Callable[[int], None], Callable[[Iterable[int]], None]]

    def __init__(self) -> None:
        self._dependencies = set[int]()

    def __enter__(self) -> set[int]:
        global record, record_all
        self._outer = record, record_all
        record, record_all = self._dependencies.add, self._dependencies.update
        return self._dependencies

    def __exit__(self, *_failure: object) -> None:
        global record, record_all
        record, record_all = self._outer
        record_all(self._dependencies)
