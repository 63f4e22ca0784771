"""Entries of the configuration that have no effect any more."""

from __future__ import annotations

from ..ignore import UNUSED
from ..rule import OnFile, Rule

RULES = (
    Rule(UNUSED, "warning", "An entry of `check.ignore` matches no finding.", "What is mended needs no exception",
        OnFile((), lambda _file, _site: ()), "check: {ignore: [/gone/]}"),
)  # fmt: skip
"""The rule; `checker` gives its findings, as it knows which entries were used."""
