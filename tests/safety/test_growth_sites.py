"""The work of a build grows with the site: counted are the properties of items that templates read."""

from __future__ import annotations

from itertools import pairwise

import pytest

from jekyll_py.bundled.pagination import documents as paginated_documents
from jekyll_py.drops import RecordedDrop

from .conftest import MakeSite, built

pytestmark = pytest.mark.slow

POST = "---\ntitle: Post {0}\nref: post{0}\n---\n## A\n\ntext {0}\n"
PAGE = """---
---
{% assign found = site.posts | where: "title", page.title | first %}{{ found.url }}
{% assign found = site.posts | where: "ref", page.ref | first %}{{ found.url }}
{{ site.pages | map: "path" | join: " " | size }}{{ site.posts | sort: "title" | size }}
"""


@pytest.mark.parametrize("layout", [None, PAGE], ids=["the theme of the package", "a layout that looks for neighbours"])
def test_reads_grow_with_the_posts(layout: str | None, site: MakeSite, monkeypatch: pytest.MonkeyPatch) -> None:
    reads = 0
    answer = RecordedDrop.__getitem__

    def counted(drop: RecordedDrop, key: str) -> object:
        nonlocal reads
        reads += 1
        return answer(drop, key)

    monkeypatch.setattr(RecordedDrop, "__getitem__", counted)
    counts = []
    for number in (40, 80, 160):
        files = {f"_posts/2020-01-01-p{each}.md": POST.format(each) for each in range(number)}
        theme = "jekyll-theme-primer" if layout is None else None
        layouts = {} if layout is None else {"_layouts/post.html": layout}
        defaults = "defaults: [{scope: {type: posts}, values: {layout: post}}]\n"
        reads = 0
        built(site(files | layouts | {"_config.yml": defaults, "index.md": "---\n---\n"}), theme=theme)
        counts.append(reads)
    assert all(twice < 2.3 * once for once, twice in pairwise(counts)), counts


def test_documents_are_looked_through_once_for_the_pages_of_all_tags(
    site: MakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at: list[object] = []

    def noted(value: object) -> str:
        looked_at.append(value)
        return str(value)

    monkeypatch.setattr(paginated_documents, "to_s", noted)
    counts = []
    for number in (20, 40, 80):
        files = {f"_posts/2020-01-01-p{each}.md": f"---\ntags: [t{each}]\n---\n" for each in range(number)}
        config = "plugins: [jekyll-paginate-v2]\nautopages: {enabled: true}\npagination: {enabled: true}\n"
        output = built(site(files | {"_config.yml": config, "_layouts/autopage_tags.html": "{{ page.title }}"}))
        assert output[f"tag/t{number - 1}/index.html"] == f"Posts tagged with t{number - 1}"
        counts.append(len(looked_at))
        looked_at.clear()
    assert all(twice < 2.3 * once for once, twice in pairwise(counts)), counts
