"""Names in Markdown and in the options of Markdown are looked up in tables and import nothing."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import mistune.plugins
import pytest

from jekyll_py import kramdown, markdown
from jekyll_py.errors import JekyllError
from jekyll_py.kramdown.syntax_plugins import BUILTIN

from .conftest import MakeSite, attempt, built

PATHS = [
    "planted.run",
    "planted.Plugin",
    "planted.sub.run",
    "setuptools.build_meta.prepare_metadata_for_build_wheel",
    "http.server.test",
    "sys.exit",
    "builtins.print",
    "mistune.plugins.formatting.mark",
    "planted:run",
    ".planted",
    "..",
    "__import__",
    "mark.",
    "é.x",
]
"""Names that `mistune.plugins.import_plugin` would import, call, or fail at."""
PLANTED = "from pathlib import Path\nPath(__file__).with_name('RAN').touch()\ndef run(md): pass\nPlugin = run\n"


@pytest.fixture
def planted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of modules that Python would import from; ``RAN`` in it tells that one was."""
    folder = tmp_path / "importable"
    folder.mkdir()
    for name in ("planted.py", "setup.py"):
        (folder / name).write_text(PLANTED)
    monkeypatch.syspath_prepend(folder)
    monkeypatch.chdir(folder)
    monkeypatch.setattr(mistune.plugins, "import_plugin", None)
    yield folder
    assert not (folder / "RAN").exists()
    assert "planted" not in sys.modules


@pytest.fixture
def installed(planted: Path) -> Path:
    """A package that offers the plugin ``offered``."""
    about = planted / "offering-1.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: offering\nVersion: 1\n")
    (about / "entry_points.txt").write_text(
        "[jekyll_py.mistune_plugins]\noffered = offering:add\nbroken = offering:nothing\nempty = offering:EMPTY\n"
    )
    (planted / "offering.py").write_text(
        "EMPTY = 5\ndef add(md):\n    from mistune.plugins.formatting import mark\n    mark(md)\n"
    )
    return planted


@pytest.mark.parametrize("name", [*PATHS, "mark", "offered"])
@pytest.mark.parametrize(
    "text", ["{{::options mistune_plugins='{}' /}}\n\nx ==y==\n", "x {{::options mistune_plugins='{}' /}} ==y==\n"]
)
def test_no_document_names_a_plugin(name: str, text: str, installed: Path, site: MakeSite) -> None:
    document = text.format(name)
    plain = markdown(document.replace("mistune_plugins", "auto_id_prefix"))
    assert markdown(document) == kramdown.convert(document, kramdown.JEKYLL_DEFAULTS) == plain
    read = kramdown.Document(document, {**kramdown.JEKYLL_DEFAULTS, "forbidden_inline_options": []})
    assert read.render(read.tokens()) == plain
    assert [warning.message for warning in read.warnings] == ["Option mistune_plugins may not be set inline"]
    for safe in (True, False):
        root = site(
            {"a.md": f"---\n---\n{document}", "b.html": "---\nx: ''\n---\n{{ site.pages[0].content | markdownify }}"}
        )
        assert built(root, safe=safe)["a.html"] == plain


@pytest.mark.parametrize("name", PATHS)
@pytest.mark.parametrize("safe", [True, False])
def test_no_configuration_names_a_path(name: str, safe: bool, planted: Path, site: MakeSite) -> None:
    root = site({"a.md": "---\n---\nx\n", "_config.yml": f"title: x\nkramdown: {{mistune_plugins: ['{name}']}}\n"})
    _, error = attempt(root, safe=safe)
    assert error is not None
    assert error.message == f"there is no Markdown plugin '{name}'"


def test_the_filter_smartify_loads_no_plugin(installed: Path, site: MakeSite) -> None:
    config = "kramdown: {mistune_plugins: [offered]}\n"
    root = site({"_config.yml": config, "a.html": "---\n---\n{{ '\"x\"' | smartify }}"})
    assert built(root, safe=True) == {"a.html": "“x”"}
    assert "offering" not in sys.modules


