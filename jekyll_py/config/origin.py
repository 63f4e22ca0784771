"""Who chose a value of the configuration: the site's own files, or the user."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple, Self


class Origin(NamedTuple):
    """Where the values of a configuration come from. Those that neither files nor user chose are defaults.

    A site may be a stranger's: what its files say is not what the user asked for.
    """

    checkout: str = ""
    """The absolute folder in which the files were looked for, which the user named or stands in; empty for none."""
    site_values: Mapping[str, object] = {}
    """What the files of the site say, whether it counts or not: values by key, a dot leading into a mapping."""
    user_keys: frozenset[str] = frozenset()
    """The keys that the user has set on the command line, or the program that calls."""

    @classmethod
    def of(
        cls, checkout: str, files: Mapping[str, object], given: Mapping[str, object], renamed: Mapping[str, str]
    ) -> Self:
        """The origin of a configuration.

        Args:
            checkout: the absolute folder in which the files were looked for.
            files: what the files say.
            given: what the user says, which wins.
            renamed: old names of keys that count, each with the new one.
        """
        values = {renamed.get(key, key): value for key, value in files.items()}
        return cls(checkout, dict(_leaves(values))).with_user_keys(given)

    def is_of_site(self, key: str) -> bool:
        """Whether the value that counts is what the site's files say."""
        return self.site_values.get(key) is not None and key not in self.user_keys

    def with_user_keys(self, keys: Mapping[str, object]) -> Self:
        """The origin after the user, or the program, has set some keys."""
        names = (name for name, value in _leaves(keys) if value is not None)  # None leaves what the files say
        return self._replace(user_keys=self.user_keys.union(names))


BY_PROGRAM = Origin()
"""That of values which no file of a site says."""


def _leaves(values: Mapping[str, object], above: str = "") -> Iterator[tuple[str, object]]:
    """Keys and values that are no mappings, those of inner mappings with all names that lead to them."""
    for key, value in values.items():
        name = f"{above}{key}"
        if isinstance(value, Mapping):
            yield from _leaves(value, f"{name}.")
        else:
            yield name, value
