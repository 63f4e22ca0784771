"""The command ``doctor``: find common faults of a site without writing it (``Jekyll::Commands::Doctor``)."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable

from ..compat.addressable.url import InvalidURL, has_scheme
from ..config.configuration import Configuration
from ..log import Logger
from ..plan import Plan
from ..plugins.site_gems import Service, needed
from ..reference import text
from ..site import Site
from .request import Request
from .session import Session

Check = Callable[[Site, Plan, Logger], bool]


def run(request: Request) -> int:
    """Read, generate and plan the site, and run every check.

    Raises:
        JekyllError: the site cannot be read.
    """
    session = Session.start(request)
    site = Site(session.configure(), session.warn)
    site.read()
    site.generate()
    plan = site.plan()
    _tell_programs(site.config, session.log)
    _tell_gems(site, session.log)
    outcomes = [check(site, plan, session.log) for check in CHECKS]
    if not all(outcomes):
        return 1
    session.log.info("Your test results", "are in. Everything looks fine.")
    return 0


def _tell_programs(config: Configuration, log: Logger) -> None:
    """Name the programs whose bytes the site gets, and why these."""
    reference, reason, _ = config.programs
    versions = ("Jekyll", reference.jekyll), ("Liquid", reference.liquid), ("kramdown", reference.kramdown)
    named = [f"{name} {text(version)}" for name, version in (*versions, ("Rouge", reference.rouge))]
    log.info("Built as by:", f"{', '.join(named)}, {reference.sass} ({reason})")
    plugins = [name for name in config.strings("plugins") if reference.plugin(name) != (0,)]
    if plugins:
        log.info("Plugins:", ", ".join(f"{name} {text(reference.plugin(name))}" for name in plugins))
    unknown = [name for name in plugins if reference.followed(name) != reference.plugin(name)]
    if unknown:
        built = (f"{name} {text(reference.plugin(name))} as {text(reference.followed(name))}" for name in unknown)
        log.warn("Built as the nearest:", ", ".join(built))


def _tell_gems(site: Site, log: Logger) -> None:
    """Name the gems that are not built in."""
    gems = needed(site.config, site.theme)
    for service in (Service.SANDBOX, Service.NONE):
        names = ", ".join(gem.name for gem in gems if gem.service is service)
        if names:
            log.info("Gems:", f"{names}: {service.value} (see jekyll-py bundle)")


def _no_relative_permalinks(site: Site, _plan: Plan, log: Logger) -> bool:
    if not site.config.get("relative_permalinks"):
        return True
    log.warn("Deprecation:", "Your site still uses relative permalinks, which was removed in Jekyll v3.0.0.")
    return False


def _no_shared_destinations(site: Site, _plan: Plan, _log: Logger) -> bool:
    """Check the warnings of planning, which names destinations that several items share."""
    return all(diagnostic.topic != "Conflict:" for diagnostic in site.diagnostics.all)


def _no_destinations_alike(_site: Site, plan: Plan, log: Logger) -> bool:
    alike = [paths for paths in _by_lower_case(plan.written).values() if len(paths) > 1]
    for paths in alike:
        log.warn(
            "Warning:",
            "The following URLs only differ by case. On a case-insensitive file system one of the URLs "
            f"will be overwritten by the other: {', '.join(paths)}",
        )
    return not alike


def _by_lower_case(paths: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for path in paths:
        found.setdefault(path.lower(), []).append(path)
    return found


def _has_proper_url(site: Site, _plan: Plan, log: Logger) -> bool:
    url = site.config.get("url")
    faults = [
        "You didn't set an URL in the config file, you may encounter problems with some plugins."
        if url in (None, "")
        else "",
        ""
        if url is None or isinstance(url, str)
        else "The site URL does not seem to be valid, check the value of `url` in your config file.",
        ""
        if _is_absolute(url)
        else "Your site URL does not seem to be absolute, check the value of `url` in your config file.",
    ]
    for fault in filter(None, faults):
        log.warn("Warning:", fault)
    return not any(faults)


def _is_absolute(url: object) -> bool:
    try:
        return isinstance(url, str) and has_scheme(url)
    except InvalidURL:
        return False


def _keeps_posts_together(site: Site, _plan: Plan, log: Logger) -> bool:
    folder = site.config.text("collections_dir")
    stray = os.path.join(site.config.source, "_posts")
    if not folder or not os.path.isdir(stray):
        return True
    log.warn("Warning:", "Detected '_posts' directory outside custom `collections_dir`!")
    proper = os.path.join(site.config.source, folder)
    log.warn("", f"Please move '{stray}' into the custom directory at '{proper}'")
    return False


CHECKS: tuple[Check, ...] = (
    _no_relative_permalinks,
    _no_shared_destinations,
    _no_destinations_alike,
    _has_proper_url,
    _keeps_posts_together,
)
