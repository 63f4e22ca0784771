"""The cache folder of a site, with the data that one build leaves for the next (the key ``cache_dir``)."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Set

from ..disk import provenance
from ..disk.access import may_change
from ..disk.inside import is_below, lies_in
from ..disk.protected_paths import ProtectedPaths
from ..disk.regular_file import open_regular_nofollow
from ..disk.removal import remove
from ..disk.source import sanitized
from ..errors import JekyllError, SettingError
from ..lazy.tuples import NamedTuple
from .configuration import Configuration
from .source_parts import is_led_out, protected_paths
from .target import JEKYLL

USUAL = ".jekyll-cache"
_TAG = "CACHEDIR.TAG"
_TAG_TEXT = b"""Signature: 8a477f597d28d172789f06886806bc55
# What jekyll-py keeps from one build of a site to the next. It may be removed at any time.
# See https://bford.info/cachedir/
"""
_OWN = "jekyll-py"
"""The name of the cache folder below a configured folder that holds other files."""
_OURS = ("github", "renders")
"""The folders that builds make in it."""
_KNOWN = frozenset({*_OURS, ".gitignore", "Jekyll", "liquid.code", _TAG})
"""The entries that builds of this program, its older versions and Jekyll make in it."""
_HINT = f"choose another folder, such as cache_dir: {USUAL}"


class UnwritableFolderError(JekyllError):
    """The cache folder cannot be made or written to."""


class CacheFolder(NamedTuple):
    """A folder that holds only a cache, or does not exist yet."""

    path: str
    """Its real path."""
    site: str
    """The folder of the site, in which the configuration was looked for."""
    is_outside: bool
    """Whether it is outside the site, through a link, so that its owner must be recorded."""

    def make(self) -> None:
        """Make it, and exclude it from git and backups.

        Raises:
            UnwritableFolderError: it cannot be made or written to, as in a source that may only be read.
        """
        with contextlib.suppress(OSError):
            os.makedirs(self.path, exist_ok=True)
        if not may_change(self.path):
            hint = "--disable-disk-cache says that none is wanted"
            raise UnwritableFolderError(f"the cache folder {self.path} cannot be written", hint=hint)
        self._add(_TAG, _TAG_TEXT)
        self._add(".gitignore", b"# ignore everything in this directory\n*\n")
        if self.is_outside and not provenance.is_ours(self.path, self.site):
            provenance.remember(self.path, self.site)

    def clear(self) -> None:
        """Remove the folder, or, if only its tag tells that it is a cache, the entries that builds make in it.

        Raises:
            OSError: a file cannot be removed.
        """
        names = _names(self.path)
        if os.path.basename(self.path) in (USUAL, _OWN) or names <= _KNOWN:
            remove(self.path)
        else:
            for name in sorted(names & _KNOWN):
                remove(os.path.join(self.path, name))

    def _add(self, name: str, content: bytes) -> None:
        with (
            contextlib.suppress(OSError),
            open(os.path.join(self.path, name), "xb", opener=open_regular_nofollow) as file,
        ):
            file.write(content)


def is_kept(config: Configuration) -> bool:
    """Whether builds use a cache: not with ``disable_disk_cache`` or, for the target Jekyll, with ``safe``."""
    if config.flag("disable_disk_cache") or is_led_out(config):
        return False
    return not config.flag("safe") or config["target"] != JEKYLL


def cache_path(config: Configuration) -> str:
    """The absolute path of the cache folder, with links not resolved.

    As in Jekyll it is relative to the source, even with a leading slash, and ``..`` does not lead out of the source. If
    the configured folder holds other files too, it is a folder below it.

    Raises:
        SettingError: the value is no path.
    """
    value = config["cache_dir"]
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise SettingError(f"cache_dir: {value} is no path", "cache_dir", hint=_HINT)
    written = os.path.normpath(str(value))
    path = written if is_below(written, config.source) else sanitized(config.source, str(value))
    is_shared = path != config.source and not _is_cache(path, config) and not os.path.islink(path)
    return os.path.join(path, _OWN) if is_shared else path


def cache_folder(config: Configuration) -> CacheFolder:
    """The cache folder of a site, checked on the disk.

    Raises:
        SettingError: it or the destination is a source of the site, one lies in the other, or a link leads to a folder
            that is no cache of this site.
    """
    path, protected = cache_path(config), protected_paths(config)
    output, real = protected.check(config.destination, "destination"), protected.check(path, "cache_dir")
    is_outside = not lies_in(real, protected.site)
    if lies_in(real, output) or lies_in(output, real):
        raise _unusable(path, "and the destination lie in one another")
    if not (_is_cache_outside(real, config, protected) if is_outside else _is_cache(real, config)):
        raise _unusable(path, "holds files that are none of this site's cache")
    if name := next((name for name in _OURS if os.path.islink(os.path.join(real, name))), None):
        raise _unusable(path, f"holds a link, {name}")
    return CacheFolder(real, protected.site, is_outside)


def _unusable(path: str, why: str) -> SettingError:
    return SettingError(f"cache_dir: the folder {path} {why}", "cache_dir", hint=_HINT)


def _is_cache(real: str, config: Configuration) -> bool:
    """Whether a folder in the site is only a cache, by its name, its tag or its contents."""
    if os.path.realpath(real) == os.path.join(os.path.realpath(config.source), USUAL):
        return True
    return not os.path.isdir(real) or _has_tag(real) or _names(real) <= _KNOWN


def _is_cache_outside(real: str, config: Configuration, protected: ProtectedPaths) -> bool:
    """Whether a folder outside the site is empty, or recorded as its cache; a tag in it proves nothing."""
    return not config.flag("safe") and (not _names(real) or provenance.is_ours(real, protected.site))


def _names(folder: str) -> Set[str]:
    """The names in a folder: none for a missing one, an unknown name for one that cannot be read."""
    try:
        return frozenset(os.listdir(folder))
    except FileNotFoundError:
        return frozenset()
    except OSError:
        return frozenset({folder})


def _has_tag(folder: str) -> bool:
    try:
        with open(os.path.join(folder, _TAG), "rb", opener=open_regular_nofollow) as file:
            return file.read(len(_TAG_TEXT)) == _TAG_TEXT
    except OSError:
        return False
