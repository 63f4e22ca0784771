"""Templates made at random: every kind of question that one can ask of a site."""

from __future__ import annotations

from hypothesis import strategies as st

FIELDS = [
    "title",
    "url",
    "date",
    "id",
    "path",
    "name",
    "dir",
    "content",
    "excerpt",
    "output",
    "tags",
    "categories",
    "collection",
    "relative_path",
    "order",
    "kind",
    "next",
    "previous",
    "basename",
    "extname",
    "modified_time",
    "last_modified_at",
    "layout",
    "slug",
    "draft",
    "unknown",
    "list.first",
]
"""What is asked of an item, whether it has it or not."""

LISTS = [
    "site.posts",
    "site.pages",
    "site.html_pages",
    "site.docs",
    "site.notes",
    "site.documents",
    "site.static_files",
    "site.related_posts",
    "site.posts.first",
    "site.docs.last",
    "site.collections",
    "site.categories.c",
    "site.tags.x",
    "page.tags",
    "paginator.posts",
]

PLACES = [
    "site.title",
    "site.custom",
    "site.nested.a",
    "site.time",
    "site.url",
    "site.baseurl",
    "site.data.d.a",
    "site.data.d.b",
    "site.data.e.f.x",
    "site.nothing",
    "jekyll.environment",
    "jekyll.version",
    "theme.version",
    "layout.mark",
    "page.previous.title",
    "page.next.url",
    "page.next.content",
    "page.previous.excerpt",
    "page.list",
    "include.here",
    "paginator.page",
    "content",
    "site.data.missing",
]

FILTERS = (
    "",
    " | size",
    " | jsonify",
    " | inspect",
    " | first",
    " | escape",
    " | default: site.title",
    " | relative_url",
    " | absolute_url",
    " | strip_html | truncate: 9",
    " | markdownify",
    " | slugify",
    " | array_to_sentence_string",
    " | number_of_words",
    " | smartify",
)

ON_LISTS = (
    " | map: 'title' | jsonify",
    " | map: 'content' | join: '' | size",
    " | where: 'kind', 'x' | map: 'url'",
    " | where: 'title' | size",
    " | where_exp: 'p', 'p.order > 1' | map: 'title'",
    " | group_by: 'kind' | map: 'name'",
    " | group_by_exp: 'p', 'p.title | size' | map: 'name'",
    " | sort: 'title' | map: 'url'",
    " | sort: 'order', 'last' | map: 'path'",
    " | find: 'kind', 'x' | map: 'title'",
    " | reverse | first | jsonify | size",
    " | size",
    " | concat: site.docs | map: 'url' | uniq",
    " | last | inspect | size",
)

LOOPED = [
    "title",
    "url",
    "date",
    "excerpt",
    "kind",
    "order",
    "tags",
    "content",
    "output",
    "previous.title",
    "id",
    "path",
    "unknown",
    "modified_time",
]

FIXED = (
    "{% include part.html here=page.title %}",
    "{% include part.html %}",
    "{% include {{ page.part | default: 'part.html' }} here=site.custom %}",
    "{% include nested.html %}",
    "{% include_cached part.html here='c' %}",
    "{% include only-theme.html %}",
    "{% link about.md %}",
    "{% link _docs/two.md %}",
    "{% post_url 2025-01-01-a %}",
    "{% for t in site.tags %}{{ t[0] }}{{ t[1] | size }}{{ t[1].first.title }}{% endfor %}",
    "{% for c in site.collections %}{{ c.label }}{{ c.docs.first.title }}{{ c.custom }}{% endfor %}",
    "{% for pair in site.data %}{{ pair[0] }}{% endfor %}",
    "{% for pair in page %}{{ pair[0] }}{% endfor %}",
    "{% assign found = site.pages | where: 'layout', 'base' | first %}{{ found.title }}",
    "{% capture c %}{{ page.title }}{% endcapture %}{{ c | upcase }}",
    "{% if page.next %}{{ page.next.title }}{% elsif site.custom == 'on' %}on{% endif %}",
    "{% increment seen %}",
    "{% highlight ruby %}x = 1{% endhighlight %}",
    "{{ 'a: b' | scssify }}",
    "{{ 'nonsense' | date: '%Y' }}",
    "{% seo %}",
    "{% feed_meta %}",
    "{{ page.order | plus: 1 }}{{ page.date | date: '%F' }}",
)

PIECES = st.one_of(
    st.sampled_from(FIXED),
    st.builds("{{{{ page.{}{} }}}}".format, st.sampled_from(FIELDS), st.sampled_from(FILTERS)),
    st.builds("{{{{ {}{} }}}}".format, st.sampled_from(PLACES), st.sampled_from(FILTERS)),
    st.builds("{{{{ {}{} }}}}".format, st.sampled_from(LISTS), st.sampled_from(ON_LISTS)),
    st.builds(
        "{{% for p in {} limit: {} %}}{{{{ p.{} }}}},{{% endfor %}}".format,
        st.sampled_from(LISTS),
        st.integers(1, 9),
        st.sampled_from(LOOPED),
    ),
)

TEMPLATES = st.lists(PIECES, min_size=1, max_size=3).map("\n".join)
"""The body of a page, a layout or an include."""
