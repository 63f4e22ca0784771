"""Sites in several languages: what the fixtures cannot show."""

from __future__ import annotations

from pathlib import Path

import pytest

from jekyll_py.errors import JekyllError

from .building import build

POLYGLOT = "plugins: [jekyll-polyglot]\nlanguages: [en, de]\n"
TEXTS = "plugins: [jekyll-multiple-languages-plugin]\nlanguages: [en, fr]\n"


def test_polyglot_knows_translations_by_page_id(tmp_path: Path) -> None:
    shown = "{{{{ page.permalink_lang.de }}}} {{{{ page.rendered_lang }}}}"
    page = f"---\nlang: {{}}\npage_id: about\npermalink: {{}}\n---\n{shown}"
    files = {
        "_config.yml": POLYGLOT,
        "en.md": page.format("en", "/about/"),
        "de.md": page.format("de", "/ueber/"),
        "only.html": "---\n---\n{{ page.rendered_lang }} {{ site.active_lang }}",
    }
    done = build(tmp_path, files)
    assert done.text("about/index.html") == "<p>/ueber/ en</p>\n"
    assert done.text("de/ueber/index.html") == "<p>/ueber/ de</p>\n"
    assert done.text("de/only.html") == "en de"
    assert not (done.folder / "ueber").exists()
    assert not (done.folder / "de/about").exists()


@pytest.mark.parametrize("path", ["de/x.md", "docs/de/x.md", "x.de.md"])
def test_polyglot_reads_the_language_from_the_path(path: str, tmp_path: Path) -> None:
    config = POLYGLOT + "lang_from_path: true\n"
    page = "---\npermalink: /x/\n---\n{}"
    files = {"_config.yml": config, path: page.format("deutsch"), "x.md": page.format("english")}
    done = build(tmp_path, files)
    assert (done.text("x/index.html"), done.text("de/x/index.html")) == ("<p>english</p>\n", "<p>deutsch</p>\n")


def test_polyglot_leaves_long_odd_links_alone(tmp_path: Path) -> None:
    link = f'<a href="/{"a." * 5000}b c"><a href="/{"x" * 5000}'
    done = build(tmp_path, {"_config.yml": POLYGLOT + "exclude: ['*.gem', '(']\n", "index.html": "---\n---\n" + link})
    assert done.text("de/index.html") == link


def test_polyglot_refuses_a_static_href_without_href(tmp_path: Path) -> None:
    page = "---\n---\n{% static_href %}class='x'{% endstatic_href %}"
    with pytest.raises(JekyllError, match="static_href holds no href"):
        build(tmp_path, {"_config.yml": POLYGLOT, "index.html": page})


def test_an_error_in_a_later_language_leaves_the_output_as_it_was(tmp_path: Path) -> None:
    files = {"_config.yml": POLYGLOT, "index.html": "---\n---\nfirst"}
    before = build(tmp_path, files)
    broken = "---\n---\n{% if site.active_lang == 'de' %}{% include none.html %}{% endif %}second"
    with pytest.raises(JekyllError, match=r"none\.html"):
        build(tmp_path, {**files, "index.html": broken, "new.html": "---\n---\nnew"})
    assert [path.relative_to(before.folder).as_posix() for path in before.folder.rglob("*.html")] == [
        "index.html",
        "de/index.html",
    ]
    assert before.text("index.html") == "first"


def test_what_a_language_no_longer_has_goes(tmp_path: Path) -> None:
    page = "---\n---\nx"
    build(tmp_path, {"_config.yml": POLYGLOT, "index.html": page, "gone.html": page})
    (tmp_path / "source/gone.html").unlink()
    done = build(tmp_path, {"_config.yml": POLYGLOT + "exclude: [x]\n"})
    assert {path.name for path in done.folder.rglob("*.html")} == {"index.html"}
    assert done.text("de/index.html") == "x"


def test_the_default_language_in_a_folder_shares_what_is_excluded(tmp_path: Path) -> None:
    files = {
        "_config.yml": TEXTS
        + "default_locale_in_subfolder: true\nexclude_from_localizations: [css, robots.txt]\nbaseurl: /b\n",
        "_i18n/en.yml": "hello: Hello",
        "_i18n/fr.yml": "hello: Bonjour",
        "index.html": "---\nnamespace: home\npermalink: /\n---\n{% t hello %} {% tl home %} {{ site.baseurl }}",
        "base.html": "choose",
        "css/main.scss": "---\n---\n",
        "css/a.css": "a {}",
        "robots.txt": "robots",
        "logo.svg": "svg",
    }
    done = build(tmp_path, files)
    names = {path.relative_to(done.folder).as_posix() for path in done.folder.rglob("*") if path.is_file()}
    assert {name for name in names if not name.endswith(".map")} == {
        "index.html",
        "robots.txt",
        "css/a.css",
        "css/main.css",
        "en/index.html",
        "en/logo.svg",
        "fr/index.html",
        "fr/css/main.css",
        "fr/logo.svg",
    }
    assert done.text("index.html") == "choose"
    assert done.text("en/index.html") == "Hello /b/en/ /b/en"
    assert done.text("fr/index.html") == "Bonjour /b/fr/ /b/fr"


def test_a_text_that_is_nowhere_is_named(tmp_path: Path) -> None:
    files = {"_config.yml": TEXTS, "_i18n/en.yml": "", "_i18n/fr.yml": "", "a.html": "---\n---\n[{% t no.key %}]"}
    done = build(tmp_path, files)
    assert done.text("fr/a.html") == "[]"
    assert [warning.split(": ", 1) for warning in done.warnings] == [
        ["a.html:3", "there is no text 'no.key', not even in the default language"]
    ] * 2


@pytest.mark.parametrize("languages", ["[]", "", "[en, ~]", "en"])
def test_a_site_needs_languages(languages: str, tmp_path: Path) -> None:
    config = f"plugins: [jekyll-multiple-languages-plugin]\nlanguages: {languages}\n"
    with pytest.raises(JekyllError, match="needs a language"):
        build(tmp_path, {"_config.yml": config})


def test_a_language_needs_its_texts(tmp_path: Path) -> None:
    with pytest.raises(JekyllError, match=r"_i18n/en\.yml"):
        build(tmp_path, {"_config.yml": TEXTS, "a.html": "---\n---\n"})


def test_a_link_needs_a_permalink(tmp_path: Path) -> None:
    files = {
        "_config.yml": TEXTS,
        "_i18n/en.yml": "",
        "_i18n/fr.yml": "",
        "a.html": "---\nnamespace: a\n---\n{% tl a %}",
    }
    with pytest.raises(JekyllError, match="without a permalink"):
        build(tmp_path, files)
