"""Themes from a repository of GitHub, as jekyll-remote-theme takes them (release 0.5)."""

from __future__ import annotations

import io
import json
import os
import re
from dataclasses import dataclass, replace
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from ..disk.user_cache import user_cache
from ..packages.download import DownloadError, NotThere, download
from ..packages.gems import Dependency, GemSpec, read_gemspec
from .cached_copy import Copies, temporary_copy

THEMES_OF_PAGES = {
    "minima": "jekyll/minima@v2.5.1",
    "jekyll-swiss": "broccolini/swiss",
    **{
        f"jekyll-theme-{name}": f"pages-themes/{name}@v0.2.0"
        for name in (
            *("architect", "cayman", "dinky", "hacker", "leap-day", "merlot", "midnight", "minimal", "modernist"),
            *("slate", "tactile", "time-machine"),
        )
    },
}
"""Gem → repository of the themes that GitHub Pages has, at the versions it has them (pages-gem, release 232)."""

_PATTERN = re.compile(r"(?P<owner>[a-z0-9-]+)/(?P<name>[a-z0-9._-]+)(?:@(?P<ref>[a-z0-9._-]+))?", re.IGNORECASE)
_COMMIT = re.compile(r"[0-9a-f]{40}")
_DOTS = (".", "..")
_NO_VERSION = "0.0.0"


@dataclass(frozen=True)
class Repository:
    """A version of a repository."""

    host: str
    owner: str
    name: str
    ref: str
    """A branch, tag or commit, ``HEAD``, or ``latest`` for the latest release."""

    def __str__(self) -> str:
        return f"{self.owner}/{self.name}"

    def archive(self, ref: str) -> str:
        """The address of the archive of a version; ``JEKYLL_PY_CODELOAD_URL`` names a mirror of GitHub's server."""
        base = os.environ.get("JEKYLL_PY_CODELOAD_URL") or f"https://codeload.{self.host}"
        return f"{base.rstrip('/')}/{quote(self.owner)}/{quote(self.name)}/zip/{quote(ref)}"

    def api(self) -> str:
        """The address that tells of the latest release."""
        own = "https://api.github.com" if self.host == "github.com" else f"https://{self.host}/api/v3"
        base = os.environ.get("PAGES_API_URL") or own
        return f"{base.rstrip('/')}/repos/{quote(self.owner)}/{quote(self.name)}/releases/latest"


class Fetched(NamedTuple):
    """A theme that was downloaded, now or before."""

    root: str
    spec: GemSpec
    note: str
    """What its user should know, such as that the copy is an old one; mostly nothing."""


def parse(text: str) -> Repository | None:
    """The repository that ``remote_theme`` names; None when it names none.

    Args:
        text: ``owner/name``, ``owner/name@ref``, or the address of either on a host that is allowed: github.com and
            those of ``PAGES_GITHUB_HOSTNAME`` and ``GITHUB_HOSTNAME``.
    """
    host, path = "github.com", text.strip()
    if not _PATTERN.fullmatch(path):
        try:
            address = urlsplit(path)
            host, path = (address.netloc.lower(), address.path.removeprefix("/"))
        except ValueError:
            return None
    match = _PATTERN.fullmatch(path)
    if match is None or host not in _hosts() or match["name"] in _DOTS or match["ref"] in _DOTS:
        return None
    return Repository(host, match["owner"].lower(), match["name"].lower(), match["ref"] or "HEAD")


def _hosts() -> set[str]:
    named = (os.environ.get(key, "").lower() for key in ("PAGES_GITHUB_HOSTNAME", "GITHUB_HOSTNAME"))
    return {"github.com", *filter(None, named)}


def is_path(text: str) -> bool:
    """Whether ``remote_theme`` names a folder of this machine."""
    return text.strip().startswith(("/", "./", "../", "~/"))


def fetch(repository: Repository, *, keep: bool = True) -> Fetched:
    """The theme in a repository.

    A copy is kept in the user's cache folder. A version that may change is asked after again when the copy is older
    than five minutes; out of reach of the server the copy serves.

    Args:
        repository: the version to have.
        keep: whether a copy may be kept; without, it is gone when the program ends.

    Raises:
        DownloadError: the theme cannot be had.
        JekyllError: it cannot be kept.
    """
    ref, doubt = _release(repository) if repository.ref == "latest" else (repository.ref, "")
    try:
        root, note = _have(repository, ref, keep=keep)
    except NotThere as error:
        raise NotThere(
            f"The repository '{repository}' could not be found. URL: {repository.archive(ref)}",
            hint=f"check that its name is right, that everybody may read it, and that it has the version {ref}",
        ) from error
    return Fetched(root, spec_of(root, repository.name), note or doubt)


def _have(repository: Repository, ref: str, *, keep: bool) -> tuple[str, str]:
    """The folder of a version, and why it may be an old one."""
    url = repository.archive(ref)
    if not keep:
        return temporary_copy(url), ""
    host = repository.host.replace(":", "+")  # a port
    folder = user_cache() / "themes" / f"{host}+{repository.owner}+{repository.name}@{repository.ref}"
    return Copies(folder, changes=not _COMMIT.fullmatch(ref)).newest(url)


def _release(repository: Repository) -> tuple[str, str]:
    """The tag of the latest release; without one, or out of reach, ``HEAD`` and a sentence that says so."""
    answer = io.BytesIO()
    try:
        download(repository.api(), answer)
        tag = json.loads(answer.getvalue())["tag_name"]
    except (DownloadError, ValueError, LookupError, TypeError) as error:
        return "HEAD", f"the latest release of {repository} is not known ({error}); HEAD is used"
    return str(tag), ""


def spec_of(root: str, name: str) -> GemSpec:
    """What a theme's folder says about itself; without a gemspec the version is 0.0.0, as for the gem.

    Args:
        root: the folder.
        name: the name of the repository; the gemspec may begin with ``jekyll-theme-``.
    """
    paths = (os.path.join(root, f"{each}.gemspec") for each in (name, f"jekyll-theme-{name}"))
    path = next(filter(os.path.isfile, paths), None)
    if path is None:
        return GemSpec(name, _NO_VERSION)
    spec = read_gemspec(path, name)
    needed = tuple(Dependency(each.name) for each in spec.dependencies)
    return replace(spec, version=spec.version or _NO_VERSION, metadata={}, dependencies=needed)
