"""The examples of docs/plugins.md work as they stand there."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import pytest

from jekyll_py import cli, plugins
from tests.oracles import ROOT

from .conftest import Folder

Make = Callable[[Mapping[str, str | bytes]], Folder]

DOCUMENT = (ROOT / "docs/plugins.md").read_text(encoding="utf-8")
EXAMPLES = {
    name: f"# _plugins/{name}\n{text}"
    for name, text in re.findall(r"^```python\n# _plugins/(\S+)\n(.*?)^```", DOCUMENT, re.M | re.S)
}
POST = "---\ntitle: {}\nlayout: default\n---\n{}\n"
SITE = {
    "_config.yml": "time: 2025-06-15 12:00:00 +0000\ncollections: {notes: {output: true}}\n",
    "_layouts/default.html": "<body>{{ content }}</body>",
    "_posts/2025-01-01-one.md": POST.format("One", "*x*"),
    "_posts/2025-01-02-two.md": POST.format("Two", "two words"),
    "_notes/n.md": "---\n---\nA note.\n",
}


@pytest.fixture
def example(site: Make) -> Callable[..., Folder]:
    """Builds a site with one example in its ``_plugins``."""

    def build(name: str, files: Mapping[str, str | bytes] | None = None, **config: object) -> Folder:
        folder = site({**SITE, f"_plugins/{name}": EXAMPLES[name], **(files or {})})
        folder.build(**config)
        return folder

    return build


def test_every_example_is_run_below() -> None:
    with open(__file__, encoding="utf-8") as file:
        source = file.read()
    assert [name for name in EXAMPLES if f'"{name}"' not in source] == []


def test_a_generator_adds_pages_and_variables(example: Callable[..., Folder]) -> None:
    folder = example("archive.py", {"count.txt": "---\n---\n{{ site.post_count }}"})
    assert folder.output("archive.html") == "<body><ul>\n  <li>Two</li>\n  <li>One</li>\n</ul>\n</body>"
    assert folder.output("count.txt") == "2"


def test_a_converter_takes_its_extension(example: Callable[..., Folder]) -> None:
    assert example("shout.py", {"a.shout": "---\n---\nloud"}).output("a.html") == "LOUD"


def test_a_markdown_processor_is_named_by_the_configuration(example: Callable[..., Folder]) -> None:
    folder = example("plain.py", {"a.md": "---\n---\nOne <b>.\n\n*Two*"}, markdown="PlainText")
    assert folder.output("a.html") == "<p>One &lt;b&gt;.</p>\n<p>*Two*</p>"


def test_a_processor_adds_syntax_to_kramdown(example: Callable[..., Folder]) -> None:
    folder = example("wiki.py", {"a.md": "---\n---\n# See [[Home]] *now*"}, markdown="Wiki")
    assert folder.output("a.html") == '<h1 id="see-home-now">See <a href="/wiki/Home/">Home</a> <em>now</em></h1>\n'


def test_tags_and_blocks_are_used_in_templates(example: Callable[..., Folder]) -> None:
    folder = example("tags.py", {"a.html": "---\n---\n{% hello World %} {% box warning %}{% hello you %}{% endbox %}"})
    assert folder.output("a.html") == 'Hello World! <div class="box warning">Hello you!</div>'


def test_filters_may_take_arguments_and_the_context(example: Callable[..., Folder]) -> None:
    text = "---\ntitle: T\n---\n{{ 'a b c' | minutes }} {{ 'a b c' | minutes: 1 }} {{ 'x' | titled }}"
    assert example("filters.py", {"a.html": text}).output("a.html") == "1 3 x (T)"


def test_a_command_is_run_in_the_folder_of_its_site(
    site: Make, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = site({**SITE, "_plugins/titles.py": EXAMPLES["titles.py"]})
    monkeypatch.setenv("JEKYLL_PY_TARGET", "jekyll")
    monkeypatch.chdir(folder.root)
    assert cli.main(["titles", "--limit", "1"]) == 0
    assert capsys.readouterr().out == "Two\n"
    assert cli.main(["titles", "--help"]) == 0
    assert "--limit" in capsys.readouterr().out
    assert cli.main(["titles", "--nope"]) == 1
    assert "unrecognized arguments: --nope" in capsys.readouterr().err


def test_help_lists_the_commands_of_the_site(
    site: Make, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = site({**SITE, "_plugins/titles.py": EXAMPLES["titles.py"]})
    monkeypatch.setenv("JEKYLL_PY_TARGET", "jekyll")
    assert cli.main(["help"]) == 0
    assert "titles" not in capsys.readouterr().out
    monkeypatch.chdir(folder.root)
    assert cli.main(["help"]) == 0
    *_, last = capsys.readouterr().out.splitlines()
    assert last.split(maxsplit=1) == ["titles", "List the titles of the newest posts"]
    assert cli.main(["help", "titles"]) == cli.main(["titles", "--help"]) == 0
    first, second = capsys.readouterr().out.split("usage: jekyll-py titles")[1:]
    assert first == second
    assert cli.main(["help", "nope"]) == 1
    assert capsys.readouterr().out.endswith(", compose, titles\n")


@pytest.mark.parametrize(("path", "text"), [("_config.yml", "plugins: x"), ("_plugins/p.py", "1 / 0")])
def test_help_helps_where_a_site_is_broken(
    path: str, text: str, site: Make, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(site({path: text}).root)
    assert cli.main(["help"]) == 0
    assert "Subcommands:" in capsys.readouterr().out


def test_hooks_hear_of_the_site_of_items_and_of_what_is_removed(example: Callable[..., Folder]) -> None:
    files = {"_site/old.txt": "left over", "p.md": POST.format("P", "{{ stamp }} (c)")}
    folder = example("hooks.py", files)
    heard = (folder.root / "hooks.log").read_text(encoding="utf-8").splitlines()
    assert heard[0] == "configured with 1 plugins"
    assert [line for line in heard if line.startswith("obsolete")] == ["obsolete old.txt"]
    assert heard[-1] == "written"
    assert folder.output("p.html") == "<body><p>of 2025 ©</p>\n</body><!-- P -->"
    assert folder.output("notes/n.html") == "<p>A note.</p>\n"


def test_hooks_keep_values_during_a_render(example: Callable[..., Folder]) -> None:
    folder = example("word_count.py", {"p.md": POST.format("P", "one two")})
    assert folder.output("p.html") == "<body><p>one two</p>\n<footer>2 words</footer></body>"


def test_a_tag_warns_through_the_site(site: Make) -> None:
    page = "---\n---\n{% price tea %}\n{% price milk %}."
    folder = site({"_data/prices.yml": "tea: 3\n", "a.html": page, "_plugins/price.py": EXAMPLES["price.py"]})
    (warning,) = folder.build().warnings
    assert folder.output("a.html") == "3\n."
    assert warning.error.message == "there is no price of milk"
    assert (warning.error.path, warning.error.line) == ("a.html", 4)


def test_the_package_exports_what_the_documentation_names() -> None:
    lines = re.findall(r"^from jekyll_py\.plugins import (.*)", DOCUMENT, re.M)
    imported = {name for line in lines for name in line.split(", ")}
    named = imported.union(re.findall(r"`(\w+)(?:\([^`]*\))?`", DOCUMENT))
    exported = set(plugins.__all__)
    assert sorted(exported - named) == sorted(imported - exported) == []
