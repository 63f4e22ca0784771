"""The origins of the values of a configuration: the site's own files, or the user."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Self

from ..lazy.tuples import NamedTuple
from .values import renamed


class Origin(NamedTuple):
    """The origins of the values of a configuration; values from neither the files nor the user are defaults.

    A site may be untrusted, so a value in its files is not a decision of the user.
    """

    site: str = ""
    """The absolute path of the folder in which the files were looked for; empty for none."""
    site_values: Mapping[str, object] = {}
    """The values in the site's files, even where the user overrides them; keys have a dot before an inner key."""
    user_keys: frozenset[str] = frozenset()
    """The keys that the command line or the calling program has set."""

    @classmethod
    def of(
        cls, site: str, files: Mapping[str, object], given: Mapping[str, object], new_names: Mapping[str, str]
    ) -> Self:
        """The origin of a configuration.

        Args:
            site: the absolute path of the folder in which the files were looked for.
            files: the contents of the files.
            given: the values of the user, which take precedence.
            new_names: old names of keys that are still read, each with the new name.
        """
        return cls(site, dict(_leaves(renamed(files, new_names)))).with_user_keys(given)

    def is_of_site(self, key: str) -> bool:
        """Whether the value in effect is that of the site's files."""
        return self.site_values.get(key) is not None and key not in self.user_keys

    def has(self, key: str) -> bool:
        """Whether the site's files or the user give a value to a key."""
        return key in self.user_keys or self.site_values.get(key) is not None

    def with_user_keys(self, keys: Mapping[str, object]) -> Self:
        """The origin after the user, or the program, has set some keys."""
        names = (name for name, value in _leaves(keys) if value is not None)  # None overrides nothing
        return self._replace(user_keys=self.user_keys.union(names))


BY_PROGRAM = Origin()
"""The origin of a configuration without files."""


def _leaves(values: Mapping[str, object], above: str = "") -> Iterator[tuple[str, object]]:
    """The values that are no mappings, with their keys, which have a dot before an inner key."""
    for key, value in values.items():
        name = f"{above}{key}"
        if isinstance(value, Mapping):
            yield from _leaves(value, f"{name}.")
        else:
            yield name, value
