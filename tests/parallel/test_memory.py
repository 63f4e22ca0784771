"""Renders of workers are kept between builds, with their dependencies, as if the first process had made them."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jekyll_py.incremental import RenderCache
from jekyll_py.site import Site
from tests.parallel.building import ADOPTED, built, configuration, forked, write
from tests.reference import tree

SITE = {
    "_layouts/post.html": "{{ page.previous.title }}{{ page.previous.excerpt }}{{ content }}",
    "_config.yml": "defaults: [{scope: {path: '', type: posts}, values: {layout: post}}]",
    "feed.xml": "---\n---\n{% for p in site.posts %}{{ p.content }}{% endfor %}",
    "all.html": "---\n---\n{% for p in site.posts %}{{ p.title }}{% endfor %}{% increment n %}",
    **{f"_posts/2025-01-{n:02}-p.md": f"---\ntitle: T{n}\n---\nBody {n}\n" for n in range(1, 9)},
    "_posts/2025-01-09-p.md": "{{ page.previous.content }}",
}

EDITS: dict[str, Callable[[str], str]] = {
    "body": lambda text: text + "more",
    "title": lambda text: text.replace("title: ", "title: New "),
    "layout": lambda text: text.replace("page.previous.title", "page.next.title"),
    "none": lambda text: text,
}

steps = st.lists(
    st.tuples(st.sampled_from(sorted(SITE.keys() - {"_config.yml"})), st.sampled_from(sorted(EDITS))), max_size=4
)


@pytest.mark.slow
@settings(max_examples=12)
@given(steps)
def test_equals_a_clean_build_after_any_edits(edits: list[tuple[str, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        source, kept = write(Path(folder, "s"), SITE), Path(folder, "kept")
        site = Site(configuration(source, kept), cache=RenderCache(), runner=forked(2, 1))
        site.process()
        for n, (path, edit) in enumerate(edits):
            (source / path).write_text(EDITS[edit]((source / path).read_text()))
            site.process()
            clean = Path(folder, f"clean{n}")
            built(source, clean)
            assert tree(kept) == tree(clean)


def test_only_what_has_to_be_rendered_is_given_out(tmp_path: Path) -> None:
    source = write(tmp_path / "s", SITE)
    site = Site(configuration(source, tmp_path / "site"), cache=RenderCache(), runner=forked(2, 1))
    site.process()
    ADOPTED.clear()
    site.process()
    assert not ADOPTED
    for n in (3, 4):
        path = source / f"_posts/2025-01-0{n}-p.md"
        path.write_text(path.read_text() + "more")
    site.process()
    assert set(ADOPTED) <= {f"_posts/2025-01-0{n}-p.md" for n in (3, 4, 5)}
