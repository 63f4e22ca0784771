"""Mistakes that a build warns of, each with a near miss that it must not warn of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

Files = Mapping[str, str]


class Case(NamedTuple):
    """One mistake."""

    says: str
    """A part of the warning."""
    place: str
    """Of the warning."""
    hint: str
    """A part of the hint."""
    found: Files
    """The files of a site with the mistake."""
    near_miss: Files
    """The files of a site without any."""


CASES = {
    "&&": Case(
        "a && b",
        "about.md:3:9",
        "write and",
        {"about.md": "---\n---\n{% if a && b %}x{% endif %}\n"},
        {"about.md": "---\n---\n{% if a and b %}&&{% endif %}\n"},
    ),
    "||": Case(
        "a || b",
        "about.md:3:9",
        "write or",
        {"about.md": "---\n---\n{% if a || b %}x{% endif %}\n"},
        {"about.md": "---\n---\n{% if a or b == '||' %}x{% endif %}\n"},
    ),
    "!": Case(
        "!a",
        "about.md:3:7",
        "unless",
        {"about.md": "---\n---\n{% if !a %}x{% endif %}\n"},
        {"about.md": "---\n---\n{% if a != b %}x{% endif %}\n"},
    ),
    "brackets": Case(
        "(a or b)",
        "about.md:3:10",
        "brackets",
        {"about.md": "---\n---\n{% if (a or b) and c %}x{% endif %}\n"},
        {"about.md": "---\n---\n{% for i in (1..3) %}{{ i }}{% endfor %}\n"},
    ),
    "sum": Case(
        "{{ 1 + 2 }}",
        "about.md:3:6",
        "plus",
        {"about.md": "---\n---\n{{ 1 + 2 }}\n"},
        {"about.md": "---\n---\n{{ '1 + 2' | append: '+ 3' }} 1 + 2\n"},
    ),
    "condition with a sum": Case(
        "a + 1 > 2",
        "about.md:3:9",
        "plus",
        {"about.md": "---\n---\n{% if a + 1 > 2 %}x{% endif %}\n"},
        {"about.md": "---\n---\n{% assign b = a | plus: 1 %}\n"},
    ),
    "product": Case(
        "{{ 2 * 3 }}",
        "about.md:3:6",
        "times",
        {"about.md": "---\n---\n{{ 2 * 3 }}\n"},
        {"about.md": "---\n---\n{{ 2 | times: 3 }}\n"},
    ),
    "ternary operator": Case(
        "? 'b' : 'c'",
        "about.md:3:6",
        "else",
        {"about.md": "---\n---\n{{ a ? 'b' : 'c' }}\n"},
        {"about.md": "---\n---\n{{ 'a ? b : c' }}\n"},
    ),
    "arguments in brackets": Case(
        "replace('a','b')",
        "about.md:3:17",
        "behind a colon",
        {"about.md": "---\n---\n{{ 'a' | replace('a','b') }}\n"},
        {"about.md": "---\n---\n{{ 'f(a)' | replace: 'a', 'b' }}\n"},
    ),
    "assign with ==": Case(
        "{{= 5 }}",
        "about.md:3:14",
        "one =",
        {"about.md": "---\n---\n{% assign x == 5 %}\n"},
        {"about.md": "---\n---\n{% assign x = 5 %}{% if x == 5 %}x{% endif %}\n"},
    ),
    "undated post": Case(
        "begins with its date",
        "_posts/hello-world.md",
        "rename it to",
        {"_posts/hello-world.md": "---\ntitle: Hello\n---\n"},
        {
            "_posts/2024-01-02-hello.md": "---\n---\n",
            "_posts/README.md": "No post.",
            "_posts/readme.md": "---\n---\nNo post.",
            "_posts/template.md": "---\n---\n",
            "_posts/photo.png": "---\n",
            "_drafts/idea.md": "---\n---\n",
        },
    ),
    "folder": Case(
        "nothing reads the folder _post",
        "_post",
        "did you mean _posts?",
        {"_post/2024-01-02-hello.md": "---\n---\n"},
        {"_posts/2024-01-02-a.md": "---\n---\n", "_drafts/a.md": "", "_notes/x.md": "", "post/x.md": "---\n---\n"},
    ),
    "empty line": Case(
        "empty line before the front matter",
        "about.md:3:1",
        "begin with the three dashes",
        {"about.md": "\n\n---\ntitle: About\n---\n"},
        {"about.md": "\n\nText\n\n---\ntitle: no key\n", "rule.md": "\n---\n\nA rule.\n", "a.json": "\n---\na: b\n"},
    ),
    "empty line of a layout": Case(
        "empty line before the front matter",
        "_layouts/base.html:2:1",
        "begin with the three dashes",
        {"_layouts/base.html": "\n---\nlayout: other\n---\n{{ content }}"},
        {"_layouts/base.html": "---\nlayout: none\n---\n{{ content }}", "_includes/a.html": "\n---\na: b\n---\n"},
    ),
    "byte order mark": Case(
        "byte order mark",
        "about.md:1:1",
        "without a byte order mark",
        {"about.md": "\ufeff---\ntitle: About\n---\n"},
        {"about.md": "---\ntitle: \ufeff\n---\n", "text.md": "\ufeffText"},
    ),
    "misspelt key": Case(
        "no template reads the key 'layot'",
        "about.md:3:1",
        "did you mean 'layout'?",
        {"about.md": "---\nx: 1\nlayot: base\n---\n"},
        {
            "read.md": "---\nauther: Ann\n---\n{{ page.auther }}",
            "other.md": "---\ntitle: One\ntitel: Eins\n---\n",
            "words.md": "---\nauthors: [a]\nimages: [b]\npublisher: c\ntile: d\nsubtitle: e\n---\n",
            "included.md": "---\ntitel: a\n---\n",
            "_includes/head.html": "{{ page.titel }}",
        },
    ),
    "repeated key": Case(
        "the key 'title' is set twice",
        "about.md:4:1",
        "remove one of them",
        {"about.md": "---\ntitle: a\nx: 1\ntitle: b\n---\n"},
        {"about.md": "---\ntitle: a\nx: {title: b}\ny: {title: c}\n---\ntitle: d\n"},
    ),
    "published as text": Case(
        "published is the text 'false'",
        "about.md:2:1",
        "write published: false",
        {"about.md": '---\npublished: "false"\n---\n'},
        {"a.md": "---\npublished: false\n---\n", "b.md": '---\npublished: "yes"\n---\n'},
    ),
    "style sheet": Case(
        "style sheet without front matter",
        "css/main.scss:1:1",
        "two lines of three dashes",
        {"css/main.scss": "a { b { color: red } }"},
        {
            "css/main.scss": "---\n---\n@import 'part';",
            "_sass/part.scss": "@import '../css/colours', \"../css/fonts\"; // @use '../css/sizes';",
            "css/colours.scss": "$a: red;",
            "css/fonts.scss": "",
            "css/sizes.scss": "",
            "css/made.scss": "",
            "css/made.css": "",
            "vendor/grid/grid.scss": "",
        },
    ),
    "comma in JSON": Case(
        "a comma stands behind the last value",
        "_data/people.json:3:7",
        "remove the comma",
        {
            "_data/people.json": '{\n  "a": [\n    "x", ],\n  "b": ",]"}'.replace('"x", ]', '"x",]').replace(
                "    ", "   "
            )
        },
        {"_data/people.json": '{"a": ",]", "b\\",}": [1, 2]}', "_data/list.yml": "[a, b,]"},
    ),
    "language of a fence": Case(
        "knows no language 'pyhton'",
        "about.md:5:4",
        "did you mean 'python'?",
        {"about.md": "---\n---\nText\n\n```pyhton\nx = 1\n```\n"},
        {
            "about.md": "---\n---\n```python\n```\n\n````markdown\n```pyhton\n```\n````\n\n```mermaid\n```\n",
            "other.md": "---\n---\n~~~ java\n~~~\n\n``` php?start_inline=1\n```\n",
            "page.html": "---\n---\n```pyhton\n```\n",
        },
    ),
    "language of a tag": Case(
        "knows no language 'rubby'",
        "about.md:3:14",
        "did you mean 'ruby'?",
        {"about.md": "---\n---\n{% highlight rubby %}\nx\n{% endhighlight %}"},
        {"about.md": "---\n---\n{% highlight ruby %}\nx\n{% endhighlight %}"},
    ),
    "else if": Case(
        "{% else if %} is read as {% else %}",
        "a.md:4:6",
        "write elsif",
        {"a.md": "---\n---\n{% if a %}\n  文文 {%- else if c -%} d{% endif %}\n"},
        {
            "a.md": "---\n---\n{% if a %}{% elsif b %}{% else %}{% endif %}\n"
            "{% raw %}{% else if x %}{% endraw %}{% comment %}\n{% else if x %}{% endcomment %}`else if`\n",
        },
    ),
    "output in front matter": Case(
        "heading is no text but a mapping",
        "about.md:3:10",
        "write the text itself",
        {"about.md": "---\nx: 1\nheading: {{ site.title }}\n---\n"},
        {"about.md": "---\nx: {a: {b: 1}}\nheading: '{{ site.title }}'\n---\n{{ page.heading }}\n"},
    ),
    "date of a page": Case(
        "the date 2026-13-45 does not exist",
        "about.md:3:7",
        "write year, month and day",
        {"about.md": "---\ntitle: a\ndate: 2026-13-45\n---\n", "_layouts/plain.html": ""},
        {
            "about.md": "---\ntitle: a\ndate: 2024-02-29\n---\n",
            "_layouts/plain.html": "",
            "b.md": "---\ndate: soon\n---\n",
        },
    ),
    "date of a post": Case(
        "the date 2025-02-30 does not exist",
        "_posts/2025-01-01-a.md:2:7",
        "it counts as 2025-03-02",
        {"_posts/2025-01-01-a.md": "---\ndate: 2025-02-30\n---\n"},
        {"_posts/2025-01-01-a.md": "---\ndate: 2025-02-28 10:00:00 +0100\n---\n"},
    ),
    "date in a name": Case(
        "the date 2025-02-30 does not exist",
        "_posts/2025-02-30-a.md",
        "it counts as 2025-03-02",
        {"_posts/2025-02-30-a.md": "---\n---\n"},
        {"_posts/2024-02-29-a.md": "---\n---\n", "_posts/2024-2-9-b.md": "---\n---\n"},
    ),
    "year in a name": Case(
        "fewer than four digits: 25-1-2",
        "_posts/25-1-2-a.md",
        "2025-01-02",
        {"_posts/25-1-2-a.md": "---\n---\n"},
        {"_posts/2025-1-2-25-1-2-a.md": "---\n---\n"},
    ),
    "fence that is not closed": Case(
        "never closed",
        "about.md:5:1",
        "end it with a line of ```",
        {"about.md": "---\n---\nText\n\n```python\nx = 1\n"},
        {
            "about.md": "---\n---\n````\n```python\n````\n\n- a\n\n  ```\n  x\n  ```\n\n<!--\n```\n-->\n``` a ```\n",
            "b.md": "---\n---\n<pre>\n```\n</pre>\n",
            "c.md": "---\n---\n```\nx\n    ```\n\n1. ```text\n   x\n   ```\n\n* ```ruby\n  y\n  ```\n\n    ```\n",
            "page.html": "---\n---\n```\n",
        },
    ),
    "two data files of one name": Case(
        "this file is not used",
        "_data/people.yml",
        "rename one of the two",
        {"_data/people.yml": "a: 1", "_data/people.json": "{}"},
        {"_data/people.yml": "a: 1", "_data/more/people.json": "{}", "_data/people.txt": "x"},
    ),
    "single quotes in JSON": Case(
        "single quotes",
        "_data/a.json:2:3",
        'write "…"',
        {"_data/a.json": "{\n  'a': 'b'\n}"},
        {"_data/a.json": '{"a": "it\'s", "b\\"": ["\'x\'", "[\'"]}', "_data/b.yml": "{'a': 'b'}"},
    ),
    "misspelt filter": Case(
        "no filter upcas",
        "_layouts/base.html:2:18",
        "did you mean upcase?",
        {"_layouts/base.html": "{{ content }}\n文{{ page.title | upcas }}", "a.md": "---\nlayout: base\n---\n"},
        {
            "_layouts/base.html": "{{ content | strip }}",
            "a.md": "---\nlayout: base\n---\n{{ 'x | upcas' | upcase }} a | upcas {% raw %}{{ a | upcas }}{% endraw %}"
            "\n{% comment %}{{ a | upcas }}{% endcomment %}\n",
        },
    ),
    "filter of another language": Case(
        "no filter length",
        "a.md:3:10",
        "write size",
        {"a.md": "---\n---\n{{ 'a' | length }}\n"},
        {"a.md": "---\n---\n{{ 'a' | size }}\n\n| length |\n"},
    ),
    "data": Case(
        "there is no site.data.peple",
        "_layouts/base.html:2:29",
        "did you mean site.data.people?",
        {
            "_data/people.yml": "[a]",
            "_layouts/base.html": "{{ content }}\n{%- for person in site.data.peple %}{% endfor %}",
            "a.md": "---\nlayout: base\n---\n",
            "b.md": "---\nlayout: base\n---\n",
        },
        {
            "_data/people.yml": "[a]",
            "a.md": "---\n---\n{% for x in site.data.people %}{% endfor %}{% for x in site.data.nothing %}{% endfor %}",
        },
    ),
    "data of an include": Case(
        "there is no site.data.bibliography.paper, so that the include gets nothing",
        "a.md:3:57",
        "did you mean site.data.bibliography.papers?",
        {
            "_data/bibliography/papers.yml": "[a]",
            "_includes/b.html": "",
            "a.md": '---\n---\n{% include b.html by="year" list=site.data.bibliography.paper %}\n',
        },
        {
            "_data/bibliography/papers.yml": "[a]",
            "_data/list.yml": "[a]",
            "_includes/b.html": "",
            "a.md": "---\n---\n{% include b.html list=site.data.bibliography.papers of=site.data.bibliography "
            "other=site.data.bibliography.books none=site.data.nothing.paper n=site.data.bibliography.size "
            "m=site.data.list.first %}\n",
        },
    ),
    "reference": Case(
        "nothing defines [doc], so that [the manual][doc] is shown as it is",
        "a.md:4:5",
        "did you mean docs?",
        {"a.md": "---\n---\n`[a][doc]`\nSee [the manual][doc], [a][DOCS].\n\n[docs]: https://example.org/\n"},
        {
            "a.md": "---\n---\n[a][Docs  x] ![b][docs x] [![c](d.png)][docs x]\n- [ ] task [ ][x]\n\n[docs x]: https://e.org\n",
            "b.md": "---\n---\n`[a][name]` x[ii][jj] [x][0] \\[a][name] $$ [a][name] $$ $[a][name]$ [a][b]\n\n"
            "    [a][name]\n\n```\n[a][name]\n```\n\n<pre>[a][name]</pre>\n\n<!-- [a][name] -->\n",
            "c.md": "---\n---\n{% raw %}[a][name]{% endraw %}{% highlight ruby %}\n[a][name]\n{% endhighlight %}\n",
            "d.md": "---\n---\n[a][name]\n\n{% include links.md %}\n",
            "_includes/links.md": "[name]: https://example.org/",
            "e.md": "---\n---\n[a][name]\n\n> - [NAME]: https://example.org/\n",
            "f.html": "---\n---\n[a][name] [^a]\n",
        },
    ),
    "reference without any definition": Case(
        "nothing defines [manual]",
        "a.md:3:1",
        "define it on a line of its own: [manual]: https://example.org/",
        {"a.md": "---\n---\n[文档][manual]\n"},
        {"a.md": "---\n---\n[文档](manual) [manual] [manual][]\n"},
    ),
    "footnote": Case(
        "nothing defines [^note]",
        "a.md:3:4",
        "did you mean ^notes?",
        {"a.md": "---\n---\nSee[^note][^notes].\n\n[^notes]: The text.\n"},
        {"a.md": "---\n---\nSee[^1], `[^2]`, [^ ], [^b-] [^a-z] [^abc]+\n\n[^1]: The text.\n\n```\n[^x]\n```\n"},
    ),
    "full-width braces": Case(
        "full-width characters make no tag",
        "a.md:4:2",
        "half-width",
        {"a.md": "---\n---\n文字\n文｛｛ page.title ｝｝\n"},
        {
            "a.md": "---\n---\n｛文｝ 50％ `｛｛ a ｝｝`\n\n```\n｛% if a %｝\n```\n",
            "b.md": "---\nrender_with_liquid: false\n---\n｛｛ a ｝｝\n",
            "c.md": "---\n---\n{{ 'x' }}{% raw %}{％ if a ％}{% endraw %} ｛1, 2｝\n",
        },
    ),
    "full-width percent sign": Case(
        "full-width characters make no tag",
        "_includes/a.html:2:1",
        "half-width",
        {"_includes/a.html": "{{ 'x' }}\n{％ assign b ％}", "a.md": "---\n---\n{% include a.html %}"},
        {"_includes/a.html": "｛ {{ 'x' }} ％｝", "a.md": "---\n---\n{% include a.html %}"},
    ),
    "space in a tag": Case(
        "a space stands between { and %",
        "a.md:3:3",
        "without spaces",
        {"a.md": "---\n---\na { % if page.title % }b\n"},
        {"a.md": "---\n---\na { %x } { % } { % if you can } {% if true %}{ % iffy %}{% endif %}\n"},
    ),
    "colour without quotes": Case(
        "color has no value, as # begins a comment",
        "a.md:3:8",
        'write color: "#ff8800"',
        {"a.md": "---\ntitle: a\ncolor: #ff8800\n---\n"},
        {"a.md": "---\ncolor: '#fff'\nlayout: # none yet\nb: #TODO\ntext: |\n  color: #fff\nc:\n- d: #fff\n---\n"},
    ),
    "item of a list that is indented": Case(
        "two items of a list are one text: one - two",
        "a.md:4:3",
        "the line is indented by 2 too many",
        {"a.md": "---\ntags:\n- one\n  - two\n---\n"},
        {"a.md": "---\ntags:\n- one\n- two\ntext: |\n  - one\n    - two\nmore:\n- \n  - a\n  - b - c\n---\n"},
    ),
    "address as permalink": Case(
        "a permalink is a path of this site",
        "a.md:2:12",
        "write permalink: /about/",
        {"a.md": "---\npermalink: https://example.org/about/\n---\n"},
        {"a.md": "---\npermalink: /about:us/\n---\n"},
    ),
    "four dashes": Case(
        "---- does not begin front matter",
        "a.md:1:1",
        "three hyphens",
        {"a.md": "----\ntitle: a\n----\nText\n"},
        {"a.md": "----\n\nA rule.\n\n----\n", "b.md": "Note: a\n-------\n", "c.md": "----\nNote: a rule.\n\n----\n"},
    ),
    "long dashes": Case(
        "— does not begin front matter",
        "a.md:1:1",
        "three hyphens",
        {"a.md": "—\ntitle: a\n—\nText\n"},
        {"a.md": "— a dash\n"},
    ),
    "date of a post with other marks": Case(
        "begins with its date",
        "_posts/2024_01_02-hello.md",
        "rename it to 2024-01-02-hello.md",
        {"_posts/2024_01_02-hello.md": "---\n---\n"},
        {"_posts/2024-01-02-2024_01_02.md": "---\n---\n"},
    ),
    "date of a post that ends with the year": Case(
        "begins with its date",
        "_posts/31-01-2024-hello.md",
        "rename it to 2024-01-31-hello.md",
        {"_posts/31-01-2024-hello.md": "---\n---\n"},
        {"_posts/2024-01-31-31-01-2024.md": "---\n---\n"},
    ),
    "row with too many cells": Case(
        "the row has 3 cells and the first line 2 names",
        "_data/a.csv:3:1",
        "in quotation marks",
        {"_data/a.csv": "name,text\nA,one\nB,two, three\n"},
        {"_data/a.csv": 'name,text\nA,one\nB,"two, three"\nC\n', "_data/b.tsv": "a\tb\n1\t2\n"},
    ),
    "cells separated by semicolons": Case(
        "the cells are separated by ;, so that each row is one cell",
        "_data/a.csv:1:1",
        "separate them by ,",
        {"_data/a.csv": "name;text\nA;one\n"},
        {"_data/a.csv": "names; all\nA\nB\n", "_data/b.csv": "a;b,c\n1,2\n"},
    ),
    "commas between tags": Case(
        "tags are taken apart at spaces, so that one is 'red,' with its comma",
        "_posts/2024-01-02-a.md:3:7",
        "write a list: tags: [red, dark blue]",
        {"_posts/2024-01-02-a.md": "---\ntitle: a\ntags: red, dark blue\n---\n"},
        {
            "_posts/2024-01-02-a.md": "---\ntags: red blue\ncategories: [a, b]\n---\n",
            "_posts/2024-01-02-b.md": "---\ntags: red,blue\n---\n",
            "about.md": "---\ntags: red, blue\n---\n",
        },
    ),
    "front matter in JSON": Case(
        "this is no front matter",
        "about.md:1:1",
        "a line of three hyphens above it",
        {"about.md": '{\n  "title": "About",\n  "tags": ["a"]\n}\n\nText {{ page.title }}\n'},
        {
            "about.md": '---\n{\n  "title": "About"\n}\n---\n',
            "code.md": '{ "name": "x", "version": 1 }\n',
            "broken.md": '{ "title": x }\n',
            "list.json": '{ "title": "x" }',
            "tag.html": "{% if a %}{% endif %}",
        },
    ),
    "front matter of a named form": Case(
        "---json does not begin front matter",
        "about.md:1:1",
        "write --- alone",
        {"about.md": '---json\n{ "title": "About" }\n---\nText\n'},
        {"about.md": "---\njson: 1\n---\n", "b.md": "---json\n\nText\n"},
    ),
    "draft": Case(
        "draft: true does not keep this from being published",
        "_posts/2024-01-02-a.md:3:1",
        "write published: false",
        {"_posts/2024-01-02-a.md": "---\ntitle: a\ndraft: true\n---\n"},
        {
            "_posts/2024-01-02-a.md": "---\ntitle: a\ndraft: false\n---\n",
            "_posts/2024-01-03-b.md": "---\ndraft: true\npublished: false\n---\n",
            "_drafts/c.md": "---\ndraft: true\n---\n",
        },
    ),
    "draft that a template reads": Case(
        "draft: true does not keep this from being published",
        "a.md:2:1",
        "write published: false",
        {"a.md": "---\ndraft: true\n---\n", "b.md": "---\n---\nA draft."},
        {"a.md": "---\ndraft: true\n---\n", "b.md": "---\n---\n{% if site.pages[0].draft %}{% endif %}"},
    ),
    "folder of posts without underscore": Case(
        "posts/2024-01-02-a.md is a page",
        "posts",
        "rename the folder to _posts",
        {"posts/2024-01-02-a.md": "---\n---\n", "posts/2024-01-03-b.md": "---\n---\n"},
        {
            "posts/2024-01-02-a.md": "---\n---\n",
            "_posts/2024-01-02-b.md": "---\npublished: false\n---\n",
            "posts/index.md": "---\n---\n",
        },
    ),
}
