"""The destination of a site, with the checks of which files there a build or ``clean`` may remove."""

from __future__ import annotations

import os
from collections.abc import Iterable

from ..config.configuration import Configuration
from ..config.source_parts import protected_paths
from ..disk import provenance
from ..disk.inside import leads_out, lies_in
from ..disk.protected_paths import ProtectedPaths
from ..disk.repositories import REPOSITORIES
from ..errors import SettingError
from ..lazy.tuples import NamedTuple
from .leftovers import files_at


class Destination(NamedTuple):
    """The folder of the output, which has been checked."""

    path: str
    """Its real path, without links."""
    configured: str
    """The path as it is configured."""
    site: str
    """The folder of the site, in which the configuration was looked for."""
    may_be_replaced: bool
    """Whether its files may be removed: the user has named it, it is the default, or builds of this site wrote it."""
    is_recorded: bool
    """Whether to record that builds of this site write there, as nothing else shows it."""

    def check_leftovers(self, written: Iterable[str], leftovers: Iterable[str]) -> None:
        """Refuse to remove files if most of those in the folder are not output of this site.

        Args:
            written: the paths of a build's files, relative to the folder.
            leftovers: the paths of the files and folders that the build would remove.

        Raises:
            SettingError: fewer than half of the files in the folder are ones that this site writes.
        """
        if self.may_be_replaced:
            return
        found = sum(os.path.lexists(os.path.join(self.path, path)) for path in written)
        foreign = files_at(self.path, leftovers)
        if found < len(foreign):
            shown = ", ".join(foreign[:_SHOWN])
            raise _unknown(self.configured, f"holds {len(foreign)} files that are none of this site's output: {shown}")

    def check_removable(self) -> None:
        """Refuse to remove a folder that may hold other files than output.

        Raises:
            SettingError: no build of this site is known to have written to the configured folder.
        """
        if not self.may_be_replaced:
            raise _unknown(self.configured, _FOREIGN)

    def remember(self) -> None:
        """Record that a build has written there, if that is needed."""
        if self.is_recorded:
            provenance.remember(self.path, self.site)


_SHOWN = 3
_FOREIGN = "holds files that no build of this site is known to have written"


def destination_of(config: Configuration) -> Destination:
    """The destination of a configuration, checked on the disk.

    A folder that the user names and the default folder are accepted. A folder that the site itself names, by its
    configuration or by a link, is accepted inside the site, and outside if no foreign files are lost.

    Raises:
        SettingError: it is a source of the site, or the site itself leads to foreign files outside of it, or, with
            ``safe``, to any folder outside.
    """
    protected = protected_paths(config)
    real = protected.check(config.destination, "destination")
    is_inside = lies_in(real, protected.site)
    is_linked = not is_inside and leads_out(config.destination, protected.site)
    if not is_linked and (_is_usual(config.destination, protected) or not config.origin.is_of_site("destination")):
        return Destination(
            real,
            config.text("destination"),
            protected.site,
            may_be_replaced=True,
            is_recorded=_is_named_by_site(config, real, protected),
        )
    is_ours = provenance.is_ours(real, protected.site)
    may_be_replaced = is_ours or _is_empty(real)
    configured = config.text("destination")
    if is_linked and (config.flag("safe") or not may_be_replaced):
        raise _linked(config.destination, real)
    if not is_inside and not may_be_replaced:
        raise _unknown(configured, f"lies outside of the site and {_FOREIGN}")
    return Destination(real, configured, protected.site, may_be_replaced, not is_ours)


def _is_usual(path: str, protected: ProtectedPaths) -> bool:
    """Whether a path is the default destination, which holds only output."""
    return path in (os.path.abspath("_site"), os.path.join(protected.site, "_site"))


def _is_named_by_site(config: Configuration, real: str, protected: ProtectedPaths) -> bool:
    """Whether the site itself leads to a folder that the user has named, so that this has to be recorded."""
    written = os.path.abspath(str(config.origin.site_values.get("destination") or "_site"))
    is_plain = _is_usual(written, protected) and lies_in(real, protected.site)
    return not is_plain and os.path.realpath(written) == real and not provenance.is_ours(real, protected.site)


def _is_empty(folder: str) -> bool:
    """Whether a folder is missing, or empty but for a repository, which is never removed."""
    try:
        return REPOSITORIES.issuperset(os.listdir(folder))
    except FileNotFoundError:
        return True
    except OSError:
        return False


def _linked(path: str, real: str) -> SettingError:
    hint = f"if that folder is meant, name it on the command line: --destination {real}"
    message = f"the destination {path} leads through a link out of the site, to {real}"
    return SettingError(message, "destination", hint=hint)


def _unknown(configured: str, why: str) -> SettingError:
    hint = f"choose another folder, or say on the command line that this one is meant: --destination {configured}"
    return SettingError(f"the destination {configured} {why}", "destination", hint=hint)
