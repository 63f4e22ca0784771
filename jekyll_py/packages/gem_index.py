"""An index of gems on the network, read by RubyGems' compact index: ``/info/NAME`` and ``/gems/NAME-VERSION.gem``."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from ..lazy.tuples import NamedTuple
from .bundler_settings import BundlerSettings, with_slash
from .download import NotThere, download
from .gem_version import is_version
from .gems import Dependency

_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,200}")
_MAX_INFO = 4 * 1024 * 1024
"""The most bytes that the list of a gem's releases may have; that of the gem with the most has a tenth of it."""
_SUM = re.compile(r"[0-9a-f]{64}")


class Release(NamedTuple):
    """A version of a gem, of the platform ``ruby``."""

    name: str
    version: str
    dependencies: tuple[Dependency, ...] = ()
    """Its runtime dependencies."""
    ruby: str = ">= 0"
    """The versions of Ruby that it allows."""
    checksum: str = ""
    """The SHA-256 of its archive."""
    origin: str = ""
    """The address of its index, as the Gemfile writes it, without credentials."""


class GemIndex:
    """An index of gems.

    Args:
        url: its address, as the Gemfile writes it; a user and password in it are for its host alone.
        settings: Bundler's, which may name a mirror and the credentials for a host.

    Attributes:
        url: the address without credentials.
        address: the address that is asked, which is that of the mirror where there is one.
        is_mirrored: whether there is one.
    """

    def __init__(self, url: str, settings: BundlerSettings) -> None:
        self.url, self._credentials = without_credentials(url)
        self.address, own = without_credentials(settings.mirror(self.url))
        self.is_mirrored = self.address != with_slash(self.url)
        if self.is_mirrored:
            self._credentials = ""  # those of the source are not for its mirror
        self._credentials = own or settings.credentials(self.address) or self._credentials
        if self._credentials and ":" not in self._credentials:  # a token, which is a user without a password
            self._credentials += ":"

    def __str__(self) -> str:
        """The index that is asked, for messages: neither address has credentials."""
        return f"{self.address.rstrip('/')} (the mirror of {self.url})" if self.is_mirrored else self.url

    def releases(self, name: str) -> list[Release]:
        """The releases of a gem for the platform ``ruby``, oldest first; none where the index has no such gem.

        Raises:
            DownloadError: the index cannot be reached or answers with an error.
        """
        if not _NAME.fullmatch(name):
            return []
        answer = io.BytesIO()
        try:
            download(f"{self.address}info/{quote(name)}", answer, credentials=self._credentials, limit=_MAX_INFO)
        except NotThere:
            return []
        return list(_parsed(name, answer.getvalue().decode("utf-8", "replace"), self.url))

    def archive(self, release: Release) -> bytes:
        """The archive of a release, unchecked.

        Raises:
            DownloadError: it cannot be downloaded.
        """
        answer = io.BytesIO()
        address = f"{self.address}gems/{quote(f'{release.name}-{release.version}.gem')}"
        download(address, answer, credentials=self._credentials)
        return answer.getvalue()


def without_credentials(url: str) -> tuple[str, str]:
    """An address without its user and password, and these as ``user:password``; empty without any."""
    parts = urlsplit(url)
    given, at, host = parts.netloc.rpartition("@")
    return (urlunsplit(parts._replace(netloc=host)), unquote(given)) if at else (url, "")


def _parsed(name: str, text: str, origin: str) -> Iterator[Release]:
    """The releases in an answer, whose lines are ``VERSION DEPENDENCY:CLAUSE&CLAUSE,…|KEY:VALUE,…``."""
    for line in text.partition("---\n")[2].splitlines():
        version, _, rest = line.partition(" ")
        needs, _, about = rest.partition("|")
        facts = dict(_pairs(about))
        if is_version(version) and "-" not in version:  # after a dash stands another platform
            dependencies = tuple(Dependency(each, wanted.replace("&", ", ")) for each, wanted in _pairs(needs))
            checksum = facts.get("checksum", "")
            known = checksum if _SUM.fullmatch(checksum) else ""
            yield Release(name, version, dependencies, facts.get("ruby", ">= 0").replace("&", ", "), known, origin)


def _pairs(text: str) -> list[tuple[str, str]]:
    return [(key, value) for key, colon, value in (each.partition(":") for each in text.split(",")) if colon]