def test_an_unknown_name_is_answered_with_the_nearest() -> None:
    with pytest.raises(kramdown.OptionError) as caught:
        markdown("x", {"mistune_plugins": ["supersript"]})
    assert (caught.value.option, caught.value.hint) == ("mistune_plugins", "did you mean superscript?")


def test_an_installed_package_offers_a_plugin(installed: Path, site: MakeSite) -> None:
    root = site({"a.md": "---\n---\n==x==\n", "_config.yml": "kramdown: {mistune_plugins: [offered]}\n"})
    _, error = attempt(root, safe=True)
    assert error is not None
    assert error.message == "there is no Markdown plugin 'offered'"
    assert built(root) == {"a.html": "<p><mark>x</mark></p>\n"}
    assert markdown("==x==", {"mistune_plugins": ["offered"]}) == "<p><mark>x</mark></p>\n"


@pytest.mark.parametrize(("name", "said"), [("broken", "cannot be loaded"), ("empty", "is no function")])
def test_a_package_that_offers_nothing_is_named(name: str, said: str, installed: Path) -> None:
    with pytest.raises(kramdown.OptionError, match=f"Markdown plugin '{name}'.*{said}|{said}"):
        markdown("x", {"mistune_plugins": [name]})


PIECES = ("==", "^^", "~", "~~", "http://a.b/", "[", "]", "[^1]", "[^1]: x\n", "\n\n", "$$", "`", "|", "\n|-|-|\n",
          "- [ ] ", "> ", ">!", "!<", "*[a]: b\n", "a", "[字(a)]", "[字(a)][x]", "[x]: /u\n", "**", "<b>", ": ",
          "{:.a}", "* ")  # fmt: skip


@pytest.mark.parametrize("name", BUILTIN)
def test_no_text_breaks_a_plugin_of_mistune(name: str) -> None:
    chance = random.Random(7)
    dialect = kramdown.Dialect(kramdown.Options({"mistune_plugins": [name]}))
    for _ in range(150):
        assert dialect("".join(chance.choices(PIECES, k=20))).isprintable() is not None


LANGUAGES = ("ruby", "php", "console", "irb", "erb", "jinja", "twig", "http", "abap")
"""A lexer without options, all that have some, one of Pygments."""
OPTION_NAMES = (
    "self",
    "cls",
    "kind",
    "options",
    "filters",
    "encoding",
    "stripnl",
    "tabsize",
    "lang",
    "parent",
    "__class__",
)


@pytest.mark.parametrize("option", OPTION_NAMES)
def test_no_option_of_a_language_reaches_python(option: str) -> None:
    blocks = "".join(f"```{language}?{option}=1\nx\n```\n\n" for language in LANGUAGES)
    assert markdown(blocks).count("<code>") == len(LANGUAGES)


DATA = [
    "{a: 2020-13-45}", "[[" * 3000, "{a: &a [*a]}", "{a: [&a [x, x], *a]}", "{? [a] : b}",
    "!!python/object/apply:os.getcwd []", "!!python/name:os.system", "{a: !!binary x}",
    "{line_numbers: true, line_format: '%999999999d'}", "{formatter: os}",
    "{line_numbers: true, line_format: '%(a)s'}", "{line_numbers: true, line_format: '%s%s'}", "{inline_theme: os}",
    "{inline_theme: ../../x}", "{default_lang: os.path}", "{css_class: [a]}", "", "{", "\\0",
]  # fmt: skip


@pytest.mark.parametrize("option", ["syntax_highlighter_opts", "link_defs", "typographic_symbols", "math_engine_opts"])
@pytest.mark.parametrize("value", DATA, ids=range(len(DATA)))
def test_data_in_a_document_is_plain_data(option: str, value: str) -> None:
    written = value.replace('"', '\\"').replace("}", "\\}")
    try:
        html = markdown(f'{{::options {option}="{written}" /}}\n\n```ruby\nputs 1\n```\n\n[x][a] ... $$x$$\n')
        assert len(html) < 2000
    except JekyllError as error:
        assert error.message


def test_other_options_stay_open_to_documents() -> None:
    plain: Mapping[str, object] = kramdown.JEKYLL_DEFAULTS
    assert kramdown.convert("{::options auto_ids='false' /}\n\n# x\n", plain) == "\n<h1>x</h1>\n"
