"""The digest of one external dependency: a file, a shown time, a value in data, or the first items of a list.

The plan does not tell how many of them there are, so each that any render ever had is compared by itself.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from ..drops import site_time
from ..filters.date import InvalidDate
from ..filters.post_target import find_post
from ..model.post_names import PostName
from ..plan import Plan
from ..tracking import clock
from ..tracking.kinds import FILE, FIRST, IS_HASH, POST, VARIABLE, ChangedBy, changed_by, path_of
from . import external_files
from .fingerprint import fingerprint, never_equal
from .signatures import GRANULARITY

SHOWN = b"+"
"""The digest of a text that the clock shows. One that it does not show has a new digest each time."""


def external_digest(plan: Plan, subject: str, field: str) -> bytes:
    """The digest of an external dependency as it is now."""
    kind = changed_by(subject)
    if kind is ChangedBy.DISK:
        return external_files.look(subject, field, root_of(plan))
    if kind is ChangedBy.VALUES:
        return fingerprint(_value(plan, path_of(field)))
    if kind is ChangedBy.LISTS:
        return _post(plan, field) if subject == POST else _first(plan, subject.removeprefix(FIRST), int(field))
    if kind is ChangedBy.CLOCK:
        return SHOWN if clock.still_shows(subject, field, site_time(plan)) else never_equal()
    variable = plan.variables.get(subject.removeprefix(VARIABLE))
    return fingerprint(variable.get(field) if isinstance(variable, Mapping) else None)


def _post(plan: Plan, wanted: str) -> bytes:
    """The digest of what ``post_url`` gives for a name."""
    name = PostName.parse(wanted)
    try:
        return fingerprint(name and find_post(plan.post_names, name))
    except InvalidDate:  # the render finds the error again
        return never_equal()


def _first(plan: Plan, name: str, number: int) -> bytes:
    """The digest of the first items of a list, or of the last ones if the number is negative."""
    listed = plan.listed(name)
    part = listed and (listed[:number] if number >= 0 else listed[number:])
    return fingerprint(None if part is None else [each.relative_path for each in part])


def _value(plan: Plan, path: Sequence[str]) -> tuple[int, object]:
    """The value in data or in a variable of a generator at the end of a path, with None and how far it led if less."""
    found: object = plan.data if path[0] == "data" else plan.variables.get(path[0])
    for place, key in enumerate(path[1:]):
        if key == IS_HASH:
            return place, isinstance(found, Mapping)
        if not isinstance(found, Mapping) or key not in found:
            return place, None
        found = found[key]
    return len(path), found


def digest_at_render(plan: Plan, subject: str, field: str, began: int) -> bytes:
    """The digest of a dependency as a render found it.

    A file that was missing then had no digest, whatever has come since. A file that has changed since rendering began
    may have changed before or after it was read: its digest equals no other.

    Args:
        plan: the plan.
        subject: of the dependency.
        field: of the dependency.
        began: when rendering began, in nanoseconds.
    """
    if changed_by(subject) is ChangedBy.DISK:
        if external_files.was_missing(subject):
            return external_files.NOTHING
        if external_files.has_changed(subject, field, root_of(plan), began - GRANULARITY):
            return never_equal()
    return external_digest(plan, subject, field)


def doubt_saved_files(external: dict[int, bytes], plan: Plan, included: Mapping[str, int], began: int) -> None:
    """Let the digest of each included file that was saved during a build equal no other: renders may have read any.

    Args:
        external: the digests by number.
        plan: the plan.
        included: the numbers of the files.
        began: when the build began, in nanoseconds.
    """
    root = root_of(plan)
    for file, number in included.items():
        if number in external and external_files.has_changed(FILE, file, root, began - GRANULARITY):
            external[number] = never_equal()


def root_of(plan: Plan) -> str:
    """The source folder."""
    return os.path.abspath(str(plan.config["source"]))
