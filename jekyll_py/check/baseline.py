"""The file of ``--baseline``: the findings of one day, which later checks leave out.

A finding is known again by its rule, its file and its words, not by its line, which changes with every edit above it.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Sequence

from ..disk.new_file import put
from ..errors import JekyllError
from .finding import Finding

VERSION = 1
Key = tuple[str, str, str]


def write(path: str, findings: Sequence[Finding]) -> None:
    """Write the findings of today.

    Raises:
        JekyllError: the file cannot be written, or is none that may be replaced.
    """
    if os.path.lexists(path):
        _read(path)
    rows = [dict(zip(("rule", "path", "message"), key, strict=True)) for key in sorted(map(_key, findings))]
    text = json.dumps({"version": VERSION, "findings": rows}, ensure_ascii=False, indent=2) + "\n"
    try:
        put(path, text.encode("utf-8", "backslashreplace"), within=os.path.dirname(os.path.abspath(path)))
    except OSError as problem:
        raise JekyllError(f"the baseline cannot be written: {problem.strerror}", path=path) from problem


def without_known(path: str, findings: Sequence[Finding]) -> list[Finding]:
    """The findings that the file does not have; of several alike as many are left out as it has.

    Raises:
        JekyllError: the file cannot be read.
    """
    known = _read(path)
    new = []
    for finding in findings:
        key = _key(finding)
        if known[key]:
            known[key] -= 1
        else:
            new.append(finding)
    return new


def _read(path: str) -> Counter[Key]:
    try:
        with open(path, encoding="utf-8") as file:
            rows = json.load(file)["findings"]
        return Counter((str(row["rule"]), str(row["path"]), str(row["message"])) for row in rows)
    except FileNotFoundError:
        raise JekyllError(
            "there is no such baseline", path=path, hint="write it first: check --baseline FILE --write-baseline"
        ) from None
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise JekyllError("the file is no baseline", path=path, hint="name another file") from problem


def _key(finding: Finding) -> Key:
    return finding.rule, finding.source.path if finding.source else finding.page, finding.message
