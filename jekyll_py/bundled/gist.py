"""jekyll-gist: ``{% gist user/id file %}``, a gist by GitHub's script, and its code where no scripts run.

Keys: ``gist.noscript: false`` leaves the code out, so that nothing is asked over the network. Environment:
``JEKYLL_GITHUB_TOKEN`` asks GitHub's API for the code.
"""

from __future__ import annotations

import html
import json
import os
import re
from functools import lru_cache

from ..plugins import Context, LiquidError, Tag, site_access, to_s
from ..plugins.internals import reads
from .values import given, look

_ARGUMENTS = re.compile(r"\A(\S+|.*(?=/).+)\s?(\S*)\Z")
_USAGE = "write {% gist user/1234567 %} or {% gist 1234567 file.js %}"
_TIMEOUT = 3
"""Seconds."""


class Gist(Tag):
    """A gist, or one file of it."""

    names = "gist"

    def render(self, context: Context) -> str:
        """The elements ``noscript`` and ``script``.

        Raises:
            LiquidError: the tag names no gist.
        """
        arguments = _ARGUMENTS.match(self.markup.strip())
        if arguments is None:
            raise LiquidError("Syntax error in tag 'gist'", hint=_USAGE)
        gist, file = (_value(context, argument.strip()) for argument in arguments.groups())
        wanted = look(context.lookup("site"), "gist", "noscript") is not False
        return (self._noscript(context, gist, file) if wanted else "") + _script(gist, file)

    def _noscript(self, context: Context, gist: str, file: str) -> str:
        reads.record_volatile("gist")
        code = _code(gist, file)
        if code is not None:
            return f"<noscript><pre>{html.escape(code).replace('&#x27;', '&#39;')}</pre></noscript>"
        site_access(context).diagnostics.warn(
            "Gist:",
            f"the <noscript> code of gist {gist} could not be fetched; readers without JavaScript will not see it",
            path=self.parse_context.path,
            line=self.parse_context.line,
            hint="`gist: {noscript: false}` in _config.yml leaves it out",
        )
        return _OFFLINE if context.environment.reference.is_debian else ""


_OFFLINE = "true"
"""The text that the gem prints for code it could not fetch: the value that its call of the logger returns."""


def _value(context: Context, argument: str) -> str:
    """The value of the variable of this name, or the argument itself."""
    found = context.evaluate(argument) if argument else None
    return argument if found is None else to_s(found)


def _script(gist: str, file: str) -> str:
    query = f"?file={file}" if file else ""
    return f'<script src="https://gist.github.com/{gist}.js{query}"> </script>'


@lru_cache(maxsize=256)
def _code(gist: str, file: str) -> str | None:
    """The code of a gist, None when it cannot be had; asked for once in a process."""
    token = os.environ.get("JEKYLL_GITHUB_TOKEN")
    if token:
        return _from_api(gist, file, token)
    name = f"/{file}" if file else ""
    return _fetched(f"https://gist.githubusercontent.com/{gist}/raw{name}", {})


def _from_api(gist: str, file: str, token: str) -> str | None:
    url = f"https://api.github.com/gists/{gist.rpartition('/')[2]}"
    answer = _fetched(url, {"Authorization": f"token {token}"})
    files = look(_parsed(answer), "files")
    first = next(iter(files), "") if isinstance(files, dict) else ""
    code = look(files, file or first, "content")
    return to_s(code) if given(code) else None


def _parsed(text: str | None) -> object:
    try:
        return json.loads(text or "null")
    except ValueError:
        return None


def _fetched(url: str, headers: dict[str, str]) -> str | None:
    from http.client import HTTPException  # 10 ms of every start, as this plugin is one of GitHub Pages' own
    from urllib.error import HTTPError
    from urllib.request import Request, urlopen

    try:
        with urlopen(Request(url, headers=headers), timeout=_TIMEOUT) as answer:
            body: bytes = answer.read()
    except HTTPError as error:  # the gem shows what the server says, too
        body = error.read()
    except (OSError, ValueError, HTTPException):
        return None
    return body.decode("utf-8", "replace")
