"""A plugin's own section of ``_config.yml``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..site import Site


def section(site: Site, key: str) -> Mapping[str, object]:
    """The mapping under ``key``, empty when there is none."""
    found = site.config.get(key)
    return found if isinstance(found, Mapping) else {}


def is_enabled(site: Site, key: str) -> bool:
    """Whether the section does not say ``enabled: false``."""
    return section(site, key).get("enabled") is not False
