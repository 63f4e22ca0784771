"""Small sites of random includes, and what a build makes of them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from hypothesis import strategies as st

from jekyll_py.config.configuration import Configuration
from jekyll_py.errors import JekyllError
from jekyll_py.model.item import Item
from jekyll_py.render.renderer import Rendered, Renderer
from jekyll_py.render.templates import Templates
from jekyll_py.render.text import Text
from jekyll_py.site import Site
from jekyll_py.tracking import reads

Files = dict[str, str]

CONFIG = """\
title: T
time: 2026-01-02 03:04:05 +0000
permalink: /:title/
collections: {docs: {output: true}}
plugins: [jekyll-include-cache]
liquid: {error_mode: lax}
"""

PAGES: Files = {
    "_posts/2025-01-01-a.md": "---\nlayout: main\ntitle: A\nkind: x\n---\nBody *a* {{ page.title }}\n\nrest",
    "_posts/2025-01-02-b.md": "---\nlayout: main\ntitle: B\nlist: [1, 2]\n---\nBody\n\nrest",
    "_docs/one.md": "---\nlayout: main\ntitle: A\nkind: x\n---\none",
    "_docs/two.md": "---\nlayout: plain\ntitle: B\nkind: '1'\n---\ntwo",
    "index.html": "---\nlayout: main\ntitle: A\nkind: x\n---\n{% include a.html x=page.title %}{% include b.html %}",
    "other.html": "---\nlayout: main\ntitle: A\nkind: 1\n---\n{% assign v = 'set' %}{% include a.html x='A' %}",
    "last.html": "---\nlayout: plain\ntitle: B\nkind: x\n---\n{% include c.html %}{% include a.html x='A' %}",
}
OTHERS: Files = {
    **dict.fromkeys(("note.txt", "_posts/note.txt", "_docs/note.txt"), "note {{ page.title }}"),
    **dict.fromkeys(("_includes/A.html", "_includes/B.html"), "{{ page.kind }}{% assign w = include.x %}"),
}
LAYOUTS: Files = {
    "_layouts/plain.html": "---\nmark: m\n---\n{% include d.html x=layout.mark %}|{{ content }}|{% include b.html %}",
    "_layouts/main.html": "---\nlayout: plain\nmark: n\n---\n"
    "{% for item in site.docs %}{% include c.html x=item.title %}{% include b.html x=item %}{{ v }}{{ w }}{% endfor %}"
    "{% include a.html x='A' %}{{ v }}|{{ w }}|{{ content }}"
    "{% for v in site.pages offset:continue limit:1 %}{{ v.url }}{% endfor %}",
}
INCLUDES = ("a", "b", "c", "d")
"""Each may include those after it."""

VALUES = (
    "page.title", "page.kind", "page.list", "page.url", "page.missing", "page.next.title", "page.content",
    "page.excerpt", "page", "page[include.x]", "site.title", "site.posts", "site.docs.first", "site.posts[0].excerpt",
    "site.pages.last.content", "site.related_posts", "site[v]", "include.x", "include", "include[w]", "item.title",
    "item", "v", "w", "p.title", "p", "forloop.index", "forloop", "forloop.parentloop.index", "layout.mark", "layout",
    "content", "jekyll.version", "tablerowloop.col", "'text'", "1", "nil", "[v]",
)  # fmt: skip
FILTERS = (
    "", "| size", "| append: v", "| date: '%Y'", "| relative_url", "| default: w", "| inspect", "| upcase",
    "| where: 'title', page.title | map: 'url'", "| where_exp: 'q', 'q != page' | size",
    "| sort: 'title' | map: 'title'",
    "| where_exp: 'q', 'q.url != page.url' | map: 'url'", "| where_exp: 'q', 'q.title == v' | size", "| push: page",
    "| group_by_exp: 'q', 'q.title | append: include.x' | map: 'name'",
    "| where_exp: 'q', 'q.title == include.x' | size",
    "| where: 'kind', 'x' | map: 'title'",
)  # fmt: skip
TAGS = (
    "{% cycle 'o', 'e' %}", "{% increment n %}", "{% break %}", "{% continue %}", "{{ 'now' | date: '%Y' }}",
    "{% link index.html %}", "{% link {{ v }} %}", "{% post_url 2025-01-01-a %}", "{% include_relative note.txt %}",
    "{% assign page = site.docs.first %}", "{% assign v = page %}", "{% assign include = 'i' %}", "text",
    "{% for q in site.pages %}{% if q.url == page.url %}here{% endif %}{% endfor %}",
    "{% if page.kind %}k{% endif %}", "{% unless page.title != include.x %}u{% endunless %}",
    "{% case page.title %}{% when 'A' %}a{% when v, page.kind %}v{% else %}e{% endcase %}",
    "{% if page.url == page.title or page.title == nil %}=={% endif %}", "{% if page.kind == empty %}e{% endif %}",
    "{% ifchanged %}{{ v }}{% endifchanged %}", "{% highlight ruby %}x{% endhighlight %}",
)  # fmt: skip

_value = st.builds(lambda value, filter_: f"{value} {filter_}", st.sampled_from(VALUES), st.sampled_from(FILTERS))
_word = st.sampled_from(VALUES)
_name = st.sampled_from(("v", "w", "p", "item", "n"))
_list = st.sampled_from(("site.pages", "site.posts", "site.docs", "(1..2)", "include.x", "page.list", "v"))


def _included(deeper: tuple[str, ...]) -> st.SearchStrategy[str]:
    parameters = st.one_of(
        st.just(""), st.builds("x={}".format, st.sampled_from([value for value in VALUES if "[" not in value]))
    )
    tags = st.sampled_from(("include", "include", "include_cached"))
    names = st.sampled_from([*deeper, *(["{{ include.x | default: 'B' }}"] if "d" in deeper else [])])
    return st.builds("{{% {} {}.html {} %}}".format, tags, names, parameters)


def _body(deeper: tuple[str, ...]) -> st.SearchStrategy[str]:
    """A strategy for the text of an include."""
    leaf = [
        st.builds("{{{{ {} }}}}".format, _value),
        st.builds("{{{{ {} }}}}".format, _value),
        st.builds("{{% assign {} = {} %}}".format, _name, _value),
        st.sampled_from(TAGS),
        *([_included(deeper)] * 3 if deeper else []),
    ]
    return st.recursive(st.one_of(leaf), _nested, max_leaves=6)


def _nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.builds("{}{}".format, inner, inner),
        st.builds("{{% for {} in {} %}}{}{{% endfor %}}".format, st.one_of(_name, st.just("page")), _list, inner),
        st.builds("{{% for {} in {} limit:1 offset:continue %}}{}{{% endfor %}}".format, _name, _list, inner),
        st.builds("{{% tablerow {} in {} %}}{}{{% endtablerow %}}".format, _name, _list, inner),
        st.builds(
            "{{% if {} == {} %}}{}{{% else %}}{}{{% endif %}}".format, *[st.sampled_from(VALUES)] * 2, inner, inner
        ),
        st.builds("{{% capture {} %}}{}{{% endcapture %}}".format, _name, inner),
    )


def includes() -> st.SearchStrategy[Files]:
    """The includes of a site."""
    return st.fixed_dictionaries(
        {f"_includes/{name}.html": _body(INCLUDES[number + 1 :]) for number, name in enumerate(INCLUDES)}
    )


def _loops(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    parts = st.sampled_from(("", "limit:1", "limit:1 offset:continue", "offset:continue", "offset:1", "reversed"))
    return st.builds(
        "{{% for {} in {} {} %}}{}{{% else %}}{}{{% endfor %}}".format,
        _name,
        _list,
        parts,
        inner,
        st.sampled_from(TAGS),
    )


def layouts() -> st.SearchStrategy[Files]:
    """The layouts of a site: loops outside all blocks, with assignments and outputs between them."""
    between = st.sampled_from(("{{ v }}|{{ w }}", "{% assign v = page.title %}", "{{ content }}", "{% assign w = v %}"))
    text = st.lists(st.one_of(_loops(_body(INCLUDES)), between), min_size=2, max_size=5).map("".join)
    return st.builds(
        lambda main, plain: {
            "_layouts/main.html": f"---\nlayout: plain\nmark: n\n---\n{main}",
            "_layouts/plain.html": f"---\nmark: m\n---\n{plain}{{{{ v }}}}|{{{{ p }}}}|{{{{ content }}}}",
        },
        text,
        text,
    )


class Build(NamedTuple):
    """The results for the items of a site."""

    texts: Mapping[str, str]
    """The output of each, or what its error says."""
    traces: Mapping[str, frozenset[reads.Dependency]]
    """The dependencies of each."""
    warnings: tuple[str, ...]


def write(folder: Path, files: Files) -> None:
    """Lay out a site."""
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def configuration(source: Path) -> Configuration:
    """How the site is built."""
    values = {"source": str(source), "destination": str(source / "_site"), "target": "jekyll"}
    return Configuration.load({**values, "disable_disk_cache": True})


def build(source: Path, *, reusing: bool = True) -> Build:
    """Render a site with renders of includes and loops used again whatever they cost, or not at all."""
    texts: dict[str, str] = {}
    traces: dict[str, frozenset[reads.Dependency]] = {}
    original = Renderer.render

    def render(self: Renderer, item: Item) -> Rendered:
        with reads.recording() as trace:
            try:
                rendered = original(self, item)
            except JekyllError as error:
                text = Text(f"{error} {error.chain}")
                rendered = Rendered(text, text)
        texts[item.relative_path] = rendered.output.text
        traces[item.relative_path] = frozenset(map(reads.dependency, reads.ungrouped(trace)))
        return rendered

    with ExitStack() as patches:
        patches.enter_context(patch.object(Renderer, "render", render))
        patches.enter_context(patch("jekyll_py.reuse.include.WORTH", 0))
        patches.enter_context(patch("jekyll_py.reuse.include.MOST_LOSS", math.inf))
        if not reusing:
            patches.enter_context(patch.object(Templates, "_may_repeat", lambda *_: False))
        warnings = Site(configuration(source)).process().warnings
    return Build(texts, traces, tuple(str(warning.error) for warning in warnings))
