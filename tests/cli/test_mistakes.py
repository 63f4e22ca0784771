"""A table of mistakes that authors make, with the words that have to help them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from jekyll_py.cli import main

PAGE = "---\n---\n"
MISTAKES: Mapping[str, tuple[Mapping[str, str], str, str]] = {
    "elseif": ({"index.md": PAGE + "{% if a %}\n{% elseif b %}\n{% endif %}"}, "index.md:4:1", "write {% elsif … %}"),
    "set": ({"index.md": PAGE + "{% set a = 1 %}"}, "index.md:3:1", "write {% assign name = … %}"),
    "a stray end": (
        {"index.md": PAGE + "x\n{% endfor %}"},
        "index.md:4:1",
        "nothing opens it: take it out, or write {% for … %} before it",
    ),
    "another end": (
        {"index.md": PAGE + "{% for a in b %}\nx\n{% endif %}"},
        "index.md:5:1",
        "{% for a in b %} of line 3 is still open",
    ),
    "an unknown tag in a block of code": (
        {"index.md": PAGE + "```\n{% url 'home' %}\n```"},
        "index.md:4:1",
        "wrap the code in {% raw %} and {% endraw %}",
    ),
    "one equals sign": ({"index.md": PAGE + '{% if a = "b" %}{% endif %}'}, "index.md:3:1", "write =="),
    "a circle of includes": (
        {
            "index.md": PAGE + "{% include a.html %}",
            "_includes/a.html": "{% include b.html %}",
            "_includes/b.html": "{% include a.html %}",
        },
        "_includes/a.html:1:1",
        "times the same: these files include each other in a circle",
    ),
    "link": (
        {"index.md": PAGE + "{% link abuot.md %}", "about.md": PAGE},
        "index.md:3:1",
        "did you mean about.md?",
    ),
    "post_url": (
        {"index.md": PAGE + "{% post_url 2024-01-01-helo %}", "_posts/2024-01-01-hello.md": PAGE},
        "index.md:3:1",
        "did you mean 2024-01-01-hello?",
    ),
    "a placeholder": (
        {"_posts/2024-01-01-a.md": PAGE, "_config.yml": "title: a\npermalink: /:mounth/:title"},
        "_config.yml:2:1",
        "did you mean :month?",
    ),
    "a list in front matter": (
        {"index.md": "---\na:\n  - x\n - y\n---\n", "_config.yml": "strict_front_matter: true"},
        "index.md:4:2",
        "the line is indented by 1 too few",
    ),
    "a list in the configuration": (
        {"_config.yml": "a:\n  - x\n   - y: z\n"},
        "_config.yml:3:",
        "the line is indented by 1 too many",
    ),
    "a folder as theme": (
        {"index.md": PAGE, "_config.yml": "theme: ./nope"},
        "_config.yml:1:1",
        "there is no such folder; a path begins at the folder of the site",
    ),
    "assign in Jinja": (
        {"a.html.jinja": PAGE + "\n{% assign x = 1 %}"},
        "a.html.jinja:4:1",
        "write set, not assign",
    ),
    "a filter in Jinja": (
        {"a.html.jinja": PAGE + '<p>{{ site.time | date: "%Y" }}</p>'},
        "a.html.jinja:3:4",
        "write date('%Y'): filters have their arguments in brackets",
    ),
    "a loop in Jinja": (
        {"a.html.jinja": PAGE + "{% for a in b %}\n{% if a %}\n{% endif %}\n"},
        "a.html.jinja:",
        "{% for a in b %} of the template's line 1 is still open",
    ),
    "brackets in front matter": (
        {"index.md": "---\ntitle: [draft] post\n---\n", "_config.yml": "strict_front_matter: true"},
        "index.md:2:16",
        "put the whole value in quotes: [ begins a list",
    ),
    "an apostrophe in front matter": (
        {"index.md": "---\ntitle: 'It's mine'\n---\n", "_config.yml": "strict_front_matter: true"},
        "index.md:2:12",
        "double the apostrophe",
    ),
    "a colon without a space in front matter": (
        {"index.md": "---\nlayout: none\ntitle:Home\n---\n", "_config.yml": "strict_front_matter: true"},
        "index.md:3:1",
        "write a space behind the colon",
    ),
    "an output as a parameter": (
        {"index.md": PAGE + "{% include a.html title={{ page.path }} %}", "_includes/a.html": "x"},
        "index.md:3:14",
        "write the name of a value without {{ and }}",
    ),
    "a tag of Django": (
        {"index.md": PAGE + "{% for a in b %}{% empty %}{% endfor %}"},
        "index.md:3:17",
        "write {% else %}",
    ),
    "an operator with a slip": (
        {"index.md": PAGE + "{% if page.tags contain 'x' %}{% endif %}"},
        "index.md:3:1",
        "write contains",
    ),
    "a middle of unless": (
        {"index.md": PAGE + "{% unless a %}{% elseunless b %}{% endunless %}"},
        "index.md:3:15",
        "write {% elsif … %}",
    ),
    "an include that is nowhere": (
        {"index.md": PAGE + "{% include quux/deep.html %}"},
        "index.md:3:1",
        "add _includes/quux/deep.html",
    ),
    "an include in a folder without its underscore": (
        {"index.md": PAGE + "{% include quux/deep.html %}", "includes/quux/deep.html": "x"},
        "index.md:3:1",
        "includes/quux/deep.html is there: rename its folder to _includes",
    ),
    "a quotation in front matter": (
        {"index.md": '---\ntitle: "the "best" one"\n---\n', "_config.yml": "strict_front_matter: true"},
        "index.md:2:14",
        'write \\" for a quotation mark within the value',
    ),
    "half a value in quotes": (
        {"_config.yml": 'title: "One" and two\n'},
        "_config.yml:1:14",
        "put the whole value in quotes, not a part of it",
    ),
    "a key without a colon": (
        {"_config.yml": "title\nurl: x\n"},
        "_config.yml:2:4",
        "the line above has no colon",
    ),
    "a date that does not exist": (
        {"_posts/2026-01-02-a.md": "---\ntitle: a\ndate: 2026-13-45\n---\n"},
        "_posts/2026-01-02-a.md:3:7",
        "write it as 2024-05-17",
    ),
    "a variable as the name of an include": (
        {"index.md": PAGE + "{% include page.part %}"},
        "index.md:3:1",
        "write {% include {{ page.part }} %}",
    ),
    "an include without its ending": (
        {"index.md": PAGE + "{% include nav %}", "_includes/nav.html": ""},
        "index.md:3:1",
        "did you mean nav.html?",
    ),
    "code without a language": (
        {"index.md": PAGE + "{% highlight %}\nx\n{% endhighlight %}"},
        "index.md:3:1",
        "{% highlight text %}",
    ),
    "an empty cycle": ({"index.md": PAGE + "{% cycle %}"}, "index.md:3:1", "{% cycle 'odd', 'even' %}"),
    "a filter without its arguments": (
        {"index.md": PAGE + "{{ site.posts | where: 'a' }}"},
        "index.md:3:1",
        "write | where: name, target",
    ),
    "a filter with too many arguments": (
        {"index.md": PAGE + "{{ 'a' | upcase: 1 }}"},
        "index.md:3:1",
        "write | upcase, it takes no arguments",
    ),
    "a division by zero": (
        {"index.md": PAGE + "{{ 4 | divided_by: 0 }}"},
        "index.md:3:1",
        "where the divisor is not 0",
    ),
    "a quotation mark in a table": (
        {"_data/a.csv": 'a,b\n1,2\n3,"x" y\n'},
        "_data/a.csv:3",
        "put the whole cell in quotation marks",
    ),
    "a comment in JSON": (
        {"_data/a.json": '{\n  // of\n  "a": 1\n}\n'},
        "_data/a.json:3:6",
        "remove the comment: JSON has none",
    ),
    "a comma that is missing in JSON": (
        {"_data/a.json": '{\n  "a": "http://x"\n  "b": 2\n}\n'},
        "_data/a.json:3:",
        "put a comma at the end of line 2",
    ),
    "an input of kramdown": (
        {"index.md": PAGE + "x", "_config.yml": "kramdown:\n  input: GMF\n"},
        "_config.yml:2:3",
        "write input: GFM, kramdown or Markdown",
    ),
    "a style sheet without a brace": (
        {"a.scss": PAGE + "a { color: red;\n"},
        "a.scss:3",
        "a { is never closed",
    ),
    "a style sheet without a semicolon": (
        {"a.scss": PAGE + "a { color: red\n  background: blue; }\n"},
        "a.scss:",
        "end each declaration with ;",
    ),
    "a style sheet without braces": (
        {"a.scss": PAGE + "a\n  color: red\n"},
        "a.scss:",
        "put the declarations between { and }",
    ),
    "a variable of Sass that is set with =": (
        {"a.scss": PAGE + "$a = red;\n"},
        "a.scss:3",
        "write a colon between the name of a variable and its value",
    ),
    "a variable of Sass": ({"a.scss": PAGE + "$main: red;\na { color: $mian; }\n"}, "a.scss:4", "did you mean $main?"),
    "a mixin of Sass that is not loaded": (
        {"a.scss": PAGE + "a { @include btn; }\n", "_sass/parts/_x.scss": "@mixin btn { b: c }"},
        "a.scss:3",
        "parts/_x.scss defines it, and has to be loaded before",
    ),
    "a variable of Sass that is set below": ({"a.scss": PAGE + "a { b: $c }\n$c: d;\n"}, "a.scss:3", "before its use"),
    "a mixin of Sass": (
        {"a.scss": PAGE + "@import 'x';\na { @include btm; }\n", "_sass/_x.scss": "@mixin btn { b: c }"},
        "a.scss:4",
        "did you mean btn?",
    ),
    "a full-width colon": (
        {"_config.yml": "title：我的网站\nurl: https://example.org\n"},
        "_config.yml:2:4",
        "not the full-width ：",
    ),
    "an empty permalink": (
        {"index.md": "---\ntitle: a\npermalink: ''\n---\n"},
        "index.md:3:12",
        "give a path or remove the key",
    ),
    "a limit that is no number": ({"_config.yml": "limit_posts: many\n"}, "_config.yml:1:1", "write limit_posts: 10"),
    "an include in Jinja without quotes": (
        {"a.html.jinja": PAGE + "{% include nav.html %}", "_includes/nav.html": ""},
        "a.html.jinja:3",
        "write {% include 'nav.html' %}",
    ),
}


@pytest.fixture(autouse=True)
def for_a_person(monkeypatch: pytest.MonkeyPatch) -> None:
    """CI gets one line for each problem, without the chain of includes."""
    monkeypatch.delenv("CI", raising=False)


def said(folder: Path, files: Mapping[str, str], capsys: pytest.CaptureFixture[str], *words: str) -> str:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    capsys.readouterr()
    assert main([*words] or ["build", "--disable-disk-cache"]) == 1
    return capsys.readouterr().err


@pytest.mark.parametrize(("files", "place", "hint"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_placed_and_explained(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    files: Mapping[str, str],
    place: str,
    hint: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    shown = said(tmp_path, files, capsys)
    assert place in shown
    assert hint in shown


def test_an_error_in_a_layout_names_the_page_that_it_is_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Unless every page with that layout has it."""
    monkeypatch.chdir(tmp_path)
    pages = {f"{name}.md": f"---\nlayout: x\nparts: {parts}\n---\n" for name, parts in (("a", 2), ("b", 0), ("c", 1))}
    shown = said(tmp_path, {**pages, "_layouts/x.html": "{{ 4 | divided_by: page.parts }}"}, capsys)
    assert "_layouts/x.html:1:1" in shown
    assert shown.count("for the page") == 1
    assert "for the page b.md" in shown
    assert "for the page" not in said(tmp_path, {"_layouts/x.html": "{% nothing %}"}, capsys)


