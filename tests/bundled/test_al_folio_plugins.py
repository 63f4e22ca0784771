"""Small plugins that sites of al-folio use; the outputs are those of the gems."""

from __future__ import annotations

import re
import signal
from concurrent.futures import ThreadPoolExecutor
from hashlib import md5
from pathlib import Path

import pytest

from jekyll_py.bundled import cache_bust
from jekyll_py.errors import JekyllError
from jekyll_py.plugins import search_time
from tests.bundled.building import build


def printed(folder: Path, template: str, plugin: str, **files: str) -> str:
    """The output of a template with a plugin; ``files`` are data files in YAML."""
    texts = {f"_data/{name}.yml": text for name, text in files.items()}
    return build(folder, {"a.html": f"---\n---\n{template}", **texts}, plugins=[plugin], baseurl="/s").text("a.html")


def test_letters_and_digits_of_an_address_are_encoded(tmp_path: Path) -> None:
    assert printed(tmp_path, "{{ 'a1.é@x-y' | encode_email }}", "jekyll-email-protect") == "%61%31.%C3%A9@%78-%79"


@pytest.mark.parametrize(
    ("filter_call", "expected"),
    [
        ("regex_replace: '[0-9]+', '#'", "a# b#\n"),
        ("regex_replace_once: '(\\h\\d)', '<\\1>'", "<a1> b22\n"),
        ("regex_replace: '^(?<x>[a-z])', '\\k<x>\\\\'", "a\\1 b22\n"),
    ],
)
def test_matches_of_a_pattern_are_replaced(tmp_path: Path, filter_call: str, expected: str) -> None:
    assert printed(tmp_path, f"{{{{ 'a1 b22' | {filter_call} }}}}\n", "jekyll-regex-replace") == expected


@pytest.mark.parametrize("template", ["{{ 5 | md5 }}", "{{ nil | md5 }}"])
def test_only_a_text_has_a_digest(tmp_path: Path, template: str) -> None:
    with pytest.raises(JekyllError, match="needs a text"):
        printed(tmp_path, template, "liquid-md5")


def test_fractions_of_an_address_are_no_digits(tmp_path: Path) -> None:
    assert printed(tmp_path, "{{ '²½٣Ⅻ' | encode_email }}", "jekyll-email-protect") == "²½%D9%A3%E2%85%AB"


def test_what_is_no_pattern_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(JekyllError, match="no pattern"):
        printed(tmp_path, "{{ 'a' | regex_replace: '(', '' }}", "jekyll-regex-replace")


def test_addresses_get_the_digest_of_their_files(tmp_path: Path) -> None:
    files = {
        "a.html": "---\n---\n{{ '/x/assets/a.js' | bust_file_cache }} {{ '/a.css' | bust_css_cache }}",
        "assets/a.js": "a",
        "assets/_sass/b.scss": "b",
        "assets/_sass/a/c.scss": "c",
    }
    built = build(tmp_path, files, plugins=["jekyll-cache-bust"])
    assert built.text("a.html") == (
        "/x/assets/a.js?v=0cc175b9c0f1b6a831c399e269772661 /a.css?v=d0d7fdb6977b26929fb68c6083c0b439"
    )


def test_a_file_that_is_not_there_has_no_digest(tmp_path: Path) -> None:
    with pytest.raises(JekyllError, match="finds no file"):
        printed(tmp_path, "{{ '/assets/a.js' | bust_file_cache }}", "jekyll-cache-bust")


