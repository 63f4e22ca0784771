"""GitHub's API, which is used only with a token.

Answers are cached for an hour, and longer while GitHub cannot be reached.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from ...plugins.internals import lazy_pattern, replacing

_FRESH = 3600
"""Seconds for which an answer is good."""
_TIMEOUT = 10
_MOMENT = lazy_pattern(r"_(at|on)$|^date$")
"""The keys whose values are moments (as the gem's client, Sawyer, has it)."""
_PAGES = 10
"""Pages of a list that are asked for at most, of a hundred members each."""


class GitHub:
    """The API as one token sees it.

    Args:
        url: the address of the API.
        token: the token of an account; without one no request is made.
        cache: the folder for cached answers, None for no cache.
        note: called with the sentence to show, once, when answers cannot be had.
    """

    def __init__(self, url: str, token: str | None, cache: Path | None, note: Callable[[str], None]) -> None:
        self.url = url
        self._token = token
        self._cache = cache
        self._note = note
        self._noted = False
        self._known: dict[str, object] = {}

    @property
    def may_ask(self) -> bool:
        """Whether there is a token."""
        return self._token is not None

    def get(self, path: str) -> object:
        """The answer for a path such as ``/repos/owner/name``, None without one; a list with all its pages."""
        if path not in self._known:
            self._known[path] = self._answer(path)
        return self._known[path]

    def _answer(self, path: str) -> object:
        if self._token is None:
            self._say("parts of site.github come from GitHub's API: set JEKYLL_GITHUB_TOKEN to have them")
            return None
        kept, fresh = self._kept(path)
        if fresh:
            return kept
        from http.client import HTTPException
        from urllib.error import HTTPError

        try:
            found = self._asked(path)
        except HTTPError as error:
            if error.code != 404:  # there is no such thing, such as a latest release
                self._say(f"GitHub's API gave no answer ({error}); parts of site.github are old or missing")
                return kept
            found = None
        except (OSError, ValueError, HTTPException) as error:
            self._say(f"GitHub's API gave no answer ({error}); parts of site.github are old or missing")
            return kept
        self._keep(path, found)
        return found

    def _asked(self, path: str) -> object:
        first = self._page(path, 1)
        if not isinstance(first, list):
            return first
        found, page = list(first), first
        for number in range(2, _PAGES + 1):
            if len(page) < 100:
                break
            following = self._page(path, number)
            page = following if isinstance(following, list) else []
            found += page
        return found

    def _page(self, path: str, number: int) -> object:
        import urllib.request  # 10 ms of every start, and few sites have a token

        mark = "&" if "?" in path else "?"
        headers = {"Authorization": f"token {self._token}", "Accept": "application/vnd.github+json"}
        request = urllib.request.Request(f"{self.url}{path}{mark}per_page=100&page={number}", headers=headers)
        with urllib.request.urlopen(request, timeout=_TIMEOUT) as answer:
            found: object = json.load(answer, object_hook=_with_times)
        return found

    def _say(self, message: str) -> None:
        if not self._noted:
            self._noted = True
            self._note(message)

    def _file(self, path: str) -> Path | None:
        asked = hashlib.sha256(f"{self.url}{path} {self._token}".encode()).hexdigest()
        return None if self._cache is None else self._cache / f"{asked}.json"

    def _kept(self, path: str) -> tuple[object, bool]:
        """The cached answer, and whether it is still fresh."""
        file = self._file(path)
        try:
            if file is None:
                return None, False
            known = json.loads(file.read_text("utf-8"), object_hook=_with_times)
            return known, time.time() - file.stat().st_mtime < _FRESH
        except (OSError, ValueError):
            return None, False

    def _keep(self, path: str, found: object) -> None:
        file = self._file(path)
        if file is None:
            return
        file.parent.mkdir(parents=True, exist_ok=True)
        with replacing(file) as opened:
            opened.write(json.dumps(found, default=str).encode())


def _with_times(found: dict[str, object]) -> dict[str, object]:
    """An object of an answer, with moments for their texts."""
    return {key: _moment(value) if _MOMENT.search(key) else value for key, value in found.items()}


def _moment(value: object) -> object:
    try:
        return datetime.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        return value
