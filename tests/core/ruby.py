"""A Ruby process that answers questions about Jekyll for as long as the tests run."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

SCRIPT = Path(__file__).with_name("oracle.rb")


class RubyError(Exception):
    """An exception that Ruby raised."""


class Ruby:
    """The process; `ask` is a question and its answer."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            ["ruby", str(SCRIPT)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )

    def ask(self, operation: str, *arguments: object) -> Any:
        """The answer to an operation of the script.

        Raises:
            RubyError: Ruby raised one.
        """
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps([operation, *arguments]) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        if "error" in answer:
            raise RubyError(answer["error"])
        return answer["value"]

    def close(self) -> None:
        """End the process."""
        self._process.communicate()
