"""The format ``junit``: one test case a finding, as Jenkins, GitLab and others read it."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from ..checker import Checked
from .places import place_of, sentence
from .xml import written


def write(checked: Checked, _folder: str) -> str:
    """The findings as failures; a site without any is one case that has passed."""
    count = len(checked.findings)
    cases = {"tests": str(count or 1), "failures": str(count), "errors": "0"}
    root = Element("testsuites", cases)
    suite = SubElement(root, "testsuite", {"name": "jekyll-py check", **cases, "skipped": "0"})
    if not count:
        SubElement(suite, "testcase", {"name": "no findings", "classname": "check"})
    for finding in checked.findings:
        place = place_of(finding)
        name = f"{place.path}:{place.line}:{place.column}: {finding.rule}"
        case = SubElement(suite, "testcase", {"name": name, "classname": finding.rule, "file": place.path})
        failure = SubElement(case, "failure", {"type": finding.severity, "message": sentence(finding)})
        failure.text = f"{name}: {sentence(finding)}"
    return written(root)
