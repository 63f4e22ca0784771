"""The command check: sources, formats, settings, statuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jekyll_py.cli import main
from jekyll_py.commands.check_output import FORMATS

from .conftest import MakeSite

_SITE = {
    "_config.yml": "baseurl: /blog\nurl: https://example.org\n",
    "_layouts/default.html": (
        '<!DOCTYPE html>\n<html lang="en"><head><title>{{ page.title }}</title>\n'
        '<meta name="viewport" content="width=device-width">\n'
        '<link rel="icon" href="{{ \'/gone.png\' | relative_url }}"></head><body>{{ content }}</body></html>\n'
    ),
    "index.md": "---\nlayout: default\ntitle: Home\n---\n# Hello\n\nSee [about]({{ '/abuot/' | relative_url }}).\n",
    "about.md": "---\nlayout: default\ntitle: About\npermalink: /about/\n---\n[home](/blog/) and [soon](/blog/soon/)\n",
    "soon.md": "---\nlayout: default\npublished: false\npermalink: /soon/\n---\n",
}


def _check(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, list[dict[str, object]]]:
    """The exit status and the problems."""
    status = main(["check", "-q", "--format", "json", *words])
    return status, _problems(capsys.readouterr().out)


def _problems(written: str) -> list[dict[str, object]]:
    """The problems of the rules that are of interest here."""
    return [each for each in json.loads(written)["problems"] if str(each["kind"]).startswith(_KINDS)]


def _places(problems: list[dict[str, object]]) -> list[tuple[object, ...]]:
    return [(each["kind"], each["path"], each["line"], each["column"], each["pages"]) for each in problems]


_KINDS = ("icon-", "ignore-", "link-", "viewport-")
_EXPECTED = [
    ("icon-missing", "_layouts/default.html", 4, 28, 2),
    ("link-unpublished", "about.md", 6, 27, 1),
    ("link-missing", "index.md", 7, 17, 1),
]


def test_findings_name_the_source(site: MakeSite, capsys: pytest.CaptureFixture[str]) -> None:
    site(_SITE)
    status, problems = _check(capsys)
    assert status == 1
    assert _places(problems) == _EXPECTED
    assert problems[2]["hint"] == "did you mean /blog/about/?"


def test_a_second_check_finds_the_same(site: MakeSite, capsys: pytest.CaptureFixture[str]) -> None:
    folder = site(_SITE)
    first = _check(capsys)
    assert _check(capsys) == first
    (folder / "index.md").write_text(_SITE["index.md"].replace("abuot", "about"))
    (folder / "_layouts/default.html").write_text("{{ content }}")
    assert _places(_check(capsys)[1]) == [_EXPECTED[1]]


def test_what_a_layout_lacks_is_one_finding(site: MakeSite, capsys: pytest.CaptureFixture[str]) -> None:
    layout = (
        '<!DOCTYPE html><html lang="en"><head><title>{{ page.title }}</title></head><body>{{ content }}</body></html>'
    )
    pages = {f"{name}.md": f"---\nlayout: default\ntitle: {name}\n---\n" for name in ("one", "two", "three")}
    site({**pages, "_layouts/default.html": layout})
    found = [each for each in _check(capsys)[1] if each["kind"] == "viewport-missing"]
    assert [(each["path"], each["pages"]) for each in found] == [("_layouts/default.html", 3)]


def test_build_checks_too(site: MakeSite, capsys: pytest.CaptureFixture[str]) -> None:
    site(_SITE)
    assert main(["build", "-q", "--check", "--format", "json"]) == 1
    assert _places(_problems(capsys.readouterr().out)) == _EXPECTED


def test_a_built_folder(site: MakeSite, capsys: pytest.CaptureFixture[str]) -> None:
    folder = site({"out/index.html": '<a href="/x.html">x</a>'})
    status, problems = _check(capsys, "--built", "out")
    assert (status, [each["kind"] for each in problems]) == (1, ["link-missing"])
    assert not (folder / "_site").exists()
    assert main(["check", "--built", "none"]) == 1


def test_rules_ignores_and_severities(site: MakeSite, capsys: pytest.CaptureFixture[str]) -> None:
    config = "check:\n  rules: {link-missing: warning, link-unpublished: off}\n  ignore: [/blog/gone.png, /never/]\n"
    site({**_SITE, "_config.yml": _SITE["_config.yml"] + config})
    status, problems = _check(capsys)
    assert status == 0
    assert [(each["kind"], each["severity"]) for each in problems] == [
        ("ignore-unused", "warning"),
        ("link-missing", "warning"),
    ]
    assert _check(capsys, "--fail-on", "warning")[0] == 1


@pytest.mark.parametrize(
    ("front_matter", "kinds"),
    [
        ("check: false", []),
        ("check: {ignore: [/blog/abuot/]}", []),
        ("check: {ignore: [/x/]}", ["ignore-unused", "link-missing"]),
    ],
)
def test_front_matter(front_matter: str, kinds: list[str], site: MakeSite, capsys: pytest.CaptureFixture[str]) -> None:
    site({"_config.yml": "baseurl: /blog\n", "index.md": f"---\n{front_matter}\n---\n[a](/blog/abuot/)\n"})
    problems = _check(capsys)[1]
    assert sorted(str(each["kind"]) for each in problems) == kinds
    assert {each["path"] for each in problems} <= {"index.md"}


@pytest.mark.parametrize(
    ("setting", "says"),
    [
        ("check: 3", "no mapping"),
        ("check: {rules: {link-mising: off}}", "did you mean link-missing?"),
        ("check: {rules: {link-missing: loud}}", "no severity"),
        ("check: {ignore: /x/}", "no list"),
        ("check: {ignore: [{path: x}]}", "nobody reads"),
    ],
)
def test_a_wrong_setting_ends_the_check_with_its_name(
    setting: str, says: str, site: MakeSite, capsys: pytest.CaptureFixture[str]
) -> None:
    site({"_config.yml": setting, "index.html": ""})
    assert main(["check", "-q"]) == 1
    shown = capsys.readouterr().err
    assert says in shown
    assert "_config.yml" in shown


def test_a_baseline_leaves_out_what_is_known(site: MakeSite, capsys: pytest.CaptureFixture[str]) -> None:
    folder = site(_SITE)
    assert main(["check", "-q", "--baseline", "known.json", "--write-baseline"]) == 0
    assert _check(capsys, "--baseline", "known.json") == (0, [])
    (folder / "index.md").write_text(
        "---\nlayout: default\ntitle: Home\n---\n\n\n[new](/blog/new/) [about](/blog/abuot/)\n"
    )
    status, problems = _check(capsys, "--baseline", "known.json")
    assert (status, [each["target"] for each in problems]) == (1, ["/blog/new/"])


def test_a_baseline_is_never_another_file(site: MakeSite) -> None:
    folder = site(_SITE)
    assert main(["check", "-q", "--baseline", "index.md", "--write-baseline"]) == 1
    assert (folder / "index.md").read_text() == _SITE["index.md"]


def test_formats_go_to_files(site: MakeSite, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = site(_SITE)
    main(["check", "-q", "--format", "sarif=a.sarif", "--format", "junit=b.xml", "--format", "text"])
    assert json.loads((folder / "a.sarif").read_text())["version"] == "2.1.0"
    assert "<testsuites" in (folder / "b.xml").read_text()
    assert "link-missing" in capsys.readouterr().out
    assert main(["check", "--format", "json"]) == 1
    said = capsys.readouterr()
    assert json.loads(said.out)["version"] == 1  # nothing else stands there
    assert "Generating..." in said.err
    assert main(["check", "--format", "sarf"]) == 1
    assert "did you mean sarif?" in capsys.readouterr().err


def test_a_rule_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--explain", "link-missing"]) == 0
    assert "HTML Standard" in capsys.readouterr().out
    assert main(["check", "--explain", "link-mising"]) == 1
    assert "did you mean link-missing?" in capsys.readouterr().err


def test_the_page_of_a_plugin_has_no_source(site: MakeSite, capsys: pytest.CaptureFixture[str]) -> None:
    site({"_config.yml": "plugins: [jekyll-sitemap]\n", "index.md": "---\n---\nA\n"})
    main(["check", "-q"])
    assert "\nsitemap.xml\n  warning: the site has a sitemap and no url" in f"\n{capsys.readouterr().out}"


@pytest.mark.parametrize("command", [["check"], ["build", "--check"]], ids=" ".join)
@pytest.mark.parametrize("name", FORMATS)
def test_every_format_has_the_error_of_a_configuration(
    name: str, command: list[str], site: MakeSite, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site({"_config.yml": "title: [a\n"})
    file = tmp_path / "findings"
    assert main([*command, "-q", "--format", f"{name}={file}", "--format", name]) == 1
    written = file.read_text("utf-8")
    assert "did not find expected" in written
    assert "_config.yml" in written
    assert "/_config.yml" not in written  # its path is relative to the source
    printed = capsys.readouterr()
    assert "did not find expected" in printed.err
    assert name == "text" or written in printed.out


@pytest.mark.parametrize("command", [["check"], ["build", "--check"]], ids=" ".join)
@pytest.mark.parametrize("name", FORMATS)
def test_every_format_has_the_errors_of_a_build_that_failed(
    name: str, command: list[str], site: MakeSite, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A step that reads the file else finds none, or that of the run before, and says nothing of the error."""
    site({"_config.yml": "", "_includes/a.html": "\n{% nothing %}", "index.md": "---\n---\n{% include a.html %}"})
    file = tmp_path / "findings"
    assert main([*command, "-q", "--format", f"{name}={file}", "--format", name]) == 1
    assert main([*command, "-q", "--format", f"{name}={file}"]) == 1  # which the file may be replaced for
    written = file.read_text("utf-8")
    assert "Unknown tag 'nothing'" in written.replace("&#x27;", "'").replace("&apos;", "'")
    assert "_includes/a.html" in written
    printed = capsys.readouterr()
    assert "Unknown tag 'nothing'" in printed.err
    assert name == "text" or written in printed.out
