"""A resident Ruby process that renders with Ruby Liquid."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jekyll_py.liquid.environment import ErrorMode


@dataclass(frozen=True)
class Case:
    """A template and everything it is rendered with."""

    template: str
    data: Mapping[str, object]
    partials: Mapping[str, str]
    mode: ErrorMode = "lax"
    strict_variables: bool = False
    strict_filters: bool = False


@dataclass(frozen=True)
class Outcome:
    """The result of a case: output, or an error's message."""

    output: str | None = None
    error: str | None = None
    warnings: tuple[str, ...] = ()


class RubyLiquid:
    """Answers cases one after the other."""

    def __init__(self) -> None:
        script = Path(__file__).with_name("ruby_liquid.rb")
        self._process = subprocess.Popen(
            ["ruby", "-W0", str(script)], stdin=-1, stdout=-1, env={**os.environ, "LANG": "C.UTF-8"}
        )

    def render(self, case: Case) -> Outcome:
        """Ruby's result for a case."""
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        stdin.write(json.dumps(vars(case)).encode() + b"\n")
        stdin.flush()
        answer = json.loads(stdout.readline())
        return Outcome(answer.get("output"), answer.get("error"), tuple(answer.get("warnings", ())))

    def close(self) -> None:
        """End the process."""
        self._process.communicate()
