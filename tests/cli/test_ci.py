"""The output for CI: each problem of a build in one line, as an annotation on GitHub and as JSON; its exit status."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from jekyll_py import cli
from jekyll_py.builds.problem import Problem
from jekyll_py.commands.annotation import annotation
from jekyll_py.errors import JekyllError
from tests.cli.conftest import MakeSite

PAGE = "---\ntitle: Home\n---\n{{ page.title }}\n"
SITE = {
    "_config.yml": "permlink: /x/\n",
    "_plugins/a.rb": "",
    "_posts/2099-01-01-later.md": PAGE,
    "a.md": "---\npermalink: /same/\n---\n",
    "b.md": "---\npermalink: /same/\n---\n",
    "broken.md": '---\ntitle: "x\n---\n',
    "include.md": "---\n---\n{% include nothing.html %}\n",
    "layout.md": "---\nlayout: nothing\n---\n",
    "tag.md": "---\n---\ntext {% nothing %}\n",
}


def problems(shown: str) -> dict[str, str]:
    """The lines of problems, message by place."""
    return dict(line.split(": ", 1) for line in shown.splitlines())


def test_strict_names_every_problem_in_one_line_and_writes_nothing(
    site: MakeSite, capsys: pytest.CaptureFixture[str]
) -> None:
    here = site(SITE)
    assert cli.main(["build", "--strict"]) == 1
    assert not (here / "_site").exists()
    found = problems(capsys.readouterr().err)
    assert {place.removeprefix(f"{here}/"): message.split(" (")[0][:40] for place, message in found.items()} == {
        "_config.yml:1:1": "nobody reads the key 'permlink'",
        "_plugins/a.rb": "Ruby plugins cannot run here: _plugins/a",
        "_posts/2099-01-01-later.md": "Skipping: _posts/2099-01-01-later.md has",
        "b.md": "The following destination is shared by m",
        "broken.md:2:8": "YAML Exception reading broken.md: found ",
        "include.md:3:1": "Liquid error",
        "layout.md:2:9": "Layout 'nothing' requested in layout.md ",
        "tag.md:3:6": "Liquid syntax error",
    }


def test_without_strict_only_errors_count(site: MakeSite, capsys: pytest.CaptureFixture[str]) -> None:
    site({name: text for name, text in SITE.items() if name not in ("include.md", "tag.md")})
    assert cli.main(["build"]) == 0
    shown = capsys.readouterr().err
    assert "     Build Warning: Layout 'nothing' requested in layout.md does not exist.\n" in shown


def test_in_ci_warnings_have_one_line(
    site: MakeSite, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    site({"_config.yml": "", "layout.md": SITE["layout.md"], "tag.md": SITE["tag.md"]})
    monkeypatch.setenv("CI", "true")
    assert cli.main(["build"]) == 1
    warning, error = capsys.readouterr().err.splitlines()
    assert warning.startswith("layout.md:2:9: Build Warning: Layout 'nothing' requested in layout.md does not exist. (")
    said = "Liquid Exception: Liquid syntax error (line 1): Unknown tag 'nothing' in tag.md"
    assert error.startswith(f"tag.md:3:6: {said}")


def test_strict_lets_pass_what_is_meant(site: MakeSite) -> None:
    site({"_posts/2099-01-01-later.md": PAGE, "main.scss": "---\n---\na { width: 10px/2 }\n"})
    assert cli.main(["build", "--strict", "-q"]) == 0


def test_errors_of_reading_are_all_named(site: MakeSite, capsys: pytest.CaptureFixture[str]) -> None:
    here = site(
        {
            "_config.yml": "",
            "_data/a.yml": "a: b: c\n",
            "_data/b.yml": "[\n",
            "good.md": PAGE,
            "open.md": "---\ntitle: x\n",
        }
    )
    (here / "bytes.md").write_bytes(b"---\n---\n\xff\n")
    (here / "_posts").mkdir()
    (here / "_posts/2020-01-01-x.md").symlink_to("nowhere")
    assert cli.main(["build", "--strict"]) == 1
    assert [place.split(":")[0] for place in problems(capsys.readouterr().err)] == [
        "_posts/2020-01-01-x.md", "bytes.md", "open.md", "_data/a.yml", "_data/b.yml"
    ]  # fmt: skip


def test_what_is_wrong_in_a_layout_is_said_once(site: MakeSite, capsys: pytest.CaptureFixture[str]) -> None:
    pages = {f"{number}.md": "---\nlayout: x\n---\n" for number in range(300)}
    site({"_config.yml": "", "_layouts/x.html": "{% include nothing.html %}", **pages})
    assert cli.main(["build", "--strict"]) == 1
    assert list(problems(capsys.readouterr().err)) == ["_layouts/x.html:1:1"]


LENIENT = """---
title: Home
---
{% if nope or page.nope %}{% endif %}{{ nope | default: 1 }}{{ page.nope | upcase | default: 2 }}
{% assign later = site.nope %}{{ later }}{% for one in nope %}{{ one.x }}{% endfor %}{{ content }}{{ paginator.page }}
{% unless forloop %}{% endunless %}{% for p in site.pages %}{{ forloop.index }}{{ p.title | append: page.title }}
{% endfor %}{% include x.html a=1 %}{% capture c %}{{ page.title }}{% endcapture %}{{ c }}{{ site.time | date: "%Y" }}
"""


def test_strict_lets_templates_ask_whether_something_is_there(site: MakeSite) -> None:
    site({"_config.yml": "", "index.html": LENIENT, "_includes/x.html": "{{ include.a }}{% if include.b %}{% endif %}"})
    assert cli.main(["build", "--strict", "-q"]) == 0


UNDEFINED = """---
title: Home
---
{{ nope }} {{ page.titel.x | upcase }} 中{{ "a" | shouts: page.x }}
{% if page.title %}{% for p in site.pages %}{{ p.nope }}{% endfor %}{% endif %}
{{ page["a b"] }}{% include x.html a=1 %}{{ pgae.title }}
"""


def test_strict_names_what_is_printed_and_undefined(site: MakeSite, capsys: pytest.CaptureFixture[str]) -> None:
    site({"_config.yml": "", "index.html": UNDEFINED, "_includes/x.html": "\n {{ include.b }}"})
    assert cli.main(["build", "-q"]) == 0
    for _ in range(2):  # what is kept from a build that was not strict, or from one that was, does not hide anything
        assert cli.main(["build", "--strict", "-q"]) == 1
        shown = capsys.readouterr().err.splitlines()
        assert [re.sub(r"Liquid error \(line \d+\): ", "", line) for line in shown] == [
            "index.html:4:1: undefined variable nope",
            "index.html:4:12: undefined variable page.titel",
            "index.html:4:41: undefined variable page.x",
            "index.html:4:41: undefined filter shouts (did you mean sort?)",
            "index.html:5:45: undefined variable p.nope",
            "index.html:6:1: undefined variable page.a b",
            "_includes/x.html:2:2: undefined variable include.b (for the page index.html)",
            "index.html:6:42: undefined variable pgae (did you mean page?)",
        ]


JINJA_LENIENT = """---
title: Home
---
{% if nope or page.nope %}{% endif %}{{ nope | default(1) }}{{ page.nope | upcase | d(2) }}{{ nope or 3 }}
{% set later = page.title %}{{ later }}{% for one in nope %}{{ one.x }}{% endfor %}{{ paginator.page }}
{{ 'x' if page.nope is defined else 'y' }}{{ include('x.html', a=1) }}{{ page.title | upcase }}
"""


def test_strict_names_what_is_printed_and_only_a_method_of_jekyll(
    site: MakeSite, capsys: pytest.CaptureFixture[str]
) -> None:
    """`{{ count }}` prints the number of variables, in Jekyll too: who writes it means a variable that is not set."""
    here = site({"_config.yml": "", "a.html": "---\n---\n{{ count }}{% assign count = 3 %}{{ count }}{{ first.size }}"})
    assert cli.main(["build", "-q"]) == 0
    assert (here / "_site/a.html").read_text() == "932"
    assert cli.main(["build", "--strict", "-q"]) == 1
    assert re.findall(r"undefined variable \w+", capsys.readouterr().err) == [
        "undefined variable count",
        "undefined variable first",
    ]


JINJA_UNDEFINED = """---
title: Home
---
{{ nope }} {{ page.titel.x | upcase }} {{ 'a' ~ page.y }}
{% macro m(x) %}{{ x.z }}
{{ page['a b'] }}{% endmacro %}{{ m(page) }}
{% if page.title %}{{ 'a' | append(page.x) }}{% endif %}{{ include('x.html.jinja', a=1) }}{{ page.here | d(nope) }}
"""


def test_strict_lets_jinja_ask_whether_something_is_there(site: MakeSite) -> None:
    included = "{{ include.a }}{% if include.b %}{% endif %}"
    site({"_config.yml": "", "index.html.jinja": JINJA_LENIENT, "_includes/x.html": included})
    assert cli.main(["build", "--strict", "-q"]) == 0


def test_strict_names_what_jinja_prints_and_nobody_set(site: MakeSite, capsys: pytest.CaptureFixture[str]) -> None:
    files = {"index.html.jinja": JINJA_UNDEFINED, "_includes/x.html.jinja": "\n {{ include.b }}"}
    here = site({"_config.yml": "", **files})
    assert cli.main(["build", "-q"]) == 0
    assert cli.main(["build", "--strict", "-q", "--report", "r.json"]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "index.html.jinja:4: undefined variable nope",
        "index.html.jinja:4: undefined variable titel",
        "index.html.jinja:4: undefined variable y",
        "index.html.jinja:5: undefined variable z",
        "index.html.jinja:6: undefined variable a b",
        "index.html.jinja:7: undefined variable x",
        "_includes/x.html.jinja:2: undefined variable b (for the page index.html.jinja)",
        "index.html.jinja:7: undefined variable nope",
    ]
    assert {problem["kind"] for problem in report_of(here)["problems"]} == {"undefined-variable"}


def test_the_report_has_kinds_for_what_is_undefined(site: MakeSite) -> None:
    here = site({"_config.yml": "", "index.html": "---\n---\n{{ nope | shouts }}"})
    assert cli.main(["build", "--strict", "-q", "--report", "r.json"]) == 1
    kinds = [(problem["severity"], problem["kind"]) for problem in report_of(here)["problems"]]
    assert kinds == [("error", "undefined-variable"), ("error", "undefined-filter")]


LINKS = {
    "_config.yml": "baseurl: /b\nurl: https://example.org\ncollections: {things: {output: true}}\n",
    "hidden.md": "---\npublished: false\n---\n",
    "sub/hidden.md": "---\npublished: false\npermalink: /else where/\n---\n",
    "_posts/2099-01-01-later.md": PAGE,
    "_things/2099-01-01-thing.md": "---\ndate: 2099-01-01\n---\n",
    "fine.md": "---\n---\n[a](/other/hidden.md) [b](//x.org/hidden) [c](mailto:hidden.md) [d](#hidden) [e](fine.md)\n",
    "sub/links.md": """---
