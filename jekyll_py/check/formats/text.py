"""The format ``text``, for people: findings by file, with the line of the source and a caret, and a summary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from ...errors import JekyllError
from ..checker import Checked
from ..counted import counted
from ..finding import Finding
from .places import place_of


def write(checked: Checked, _folder: str) -> str:
    """The findings as a text."""
    lines = []
    for path, group in groupby(checked.findings, key=lambda finding: place_of(finding).path):
        lines.append(path)
        for finding in group:
            lines += _lines(finding)
        lines.append("")
    return "\n".join([*lines, _summary(checked)]) + "\n"


def _lines(finding: Finding) -> Iterator[str]:
    source = finding.source
    line, column = (source.line, source.column) if source else (finding.line, finding.column)
    place = "" if line is None else f"{line}:{column}: "
    yield f"  {place}{finding.severity}: {finding.message} [{finding.rule}]"
    if source is not None and source.source_line is not None:
        shown = JekyllError("", line=source.line, column=source.column, source_line=source.source_line)
        yield from (f"  {each}" for each in shown.report().split("\n")[1:])
    if finding.page and source is not None and (source.line is None or finding.pages > 1):
        built = finding.page if finding.line is None else f"{finding.page}:{finding.line}:{finding.column}"
        others = f" and {_more(finding)}" if finding.pages > 1 else ""
        yield f"    on {built}{others}"
    elif finding.pages > 1:
        yield f"    and on {_more(finding)}"
    if finding.hint:
        yield f"    hint: {finding.hint}"


def _summary(checked: Checked) -> str:
    counts = Counter(finding.severity for finding in checked.findings)
    looked = f"{counted(checked.pages, 'page')} with {_addresses(checked.references)}"
    if checked.files:
        looked = (
            f"{counted(checked.files, 'file')} of a theme and {counted(checked.pages, 'page')} of its demo in a browser"
        )
    if not checked.findings:
        return f"No findings: {looked}."
    rules = Counter(finding.rule for finding in checked.findings)
    common = ", ".join(f"{name} {number}" for name, number in rules.most_common())
    return f"{counted(counts['error'], 'error')}, {counted(counts['warning'], 'warning')} on {looked}: {common}."


def _more(finding: Finding) -> str:
    return counted(finding.pages - 1, "more page")


def _addresses(number: int) -> str:
    return "1 address" if number == 1 else f"{number} different addresses"
