"""Settings of a preview that an open page can change without a restart."""

from __future__ import annotations

import threading
from collections.abc import Mapping

KEYS = ("show_drafts", "future", "unpublished")
"""The keys of the configuration: true or false each."""


class Switches:
    """The settings, as the configuration has them and as pages have changed them. Safe to use from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._configured: Mapping[str, bool] = {}
        self._changed: Mapping[str, bool] = {}

    @property
    def changed(self) -> Mapping[str, bool]:
        """The values that pages have chosen."""
        return self._changed

    @property
    def values(self) -> Mapping[str, bool]:
        """All values that are known."""
        with self._lock:
            return {**self._configured, **self._changed}

    def configure(self, values: Mapping[str, bool]) -> None:
        """Take the values of the configuration."""
        with self._lock:
            self._configured = dict(values)

    def set(self, key: str, value: bool) -> bool:
        """Change a setting; whether it exists and had another value."""
        if key not in KEYS or self.values.get(key) is value:
            return False
        with self._lock:
            self._changed = {**self._changed, key: value}
        return True
