"""The settings that a theme brings to a site."""

from __future__ import annotations

from ..config.configuration import Configuration
from .address import addressed
from .theme import Theme


def configure(config: Configuration, theme: Theme | None) -> Configuration:
    """Merge ``config`` over the theme's ``_config.yml``, and add the messages of the theme and what it needs to know.

    Raises:
        JekyllError: the theme's configuration is invalid YAML.
    """
    if theme is None:
        return config
    name = {"theme": theme.name} if theme.late else {}
    config = addressed(config.replace(**name).telling(theme.messages), theme)
    return config if theme.config_path is None else config.with_theme(theme.config(config.reference), theme.config_path)
