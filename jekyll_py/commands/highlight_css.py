"""The command ``highlight-css``: print the style sheet of a theme for highlighted code, as ``rougify style`` does."""

from __future__ import annotations

import sys

from .. import highlight
from ..config.configuration import Configuration
from ..errors import JekyllError
from .request import Request

DEFAULT_THEME = "thankful_eyes"


def run(request: Request) -> int:
    """Print the style sheet of the theme in the arguments, as the site's version of Rouge has it.

    Raises:
        JekyllError: the theme does not exist, or several are named; or the configuration cannot be read.
    """
    rouge = Configuration.load(request.overrides()).reference.rouge
    if len(request.arguments) > 1:
        names = ", ".join(highlight.theme_names(rouge))
        raise JekyllError("highlight-css takes one theme", hint=f"the themes: {names}")
    theme = request.arguments[0] if request.arguments else DEFAULT_THEME
    sys.stdout.write(highlight.stylesheet(theme, request.text("scope") or ".highlight", rouge=rouge))
    return 0
