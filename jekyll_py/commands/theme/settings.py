"""``theme settings``: the settings that the theme of a site declares, with the values that the site gives."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from ...config.configuration import Configuration
from ...themes.declared_settings import Setting, settings_of
from ...themes.setting_mistakes import value_of
from ...themes.theme_settings import configure
from ..request import Request
from ..session import Session
from ..site_theme import site_theme


def run(request: Request) -> int:
    """Print the settings, as a table or as JSON.

    Raises:
        JekyllError: the configuration or the theme cannot be read.
    """
    session = Session.start(request._replace(options={**request.options, "quiet": True}))  # for programs that read it
    config = session.configure()
    theme = site_theme(config)
    config = configure(config, theme)
    rows = [_row(setting, config) for setting in settings_of(theme, config.source)]
    if request.flag("json"):
        print(json.dumps(rows, ensure_ascii=False, indent=2, default=str))
    else:
        print(_table(rows) if rows else "the theme declares no settings: see docs/theme-tools.md")
    return 0


def _row(setting: Setting, config: Configuration) -> Mapping[str, object]:
    return {**setting._asdict(), "choices": list(setting.choices), "value": value_of(config, setting)}


def _table(rows: Sequence[Mapping[str, object]]) -> str:
    """The settings as lines: name, type or choices, value or default, and the help below."""
    lines = []
    for row in rows:
        choices = row["choices"]
        kind = " | ".join(map(str, choices)) if isinstance(choices, list) and choices else str(row["type"])
        value = row["value"] if row["value"] is not None else row["default"]
        shown = "" if value is None else f" = {json.dumps(value, ensure_ascii=False, default=str)}"
        mark = "" if row["value"] is None else "  (set by the site)"
        lines.append(f"{row['name']}: {kind}{shown}{mark}")
        lines += [f"    {row['help']}"] if row["help"] else []
    return "\n".join(lines)
