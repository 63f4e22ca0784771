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
    workshop = Workshop(tmp_path, site, {}, CONFIG)
    workshop.check()
    workshop.write(second, redirecting("second"))
    if restarts:
        workshop.restart()
    workshop.check()
    workshop.remove(first)
    workshop.check()