def test_a_site_in_docs_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    shown = said(tmp_path, {"docs/_config.yml": "title: x\n"}, capsys, "build", "--strict")
    assert "docs/_config.yml: nothing reads the configuration of the site in docs" in shown
    assert "give --source docs" in shown
    (tmp_path / "_config.yml").write_text("title: y\n", encoding="utf-8")
    assert main(["build", "--strict"]) == 0


IN_OTHER_FILES: Mapping[str, Mapping[str, str]] = {
    "a layout": {"_layouts/x.html": "{{ 4 | divided_by: page.n }}", "b.md": "---\nlayout: x\nn: 0\n---\n"},
    "an include": {"_includes/x.html": "{{ 4 | divided_by: 0 }}", "b.md": PAGE + "{% include x.html %}"},
    "an include of a layout": {
        "_includes/x.html": "{{ 4 | divided_by: page.n }}",
        "_layouts/x.html": "{% include x.html %}",
        "b.md": "---\nlayout: x\nn: 0\n---\n",
    },
    "a layout in Jinja": {"_layouts/x.jinja": "{{ 4 // page.n }}", "b.md": "---\nlayout: x\nn: 0\n---\n"},
    "an undefined variable": {"_includes/x.html": "{{ page.nothing }}", "b.md": PAGE + "{% include x.html %}"},
    "a style sheet": {"_sass/_x.scss": "a { b: c", "b.scss": PAGE + '@import "x";'},
}


