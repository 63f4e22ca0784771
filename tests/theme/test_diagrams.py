"""Diagrams: code in Mermaid's language is drawn where the site names a copy of Mermaid, and read as code elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.theme.building import BUILDERS, drop_in
from tests.theme.serving import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser

MERMAID = """window.mermaid = {
  initialize() {},
  render: async (id, text) => {
    if (text.includes("wrong")) throw new Error("wrong");
    return { svg: `<svg id="${id}"><text>drawn</text></svg>` };
  },
};"""
"""Has the two functions of Mermaid that the theme calls."""
PAGES = {
    "_config.yml": "title: T\ndiagrams: /mermaid.js\n",
    "index.md": "---\nlayout: page\n---\n```mermaid\nA --> B\n```\n\n```mermaid\nwrong\n```\n\n```python\nx\n```\n",
    "plain.md": "---\nlayout: page\n---\n```python\nx\n```\n",
    "mermaid.js": MERMAID,
}


@pytest.mark.parametrize("builder", BUILDERS)
def test_only_pages_with_diagrams_load_scripts_for_them(builder: str, tmp_path: Path) -> None:
    built = drop_in(builder, tmp_path, PAGES)
    page, plain = ((built / name).read_text("utf-8") for name in ("index.html", "plain.html"))
    assert page.index('src="/mermaid.js" defer') < page.index('src="/assets/js/diagrams.js" defer')
    assert "mermaid.js" not in plain
    assert "diagrams.js" not in plain


@pytest.mark.chromium
def test_diagrams_are_drawn(tmp_path: Path, browser: Browser) -> None:
    with serving(drop_in("jekyll_py", tmp_path, PAGES)) as address:
        tab = browser.new_page()
        tab.goto(address)
        tab.wait_for_selector(".diagram")
        assert tab.eval_on_selector_all(".diagram", "all => all.map(each => each.textContent)") == ["drawn"]
        assert tab.get_attribute(".diagram", "aria-label") == "A --> B"
        assert tab.eval_on_selector_all("main pre", "all => all.map(each => each.textContent.trim())") == ["wrong", "x"]
        tab.close()


def test_without_a_copy_of_mermaid_the_code_is_read(tmp_path: Path) -> None:
    built = drop_in("jekyll_py", tmp_path, PAGES | {"_config.yml": "title: T\n"})
    page = (built / "index.html").read_text("utf-8")
    assert "diagrams.js" not in page
    assert "A --&gt; B" in page