def test_the_theme_of_al_folio_has_files_that_the_site_lacks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the gem al_folio_core 1.0 has it where it is loaded after jekyll-cache-bust."""
    theme, other = tmp_path / "al_folio_core", tmp_path / "other"
    for path in (theme / "assets/a.js", theme / "_sass/b.scss", other / "assets/c.js"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(path.stem)
    monkeypatch.setattr(cache_bust, "folders_of_gems", lambda site: [str(other)])
    text = "{% for f in names %}{{ f | bust_file_cache }} {% endfor %}{{ '/a.css' | bust_css_cache }}"
    page = "---\n---\n{% assign names = 'assets/a.js,assets/c.js' | split: ',' %}" + text
    plugins = ["jekyll-cache-bust", "al_folio_core"]
    built = build(tmp_path / "x", {"a.html": page}, plugins=plugins, theme=str(theme))
    digests = [md5(each.encode(), usedforsecurity=False).hexdigest() for each in "acb"]
    assert built.text("a.html") == "assets/a.js?v={} assets/c.js?v={} /a.css?v={}".format(*digests)
    with pytest.raises(JekyllError, match="finds no file"):
        build(tmp_path / "y", {"a.html": page}, plugins=plugins[::-1], theme=str(theme))


def test_a_text_has_a_digest(tmp_path: Path) -> None:
    assert printed(tmp_path, "{{ ' a ' | md5 }}", "liquid-md5") == "0cc175b9c0f1b6a831c399e269772661"


def test_pages_without_an_image_get_their_picture(tmp_path: Path) -> None:
    files = {
        "_layouts/x.html": "{{ page.image }}",
        "a.md": "---\nlayout: x\n---\n![a](/a.png) ![b](/b.png)\n\n![c](/c.png)\n",
        "b.html": "---\nlayout: x\n---\n<IMG alt='x' src='d.png'>\n",
        "c.md": "---\nlayout: x\nimage: own.png\n---\n![a](/a.png)\n",
        "_posts/2020-01-01-d.md": "---\nlayout: x\npermalink: /d.html\n---\ntext\n",
    }
    built = build(tmp_path, files, plugins=["jekyll-auto-image"], image="default.png")
    texts = [built.text(f"{name}.html") for name in "abcd"]
    assert texts == ["/b.png", "d.png", "own.png", "default.png"]


SOCIALS = {
    "github_username: ann": "<a href='https://github.com/ann' title='Github username'>"
    "<i class='fa-brands fa-github'></i></a>",
    "rss_icon: true": "<a href='/s/feed.xml' title='Rss icon'><i class='fa-solid fa-square-rss'></i></a>",
    "cv_pdf: /cv.pdf": "<a href='/s/cv.pdf' title='Cv pdf'><i class='ai ai-cv'></i></a>",
    "x_username: {value: ann, logo: /x.svg}": "<a href='https://twitter.com/ann' title='X username'>"
    "<svg><image xlink:href='/s/x.svg' /></svg></a>",
    "mine: {url: u, title: T, logo: a.PNG}": "<a href='u' title='T'><img src='/sa.PNG' alt='T'></a>",
}


@pytest.mark.parametrize(("data", "expected"), SOCIALS.items())
def test_accounts_are_linked(tmp_path: Path, data: str, expected: str) -> None:
    assert printed(tmp_path, "{% social_links %}", "jekyll-socials", socials=data) == expected


def test_an_unknown_service_without_a_logo_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(JekyllError, match="no logo"):
        printed(tmp_path, "{% social_links %}", "jekyll-socials", socials="strange: text")


def test_posts_of_twitter_come_from_the_cache(tmp_path: Path) -> None:
    files = {
        "a.html": "---\nx: https://t.example/1\n---\n{% twitter page.x %}{% twitter 'https://t.example/2' b=c d= %}",
        ".tweet-cache/8f3cde2c0d93e79900bcf162ad30237c.cache": '{"html": "<p>one</p>"}',
    }
    built = build(tmp_path, files, plugins=["jekyll-twitter-plugin"])
    box = "<div class='jekyll-twitter-plugin'>{}</div>"
    assert built.text("a.html") == box.format("<p>one</p>") + box.format("<p>Tweet could not be processed</p>")
    assert len(built.warnings) == 1


def test_a_tag_without_a_post_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(JekyllError, match="names no post"):
        printed(tmp_path, "{% twitter page.nothing %}", "jekyll-twitter-plugin")


SLOW = f"{'a' * 40}b"


@pytest.mark.parametrize("name", ["regex_replace", "regex_replace_once"])
def test_a_pattern_that_tries_all_ways_to_part_a_text_is_an_error(tmp_path: Path, name: str) -> None:
    source = f"---\n---\n\n{{{{ '{SLOW}' | {name}: '(a+)+$', '' }}}}"
    with pytest.raises(JekyllError, match="too long") as caught:
        build(tmp_path, {"a.html": source}, plugins=["jekyll-regex-replace"], limits={"seconds": 1})
    assert (caught.value.path, caught.value.line) == ("a.html", 4)
    assert "'(a+)+$'" in caught.value.message
    assert "limits: {seconds: 60}" in str(caught.value.hint)


def test_a_slow_pattern_of_excluded_addresses_is_an_error_of_its_key(tmp_path: Path) -> None:
    page = {"a.html": f'---\n---\n<a href="http://x/{SLOW}">x</a>'}
    links = {"exclude": ["http://x/(a+)+"]}
    with pytest.raises(JekyllError, match="external_links takes too long"):
        build(tmp_path, page, plugins=["jekyll-link-attributes"], external_links=links, limits={"seconds": 1})


def test_a_search_ends_in_time_in_any_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_time, "MOST_SECONDS", 0.2)
    slow = re.compile("(a+)+$")

    def outcome(text: str) -> object:
        try:
            return search_time.in_time(lambda: slow.search(text) is not None)
        except TimeoutError:
            return "too late"

    texts = ("aa", SLOW, "ab", SLOW)
    with ThreadPoolExecutor(1) as other:
        assert [*other.map(outcome, texts)] == [*map(outcome, texts)] == [True, "too late", False, "too late"]
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)
