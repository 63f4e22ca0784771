"""The addresses of a built site: which file answers which address, and what its pages can be linked to."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping, Set
from difflib import get_close_matches
from functools import cached_property
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

from ..reference import BASE_ELEMENT, Reference
from .file import BuiltFile
from .published import Published
from .site_files import INDEX, MARKDOWN, SiteFiles
from .target import State, Target

_PLAIN = re.compile(r"/(?!/)[!-~]*")
"""An address below the host, which most are; it is taken apart without `urlsplit`."""
_WEB = frozenset({"http", "https", ""})
_STATIC = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|avif|ico|css|js|pdf)\Z", re.IGNORECASE)
"""Endings of files that programs beside the site seldom answer in the root of its host."""


class SiteIndex(SiteFiles):
    """The files of a built site and their addresses.

    Args:
        files: the paths of all files, relative to the folder of the site, with ``/``.
        anchors: by page, what a fragment can name there.
        published: what is known of the site.
        folder: the folder that the files lie in.
    """

    def __init__(
        self,
        files: Iterable[str],
        anchors: Mapping[str, Set[str]] | None = None,
        published: Published | None = None,
        folder: str = "",
    ) -> None:
        self._folder = folder
        super().__init__(files)
        self.anchors = anchors or {}
        self.published = published or Published()
        self._known: dict[tuple[str, str], Target] = {}

    def resolve(self, reference: Reference) -> Target:
        """The target of a reference."""
        key = (reference.url, reference.base)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._resolved(reference.url, reference.base)
        return found

    def built(self, path: str) -> BuiltFile:
        """A file of the site, to be read."""
        return BuiltFile(self._folder, path)

    def address_of(self, file: str) -> str:
        """The address of a file as a link to it is best written: without ``index.html``, with the path of the site."""
        folder, name = posixpath.split(file)
        return self.published.baseurl + "/" + (folder + "/" * bool(folder) if name in INDEX else file)

    def is_home(self, netloc: str) -> bool:
        """Whether a host is the site's own."""
        return bool(netloc) and netloc.lower() == self._host

    def _resolved(self, url: str, base: str) -> Target:
        if base.startswith(BASE_ELEMENT):
            return self._of_base_element(url, base.removeprefix(BASE_ELEMENT))
        if _PLAIN.fullmatch(url):
            return self._internal(_split_plain(url, ""), base)
        if self._home and url.startswith(self._home) and _PLAIN.fullmatch(url, len(self._home)):
            return self._internal(_split_plain(url[len(self._home) :], self._host), base)
        try:
            parts = urlsplit(url)
            netloc = parts.netloc
            _ = parts.port
        except ValueError:
            return Target(State.INVALID)
        if parts.scheme.lower() not in _WEB or (parts.scheme and not netloc):
            return Target(State.OTHER if parts.scheme not in _WEB else State.INVALID)
        if netloc and not self.is_home(netloc):
            return Target(State.EXTERNAL)
        return self._internal(parts, base)

    def _of_base_element(self, url: str, base: str) -> Target:
        try:
            return self._resolved(urljoin(base, url), "")
        except ValueError:
            return Target(State.INVALID)

    def _internal(self, parts: SplitResult, base: str) -> Target:
        fragment = unquote(parts.fragment)
        if parts.netloc:
            path = posix_path(parts.path)
            found = self._below_baseurl(path, fragment)
            return Target(State.EXTERNAL) if self._is_elsewhere(found, path) else found
        if parts.path.startswith("/"):
            return self._below_baseurl(posix_path(parts.path), fragment)
        if not parts.path:
            return Target(State.FOUND, base, fragment, base.lstrip("/") if self.file_at(base) else None)
        written = posix_path(posixpath.join("/", base, parts.path))
        return self._found(written, fragment) or self._lost(written, fragment)

    def _below_baseurl(self, path: str, fragment: str) -> Target:
        """The target of a path from the root of the host."""
        baseurl = self.published.baseurl
        if not baseurl:
            return self._found(path, fragment) or self._lost(path, fragment)
        if path != baseurl and not path.startswith(f"{baseurl}/"):
            found = self._found(path, fragment)
            return Target(State.MISSING, path, fragment) if found is None else found._replace(state=State.NO_BASEURL)
        below = path.removeprefix(baseurl) or "/"
        if found := self._found(below, fragment):
            return found
        if below.startswith(f"{baseurl}/") and (found := self._found(below.removeprefix(baseurl), fragment)):
            return found._replace(state=State.TWICE_BASEURL, path=below)
        return self._lost(below, fragment)

    def _is_elsewhere(self, found: Target, path: str) -> bool:
        """Whether a full address on the host of the site may be one of other programs: it has no folder of the site."""
        if found.state is State.NO_BASEURL:
            return found.path == "/"
        baseurl = self.published.baseurl
        if found.state is not State.MISSING or (baseurl and path.startswith(f"{baseurl}/")):
            return False
        folder, slash, _ = found.path.strip("/").partition("/")
        return folder not in self.by_folder if slash else _STATIC.search(folder) is None

    def _found(self, path: str, fragment: str) -> Target | None:
        file = self.file_at(path)
        return None if file is None else Target(State.FOUND, path, fragment, file)

    def _lost(self, path: str, fragment: str) -> Target:
        """The target of a path that no file answers, with the most likely reason."""
        published = self.published
        if path in published.unpublished or path.rstrip("/") in published.unpublished:
            return Target(State.UNPUBLISHED, path, fragment)
        if other := self.same_but_case(path):
            return Target(State.OTHER_CASE, path, fragment, other)
        if path in published.sources:
            return Target(State.SOURCE, path, fragment, published.sources[path])
        if MARKDOWN.search(path) and (made := self.file_at(MARKDOWN.sub("", path))):
            return Target(State.SOURCE, path, fragment, made)
        if path.strip("/") in self.by_folder and path != "/":
            return Target(State.FOLDER, path, fragment)
        return Target(State.MISSING, path, fragment)

    def nearest_anchor(self, file: str, fragment: str) -> str | None:
        """The anchor of a page that is most similar to a fragment; None if none is similar."""
        anchors = self.anchors.get(file, frozenset())
        by_case = {anchor.lower(): anchor for anchor in anchors}
        if same := by_case.get(fragment.lower()):
            return same
        close = get_close_matches(fragment, anchors, 1, 0.7)
        return close[0] if close else None

    @cached_property
    def _host(self) -> str:
        """The host of the site; empty if that is not known."""
        return urlsplit(self.published.url).netloc.lower()

    @cached_property
    def _home(self) -> str:
        """The beginning of full addresses of the site, as `absolute_url` writes them; empty if it is not known."""
        return self.published.url.rstrip("/") if self._host else ""


def _split_plain(url: str, netloc: str) -> SplitResult:
    """The parts of an address that `_PLAIN` matches."""
    address, _, fragment = url.partition("#")
    return SplitResult("", netloc, address.partition("?")[0], "", fragment)


def posix_path(path: str) -> str:
    """A path, decoded and without ``.`` and ``..``; a slash at its end stays."""
    decoded = unquote(path)
    plain = posixpath.normpath("/" + decoded.lstrip("/"))
    is_folder = decoded.endswith(("/", "/.", "/..")) and plain != "/"
    return plain + "/" * is_folder
