"""The site that the machine begins with, and what may come to it."""

from __future__ import annotations

from collections.abc import Mapping

TIME = "2026-01-02 03:04:05 +0000"

PLUGINS = (
    "jekyll-paginate", "jekyll-relative-links", "jekyll-feed", "jekyll-sitemap", "jekyll-seo-tag",
    "jekyll-include-cache", "jekyll-archives", "jekyll-redirect-from",
)  # fmt: skip

PAGES_PLUGINS = (
    *PLUGINS, "jekyll-optional-front-matter", "jekyll-readme-index", "jekyll-default-layout",
    "jekyll-titles-from-headings",
)  # fmt: skip
"""With those that GitHub Pages always has, which make pages of files without front matter and titles of headings."""

MANY_PLUGINS = (
    *PLUGINS, "jekyll-auto-image", "jekyll-cache-bust", "jekyll-email-protect", "jekyll-link-attributes",
    "jekyll-loading-lazy", "jekyll-regex-replace", "jekyll-socials", "jekyll-target-blank", "jekyll-tidy", "jekyll-toc",
    "jekyll-titles-from-headings", "liquid-md5",
)  # fmt: skip
"""With those that change pages after they are rendered, and an own image for pages with a picture."""

NO_PLUGINS = ("jekyll-paginate", "jekyll-archives", "jekyll-seo-tag", "jekyll-feed", "jekyll-include-cache")
"""Those without which a template of the site cannot be parsed."""

CONFIG: Mapping[str, object] = {
    "title": "T",
    "url": "https://example.org",
    "custom": "on",
    "nested": {"a": 1},
    "time": TIME,
    "paginate": 2,
    "page_excerpts": True,
    "theme": "../theme",
    "target": "jekyll",
    "plugins": PLUGINS,
    "jekyll-archives": {"enabled": ["tags", "year"], "layout": "base"},
    "sass": {"load_paths": ["_more/*"], "quiet_deps": True, "silence_deprecations": ["import"]},
    "collections": {"docs": {"output": True, "sort_by": "order", "custom": "c"}, "notes": {}},
    "defaults": [{"scope": {"path": "", "type": "posts"}, "values": {"layout": "post", "kind": "d"}}],
}  # fmt: skip

SETTINGS: tuple[Mapping[str, object], ...] = (
    {"title": "U"},
    {"custom": None},
    {"nested": {"a": "1"}},
    {"time": "2026-02-03 03:04:05 +0000"},
    {"baseurl": "/b"},
    {"url": "https://example.com"},
    {"port": "5000", "host": "0.0.0.0"},
    {"description": "D", "author": {"name": "A"}},
    {"unheard": [1, {"of": "x"}], "custom": "off"},
    {"feed": {"path": "news.xml"}},
    {"redirect_from": {"json": False}},
    {"jekyll-archives": {"enabled": ["categories"]}},
    {"paginate_path": "/p:num/"},
    {"tags": ["x"], "posts": 7, "docs": 8},
    {"include": ["_notes"]},
    {"limits": {"iterations": 100000}},
    {"external_links": {"rel": "me", "utm": {"enabled": True}}, "image": "/i.png"},
    {"check": {"ignore": ["x"]}, "profile": True},
    {"page_excerpts": False},
    {"encoding": "latin-1"},
    {"includes_dir": "_parts", "data_dir": "_facts"},
    {"csv_reader": {"headers": False}},
    {"lsi": True},
    {"strict": True},
    {"permalink": "pretty"},
    {"paginate": 3},
    {"show_drafts": True},
    {"strict_front_matter": True},
    {"limit_posts": 2},
    {"kramdown": {"auto_ids": False}},
    {"kramdown": {"toc_levels": "1", "syntax_highlighter_opts": {"default_lang": "ruby"}}},
    {"kramdown": {"smart_quotes": "a"}},
    {"excerpt_separator": ""},
    {"liquid": {"error_mode": "lax", "strict_filters": True}},
    {"highlighter": "none"},
    {"markdown": "CommonMark"},
    {"markdown_ext": "md,html"},
    {"markdown_ext": "md,txt"},
    {"theme": None},
    {"future": True},
    {"sass": {"implementation": "sassc", "load_paths": ["_more/*"]}},
    {"sass": {"sass_dir": "_styles"}},
    {"plugins": PAGES_PLUGINS},
    {"titles_from_headings": {"strip_title": True, "collections": True}},
    {"relative_links": {"collections": True}},
    {"optional_front_matter": {"remove_originals": True}},
    {"defaults": [{"scope": {"path": ""}, "values": {"kind": "x"}}]},
    {"collections": {"docs": {"output": True, "permalink": "/d/:name"}}},
)
"""Other values of keys, of which some are laid over the configuration at a time."""

