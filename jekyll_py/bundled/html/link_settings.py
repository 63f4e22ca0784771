"""The settings of plugins that change links to other sites, read while the reads of the page are recorded."""

from __future__ import annotations

from ...errors import SettingError
from ...plugins import RenderScope
from ..values import is_hash


def keep_settings(render: RenderScope, key: str) -> None:
    """Keep the settings under a key of the configuration, and the address of the site, for the hooks of a render.

    Raises:
        SettingError: the settings are no mapping.
    """
    settings = render.site.config.get(key)
    if settings is not None and not is_hash(settings):
        raise SettingError(f"{key} is no mapping", key, hint="write keys below it, such as rel: nofollow")
    render.data["settings"] = settings or {}
    render.data["site"] = render.site.config.get("url")
