"""Front matter defaults: values for whole folders and types, from the key ``defaults``
(``FrontmatterDefaults``)."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence, Set
from datetime import datetime

from ..compat import dates
from ..compat.glob import glob
from ..config.values import deep_merge
from ..errors import JekyllError, SettingError
from ..lazy.tuples import NamedTuple
from ..reference import JEKYLL, Version

_RENAMED = {"page": "pages", "post": "posts", "draft": "drafts"}
Warn = Callable[[str, str], None]


class Scope(NamedTuple):
    """The files that a set of defaults applies to."""

    path: str
    """The beginning of a path, or a glob; empty for every path."""
    type: str | None
    """``pages``, ``posts``, ``drafts`` or a collection's label; None for all."""


class DefaultSet(NamedTuple):
    """Values and where they apply."""

    scope: Scope
    values: Mapping[str, object]


class FrontMatterDefaults:
    """The defaults of a site.

    Args:
        sets: the value of the key ``defaults``.
        source: the absolute source folder, which globs are expanded against.
        collections_dir: the key of that name; paths are seen from there.
        warn: called with topic and text of the warning about a malformed set, which is then left out.
        jekyll: the version of Jekyll; before 4 a path applies to whole names of folders and files.
        refused: called with the error of Jekyll 3 for a set without a scope.

    Raises:
        JekyllError: the default of ``date`` is not a date.
    """

    def __init__(
        self,
        sets: object,
        source: str,
        collections_dir: str = "",
        warn: Warn = lambda _topic, _text: None,
        jekyll: Version = JEKYLL.jekyll,
        refused: Callable[[JekyllError], None] = lambda _: None,
    ) -> None:
        self._whole_names = jekyll < (4,)
        found = sets if isinstance(sets, Sequence) and not isinstance(sets, str) else []
        if self._whole_names:
            _check_scopes(found, refused)
        self._source = source
        self._collections = f"{collections_dir}/" if collections_dir else ""
        self._sets = [made for number, given in enumerate(found) for made in _read(given, number, warn)]
        self._known_beginnings: dict[str, Mapping[int, Set[str]]] = {}

    def for_(self, path: str, type: str | None) -> dict[str, object]:
        """The default values of a file.

        Args:
            path: the path relative to the source (for documents, to ``collections_dir``).
            type: ``pages``, ``posts``, ``drafts``, a collection's label, or None.
        """
        # longer paths win, then sets with a type, then later ones (Jekyll's ``has_precedence?``)
        merged: dict[str, object] = {}
        winner: Scope | None = None
        for given in self._sets:
            if not self._applies(given.scope, path, type):
                continue
            if winner is None or _has_precedence(given.scope, winner):
                merged, winner = deep_merge(merged, given.values), given.scope
            else:
                merged = deep_merge(given.values, merged)
        return merged

    def _applies(self, scope: Scope, path: str, type: str | None) -> bool:
        if scope.type is not None and scope.type != type:
            return False
        if not scope.path:
            return True
        path = path.removeprefix("/")
        return any(
            path[:length] in those and (not self._whole_names or path[length : length + 1] in ("", "/"))
            for length, those in self._beginnings(scope).items()
        )

    def _beginnings(self, scope: Scope) -> Mapping[int, Set[str]]:
        """The beginnings of the paths in a scope, by their length."""
        if scope.path not in self._known_beginnings:
            found = self._expand(scope.path) if "*" in scope.path else [scope.path]
            beginnings = {path.removeprefix(self._collections) for path in found}
            self._known_beginnings[scope.path] = {
                length: {path for path in beginnings if len(path) == length} for length in {*map(len, beginnings)}
            }
        return self._known_beginnings[scope.path]

    def _expand(self, pattern: str) -> list[str]:
        """The paths that match a glob, relative to the source."""
        try:
            found = glob(pattern.lstrip("/"), self._source, within=True)
            return [os.path.relpath(path, self._source) for path in found]
        except ValueError as error:
            raise SettingError(f"the pattern '{pattern[:80]}' is too large: {error}", "defaults") from None


def _check_scopes(sets: Sequence[object], refused: Callable[[JekyllError], None]) -> None:
    """Report the sets with values and without a scope, which end the build of Jekyll 3."""
    for number, given in enumerate(sets):
        if isinstance(given, Mapping) and isinstance(given.get("values"), Mapping) and given.get("scope") is None:
            message = "a set of defaults without 'scope' ends the build on GitHub Pages: the deployment will fail"
            refused(SettingError(message, "defaults", number, hint='write scope: {path: ""} for all files'))


def _has_precedence(new: Scope, old: Scope) -> bool:
    new_length, old_length = len(new.path.removeprefix("/")), len(old.path.removeprefix("/"))
    if new_length != old_length:
        return new_length > old_length
    return new.type is not None or old.type is None


def _read(given: object, number: int, warn: Warn) -> list[DefaultSet]:
    """A set of values, once for each type if its scope lists several."""
    if not isinstance(given, Mapping) or not isinstance(given.get("values"), Mapping):
        warn("Defaults:", f"An invalid front-matter default set was found: {given}")
        return []
    scope = given.get("scope")
    scope = scope if isinstance(scope, Mapping) else {}
    path = scope.get("path")
    prefix, values = path if isinstance(path, str) else "", _dated(given, number)
    types = scope.get("type")
    return [
        DefaultSet(Scope(prefix, _type(each, warn)), values) for each in (types if isinstance(types, list) else [types])
    ]


def _type(given: object, warn: Warn) -> str | None:
    if given is None:
        return None
    name = str(given)
    if name in _RENAMED:
        current = _RENAMED[name]
        warn("Defaults:", f"The '{name}' type has become '{current}'.")
        warn("Defaults:", f"Please update your front-matter defaults to use 'type: {current}'.")
        return current
    return name


def _dated(given: Mapping[object, object], number: int) -> Mapping[str, object]:
    values = given["values"]
    assert isinstance(values, Mapping), "the caller checked"
    date = values.get("date")
    if date is None or isinstance(date, datetime):
        return values
    try:
        return {**values, "date": dates.parse(str(date))}
    except ValueError:
        raise SettingError(
            f"Invalid date '{date}': An invalid date format was found in a front-matter default set: {given}",
            "defaults",
            number,
            "values",
            "date",
            hint="write it as 2024-05-17",
        ) from None
