"""The calls by which Ruby asks for versions, the configuration, and what it says of paths; and the log."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from ....config.keys import defaults as defaults_of_keys
from ....filters import FILTERS
from ....liquid.filters import FILTERS as LIQUID_FILTERS
from ....reference import text as version_text
from ..outside_reads import record_print

if TYPE_CHECKING:
    from ..session import HostCall, Session


def version(session: Session) -> str:
    """The version of Jekyll that is the reference."""
    return version_text(session.config.reference.jekyll)


def default_configuration(_session: Session) -> dict[str, object]:
    """The values of all keys of the configuration that a site leaves out."""
    return defaults_of_keys()


def configuration(session: Session, override: dict[str, object]) -> dict[str, object]:
    """The configuration, with other values for some keys."""
    if session.site_reads is not None:
        session.site_reads.record(["config"])
    return {**dict(session.config), **override}


def configuration_file(session: Session) -> str:
    """The paths of the configuration files, as Jekyll prints them."""
    return ", ".join(session.config.files) or "none"


def filter_names(_session: Session) -> dict[str, list[str]]:
    """The names of the filters, by who defines them."""
    return {"jekyll": list(FILTERS), "liquid": list(LIQUID_FILTERS)}


def defaults(session: Session, path: str, kind: str) -> dict[str, object]:
    """The front matter defaults of a path."""
    return dict(session.site.conventions.defaults(path, kind))


def log(_session: Session, level: str, text: str) -> None:
    """Print a message of a plugin, as the logger of Jekyll lays it out."""
    record_print()
    print(text, file=sys.stderr if level in ("warn", "error") else sys.stdout)


CALLS: dict[str, HostCall] = {
    "version": version,
    "default_configuration": default_configuration,
    "configuration": configuration,
    "configuration_file": configuration_file,
    "filter_names": filter_names,
    "defaults": defaults,
    "log": log,
}
"""The functions by the names that Ruby has for them."""
