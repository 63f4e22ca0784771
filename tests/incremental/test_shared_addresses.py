"""Items that want the same address, and come and go."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.incremental.workshop import Workshop

CONFIG = {"time": "2026-01-02 03:04:05 +0000", "target": "jekyll", "plugins": ["jekyll-redirect-from"]}
READER = "---\n---\n{% for page in site.pages %}{{ page.url }}{{ page.content }}{% endfor %}"


def redirecting(title: str) -> str:
    """A page that takes over an address."""
    return f"---\ntitle: {title}\nredirect_from: /old/\n---\n{title}"


@pytest.mark.parametrize("restarts", [False, True])
@pytest.mark.parametrize(("first", "second"), [("a.md", "b.md"), ("b.md", "a.md"), ("z.md", "b.md")])
def test_redirections_from_one_address(tmp_path: Path, first: str, second: str, restarts: bool) -> None:
    site = {first: redirecting("first"), "index.html": READER, "x.html": READER}
    workshop = Workshop.built(tmp_path, site, {}, CONFIG)
    workshop.write(second, redirecting("second"))
    if restarts:
        workshop.restart()
    workshop.check()
    workshop.remove(first)
    workshop.check()


@pytest.mark.parametrize("restarts", [False, True])
def test_a_namespace_that_goes_to_another_page(tmp_path: Path, restarts: bool) -> None:
    config = {**CONFIG, "plugins": ["jekyll-multiple-languages-plugin"], "languages": ["en"]}
    page, link = "---\nnamespace: {}\npermalink: /{}/\n---\n", "---\n---\n{{% tl {} %}}"
    site = {"_i18n/en.yml": "a: b\n", "one.html": page.format("x", "one"), "two.html": page.format("y", "two")}
    links = {f"{name}{number}.html": link.format(name) for name in "xyz" for number in (1, 2)}
    workshop = Workshop.built(tmp_path, {**site, **links}, {}, config)
    workshop.write("one.html", page.format("z", "one"))
    workshop.write("two.html", page.format("x", "two"))
    if restarts:
        workshop.restart()
    workshop.check()


def test_addresses_that_pages_share_follow_the_url(tmp_path: Path) -> None:
    config = {**CONFIG, "plugins": ["jekyll-multiple-languages-plugin"], "languages": ["en"]}
    pages = {f"{number}.html": "---\n---\n{{ '/x' | absolute_url }}" for number in range(3)}
    workshop = Workshop.built(tmp_path, {"_i18n/en.yml": "a: b\n", **pages}, {}, config)
    for url in ("https://one.example", "https://two.example"):
        workshop.configure({**config, "url": url})
        workshop.check()