@pytest.mark.parametrize("files", IN_OTHER_FILES.values(), ids=IN_OTHER_FILES)
def test_each_form_of_an_error_in_another_file_names_the_page(
    files: Mapping[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """For a person, in one line, in the report and as an annotation."""
    monkeypatch.chdir(tmp_path)
    page = next(name for name in files if name.startswith("b."))
    strict = ("build", "--strict", "--report", ".report")
    assert page in said(tmp_path, files, capsys, *strict)
    monkeypatch.setenv("CI", "true")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert main(strict) == 1
    output = capsys.readouterr()
    (problem,) = json.loads((tmp_path / ".report").read_text())["problems"]
    assert problem["page"] == page != problem["path"]
    assert f"(for the page {page})" in output.err
    assert f"%0Afor the page {page}" in output.out


def test_an_error_in_a_template_is_printed_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert said(tmp_path, {"index.md": PAGE + "{% nothing %}"}, capsys).count("Unknown tag 'nothing'") == 1
    assert "Jinja Exception: " in said(tmp_path, {"index.md": "", "b.html.jinja": PAGE + "{{ 1 +"}, capsys)


def test_a_post_by_its_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sub/_posts").mkdir(parents=True)
    (tmp_path / "sub/_posts/2024-01-01-a.md").write_text(PAGE, encoding="utf-8")
    (tmp_path / "index.md").write_text(PAGE + "{% post_url /sub/_posts/2024-01-01-a %}", encoding="utf-8")
    assert main(["build"]) == 0
    assert "hint: write {% post_url sub/2024-01-01-a %}" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["srve"], "did you mean jekyll-py serve?"),
        (["bulid"], "did you mean jekyll-py build?"),
        (["serve", "--porrt", "3"], "did you mean --port?"),
        (["build", "--destinaton=x"], "did you mean --destination?"),
    ],
)
def test_near_names_on_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], hint: str
) -> None:
    assert hint in said(tmp_path, {}, capsys, *words)


