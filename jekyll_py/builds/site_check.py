"""A check of what a builder has built, apart from the builder: the next build does not change what it looks at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..check.built.plan_facts import ignores_of, published_of, sources_of
from ..check.cache.check_cache import CheckCache, open_cache
from ..check.cancelling import GoOn, always
from ..check.checker import Checked, CheckedSite, check
from ..check.external.asking import Asking
from ..check.external.options import ExternalOptions
from ..check.ignore import Ignore
from ..check.settings import Settings, settings_of
from ..config.configuration import Configuration
from ..config.places import placing

if TYPE_CHECKING:
    from .site_builder import SiteBuilder

_WORTH_KEEPING = 100
"""So many pages that a check has read are worth writing its cache, while the site is built again and again."""
_OFF_IN_PREVIEW = frozenset({"address-local"})
"""In the preview the address of the site is one of this machine."""


class SiteCheck:
    """Checks one built site.

    Args:
        site: the site.
        settings: what is checked.
        cache: has the facts of the last check, and takes those of this one.
        jobs: how many processes may work; as many as there are cores without it.
    """

    def __init__(self, site: CheckedSite, settings: Settings, cache: CheckCache, jobs: int | None) -> None:
        self._site = site
        self._settings = settings
        self._cache = cache
        self._jobs = jobs

    @property
    def external(self) -> ExternalOptions:
        """The settings of requests to other sites."""
        return self._settings.external

    def run(self, asking: Asking | None = None, go_on: GoOn = always) -> Checked:
        """The findings.

        Args:
            asking: how other sites are asked; None to ask none.
            go_on: called again and again; raises `Cancelled` if they are no longer wanted.

        Raises:
            Cancelled: as `go_on` says.
            JekyllError: an extra that is needed is not installed.
            OSError: a file cannot be read.
        """
        return check(self._site, self._settings, self._cache, self._jobs, asking, go_on)


def check_of(site: CheckedSite, config: Configuration, ignores: Sequence[Ignore] = ()) -> SiteCheck:
    """The check of a site, with the cache of the user's folder.

    Args:
        site: the site.
        config: its configuration.
        ignores: the entries in front matter.

    Raises:
        JekyllError: the key ``check`` has a value that it cannot have.
    """
    settings = _settings_of(config)
    return _check_of(site, config, settings, ignores, _cache_of(site.folder, config, settings))


def check_of_build(builder: SiteBuilder) -> SiteCheck:
    """The check of what a builder has built last.

    Args:
        builder: the builder.

    Raises:
        JekyllError: the key ``check``, in the configuration or in front matter, has a value that it cannot have.
    """
    editions, _ = builder.built.plans()
    return check_of(site_of(builder), builder.config, tuple(ignores_of(editions)))


class PreviewChecks:
    """The checks of a builder that builds again and again for the preview.

    Args:
        builder: the builder.

    Raises:
        JekyllError: the key ``check`` has a value that it cannot have.
    """

    def __init__(self, builder: SiteBuilder) -> None:
        settings = _settings_of(builder.config)
        severities = {rule: each for rule, each in settings.severities.items() if rule not in _OFF_IN_PREVIEW}
        self._builder = builder
        self._settings = settings._replace(severities=severities)
        self._cache = _cache_of(builder.config.destination, builder.config, self._settings, _WORTH_KEEPING)

    def next(self, go_on: GoOn) -> SiteCheck:
        """The check of the last build.

        Args:
            go_on: called again and again; raises `Cancelled` if the check is no longer wanted.

        Raises:
            Cancelled: as `go_on` says.
            JekyllError: the key ``check`` of front matter has a value that it cannot have.
        """
        builder = self._builder
        editions, _ = builder.built.plans(go_on)
        ignores = tuple(ignores_of(editions))
        return _check_of(site_of(builder, go_on), builder.config, self._settings, ignores, self._cache)


def _settings_of(config: Configuration) -> Settings:
    with placing(config.files):
        return settings_of(config.get("check"))


def site_of(builder: SiteBuilder, go_on: GoOn = always) -> CheckedSite:
    """The site that a builder has built last.

    Args:
        builder: the builder.
        go_on: called for each of its files; may raise `Cancelled`.
    """
    config, (editions, withheld) = builder.config, builder.built.plans(go_on)
    theme = builder.site.theme
    return CheckedSite(
        config.destination,
        published_of(config, editions, withheld),
        sources_of(config, editions, builder.built.used_files(go_on), None if theme is None else str(theme.root)),
    )


def _check_of(
    site: CheckedSite, config: Configuration, settings: Settings, ignores: Sequence[Ignore], cache: CheckCache
) -> SiteCheck:
    jobs = config.get("jobs")
    made = settings._replace(ignores=(*settings.ignores, *ignores))
    return SiteCheck(site, made, cache, jobs if isinstance(jobs, int) else None)


def _cache_of(folder: str, config: Configuration, settings: Settings, worth: int = 1) -> CheckCache:
    return open_cache(folder, config.source, sorted(settings.severities), worth)