---
[a](hidden.md)
[b]({{ '/hidden' | relative_url }}) [c](../hidden.html#x?y)
<a class="x" href='/b/hidden.html'>d</a>
中 [e](/else%20where/) [f](//example.org/b/2099/01/01/later)
[g](/_posts/2099-01-01-later.md) [h](/b/things/2099-01-01-thing)
""",
}


def test_strict_names_links_to_what_is_not_published(site: MakeSite, capsys: pytest.CaptureFixture[str]) -> None:
    site(LINKS)
    assert cli.main(["build", "-q"]) == 0
    assert cli.main(["build", "-q", "--strict"]) == 1
    shown = capsys.readouterr().err.splitlines()
    assert [
        re.sub(r": the link to (\S+) leads to (\S+), which (.*) \(remove.*", r" \1 \2 \3", line) for line in shown
    ] == [
        "sub/links.md:3:5 hidden.md sub/hidden.md is not published",
        "sub/links.md /b/hidden hidden.md is not published",
        "sub/links.md:4:41 ../hidden.html#x?y hidden.md is not published",
        "sub/links.md:5:20 /b/hidden.html hidden.md is not published",
        "sub/links.md:6:7 /else%20where/ sub/hidden.md is not published",
        "sub/links.md:6:27 //example.org/b/2099/01/01/later _posts/2099-01-01-later.md is dated in the future",
        "sub/links.md:7:5 /_posts/2099-01-01-later.md _posts/2099-01-01-later.md is dated in the future",
        "sub/links.md:7:38 /b/things/2099-01-01-thing _things/2099-01-01-thing.md is dated in the future",
    ]
    assert cli.main(["build", "-q", "--strict", "--unpublished", "--future"]) == 0


# Marks on GitHub


@pytest.mark.parametrize(
    ("error", "command"),
    [
        (
            JekyllError("50% of\nit, all: of it", path="a,b.md", line=3, column=4, hint="mend it"),
            "::error file=site/a%2Cb.md,line=3,col=4,title=Error::50%25 of%0Ait, all: of it%0Amend it",
        ),
        (JekyllError("x", path="gone.md", line=3), "::error title=Error::x"),
        (JekyllError("x"), "::error title=Error::x"),
    ],
)
def test_marks_name_files_of_the_checkout(
    error: JekyllError, command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    (tmp_path / "site").mkdir()
    (tmp_path / "site/a,b.md").touch()
    assert annotation(Problem("error", error), str(tmp_path / "site")) == command


def test_on_github_warnings_and_errors_are_marked(
    site: MakeSite, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    site({f"docs/{name}": text for name, text in SITE.items()})
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert cli.main(["build", "-q", "-s", "docs"]) == 1
    shown = capsys.readouterr().out
    assert "::warning file=docs/layout.md,line=2,col=9,title=Build warning::Layout 'nothing'" in shown
    assert "::warning file=docs/_config.yml,line=1,col=1,title=Setting::nobody reads" in shown
    assert re.search(r"^::error file=docs/tag.md,line=3,col=6,title=Liquid syntax::", shown, re.M)


# The report


def report_of(here: Path) -> dict[str, Any]:
    """The content of ``r.json``."""
    value: dict[str, Any] = json.loads((here / "r.json").read_text(encoding="utf-8"))
    return value


def test_the_report_tells_of_a_build(site: MakeSite) -> None:
    here = site({"index.html": PAGE, "gone.txt": "", "layout.md": SITE["layout.md"]})
    assert cli.main(["build", "-q"]) == 0
    (here / "gone.txt").unlink()
    site({"index.html": PAGE + "more"})
    assert cli.main(["build", "-q", "--report", "r.json"]) == 0
    report = report_of(here)
    assert (report["version"], report["ok"]) == (1, True)
    assert (report["source"], report["destination"]) == (str(here), str(here / "_site"))
    assert report["files"] == {"written": 1, "removed": 1, "unchanged": 1}
    assert {"read", "generate", "plan", "render", "write", "total"} == report["seconds"].keys()
    assert report["problems"] == [
        {
            "kind": "build-warning",
            "severity": "warning",
            "path": "layout.md",
            "line": 2,
            "column": 9,
            "message": "Layout 'nothing' requested in layout.md does not exist.",
            "hint": "add _layouts/nothing.html, or `layout: none` for no layout",
            "chain": [],
            "page": None,
        }
    ]


def test_the_report_tells_of_a_failure_too(site: MakeSite) -> None:
    here = site(SITE)
    assert cli.main(["build", "-q", "--report", "r.json"]) == 1
    report = report_of(here)
    assert (report["ok"], report["files"]) == (False, None)
    kinds = {(problem["severity"], problem["kind"]) for problem in report["problems"]}
    assert kinds == {
        ("error", "liquid-syntax"), ("error", "partial"), ("warning", "build-warning"), ("warning", "conflict"),
        ("warning", "setting"), ("warning", "plugin"), ("warning", "skipping"), ("warning", "error"),
    }  # fmt: skip
    site({"_config.yml": "a: b: c\n"})
    assert cli.main(["build", "-q", "--report", "r.json"]) == 1
    report = report_of(here)
    assert (report["source"], [problem["line"] for problem in report["problems"]]) == (None, [1])


def test_what_nobody_foresaw_is_reported(site: MakeSite, monkeypatch: pytest.MonkeyPatch) -> None:
    here = site({"index.html": PAGE})
    monkeypatch.setattr("jekyll_py.site.Site.read", lambda *_: 1 / 0)
    assert cli.main(["build", "-q", "--report", "r.json"]) == 1
    assert report_of(here)["problems"][0]["message"] == "ZeroDivisionError: division by zero"


def test_a_report_that_cannot_be_written_is_an_error(site: MakeSite, capsys: pytest.CaptureFixture[str]) -> None:
    site({"index.html": PAGE, "tag.md": SITE["tag.md"]})
    assert cli.main(["build", "-q", "--report", "no/such/folder/r.json"]) == 1
    shown = capsys.readouterr().err
    assert "the report cannot be written" in shown
    assert "Unknown tag" in shown
