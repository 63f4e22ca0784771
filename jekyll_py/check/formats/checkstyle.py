"""The format ``checkstyle``: the XML of Checkstyle, which reviewdog, Jenkins and editors read."""

from __future__ import annotations

from itertools import groupby
from xml.etree.ElementTree import Element, SubElement

from ..checker import Checked
from .places import place_of, sentence
from .xml import written


def write(checked: Checked, _folder: str) -> str:
    """The findings by file."""
    root = Element("checkstyle", {"version": "4.3"})
    for path, group in groupby(checked.findings, key=lambda finding: place_of(finding).path):
        file = SubElement(root, "file", {"name": path})
        for finding in group:
            place = place_of(finding)
            values = {"line": str(place.line), "column": str(place.column), "severity": finding.severity}
            source = f"jekyll-py.{finding.rule}"
            SubElement(file, "error", {**values, "message": sentence(finding), "source": source})
    return written(root)