def test_a_plugin_that_is_misspelt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "_config.yml").write_text("plugins: [jekyll-feeed]\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for target in ("github-pages", "jekyll"):
        monkeypatch.setenv("JEKYLL_PY_TARGET", target)
        main(["build"])
        assert "did you mean jekyll-feed?" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "hint", "compilers"),
    [
        ("@import 'parts/colours';", "add _sass/parts/_colours.scss", ("jekyll-4.4.1", "debian")),
        (f"@import '{'x' * 300}';", f"add _sass/_{'x' * 300}.scss", ("jekyll-4.4.1", "debian")),
        ("a { b: $colour }", "define it above, or load the file that does", ("jekyll-4.4.1",)),
    ],
)
def test_what_sass_does_not_find(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    text: str,
    hint: str,
    compilers: Sequence[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("JEKYLL_PY_TARGET", "jekyll")
    for reference in compilers:
        monkeypatch.setenv("JEKYLL_PY_REFERENCE", reference)
        files = {"s.scss": f"{PAGE}{text}\n", "_sass/_a.scss": "", "_config.yml": "title: a\n"}
        shown = said(tmp_path, files, capsys)
        assert "s.scss:3:" in shown
        assert hint in shown


@pytest.mark.parametrize(
    ("line", "reference"),
    [('@use "bse";', "jekyll-4.4.1"), ("@import 'bse';", "jekyll-4.4.1"), ("@import 'bse';", "debian")],
)
def test_a_partial_that_is_misspelt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], line: str, reference: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("JEKYLL_PY_TARGET", "jekyll")
    monkeypatch.setenv("JEKYLL_PY_REFERENCE", reference)
    files = {"s.scss": f"{PAGE}{line}\n", "_sass/_base.scss": "a { b: c }", "_config.yml": "title: a\n"}
    shown = said(tmp_path, files, capsys)
    assert "s.scss:3:" in shown
    assert "did you mean base?" in shown