SITE = {
    "_layouts/base.html": "<b>{% include nav.html here=page.url %}{{ content }}{{ layout.mark }}</b>",
    "_layouts/post.html": "---\nlayout: base\nmark: m\n---\n{{ page.title }}|{{ page.previous.title }}|"
    "{{ page.next.url }}|{{ content }}{% for p in site.related_posts %}{{ p.id }}{% endfor %}",
    "_includes/nav.html": "{% for p in site.html_pages %}{{ p.title }}{{ p.url }},{% endfor %}{{ include.here }}",
    "_includes/part.html": "part {{ include.here }}",
    "_includes/nested.html": "{% include part.html here=page.kind %}{% include_relative other.txt %}",
    "_data/d.yml": "a: 1\nb: [1, 2]\n",
    "_parts/nav.html": "{{ site.title }} {{ include.here }}",
    "_parts/part.html": "other part",
    "_facts/d.yml": "a: 3\n",
    "_data/e/f.json": '{"x": [1]}',
    "_sass/_v.scss": "$c: red;",
    "_sass/a/_b.scss": "@import 'v', 'c'; a { b: $c }",
    "_sass/_c.scss": "",
    "style.scss": "---\n---\n@use 'v'; a { color: v.$c }",
    "css/nested.scss": "---\n---\n@import 'a/b'; a { color: $c }",
    "css/deep/loaded.scss": "---\n---\n@use 'sass:meta'; $n: 'v'; @include meta.load-css($n);",
    "filtered.css": "---\n---\n{% capture s %}@import 'v'; a { color: $c }{% endcapture %}{{ s | scssify }}",
    "index.html": "---\nlayout: base\ntitle: Home\n---\n"
    "{% for p in paginator.posts %}{{ p.title }}:{{ p.excerpt }}{% endfor %}",
    "about.md": "---\nlayout: base\ntitle: About\nredirect_from: /old/\n---\n"
    "[home](index.html) {% link _posts/2025-01-01-a.md %}\n\nmore",
    "who.md": "---\ntitle: Who\n---\n{{ site.data.d.a }} {% include_relative other.txt %}",
    "jin.html.jinja": "---\nlayout: base\n---\n{% for p in site.posts %}{{ p.title }}{% endfor %}{{ site.custom }}",
    "other.txt": "other",
    "_posts/2025-01-01-a.md": "---\ntags: [x, y]\n---\nBody *a*\n\nrest",
    "_posts/2025-01-02-b.md": "---\ntitle: Bee\ncategories: c\n---\n"
    "{% for p in site.posts %}{{ p.title }}{% endfor %}\n\nrest",
    "_posts/2025-01-03-c.md": "---\ntags: x\n---\nC\n\n{{ site.docs.first.content }}",
    "_drafts/d.md": "---\ntitle: Draft\n---\ndraft",
    "_docs/one.md": "---\norder: 2\nkind: x\n---\n# One {{ page.previous.order }}",
    "_docs/two.md": "---\norder: 1\ntitle: Second\n---\n# Two {{ page.order }} {{ page.next.order }}",
    "_docs/data.txt": "no front matter",
    "_notes/n.md": "---\ntitle: N\n---\nnote",
    "README.md": "# Read *me*\n\n[guide](sub/guide.md)",
    "sub/guide.md": "Guide\n=====\n\n[back](../README.md) {{ page.title }}",
    "untitled.md": "---\n---\n# From the body\n\n[guide](sub/guide.md)",
}

NEW = {
    "_posts/2025-01-05-汉字.md": "---\ntags: [標籤, x]\ncategories: 日记\n---\n汉字\n\nrest",
    "日本/頁.md": "---\ntitle: 頁\nlayout: base\n---\n頁",
    "日本/図.txt": "図",
    "_docs/한글.md": "---\norder: 3\n---\n한글",
    "_drafts/dated.md": "---\ndate: 2025-02-02\nkind: x\n---\ndated draft\n\nrest",
    "_posts/2025-01-02-z.md": "---\ntags: [y]\n---\nZ body\n\nrest",
    "_posts/2024-06-01-old.md": "---\nlayout: base\n---\nold",
    "_posts/2030-01-01-later.md": "---\ntitle: Later\n---\nlater",
    "_docs/zero.md": "---\norder: 0\n---\nzero",
    "_docs/between.md": "---\norder: 1.5\n---\nbetween",
    "more.md": "---\ntitle: More\nlayout: post\n---\nmore *text*",
    "sub/index.html": "---\nlayout: base\n---\nsub",
    "_includes/other.html": "other include {{ page.title }}",
    "_includes/only-theme.html": "the site's own",
    "_layouts/plain.html": "plain: {{ content }}",
    "_sass/_w.scss": "b { c: d }",
    "_data/g.csv": "a,b\n1,2\n",
    "x.txt": "static",
    "loud.txt": "---\ntitle: Loud\n---\nloud",
    "imports.scss": "---\n---\n@import 'v', 'w'; a { color: $c }",
    "sitemap.xml": "---\n---\nown",
    "empty/page.md": "---\nlayout: base\n---\nno longer empty",
    "empty/text.txt": "no longer empty",
    "_posts/empty/2025-02-02-e.md": "---\ntags: x\n---\ne",
    "_layouts/default.html": "default: {{ page.title }}{{ content }}",
    "sub/README.md": "# Of a folder",
}

