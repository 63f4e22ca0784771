"""A site whose plugins, in Python or in Ruby, show the text of the file ``_facts.txt``."""

from __future__ import annotations

from tests.incremental.workshop import Workshop

FILES = {
    "plain.md": "---\ntitle: Plain\n---\n{{ site.title }}",
    "tag.md": "---\ntitle: Tag\n---\n{% fact %}",
    "block.md": "---\ntitle: Block\n---\n{% loud %}loud{% endloud %}",
    "filter.md": "---\ntitle: Filter\n---\n{{ page.title | fact_of }}",
    "include.md": "---\n---\n{% include fact.html %}",
    "variable.md": "---\n---\n{{ site.fact }}",
    "reader.md": "---\n---\n{% for post in site.posts %}{{ post.content }}{{ post.excerpt }}{% endfor %}",
    "_posts/2025-01-01-a.md": "---\n---\n{% fact %}\n\nrest",
    "_docs/one.md": "---\n---\none",
    "_includes/fact.html": "{% if page.title != 'x' %}{{ 'a' | fact_of }}{% endif %}",
    "_facts.txt": "one",
}
CALLING = {"tag.md", "block.md", "filter.md", "include.md", "_posts/2025-01-01-a.md", "_docs/one.md"}
"""The items that call a plugin while they are rendered; `reader.md` reads an excerpt that does."""
CONFIG: dict[str, object] = {
    "collections": {"docs": {"output": True}},
    "time": "2026-01-01 00:00:00 +0000",
    "target": "jekyll",
    "title": "T",
}


def check_what_is_read_is_shown(workshop: Workshop, *, is_another_process: bool) -> None:
    """Change the file again and again: what calls a plugin is rendered each time, and another page is not."""
    for text in ("two", "three", "three", "one"):
        workshop.write("_facts.txt", text)
        if is_another_process:
            workshop.restart()
        workshop.check()
        assert "plain.md" not in workshop.rendered
        assert {*workshop.rendered} >= CALLING
