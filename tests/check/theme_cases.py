"""Cases of the rules for themes: a theme with the fault, and one that comes near to it and is right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

Files = str | Mapping[str, str]
"""The layout ``default`` alone, or the texts of files by path."""


class Case(NamedTuple):
    """One row of the table."""

    rule: str
    found: Files
    near_miss: Files
    place: tuple[str, int, int] = ("_layouts/default.html", 1, 1)
    """The file, line and column of the first finding."""
    times: int = 1
    config: str = ""
    """The text of ``_config.yml``."""
    says: str = ""
    """A part of the message or of the hint."""


FILES = (
    Case(
        "layout-missing",
        {"_layouts/post.html": "x", "a.md": "---\nlayout: pots\n---\n"},
        {
            "_layouts/post.html": "x",
            "a.md": "---\nlayout: post\n---\n",
            "b.md": "---\nlayout: none\n---\n",
            "c.md": "---\nlayout: null\n---\n",
            "README.md": "layout: pots",
        },
        ("a.md", 2, 1),
        says="did you mean post?",
    ),
    Case(
        "layout-circular",
        {"_layouts/a.html": "---\nlayout: b\n---\n", "_layouts/b.html": "---\nlayout: a\n---\n"},
        {"_layouts/a.html": "---\nlayout: b\n---\n", "_layouts/b.html": "x"},
        ("_layouts/a.html", 1, 1),
        says="a → b → a",
    ),
    Case(
        "layout-unused",
        {"_layouts/old.html": "x"},
        {
            "_layouts/page.html": "x",
            "_layouts/wide.html": "x",
            "_layouts/tag.html": "x",
            "a.md": "---\nlayout: wide\n---\n",
            "_config.yml": "jekyll-archives:\n  layouts: {tags: tag}",
        },
        ("_layouts/old.html", 1, 1),
    ),
    Case(
        "include-missing",
        "a\n {% include haed.html %}",
        {
            "_layouts/default.html": "{% include head.html %}{% include {{ page.part }}.html %}{% raw %}"
            "{% include x.html %}"
            "{% endraw %}{% comment %}{% include x.html %}{% endcomment %}{% include /head.html %}"
            "{% if site.provider == 'mine' %}{% include brought-by-the-site.html %}{% endif %}",
            "_includes/head.html": "x",
            "_includes/vendor/a.html": "x",
            "_layouts/b.html": "{% include vendor/a.html %}",
        },
        ("_layouts/default.html", 2, 2),
    ),
    Case(
        "include-circular",
        {"_includes/a.html": "{% include b.html %}", "_includes/b.html": "{% include a.html %}"},
        {
            "_includes/a.html": "{% for x in include.of %}{% include a.html of=x.of %}{% endfor %}",
            "_layouts/default.html": "{% include a.html of=site.data.tree %}",
        },
        ("_includes/a.html", 1, 1),
        says="a.html → b.html → a.html",
    ),
    Case(
        "include-unused",
        {"_includes/old.html": "x"},
        {
            "_includes/used.html": "x",
            "_includes/in/dark.html": "x",
            "_includes/figure.html": "x",
            "_layouts/default.html": "{% include used.html %}{% include in/{{ site.kind }}.html %}",
            "README.md": "Pictures: figure.html",
        },
        ("_includes/old.html", 1, 1),
    ),
)
NAMES = (
    Case(
        "tag-unknown",
        "{% inclde head.html %}",
        "{% if a %}{% elsif b %}{% else %}{% endif %}{% seo %}{% feed_meta %}{% raw %}{% no %}{% endraw %}"
        "{% highlight html %}{% endhighlight %}{%- # a comment -%}{% assign a = 1 %}{% assign b = 1 %}"
        "{%- for c in a -%}{%- endfor- %}",
        says="did you mean {% include %}?",
    ),
    Case("tag-unknown", "{% mine %}", {"_layouts/default.html": "{% mine %}", "_plugins/mine.rb": "register 'mine'"}),
    Case("tag-unknown", "{% mine %}", "{% mine %}" + "{% endraw %}", config="plugins: [jekyll-mine]", times=0),
    Case(
        "filter-unknown",
        "{{ page.title | upcased }}",
        '{{ page.title | upcase | slice: 1, 2 | default: "a | b" }}{{ content | toc_only }}',
        ("_layouts/default.html", 1, 17),
        says="upcase",
    ),
    Case(
        "variable-unknown",
        "{{ pge.title }}",
        {
            "_layouts/default.html": "{% assign here = page.url %}{% include x.html %}{% for one in site.posts %}"
            "{{ one.url }}"
            "{{ forloop.index }}{% endfor %}{% capture all %}a{% endcapture %}{{ all }}{{ 'pge' }}{{ layout.x }}",
            "_includes/x.html": "{{ here }}",
            "_includes/loose.html": "{{ given_by_pages }}",
        },
        ("_layouts/default.html", 1, 4),
        says="did you mean page?",
    ),
    Case(
        "field-unknown",
        "{{ page.titel }}",
        "{{ page.title }}{{ page.tag }}{{ page.tags }}{{ page.mine }}{{ page.h1 }}",
        ("_layouts/default.html", 1, 9),
        says="page.title",
    ),
    Case(
        "field-unknown",
        "{% for a in b %}{{ forloop.idx }}{% endfor %}",
        "{% for a in b %}{{ forloop.index0 }}{{ forloop.parentloop.index }}{% endfor %}{{ jekyll.environment }}",
        ("_layouts/default.html", 1, 28),
    ),
    Case(
        "field-unknown", "{{ site.descripton }}", "{{ site.description }}{{ site.fb_app_id }}{{ site.my_desciption }}"
    ),
)
PARAMETERS = (
    Case(
        "parameter-unread",
        {"_layouts/default.html": '{% include a.html scr="x" %}', "_includes/a.html": "{{ include.src }}"},
        {
            "_layouts/default.html": '{% include a.html src="x" alt="y" %}{% include all.html b="c" %}'
            "{% include hook.html d=e %}{% include_cached a.html src=1 of=page.url %}"
            '{% include a.html src="<b class=\\"x\\" id=\'y\'>" %}',
            "_includes/a.html": "{{ include.src }}{% if include['alt'] %}{% endif %}",
            "_includes/all.html": "{% for x in include %}{{ x }}{% endfor %}",
            "_includes/hook.html": "<!-- yours -->",
        },
        ("_layouts/default.html", 1, 19),
        says="it reads src",
    ),
    Case(
        "parameter-unpassed",
        {"_layouts/default.html": "{% include a.html %}", "_includes/a.html": "{{ include.scr }}"},
        {
            "_layouts/default.html": "{% include a.html src=1 %}",
            "_includes/a.html": "{% comment %} alt: the text {% endcomment %}{{ include.src }}{{ include.alt }}",
            "_includes/for-authors.html": "{{ include.any }}",
            "_includes/b.html": "{% if include.wide %}{{ include.wide }}{% endif %}{{ include.tag | default: 'p' }}",
            "a.html": "---\n---\n{% include b.html %}",
        },
        ("_includes/a.html", 1, 4),
    ),
)
ATTRIBUTES = (
    Case(
        "attribute-unescaped",
        '<img alt="{{ page.title }}">',
        '<img alt="{{ page.title | escape }}"><p>{{ page.title }}</p>'
        '<a title="{{ include.title }}" href="{{ post.url }}">'
        '{% capture x %}<a title="{{ page.title }}">{% endcapture %}'
        '<a id="{{ page.title | slugify }}" class="{{ page.kind }}">'
        '<script>var a = "{{ page.title }}"</script>',
        ("_layouts/default.html", 1, 11),
    ),
    Case(
        "attribute-unquoted",
        "<a href={{ page.url }}>",
        "<a href='{{ page.url }}' class=\"a {{ b }}\" {{ more }}>",
        ("_layouts/default.html", 1, 9),
    ),
    Case(
        "relative-url-missing",
        '<a href="/about/">',
        '<a href="//x.org/"><a href="{{ "/a" | relative_url }}"><a href="#top">'
        '<a href="{{ site.baseurl }}/a"><a data-x="/a"><a href="a.html">',
        ("_layouts/default.html", 1, 10),
    ),
    Case(
        "relative-url-missing",
        '<a href="{{ post.url }}">',
        '<a href="{{ site.baseurl }}{{ post.url }}">'
        '<a href="{{ post.url | relative_url }}">'
        '<a href="{{ post.url | prepend: site.baseurl }}"><a href="{{ link.url }}">',
        ("_layouts/default.html", 1, 10),
    ),
)
ASSETS = (
    Case(
        "asset-remote",
        '<script src="https://cdn.example.org/a.js" async></script>',
        '{% if site.stats %}<script src="https://stats.example.org/a.js"></script>'
        '{% endif %}<a href="https://x.example.org">'
        '<link rel="canonical" href="https://x.example.org/"><link rel="preconnect" href="https://x.example.org/">',
        says="cdn.example.org",
    ),
    Case(
        "asset-remote",
        {"_sass/a.scss": "b{}\n@import url('https://fonts.example.org/a');"},
        {
            "_sass/a.scss": "// @import url('https://fonts.example.org/a');\n@import 'b'; a { background: "
            "url(https://x.org/a.png) }",
            "other/not-linked.css": "@import 'https://fonts.example.org/a';",
        },
        ("_sass/a.scss", 2, 1),
    ),
    Case(
        "asset-remote",
        {"_layouts/default.html": "{% include a.html %}", "_includes/a.html": '<script src="//a.example.org/b.js">'},
        {
            "_layouts/default.html": "{% if page.maths %}{% include a.html %}{% endif %}",
            "_includes/a.html": '<script src="//a.example.org/b.js"></script>',
        },
        ("_includes/a.html", 1, 1),
    ),
    Case(
        "script-blocking",
        {
            "_layouts/default.html": "<head>{% include head.html %}</head>",
            "_includes/head.html": '<script src="a.js"></script>',
        },
        '<head><script src="a.js" defer></script><script type="module" src="a.js"></script>'
        "<script>inline()</script></head>"
        '<body><script src="a.js"></script></body>',
        ("_includes/head.html", 1, 1),
    ),
    Case(
        "image-unsized",
        '<img src="a.png" alt="">',
        {
            "_layouts/default.html": '<img src="a" width="1" height="1">'
            '<img src="a" {% if w %}width="{{ w }}" height="1"{% endif %}><img class="face">'
            '<img style="height: 2em"><img {{ all }}>',
            "_sass/a.scss": ".face { width: 2em; height: 2em }",
        },
    ),
)
LANGUAGES = (
    Case(
        "language-fixed",
        '<html lang="en">',
        '<html lang="{{ page.lang | default: "en" }}">',
        ("_layouts/default.html", 1, 13),
    ),
    Case(
        "date-fixed",
        '{{ page.date | date: "%b %-d, %Y" }}',
        '{{ page.date | date: "%Y-%m-%d" }}{{ page.date | date: site.date_format }}{{ page.date | date_to_xmlschema }}'
        '{% highlight bibtex %}{{ page.date | date: "%b" }}{% endhighlight %}'
        '<p>\n  month   = { {{- page.date | date: "%b" -}} },\n month = "{{ page.date | date: "%b" }}"\n',
        ("_layouts/default.html", 1, 23),
    ),
    Case(
        "date-fixed",
        "{{ page.date | date_to_string }}",
        '{{ page.date | date: "%d/%m/%Y" }}<!-- {{ page.date | date_to_string }} --><!-->-->',
        ("_layouts/default.html", 1, 16),
    ),
    Case(
        "date-fixed",
        "<!--[if !IE]><!-->{{ page.date | date_to_string }}<!--<![endif]-->",
        "<!-- {{ page.date | date_to_string }}",
        ("_layouts/default.html", 1, 34),
    ),
    Case(
        "word-fixed",
        {"_data/words/en.yml": "tags: Tags", "_layouts/default.html": "<h2> Tags</h2>"},
        {
            "_data/words/en.yml": "tags: Tags",
            "_layouts/default.html": "<h2>{{ words.tags }}</h2><p>·</p><a>RSS</a>"
            "<script>var words</script>{% capture x %}<p>Words</p>{% endcapture %}<code>words</code>",
        },
        ("_layouts/default.html", 1, 6),
    ),
    Case(
        "word-fixed",
        {"_data/words/en.yml": "a: b", "_layouts/default.html": "<h2>Tags</h2>"},
        "<h2>Tags</h2>",
        ("_layouts/default.html", 1, 5),
    ),
    Case(
        "word-untranslated",
        {"_data/words/en.yml": "a: b\nc: d", "_data/words/fr.yml": "a: b", "_layouts/default.html": ""},
        {
            "_data/words/en.yml": "a: {one: b, more: c}",
            "_data/words/fr.yml": "a: b\nextra: c",
            "_layouts/default.html": "",
            "_data/menu/a.yml": "x: 1",
        },
        ("_data/words/fr.yml", 1, 1),
        says="the words c are missing",
    ),
    Case(
        "word-untranslated",
        {
            "_data/words/en.yml": "a: b\ndate: {long: '%B'}",
            "_data/words/fr.yml": "b: c",
            "_layouts/default.html": "{{ site.data.words[page.lang].a | default: 'Tags' }}",
        },
        {
            "_data/words/en.yml": "a: b\ndate: {long: '%B', js: MMMM}",
            "_data/words/fr.yml": "a: b",
            "_layouts/default.html": "{{ x | date: site.data.words[page.lang].date.long }}"
            "{% assign f = site.data.words[page.lang].date.long | default: '%d/%m/%Y' %}"
            '{{ site.data.words[page.lang].date.js | default: "DD/MM/YYYY" }}',
        },
        ("_data/words/fr.yml", 1, 1),
        says="the words a, date.long are missing",
    ),
)
CASES = (*FILES, *NAMES, *PARAMETERS, *ATTRIBUTES, *ASSETS, *LANGUAGES)
