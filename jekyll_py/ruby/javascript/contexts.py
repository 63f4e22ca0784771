"""The engines that Ruby's library ``execjs`` asks for: one for each context, which is a program with calls into it."""

from __future__ import annotations

import json
from collections.abc import Callable

from ...limits import current
from ..errors import TooLongError
from .engine import Engine, ScriptError
from .module import javascript_module

_MOST = 4
"""Engines at a time: Terser takes some 60 MB. The program of another context is run again when that is asked."""
_SECONDS = 600.0
"""The most time for one call."""


def contexts(site: str, note_time: Callable[[], None]) -> Callable[[str], str]:
    """The function by which Ruby evaluates JavaScript.

    It takes ``program`` and the text of a program, and gives the number of a context; or a number and an expression,
    and gives JSON: ``["ok", value]``, or ``["error", message, stack]`` where JavaScript throws.

    Args:
        site: the folder of the site.
        note_time: called when code asks for the time.
    """
    return _Contexts(site, note_time).answer


class _Contexts:
    def __init__(self, site: str, note_time: Callable[[], None]) -> None:
        self._site = site
        self._note_time = note_time
        self._programs: list[str] = []
        self._engines: dict[int, Engine] = {}

    def answer(self, text: str) -> str:
        name, _, code = text.partition("\0")
        usage = current()
        left = None if usage is None else usage.seconds_left()
        seconds = _SECONDS if left is None else left
        try:
            return json.dumps(
                ["ok", self._add(code, seconds) if name == "program" else self._value(name, code, seconds)]
            )
        except ScriptError as error:
            return json.dumps(["error", str(error), error.stack])
        except TooLongError as error:
            if usage is None or left is None:
                raise
            raise usage.too_late() from error

    def _add(self, program: str, seconds: float) -> int:
        self._programs.append(program)
        number = len(self._programs) - 1
        self._engines[number] = self._started(number, seconds)
        return number

    def _value(self, number: str, expression: str, seconds: float) -> object:
        engine = self._engines.pop(int(number), None) or self._started(int(number), seconds)
        self._engines[int(number)] = engine  # the newest is last
        return engine.value(expression, seconds)

    def _started(self, number: int, seconds: float) -> Engine:
        while len(self._engines) >= _MOST:
            self._engines.pop(next(iter(self._engines))).close()
        engine = Engine(javascript_module(self._site), self._note_time)
        engine.run(self._programs[number], seconds)
        return engine
