"""The option ``build --verify``: compare the build with a clean one."""

from __future__ import annotations

import filecmp
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from ..builds.site_builder import SiteBuilder
from ..compat import dates
from ..diagnostics import Diagnostic
from ..log import Logger
from ..site import Site

_SHOWN = 20


def verify(builder: SiteBuilder, log: Logger) -> bool:
    """Build into a temporary folder with the same ``site.time``, and compare every file and warning.

    Files whose content depends on the present time or on chance are left out.

    Returns:
        Whether both builds agree; differences are logged.
    """
    with tempfile.TemporaryDirectory(prefix="jekyll_py-verify-") as folder:
        clean = os.path.join(folder, "_site")
        config = builder.config.replace(destination=clean, time=_time(builder.site))
        warnings: list[Diagnostic] = []
        Site(config, warnings.append).process()
        told = (_told(builder.warnings, builder.config.destination), _told(warnings, clean))
        differences = [*_files(builder, clean), *_warnings(*told)]
    for difference in differences[:_SHOWN]:
        log.error("Verify:", difference)
    if len(differences) > _SHOWN:
        log.error("Verify:", f"and {len(differences) - _SHOWN} more")
    if not differences:
        log.info("Verify:", "as a clean build")
    return not differences


def _time(site: Site) -> datetime:
    """``site.time``; a build that had nothing to do has read none."""
    return site.time if hasattr(site, "time") else dates.build_time(site.config)


def _files(builder: SiteBuilder, clean: str) -> Iterator[str]:
    built = builder.config.destination
    ours, theirs = ({*_walk(folder)} for folder in (built, clean))
    kept = tuple(builder.config.strings("keep_files"))
    for path in sorted((ours | theirs) - builder.built.volatile_paths()):
        if path in ours and path in theirs:
            if not filecmp.cmp(os.path.join(built, path), os.path.join(clean, path), shallow=False):
                yield f"{path} is another one in a clean build"
        elif path in theirs:
            yield f"{path} is missing"
        elif not path.startswith(kept):
            yield f"{path} is not there in a clean build"


def _walk(folder: str) -> Iterator[str]:
    for path, _, names in os.walk(folder):
        yield from (os.path.relpath(os.path.join(path, name), folder) for name in names)


def _told(warnings: Iterable[Diagnostic], destination: str) -> Mapping[str, None]:
    """The texts of warnings, each once: a build that reads an include again gives its warnings again.

    The output folder is left out of them: warnings about addresses in conflict name it.
    """
    return dict.fromkeys(f"{warning.topic} {warning.error}".replace(destination, "") for warning in warnings)


def _warnings(ours: Mapping[str, None], theirs: Mapping[str, None]) -> Iterator[str]:
    yield from (f"only a clean build warns: {text}" for text in theirs if text not in ours)
    yield from (f"a clean build does not warn: {text}" for text in ours if text not in theirs)
