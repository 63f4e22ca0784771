"""Each format is what its readers take."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest

from jekyll_py.check.checker import Checked
from jekyll_py.check.pages.parser import parse
from jekyll_py.commands.check_output import FORMATS, Output
from jekyll_py.errors import JekyllError

from .checking import check_folder, write_site
from .sarif_schema import SCHEMA

_BODY = '<a href="/a\x01&<>\'/">A</a>\n<p>ü<img src="/ü.png"></p>'


@pytest.fixture
def checked(tmp_path: Path) -> Checked:
    write_site(tmp_path, {"index.html": _BODY, "b.html": _BODY})
    return check_folder(tmp_path)


def _written(name: str, checked: Checked) -> str:
    text = import_module(f"jekyll_py.check.formats.{name}").write(checked, "/site")
    assert isinstance(text, str)
    return text


@pytest.mark.parametrize("name", FORMATS)
def test_a_site_without_findings(name: str, checked: Checked) -> None:
    assert _written(name, checked._replace(findings=())) or name == "github"


def test_a_report_in_sarif_is_valid_and_has_each_finding(checked: Checked) -> None:
    log = json.loads(_written("sarif", checked))
    jsonschema.validate(log, SCHEMA)
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert log["version"] == "2.1.0"
    assert len(run["results"]) == len(checked.findings) == 4
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning")
        location = result["locations"][0]["physicalLocation"]
        assert not location["artifactLocation"]["uri"].startswith(("/", ".."))
        assert location["region"]["startLine"] >= 1
    assert run["originalUriBaseIds"]["SRCROOT"]["uri"] == "file:///site/"


@pytest.mark.parametrize("name", ["junit", "checkstyle"])
def test_a_report_in_xml_has_each_finding(name: str, checked: Checked) -> None:
    root = ElementTree.fromstring(_written(name, checked))
    found = [*root.iter("failure"), *root.iter("error")]
    assert [each.get("message", "").split(" (")[0] for each in found]
    assert len(found) == len(checked.findings)


def test_junit_counts(checked: Checked) -> None:
    root = ElementTree.fromstring(_written("junit", checked))
    assert root.get("failures") == "4"
    assert [case.get("classname") for case in root.iter("testcase")] == [each.rule for each in checked.findings]


def test_junit_has_the_attributes_that_its_readers_ask_for(checked: Checked) -> None:
    """As GitLab, Jenkins and the schema of Ant's JUnit task name them."""
    root = ElementTree.fromstring(_written("junit", checked))
    assert root.tag == "testsuites"
    for suite in root:
        assert {"name", "tests", "failures", "errors", "skipped"} <= {*suite.keys()}
        assert int(suite.get("tests", "")) == len(suite)
        for case in suite:
            assert {"name", "classname"} <= {*case.keys()}
            assert [(each.tag, {*each.keys()} >= {"type", "message"}) for each in case] == [("failure", True)]


def test_checkstyle_has_the_attributes_of_its_listener(checked: Checked) -> None:
    """As Checkstyle's XMLLogger writes them."""
    root = ElementTree.fromstring(_written("checkstyle", checked))
    assert (root.tag, root.get("version") is not None) == ("checkstyle", True)
    for file in root:
        assert (file.tag, [*file.keys()]) == ("file", ["name"])
        for error in file:
            assert (error.tag, [*error.keys()]) == ("error", ["line", "column", "severity", "message", "source"])
            assert error.get("severity") in ("ignore", "info", "warning", "error")
            assert min(int(error.get("line", "")), int(error.get("column", ""))) >= 1


def test_gitlab_has_the_fields_of_its_documentation(checked: Checked) -> None:
    for row in json.loads(_written("gitlab", checked)):
        assert row.keys() == {"description", "check_name", "fingerprint", "severity", "location"}
        assert row["location"].keys() == {"path", "lines"}
        assert row["location"]["lines"]["begin"] >= 1
        assert not row["location"]["path"].startswith(("/", "./"))


def test_gitlab_fingerprints_differ(checked: Checked) -> None:
    rows = json.loads(_written("gitlab", checked))
    assert len({row["fingerprint"] for row in rows}) == len(rows) == len(checked.findings)
    assert {row["severity"] for row in rows} <= {"info", "minor", "major", "critical", "blocker"}


def test_html_is_a_whole_page(checked: Checked) -> None:
    page = parse("findings.html", _written("html", checked))
    assert page.has_doctype
    assert list(page.broken) == []
    assert sum(1 for _ in page.named("li")) == len(checked.findings)


def test_github_has_one_line_for_a_finding(checked: Checked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", "/")
    lines = _written("github", checked).splitlines()
    assert len(lines) == len(checked.findings)
    assert all(line.startswith(("::error file=site/", "::warning file=site/")) for line in lines)


def test_text_names_the_place_and_the_rule(checked: Checked) -> None:
    text = _written("text", checked)
    assert "image-missing" in text
    assert "and on 1 more page" in text


def test_json_has_the_fields_of_the_report(checked: Checked) -> None:
    report = json.loads(_written("json", checked))
    expected = {"kind", "severity", "path", "line", "column", "message", "hint", "chain", "page"}
    assert all(expected <= problem.keys() for problem in report["problems"])
    assert report["ok"] is False


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("has_findings", [True, False])
def test_a_file_with_findings_may_be_replaced(
    name: str, has_findings: bool, checked: Checked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", "/")
    file = tmp_path / "findings"
    for findings in (checked if has_findings else checked._replace(findings=()), checked):
        Output(name, str(file)).write(findings, "/site")
    assert file.read_text(encoding="utf-8") == _written(name, checked)


@pytest.mark.parametrize(
    "content", ["---\n---\n# Home\n", "<!DOCTYPE html>\n<p>x</p>", "{}", "[1]", "<?xml version='1.0'?><a/>"]
)
def test_any_other_file_is_not_replaced(content: str, checked: Checked, tmp_path: Path) -> None:
    file = tmp_path / "index.md"
    file.write_text(content)
    with pytest.raises(JekyllError, match="holds something else"):
        Output("text", str(file)).write(checked, str(tmp_path))
    assert file.read_text() == content
