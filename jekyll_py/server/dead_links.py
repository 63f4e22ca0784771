"""The addresses of a site that were asked for and not found, with the pages that lead there."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from urllib.parse import urlsplit

MOST = 50
"""The most addresses that are remembered."""

_UNASKED = "/favicon.ico"
"""Browsers ask for it in the name of a page that does not have it."""


class DeadLinks:
    """The dead links that a preview has met. Safe to use from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._pages: dict[str, str] = {}
        """By address: the page that a browser came from."""

    def note(self, path: str, referrer: str | None) -> None:
        """Remember an address, if a page names it.

        Args:
            path: the address, as it is in the URL.
            referrer: the URL of the page, if the browser tells that.
        """
        try:
            page = urlsplit(referrer or "").path
        except ValueError:  # the header is no valid URL
            return
        if page and page != path and path != _UNASKED:
            with self._lock:
                self._pages.pop(path, None)
                self._pages[path] = page
                for oldest in list(self._pages)[:-MOST]:
                    del self._pages[oldest]

    def forget(self, is_there: Callable[[str], bool]) -> None:
        """Forget the addresses that are there now."""
        with self._lock:
            self._pages = {path: page for path, page in self._pages.items() if not is_there(path)}

    def as_json(self) -> Sequence[Mapping[str, str]]:
        """The addresses, the latest first, each with its page."""
        with self._lock:
            return [{"path": path, "page": page} for path, page in reversed(self._pages.items())]
