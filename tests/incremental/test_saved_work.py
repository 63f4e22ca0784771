"""Items that need not be rendered again are not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from jekyll_py.errors import JekyllError
from tests.incremental.sites import CONFIG, SITE, THEME
from tests.incremental.workshop import Workshop

NO_FEED = {**CONFIG, "plugins": ["jekyll-paginate", "jekyll-relative-links"], "time": CONFIG["time"]}
AFTER_ANY_BUILD = 1 << 62
"""A time of last change, in nanoseconds: the file was saved when the build had begun."""


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    """The site, built once."""
    made = Workshop(tmp_path, SITE, THEME, NO_FEED)
    made.build()
    return made


def after(workshop: Workshop, path: str, text: str) -> set[str]:
    """The items that are rendered when a file was saved."""
    workshop.write(path, text)
    workshop.check()
    return set(workshop.rendered)


@pytest.mark.parametrize("is_another_process", [False, True])
def test_nothing_changed(workshop: Workshop, is_another_process: bool) -> None:
    if is_another_process:
        workshop.restart()
    workshop.check()
    assert workshop.rendered == []


@pytest.mark.parametrize(
    ("path", "text", "rendered"),
    [
        ("_notes/n.md", "---\ntitle: N\n---\nanother", {"_notes/n.md"}),
        ("_notes/n.md", "---\ntitle: N\nunused: 1\n---\nnote", {"_notes/n.md"}),
        ("_posts/2025-01-01-a.md", "---\ntags: [x, y]\n---\nBody *a*\n\nanother", {"_posts/2025-01-01-a.md"}),
        ("_posts/2025-01-01-a.md", "---\ntags: [x, y]\n---\nBody\n\nrest", {"_posts/2025-01-01-a.md", "index.html"}),
        ("_docs/one.md", "---\norder: 2\nkind: x\n---\n# Other", {"_docs/one.md"}),
        ("_docs/two.md", "---\norder: 1\ntitle: Second\n---\n# Other", {"_docs/two.md", "_posts/2025-01-03-c.md"}),
        ("_sass/_v.scss", "$c: green;", {"style.scss", "css/nested.scss", "css/deep/loaded.scss", "filtered.css"}),
        ("_data/e/f.json", "[1, 2]", set()),
        ("_includes/nobody.html", "unused", set()),
        ("_layouts/nobody.html", "unused", set()),
        ("x.txt", "static", set()),
    ],
)
def test_only_those_that_read_it(workshop: Workshop, path: str, text: str, rendered: set[str]) -> None:
    assert after(workshop, path, text) == rendered


def test_a_layout_leaves_the_readers_of_contents_alone(workshop: Workshop) -> None:
    workshop.write("who.md", "---\n---\n{{ site.posts.last.content }}")
    workshop.check()
    rendered = after(workshop, "_layouts/post.html", SITE["_layouts/post.html"] + "more")
    assert {path for path in rendered if not path.startswith("_posts")} == set()


def test_a_page_with_regenerate_is_rendered_in_each_build(workshop: Workshop) -> None:
    workshop.write("x.md", "---\nregenerate: true\n---\n")
    workshop.check()
    workshop.check()
    assert workshop.rendered == ["x.md"]


def test_a_build_that_failed_does_not_count(workshop: Workshop) -> None:
    workshop.write("_docs/one.md", "---\norder: 2\ntitle: X\n---\n{% nosuchtag %}")
    with pytest.raises(JekyllError, match="nosuchtag"):
        workshop.build()
    assert after(workshop, "_docs/one.md", SITE["_docs/one.md"]) == set()


def test_a_file_that_was_saved_during_a_build_is_looked_at_again(workshop: Workshop) -> None:
    workshop.write("x.txt", "new")
    os.utime(workshop.source / "x.txt", ns=(AFTER_ANY_BUILD, AFTER_ANY_BUILD))
    assert after(workshop, "who.md", "---\ntitle: Who\n---\n{% include_relative x.txt %}") == {"who.md"}
    workshop.check()
    assert workshop.rendered == ["who.md"]


def test_includes_are_looked_at_after_everything_was_rendered_again(workshop: Workshop) -> None:
    workshop.configure({**workshop.settings, "timezone": "Asia/Tokyo"})
    workshop.check()
    assert workshop.rendered == ["everything"]
    assert after(workshop, "other.txt", "new") == {"who.md"}
