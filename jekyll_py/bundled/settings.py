"""A plugin's own section of ``_config.yml``."""

from __future__ import annotations

from collections.abc import Mapping

from ..plugins import SiteContents


def section(site: SiteContents, key: str) -> Mapping[str, object]:
    """The mapping under ``key``, empty when there is none."""
    found = site.config.get(key)
    return found if isinstance(found, Mapping) else {}


def is_enabled(site: SiteContents, key: str) -> bool:
    """Whether the section does not say ``enabled: false``, and is not false itself, which gems take for the same."""
    return site.config.get(key) is not False and section(site, key).get("enabled") is not False
