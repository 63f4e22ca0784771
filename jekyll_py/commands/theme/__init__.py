"""The command ``theme``: show, copy and compare the files of a site's theme."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ...hints import near_miss
from ..option_parser import UsageError
from ..request import Request
from . import build, check, copy, diff, gallery, settings, show

ACTIONS: Mapping[str, Callable[[Request], int]] = {
    "show": show.run,
    "copy": copy.run,
    "diff": diff.run,
    "check": check.run,
    "settings": settings.run,
    "build": build.run,
    "gallery": gallery.run,
}


def run(request: Request) -> int:
    """Do what the first argument says with the rest of them; returns the exit status.

    Raises:
        UsageError: there is no such action.
        JekyllError: the action fails.
    """
    name, *rest = request.arguments or ("",)
    action = ACTIONS.get(name)
    if action is None:
        known = ", ".join(ACTIONS)
        message = f"theme cannot {name}" if name else "theme needs to be told what to do"
        raise UsageError(message, hint=near_miss(name, ACTIONS) or f"jekyll-py theme {known.replace(', ', ' | ')}")
    return action(request._replace(arguments=tuple(rest)))
