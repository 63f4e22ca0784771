"""The option ``--format NAME[=FILE]``: the formats of findings, and where they are written."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module

from ..check import formats
from ..check.checker import Checked
from ..disk.new_file import put
from ..disk.regular_file import open_regular_nofollow
from ..errors import JekyllError
from ..hints import near_miss
from ..lazy.tuples import NamedTuple
from .option_parser import UsageError
from .request import Request

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


_MARKS = (
    rb"(?:.*\n)?(?:No findings: |\d+ errors?, \d+ warnings? on )\d+ (?:pages? with|files? of a theme) .*\n",  # text
    rb"(?:::(?:error|warning) file=[^\n]*\n)*",  # github, and empty files
    rb'\{\s*"\$schema": "[^"]*/sarif-schema-2\.1\.0\.json".*',
    rb'<\?xml [^>]*>\s*<testsuites [^>]*>\s*<testsuite name="jekyll-py check".*',
    rb"\[\]\n|\[\s*\{\s*\"description\": .*",  # gitlab
    rb'<\?xml [^>]*>\s*<checkstyle version="4\.3".*',
    rb'\{\s*"version": 1,\s*"generator": "jekyll-py .*',  # json
    rb'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Findings</title>.*',
)
_HOLDS_FINDINGS = re.compile(b"|".join(b"(?:%b)" % mark for mark in _MARKS), re.DOTALL)
"""The writers of the formats; see `FORMATS`."""


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
        check_replaceable(self.file)
        try:
            put(self.file, text.encode("utf-8", "backslashreplace"), within=os.path.dirname(os.path.abspath(self.file)))
        except OSError as problem:
            raise JekyllError(f"the findings cannot be written: {problem.strerror}", path=self.file) from problem


def check_replaceable(path: str) -> None:
    """Refuse a file whose content would be lost, such as a page of the site; one with findings may be replaced.

    Raises:
        JekyllError: it holds something else.
    """
    if not os.path.lexists(path) or os.path.islink(path):  # the link is replaced, its target stays
        return
    try:
        with open(path, "rb", opener=open_regular_nofollow) as file:
            holds_findings = _HOLDS_FINDINGS.fullmatch(file.read()) is not None
    except OSError:
        holds_findings = False
    if not holds_findings:
        hint = "name another file, or remove it"
        raise JekyllError("the findings cannot be written: the file holds something else", path=path, hint=hint)


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
