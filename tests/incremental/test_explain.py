"""``--explain`` names each item that is rendered once, with its first changed dependency."""

from __future__ import annotations

from collections import Counter
from functools import partial
from pathlib import Path

import pytest

from jekyll_py.incremental import RenderCache
from jekyll_py.incremental.transaction import Transaction
from jekyll_py.site import Site
from tests.parallel.building import configuration, forked, write

DOCUMENTS = 80
COUNTING = "_posts/2025-01-01-p30.md"
PAGES = {
    "_layouts/base.html": "{{ content }}",
    "a.html": "---\nlayout: base\n---\n{% for p in site.pages %}{{ p.title }}{{ p.content }}{% endfor %}",
    "b.md": "---\ntitle: B\n---\nb",
    "c.md": "---\n---\nc",
}
EDITS = (
    ("b.md", "---\ntitle: B\n---\nb"),
    ("b.md", "---\ntitle: New\n---\nb"),
    ("c.md", "---\n---\nnew"),
    ("_layouts/base.html", "<p>{{ content }}</p>"),
    ("c.md", "---\n---\nnew"),
)


@pytest.mark.parametrize("jobs", [1, 2])
def test_each_item_is_explained_once(tmp_path: Path, jobs: int) -> None:
    posts = {f"_posts/2025-01-01-p{n}.md": f"---\nlayout: base\n---\n{n}\n" for n in range(DOCUMENTS)}
    posts[COUNTING] += "{% increment x %}"  # which has the items after it rendered by the first process
    source = write(tmp_path / "s", {"_layouts/base.html": "{{ content }}", **posts})
    told: list[tuple[str, str]] = []
    cache = RenderCache(explain=lambda path, why: told.append((path, why)))
    site = Site(configuration(source, tmp_path / "site"), cache=cache, runner=forked(jobs, 8) if jobs > 1 else None)
    site.process()
    told.clear()
    (source / "_layouts" / "base.html").write_text("<p>{{ content }}</p>")
    site.process()
    assert Counter(path for path, _ in told) == Counter(posts.keys())
    assert {why for path, why in told if path != COUNTING} == {"layout base"}


def _note(told: list[tuple[str, str]], path: str, why: str) -> None:
    told.append((path, why))


def test_asking_for_a_render_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every render is asked for three times; what is rendered, and why, stays the same."""
    get, told = Transaction.get, dict[str, list[tuple[str, str]]](once=[], thrice=[])
    for name in told:
        source = write(tmp_path / name, PAGES)
        cache = RenderCache(explain=partial(_note, told[name]))
        site = Site(configuration(source, tmp_path / f"{name}-site"), cache=cache)
        for path, text in EDITS:
            (source / path).write_text(text)
            site.process()
        monkeypatch.setattr(Transaction, "get", lambda self, item: [get(self, item) for _ in range(3)][-1])
    assert told["once"] == told["thrice"]
    assert {"b.md title", "c.md content", "layout base"} <= {why for _, why in told["once"]}
