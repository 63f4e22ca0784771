"""Where a site is written: a build removes there what it has not written, and ``clean`` removes the rest."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import NamedTuple

from ..config.configuration import Configuration
from ..config.source_parts import protected_paths
from ..disk import provenance
from ..disk.inside import leads_out, lies_in
from ..disk.protected_paths import ProtectedPaths
from ..disk.repositories import REPOSITORIES
from ..errors import SettingError
from .leftovers import files_at


class Destination(NamedTuple):
    """The folder of the output, which may be written to."""

    path: str
    """Its real path."""
    configured: str
    """It as it is configured."""
    site: str
    """The folder the site came in."""
    may_be_replaced: bool
    """Whether what lies there may go: the user has named it, it is the usual one, or builds of this site wrote it."""
    is_recorded: bool
    """Whether it is to be remembered that builds of this site write there, as nothing else says so."""

    def check_leftovers(self, written: Iterable[str], leftovers: Iterable[str]) -> None:
        """Refuse to empty a folder that the configuration names, and that is full of files of another kind.

        Args:
            written: the files of a build, by their paths in the folder.
            leftovers: the files and folders there that the build would remove.

        Raises:
            SettingError: fewer than half of the files there are ones that this site writes.
        """
        if self.may_be_replaced:
            return
        found = sum(os.path.lexists(os.path.join(self.path, path)) for path in written)
        foreign = files_at(self.path, leftovers)
        if found < len(foreign):
            shown = ", ".join(foreign[:_SHOWN])
            raise _unknown(self.configured, f"holds {len(foreign)} files that are none of this site's output: {shown}")

    def check_removable(self) -> None:
        """Refuse to remove what may be somebody's work.

        Raises:
            SettingError: the configuration names a folder that no build of this site is known to have written.
        """
        if not self.may_be_replaced:
            raise _unknown(self.configured, _FOREIGN)

    def remember(self) -> None:
        """Note that a build has written there."""
        if self.is_recorded:
            provenance.remember(self.path, self.site)


_SHOWN = 3
_FOREIGN = "holds files that no build of this site is known to have written"


def destination_of(config: Configuration) -> Destination:
    """Where the site of a configuration may be written, as the disk is now.

    What the user says counts, and the usual folder; what the site itself says, by its configuration or by a link,
    counts inside of it, and outside where it destroys nothing.

    Raises:
        SettingError: it is a part of what the site is made from, or the site leads out of itself to foreign files, or
            with ``safe`` to anything.
    """
    protected = protected_paths(config)
    real = protected.check(config.destination, "destination")
    is_inside = lies_in(real, protected.checkout)
    is_linked = not is_inside and leads_out(config.destination, protected.checkout)
    if not is_linked and (_is_usual(config.destination, protected) or not config.origin.is_of_site("destination")):
        return Destination(
            real, config.text("destination"), protected.checkout, True, _is_named_by_site(config, real, protected)
        )
    is_ours = provenance.is_ours(real, protected.checkout)
    may_be_replaced = is_ours or _is_empty(real)
    configured = config.text("destination")
    if is_linked and (config.flag("safe") or not may_be_replaced):
        raise _linked(config.destination, real)
    if not is_inside and not may_be_replaced:
        raise _unknown(configured, f"lies outside of the site and {_FOREIGN}")
    return Destination(real, configured, protected.checkout, may_be_replaced, not is_ours)


def _is_usual(path: str, protected: ProtectedPaths) -> bool:
    """Whether it is where a site goes without the key: nothing else lies there."""
    return path in (os.path.abspath("_site"), os.path.join(protected.checkout, "_site"))


def _is_named_by_site(config: Configuration, real: str, protected: ProtectedPaths) -> bool:
    """Whether the site itself would lead to a folder, which is why it has to be remembered that the user named it."""
    written = os.path.abspath(str(config.origin.site_values.get("destination") or "_site"))
    is_plain = _is_usual(written, protected) and lies_in(real, protected.checkout)
    return not is_plain and os.path.realpath(written) == real and not provenance.is_ours(real, protected.checkout)


def _is_empty(folder: str) -> bool:
    """Whether there is nothing to lose; a repository alone, as in a worktree that is to be published, is left alone."""
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
