"""The command ``highlight-css``: print the style sheet of a theme for highlighted code, as ``rougify style`` does."""

from __future__ import annotations

import sys

from .. import highlight
from ..errors import JekyllError
from .request import Request

DEFAULT_THEME = "thankful_eyes"


def run(request: Request) -> int:
    """Print the style sheet of the theme in the arguments.

    Raises:
        JekyllError: the theme does not exist, or several are named.
    """
    if len(request.arguments) > 1:
        raise JekyllError("highlight-css takes one theme", hint="the themes: " + ", ".join(highlight.theme_names()))
    theme = request.arguments[0] if request.arguments else DEFAULT_THEME
    sys.stdout.write(highlight.stylesheet(theme, request.text("scope") or ".highlight"))
    return 0
