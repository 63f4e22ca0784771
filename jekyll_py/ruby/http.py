"""Requests to the network for Ruby code of a trusted site; answers are kept, and serve where the network is missing."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import time
import urllib.error
import urllib.request
from collections.abc import Iterable, Mapping
from contextlib import suppress
from http.client import HTTPException
from typing import TypedDict

from .. import __version__
from ..disk.private import NotPrivateError, private_file, private_folder
from ..disk.replacement import replacing
from ..disk.user_cache import user_cache
from ..errors import JekyllError
from .calls import Function

MOST_BYTES = 64 * 2**20
"""The most bytes of an answer."""
PATIENCE = 30.0
"""Seconds without a byte after which a server counts as out of reach."""
FRESH = 3600.0
"""Seconds for which an answer to a GET is not asked for again."""


class Request(TypedDict):
    """A request of Ruby code."""

    method: str
    url: str
    headers: Mapping[str, str]
    body: str | None
    """In base64."""


class Answer(TypedDict):
    """The answer to it."""

    status: int
    reason: str
    headers: list[list[str]]
    """Names and values."""
    body: str
    """In base64."""


def requests_of(site: str) -> Function:
    """The function ``http`` of an interpreter: its text is a `Request` as JSON, and so is the `Answer`.

    Args:
        site: the folder of the site, in which nothing is kept.
    """

    def http(text: str) -> str:
        return json.dumps(_answer(json.loads(text), site))

    return http


def _answer(request: Request, site: str) -> Answer:
    kept = _kept_file(request, site)
    if kept is not None and (answer := _read(kept, FRESH)) is not None:
        return answer
    try:
        answer = _asked(request)
    except (OSError, HTTPException, ValueError) as error:
        answer = None if kept is None else _read(kept, None)
        if answer is None:
            reason = getattr(error, "reason", None) or error
            raise JekyllError(
                f"{reason}: {request['url']}", hint="build once with the network: answers are kept"
            ) from error
        return answer
    if kept is not None and answer["status"] < 400:
        _write(kept, answer)
    return answer


def _asked(request: Request) -> Answer:
    if not str(request["url"]).startswith(("https://", "http://")):
        raise ValueError("only http and https are known")
    body = None if request["body"] is None else base64.b64decode(request["body"])
    headers = {"User-Agent": f"jekyll-py/{__version__}", **request["headers"]}
    asked = urllib.request.Request(request["url"], body, headers, method=request["method"])
    try:
        with urllib.request.build_opener(_NoRedirects).open(asked, timeout=PATIENCE) as answer:
            return _values(answer.status, answer.reason, answer.headers.items(), answer.read(MOST_BYTES + 1))
    except urllib.error.HTTPError as error:
        with error:
            return _values(error.code, error.reason, error.headers.items(), error.read(MOST_BYTES + 1))


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """Leaves redirects to the Ruby code, as Net::HTTP does."""

    def redirect_request(self, *_: object) -> None:
        """None, so that the redirect itself is the answer."""


def _values(status: int, reason: str, headers: Iterable[tuple[str, str]], body: bytes) -> Answer:
    if len(body) > MOST_BYTES:
        raise ValueError(f"the answer has more than {MOST_BYTES} bytes")
    return {
        "status": status,
        "reason": reason,
        "headers": [list(pair) for pair in headers],
        "body": base64.b64encode(body).decode("ascii"),
    }


def _kept_file(request: Request, site: str) -> str | None:
    """The file in the user's cache for the answer; None where nothing is kept, and for what is no GET."""
    if request["method"] != "GET":
        return None
    name = hashlib.sha256(json.dumps([request["url"], sorted(request["headers"].items())]).encode()).hexdigest()
    try:
        return os.path.join(private_folder(user_cache() / "http", site), f"{name}.json")
    except (NotPrivateError, OSError, RuntimeError):
        return None


def _read(file: str, age: float | None) -> Answer | None:
    """A kept answer that is not older than ``age`` seconds, if one is given."""
    try:
        with open(file, encoding="ascii", opener=private_file) as text:
            if age is not None and time.time() - os.fstat(text.fileno()).st_mtime > age:
                return None
            found: Answer = json.load(text)
            return found
    except (OSError, ValueError):
        return None


def _write(file: str, answer: Answer) -> None:
    with suppress(OSError), replacing(file, private_file) as opened:  # on a full disk: the next build asks again
        opened.write(json.dumps(answer).encode())
