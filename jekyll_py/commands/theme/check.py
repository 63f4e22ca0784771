"""``theme check``: check the layouts, includes, styles and words of a theme."""

from __future__ import annotations

from ...check import explanation
from ...check.settings import settings_of
from ...check.theme.checker import check_theme
from ...check.theme.sources import ThemeSources
from ...config.configuration import Configuration
from ...config.places import placing
from ...config.source_parts import check_source
from ...diagnostics import Diagnostics
from ...errors import JekyllError
from ...theme_tools.demo import demo_of
from ...theme_tools.files import brought_by
from ...themes.finder import theme_of
from ...themes.missing import MissingTheme
from ..check import check_places, end
from ..request import Request
from ..session import Session


def run(request: Request) -> int:
    """Check the theme in a folder: the one that the argument names, or that of the site.

    Returns:
        The exit status: 1 if there are findings of the severity of ``--fail-on``, else 0.

    Raises:
        JekyllError: the folder has no theme, or the check cannot be made.
    """
    if rule := request.text("explain_rule"):
        print(explanation.of(rule))
        return 0
    if request.arguments:
        request = request._replace(options={**request.options, "source": request.arguments[0]})
    config = Session.start(request).configure_theme()
    check_places(request, config)
    with placing(config.files):
        check_source(config)
        settings = settings_of(config.get("check"))
    theme = ThemeSources(config.source, config, _brought(config))
    if not theme.templates:
        hint = "name the folder of a theme, which has _layouts or _includes"
        raise JekyllError(f"{config.source} has no theme of its own", hint=hint)
    return end(request, check_theme(theme, demo_of(config), settings), config.source)


def _brought(config: Configuration) -> frozenset[str] | None:
    """The files that the theme of the site brings; None if it cannot be had."""
    try:
        theme = theme_of(config, Diagnostics())
    except MissingTheme:
        return None
    return frozenset() if theme is None else frozenset(brought_by(theme))
