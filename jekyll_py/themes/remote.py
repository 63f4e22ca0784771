"""Themes from repositories on GitHub, as jekyll-remote-theme 0.5 reads them."""

from __future__ import annotations

import io
import json
import os
import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from ..disk.user_cache import user_cache
from ..lazy.tuples import NamedTuple
from ..packages.download import DownloadError, NotThere, download
from ..packages.gems import Dependency, GemSpec, read_gemspec
from .cached_copy import CachedCopies, temporary_copy

THEMES_OF_PAGES = {
    "minima": "jekyll/minima@v2.5.1",
    "jekyll-swiss": "broccolini/swiss",
    "jekyll-theme-primer": "pages-themes/primer@v0.6.0",
    **{
        f"jekyll-theme-{name}": f"pages-themes/{name}@v0.2.0"
        for name in (
            *("architect", "cayman", "dinky", "hacker", "leap-day", "merlot", "midnight", "minimal", "modernist"),
            *("slate", "tactile", "time-machine"),
        )
    },
}
"""Themes of GitHub Pages: gem → repository at the version of pages-gem 232."""

_PATTERN = re.compile(r"(?P<owner>[a-z0-9-]+)/(?P<name>[a-z0-9._-]+)(?:@(?P<ref>[a-z0-9._-]+))?", re.IGNORECASE)
_COMMIT = re.compile(r"[0-9a-f]{40}")
_DOTS = (".", "..")
_NO_VERSION = "0.0.0"


@dataclass(frozen=True)
class ThemeRepository:
    """A repository on GitHub at one version."""

    host: str
    owner: str
    name: str
    ref: str
    """A branch, tag or commit, ``HEAD``, or ``latest`` for the latest release."""

    def __str__(self) -> str:
        return f"{self.owner}/{self.name}"

    @property
    def gem(self) -> str:
        """The name that its gem most likely has: that of the repository, but for the themes of GitHub Pages."""
        of_pages = {text.partition("@")[0]: gem for gem, text in THEMES_OF_PAGES.items()}
        return of_pages.get(str(self).lower(), self.name)

    def archive(self, ref: str) -> str:
        """The URL of the archive of a version; ``JEKYLL_PY_CODELOAD_URL`` sets a mirror of GitHub's server."""
        base = os.environ.get("JEKYLL_PY_CODELOAD_URL") or f"https://codeload.{self.host}"
        return f"{base.rstrip('/')}/{quote(self.owner)}/{quote(self.name)}/zip/{quote(ref)}"

    def api(self) -> str:
        """The API address of the latest release."""
        own = "https://api.github.com" if self.host == "github.com" else f"https://{self.host}/api/v3"
        base = os.environ.get("PAGES_API_URL") or own
        return f"{base.rstrip('/')}/repos/{quote(self.owner)}/{quote(self.name)}/releases/latest"


class Fetched(NamedTuple):
    """A downloaded or cached theme."""

    root: str
    spec: GemSpec
    note: str
    """A warning, such as that the copy may be outdated; usually empty."""


def parse(text: str) -> ThemeRepository | None:
    """Parse the value of ``remote_theme``; None if it names no repository.

    Args:
        text: ``owner/name``, ``owner/name@ref``, or the URL of either on github.com or a host in
            ``PAGES_GITHUB_HOSTNAME`` or ``GITHUB_HOSTNAME``.
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
    return ThemeRepository(host, match["owner"].lower(), match["name"].lower(), match["ref"] or "HEAD")


def _hosts() -> set[str]:
    named = (os.environ.get(key, "").lower() for key in ("PAGES_GITHUB_HOSTNAME", "GITHUB_HOSTNAME"))
    return {"github.com", *filter(None, named)}


def is_path(text: str) -> bool:
    """Whether the value of ``remote_theme`` is a local path."""
    return text.strip().startswith(("/", "./", "../", "~/"))


def fetch(repository: ThemeRepository, *, keep: bool = True) -> Fetched:
    """Download the theme in a repository, or use its cached copy.

    A copy of a branch is checked for updates if the last check is more than five minutes ago; if the server cannot be
    reached, the copy is used.

    Args:
        repository: the repository and its version.
        keep: whether to cache the copy in the user's cache folder; otherwise it is removed when the program ends.

    Raises:
        DownloadError: the theme cannot be downloaded.
        JekyllError: the copy cannot be written.
    """
    ref, warning = _release(repository) if repository.ref == "latest" else (repository.ref, "")
    try:
        root, note = _copy_of(repository, ref, keep=keep)
    except NotThere as error:
        raise NotThere(
            f"The repository '{repository}' could not be found. URL: {repository.archive(ref)}",
            hint=f"check that its name is right, that everybody may read it, and that it has the version {ref}",
        ) from error
    return Fetched(root, spec_of(root, repository.name), note or warning)


def _copy_of(repository: ThemeRepository, ref: str, *, keep: bool) -> tuple[str, str]:
    """The folder of a version, and a sentence if it may be outdated."""
    url = repository.archive(ref)
    if not keep:
        return temporary_copy(url), ""
    host = repository.host.replace(":", "+")  # a port
    folder = user_cache() / "themes" / f"{host}+{repository.owner}+{repository.name}@{repository.ref}"
    return CachedCopies(folder, changes=not _COMMIT.fullmatch(ref)).newest(url)


def _release(repository: ThemeRepository) -> tuple[str, str]:
    """The tag of the latest release and no warning; ``HEAD`` with a warning if it cannot be determined."""
    answer = io.BytesIO()
    try:
        download(repository.api(), answer)
        tag = json.loads(answer.getvalue())["tag_name"]
    except (DownloadError, ValueError, LookupError, TypeError) as error:
        return "HEAD", f"the latest release of {repository} is not known ({error}); HEAD is used"
    return str(tag), ""


def spec_of(root: str, name: str) -> GemSpec:
    """The gem specification of a theme's folder; without a gemspec the version is 0.0.0, as in jekyll-remote-theme.

    Args:
        root: the folder.
        name: the name of the repository; the gemspec's name may have ``jekyll-theme-`` in front.
    """
    paths = (os.path.join(root, f"{each}.gemspec") for each in (name, f"jekyll-theme-{name}"))
    path = next(filter(os.path.isfile, paths), None)
    if path is None:
        return GemSpec(name, _NO_VERSION)
    spec = read_gemspec(path, name)
    needed = tuple(Dependency(each.name) for each in spec.dependencies)
    return spec._replace(version=spec.version or _NO_VERSION, metadata={}, dependencies=needed)
