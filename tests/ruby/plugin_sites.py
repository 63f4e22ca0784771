"""A small site for the plugins in ``plugins/``: ``reads`` are those that only read, ``keeps`` those that keep something
from page to page. Each has the tag ``probe`` and the filter ``probed``."""

from __future__ import annotations

from pathlib import Path

SITE = {
    "a.md": "---\ntitle: A\nlayout: base\n---\nplain {{ site.title }}",
    "b.md": "---\ntitle: B\nlayout: base\n---\n{% probe b %}",
    "c.md": "---\ntitle: C\n---\n{% include probe.html %}",
    "d.md": "---\ntitle: D\nlayout: probing\n---\ntext",
    "e.md": "---\ntitle: E\n---\n{% if site.data.facts.on %}{% probe e %}{% endif %}{% include probe.html %}",
    "f.md": "---\ntitle: F\nlayout: probing\n---\n{{ page.title | probed }} {{ 'x' | probed }}",
    "g.md": "---\ntitle: G\n---\n{% for post in site.posts %}{{ post.content }}{{ post.excerpt }}{% endfor %}",
    "h.md": "---\ntitle: H\n---\n{% for post in site.posts %}{{ post.tags | join: '+' }}{{ post.n }}{% endfor %}"
    "{{ site.n }}{{ site.data.facts.n }}",
    "_posts/2025-01-01-p.md": "---\ntitle: P\n---\n{% probe p %}\n\nrest",
    "_posts/2025-01-02-q.md": "---\ntitle: Q\ntags: [x]\n---\nquiet\n\nrest",
    "_layouts/base.html": "<b>{{ content }}</b>",
    "_layouts/probing.html": "---\nmark: m\n---\n<i>{{ content }}{% probe layout %}</i>",
    "_includes/probe.html": "[{% probe include %}{{ page.title }}]",
    "_data/facts.yml": "on: false\nword: one\n",
    "_facts.txt": "one",
    "_files/a.txt": "a",
}
NEW = {
    "aa.md": "---\ntitle: AA\n---\n{% probe aa %}",
    "_posts/2025-01-01-o.md": "---\ntitle: O\ntags: [x]\n---\n{% probe o %}",
    "_docs/one.md": "---\ntitle: One\n---\none {% probe one %}",
    "_files/b.txt": "b",
    "_data/more.yml": "a: 1\n",
    "z.txt": "static",
}
"""Files that edits may add to the site."""
CONFIG: dict[str, object] = {
    "title": "T",
    "collections": {"docs": {"output": True}},
    "time": "2026-01-01 00:00:00 +0000",
    "target": "jekyll",
}
_PLUGINS = Path(__file__).parent / "plugins"
READS, KEEPS = (
    {f"{kind}/{path.stem}": path.read_text("utf-8") for path in sorted((_PLUGINS / kind).glob("*.rb"))}
    for kind in ("reads", "keeps")
)
"""The texts of the plugins."""
