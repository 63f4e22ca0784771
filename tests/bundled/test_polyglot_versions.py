"""The site that jekyll-polyglot 1.13 makes of one for which older versions made another, as Ruby does with the gem."""

from __future__ import annotations

from pathlib import Path

import pytest

from jekyll_py.reference import VARIABLE
from tests.bundled.building import Built, build

LAYOUT = "{% i18n_headers %}{{ page.permalink_lang | jsonify }} {{ page.available_languages | jsonify }} {{ content }}"
CONFIG = {"plugins": ["jekyll-polyglot"], "languages": ["en", "fr", "pt-BR"], "default_lang": "en"}
URLS = {"url": "https://e.example", "baseurl": "/b", "defaults": [{"scope": {"path": ""}, "values": {"layout": "l"}}]}


@pytest.fixture(autouse=True)
def _newest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "jekyll-4.4.1")


def made(folder: Path, pages: dict[str, str], **config: object) -> Built:
    """A site in three languages from the front matter of pages."""
    files = {path: f"---\n{keys}\n---\n" for path, keys in pages.items()}
    return build(folder, {"_layouts/l.html": LAYOUT, **files}, **CONFIG, **URLS, **config)


def alternate(language: str, address: str) -> str:
    """One of the elements of a page."""
    return f'<link rel="alternate" hreflang="{language}" href="https://e.example/b{address}"/>\n'


def canonical(address: str) -> str:
    """The first element of a page."""
    return f'<link rel="canonical" href="https://e.example/b{address}"/>\n'


def test_a_page_has_links_to_its_translations_alone(tmp_path: Path) -> None:
    built = made(tmp_path, {"p.md": "page_id: p\npermalink: /p/\nlang: en", "q.md": "page_id: p\nlang: fr"})
    links = alternate("en", "/p/") + alternate("x-default", "/p/") + alternate("fr", "/fr/q.html")
    rest = '{"en":"/p/","fr":"/q.html"} ["en","fr"]'
    assert built.text("p/index.html").strip() == canonical("/p/") + links + rest
    assert built.text("fr/q.html").strip() == canonical("/fr/q.html") + links + rest
    assert built.text("pt-BR/p/index.html").strip() == canonical("/pt-BR/p/") + links + rest


def test_a_page_without_translation_has_the_address_of_the_default_language_if_wished(tmp_path: Path) -> None:
    page = {"a.html": "---\n---\n{% i18n_headers https://o.example/ %}"}
    built = build(tmp_path, page, fallback_canonical_to_default_lang=True, **CONFIG)
    assert built.text("fr/a.html").startswith('<link rel="canonical" href="https://o.example/a.html"/>')


def test_a_language_is_spelled_as_in_the_configuration(tmp_path: Path) -> None:
    built = made(tmp_path, {"a.pt-br.md": "", "b.md": "lang: PT-BR"}, lang_from_path=True)
    assert built.text("pt-BR/b.html").startswith(canonical("/pt-BR/b.html"))
    assert '{"pt-BR":null}' in built.text("pt-BR/a.pt-br.html")


def test_a_page_in_another_language_is_skipped_with_a_warning(tmp_path: Path) -> None:
    built = made(tmp_path, {"de.md": "lang: de", "en.md": "lang: en"})
    assert not (built.folder / "de.html").exists()
    assert any("Skipping de.md - lang 'de' not in configured languages" in warning for warning in built.warnings)


def test_translations_lead_to_each_other(tmp_path: Path) -> None:
    pages = {
        "p.md": "page_id: p\npermalink: /p/\nlang: en\nredirect_from: [/old]",
        "q.md": "page_id: p\npermalink: /q/\nlang: fr\nredirect_from: vieux",
        "_layouts/l.html": "",
    }
    built = build(
        tmp_path,
        {path: f"---\n{keys}\n---\n{{{{ page.redirect_from | join: ' ' }}}}" for path, keys in pages.items()},
        **CONFIG,
    )
    assert built.text("p/index.html") == "<p>/old /q/</p>\n"
    assert built.text("fr/q/index.html") == "<p>/fr/vieux /p/</p>\n"


def test_redirects_of_netlify_are_in_every_language(tmp_path: Path) -> None:
    lines = "/a https://x.example 302\n# c\n/b /c\n/fr/z /y\n/skip /x {{ x }}\n"
    skipped = {"exclude_from_redirect_localization": ["/skip"]}
    built = build(tmp_path, {"_redirects": lines}, localize_redirects=True, **CONFIG, **skipped)
    assert built.text("_redirects").splitlines() == [
        "/a https://x.example 302",
        "/fr/a https://x.example 302",
        "/pt-BR/a https://x.example 302",
        "# c",
        "/b /c",
        "/fr/b /fr/c",
        "/pt-BR/b /pt-BR/c",
        "/fr/z /y",
        "/skip /x {{ x }}",
    ]


def test_a_page_whose_name_has_a_language_stays_html(tmp_path: Path) -> None:
    """The plugin gives the page its address as a permalink, and that ends in ``.fr``."""
    built = made(tmp_path, {"sub/tt.fr.md": "lang: fr"}, permalink="/blog/:slug")
    assert built.text("fr/sub/tt.fr.html").startswith(canonical("/fr/sub/tt.fr"))


def test_the_redirects_of_netlify_are_no_page(tmp_path: Path) -> None:
    lists = "---\n---\n{{ site.pages | map: 'name' | join }} {{ site.static_files | map: 'path' | join }}"
    files = {"_redirects": "/a /b\n", "lists.txt": lists}
    built = build(tmp_path, files, localize_redirects=True, include=["_redirects"], **CONFIG)
    assert built.text("lists.txt") == built.text("fr/lists.txt") == "lists.txt /_redirects"
    assert built.text("fr/_redirects") == "/a /b\n"


def test_a_static_href_may_have_a_query(tmp_path: Path) -> None:
    text = '{% static_href %}href="/a?b=c"{% endstatic_href %}'
    built = build(tmp_path, {"a.html": f"---\n---\n<a {text}>"}, **CONFIG)
    assert '="/a?b=c">' in built.text("fr/a.html")
