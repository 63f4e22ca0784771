"""Files from the network: over HTTPS alone, within bounds of size and time."""

from __future__ import annotations

import base64
import ipaddress
import time
import urllib.error
import urllib.request
from http.client import HTTPException, HTTPMessage, HTTPResponse
from typing import IO
from urllib.parse import urlsplit

from .. import __version__
from ..errors import JekyllError

MAX_BYTES = 256 * 1024 * 1024
"""The most bytes that a file may have."""
PATIENCE = 20.0
"""Seconds without a byte after which a server counts as out of reach."""
DEADLINE = 300.0
"""Seconds that the download of one file may take."""

_CHUNK = 1 << 16
_GONE = (404, 410, 451)


class DownloadError(JekyllError):
    """A file cannot be downloaded."""


class NotThere(DownloadError):
    """The server answers that there is no such file (status 404, 410 or 451)."""


def download(
    url: str,
    file: IO[bytes],
    etag: str = "",
    patience: float | None = None,
    credentials: str = "",
    limit: int | None = None,
) -> str | None:
    """Write the file at an address into ``file``.

    Proxies are those of the environment (``https_proxy``, ``no_proxy``). An address on this machine may be plain HTTP.

    Args:
        url: the address.
        file: what to write to.
        etag: the ``ETag`` of the version that was downloaded before; empty without one.
        patience: seconds without a byte after which to give up; `PATIENCE` by default.
        credentials: ``user:password`` for the server of ``url`` alone; one that it redirects to does not get them.
        limit: the most bytes that it may have; `MAX_BYTES` by default.

    Returns:
        The file's ``ETag``, empty when the server gives none; None when the file has not changed since ``etag``.

    Raises:
        NotThere: there is no such file.
        DownloadError: the server cannot be reached, is too slow, breaks off or answers with an error, the file is too
            large, or an address is not HTTPS.
    """
    _check(url, url)
    headers = {"User-Agent": f"jekyll-py/{__version__}", **({"If-None-Match": etag} if etag else {})}
    if credentials:
        headers["Authorization"] = f"Basic {base64.b64encode(credentials.encode()).decode()}"
    opener = urllib.request.build_opener(_Redirects)
    try:
        with opener.open(
            urllib.request.Request(url, headers=headers), timeout=PATIENCE if patience is None else patience
        ) as answer:
            _copy(answer, file, url, MAX_BYTES if limit is None else limit)
            return str(answer.headers.get("ETag", ""))
    except urllib.error.HTTPError as error:
        error.close()
        if error.code == 304:
            return None
        kind = NotThere if error.code in _GONE else DownloadError
        raise kind(f"{error.code} {error.reason}: {url}") from error
    except urllib.error.URLError as error:
        raise DownloadError(f"{error.reason}: {url}") from error
    except (OSError, HTTPException, ValueError) as error:
        raise DownloadError(f"{error or type(error).__name__}: {url}") from error


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows a redirect only to an address that `download` would accept itself."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> urllib.request.Request | None:
        fp.close()
        _check(newurl, req.full_url)
        following = super().redirect_request(req, fp, code, msg, headers, newurl)
        if following is not None and _server(newurl) != _server(req.full_url):
            following.remove_header("Authorization")
        return following


def _server(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return parts.scheme, parts.netloc


def _check(url: str, asked: str) -> None:
    """Raise `DownloadError` unless ``url`` is HTTPS, or HTTP on this machine, asked for from this machine."""
    scheme = urlsplit(url).scheme.lower()
    if scheme != "https" and not (scheme == "http" and is_local(url) and is_local(asked)):
        raise DownloadError(f"not an address of HTTPS: {url}")


def is_local(url: str) -> bool:
    """Whether the host of a URL is ``localhost`` or a loopback address."""
    host = urlsplit(url).hostname or ""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _copy(answer: HTTPResponse, file: IO[bytes], url: str, limit: int) -> None:
    announced, received = int(answer.headers.get("Content-Length") or 0), 0
    end = time.monotonic() + DEADLINE
    _check_size(announced, url, limit)
    while chunk := answer.read1(_CHUNK):
        received += len(chunk)
        _check_size(received, url, limit)
        if time.monotonic() > end:
            raise DownloadError(f"it takes longer than {DEADLINE:.0f} seconds: {url}")
        file.write(chunk)
    if received < announced:
        raise DownloadError(f"it broke off after {received} of {announced} bytes: {url}")


def _check_size(size: int, url: str, limit: int) -> None:
    if size > limit:
        raise DownloadError(f"larger than {limit // 1024**2} MiB: {url}")