OWN_CALLS = """
import os
from jekyll_py.plugins import Converter, Generator, Tag, hook, liquid_filter

def fact():
    path = os.path.join({source!r}, "other.txt")
    if not os.path.isfile(path):
        return "none"
    with open(path, encoding="utf-8") as file:
        return file.read()

class Fact(Tag):
    names = "fact"

    def render(self, context):
        return fact()

@liquid_filter("fact_of")
def fact_of(value):
    return fact() + str(value)

@hook("docs", "post_render")
def mark(item, output):
    return output + fact()
"""
"""A plugin of the site's own, which reads a file that no template reads; for `str.format`."""

OWN_PLUGIN = (
    OWN_CALLS
    + """
class Loud(Converter):
    def matches(self, extension):
        return extension == ".txt" and fact() != "word"

    def output_ext(self, extension):
        return ".html" if fact() == "other" else ".txt"

    def convert(self, content):
        return content.upper() + fact()


class Facts(Generator):
    def generate(self, site):
        site.pages.append(site.new_page("", "facts.html", {{"title": "Facts"}}, fact() + "{{{{ site.title }}}}"))
"""
)
"""The same with a generator and a converter, for which the site is read in every build."""

PARTIALS = {
    f"{folder}{name}": text
    for folder in (
        "",
        "css/",
        "css/deep/",
        "_sass/",
        "_sass/a/",
        "_more/x/",
        "_styles/",
        "../theme/_sass/",
        "../theme/_sass/a/",
    )
    for name, text in {
        "_v.scss": "$c: green; v { w: 1 }",
        "v.sass": "$c: 1px\n",
        "_v.css": "v { w: 2 }",
        "_v.import.scss": "$c: 2px; v { w: 3 }",
        "v/_index.scss": "$c: 3px; v { w: 4 }",
        "_c.scss": "c { w: 5 }",
    }.items()
}
"""Stylesheets in every place in which those of the site are looked for."""

THEIRS = {
    "../theme/_layouts/base.html": "their base {{ content }}",
    "../theme/_layouts/post.html": "their post {{ content }}",
    "../theme/_layouts/nowhere.html": "their nowhere {{ content }}",
    "../theme/_includes/part.html": "their part",
    "../theme/_includes/other.html": "their other",
    "../theme/_data/d.yml": "a: 9\nc: 3\n",
    "../theme/_data/h.yml": "x: 1\n",
    "../theme/assets/t.css": "---\n---\nb{}",
    "../theme/assets/u.txt": "theirs",
    "../theme/assets/v/w.txt": "theirs",
    "assets/t.css": "---\n---\nown{}",
    "assets/t.scss": "---\n---\n@use 'v'; own { a: b }",
    "assets/u.txt": "own",
    "assets/v": "own, where the theme has a folder",
    "_includes/part.html": "own part",
    "_layouts/nowhere.html": "own nowhere {{ content }}",
    "_data/h.yml": "x: 2\n",
}
"""Files of the theme, and those of the site that take their place."""

THEME = {
    "theme.gemspec": 'Gem::Specification.new do |s|\n  s.name = "theme"\n  s.version = "1.0"\nend\n',
    "_layouts/plain.html": "theme: {{ content }}{{ page.title }}",
    "_layouts/base.html": "the theme's base",
    "_includes/only-theme.html": "the theme's {{ site.title }}",
    "_includes/nav.html": "the theme's nav",
    "_sass/_v.scss": "$c: pink;",
    "assets/t.css": "---\n---\na{}",
}

STYLES = {"styles/_v.scss": "$c: pink;", "other-styles/_v.scss": "$c: plum;"}
"""Folders of the theme of which one is its ``_sass``."""
