"""Real Jekyll in one resident Ruby process, asked request by request."""

from __future__ import annotations

import atexit
import json
import os
import subprocess
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import IO, Any, cast


class JekyllRefused(Exception):
    """Jekyll raised; the text is its message."""


@cache
def _process() -> subprocess.Popen[str]:
    process = subprocess.Popen(
        ["ruby", str(Path(__file__).with_name("oracle.rb"))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        env={**os.environ, "TZ": os.environ.get("TZ", "UTC"), "LANG": "C.UTF-8"},
    )
    atexit.register(_close, process)
    return process


def _close(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.communicate()


def ask(op: str, **request: object) -> Any:
    """Jekyll's answer.

    Raises:
        JekyllRefused: it raised.
    """
    process = _process()
    cast(IO[str], process.stdin).write(json.dumps({"op": op, **request}) + "\n")
    cast(IO[str], process.stdin).flush()
    reply = json.loads(cast(IO[str], process.stdout).readline())
    if "error" in reply:
        raise JekyllRefused(reply["error"])
    return reply["ok"]


def render(
    template: str,
    variables: object = None,
    config: dict[str, object] | None = None,
    *,
    with_site: bool = False,
) -> str:
    """A template as Jekyll renders it, with these variables and site configuration."""
    answer = ask(
        "liquid",
        template=template,
        variables=encoded(variables or {}),
        config=config or {},
        with_site=with_site,
    )
    return cast(str, answer)


def encoded(value: object) -> object:
    """A value as the Ruby side reads it."""
    if isinstance(value, datetime):
        return {"$time": value.isoformat()}
    if isinstance(value, date):
        return {"$date": value.isoformat()}
    if isinstance(value, range):
        return {"$range": [value.start, value.stop - 1]}
    if isinstance(value, dict):
        return {key: encoded(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [encoded(item) for item in value]
    return value
