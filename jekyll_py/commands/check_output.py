"""The option ``--format NAME[=FILE]``: the formats of findings, and where they are written."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import NamedTuple

from ..check import formats
from ..check.checker import Checked
from ..disk.new_file import put
from ..errors import JekyllError
from ..liquid.hints import near_miss
from .request import Request, UsageError

FORMATS: Mapping[str, str] = {
    "text": "for people",
    "github": "annotations of GitHub Actions",
    "sarif": "SARIF 2.1.0, for code scanning",
    "junit": "JUnit's XML",
    "gitlab": "GitLab's code quality report",
    "checkstyle": "Checkstyle's XML",
    "json": "the problems of --report, extended",
    "html": "one page that needs nothing beside itself",
}
"""Each is a module of `jekyll_py.check.formats`."""


class Output(NamedTuple):
    """One format and its place."""

    format: str
    file: str | None
    """None for the standard output."""

    def write(self, checked: Checked, folder: str) -> None:
        """Write the findings.

        Args:
            checked: the findings.
            folder: of the source, to which their paths are relative.

        Raises:
            JekyllError: the file cannot be written.
        """
        module = import_module(f".{self.format}", formats.__name__)
        make: Callable[[Checked, str], str] = module.write
        text = make(checked, folder)
        if self.file is None:
            sys.stdout.write(text)
            return
        try:
            put(self.file, text.encode("utf-8", "backslashreplace"), within=os.path.dirname(os.path.abspath(self.file)))
        except OSError as problem:
            raise JekyllError(f"the findings cannot be written: {problem.strerror}", path=self.file) from problem


def outputs_of(request: Request) -> Sequence[Output]:
    """The outputs that a command line asks for; without any it is text, on GitHub Actions with annotations.

    Raises:
        UsageError: a format or a severity is not known.
    """
    if request.text("fail_on") not in (None, "error", "warning"):
        raise UsageError(f"invalid argument: --fail-on {request.text('fail_on')}", hint="use error or warning")
    given = request.texts("format")
    if not given:
        given = ["text", "github"] if os.environ.get("GITHUB_ACTIONS") == "true" else ["text"]
    return [_output(each) for each in given]


def _output(text: str) -> Output:
    name, _, file = text.partition("=")
    if name not in FORMATS:
        hint = near_miss(name, FORMATS) or f"known are {', '.join(FORMATS)}"
        raise UsageError(f"invalid argument: --format {text}", hint=hint)
    return Output(name, file or None)
