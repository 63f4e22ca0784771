"""Mistakes in YAML, in front matter, data files and the configuration."""

from __future__ import annotations

from tests.mistakes.cases import Case

YAML_CASES = {
    "value that is a name": Case(
        "&co names the value",
        "about.md:2:8",
        "in quotation marks",
        {"about.md": "---\ntitle: &co and you\n---\n"},
        {
            "about.md": "---\ntitle: '&co and you'\nauthor: &author Ann Onymous\nname: *author\n---\n",
            "_data/links.yml": "site: &site\n  url: &url https://example.org\nmore: |\n  a: &b c d\nx: &x\n",
        },
    ),
    "name without a value": Case(
        "&co names the value",
        "_data/names.yml:2:7",
        "in quotation marks",
        {"_data/names.yml": "- name: x\n  to: &co\n"},
        {"_data/names.yml": "- name: x\n  to: 'a &co'\n"},
    ),
    "value that is a type": Case(
        "!important is the type of the value",
        "about.md:2:8",
        "in quotation marks",
        {"about.md": "---\ncolor: !important\n---\n"},
        {"about.md": "---\ncolor: red !important\nname: !ruby/symbol x\ntext: !!str 5\n---\n"},
    ),
    "second document": Case(
        "a second document",
        "_data/list.yml:2:1",
        "a file of its own",
        {"_data/list.yml": "- x\n---\n- y\n"},
        {
            "_data/list.yml": "# list\n---\n- x\n- |\n  a\n  ---\n  b\n...\n",
            "_data/other.yml": "a: b\n---\n# nothing\n",
        },
    ),
    "repeated key in data": Case(
        "the key 'a' is set twice",
        "_data/list.yml:3:1",
        "remove one",
        {"_data/list.yml": "a: 1\nb: 2\na: 3\n"},
        {"_data/list.yml": "a: 1\nb: {a: 2}\n"},
    ),
    "second front matter": Case(
        "a second front matter",
        "about.md:4:1",
        "into the first one",
        {"about.md": "---\nlayout: none\n---\n---\ntitle: About\n---\n"},
        {
            "about.md": "---\nlayout: none\n---\n---\n\nText\n\n---\ntitle: no key\n",
            "b.md": "---\n---\n---\nText\n---\n",
        },
    ),
    "front matter in TOML": Case(
        "front matter in TOML",
        "about.md:1:1",
        "three hyphens",
        {"about.md": "+++\ntitle = 'About'\n+++\nText\n"},
        {"about.md": "+++\n\nText\n", "b.md": "+ + +\n"},
    ),
    "carriage returns alone": Case(
        "carriage returns alone",
        "about.md:1:1",
        "line feeds",
        {"about.md": "---\rtitle: About\r---\rText"},
        {"about.md": "---\r\ntitle: About\r\n---\r\nText"},
    ),
    "key with a capital": Case(
        "no template reads the key 'Layout'",
        "about.md:2:1",
        "did you mean 'layout'?",
        {"about.md": "---\nLayout: none\n---\n"},
        {"about.md": "---\nTags: [a]\ntags: [b]\nSpeaker: x\nTitle: x\n---\n{{ page.Title }}\n"},
    ),
    "merge conflict": Case(
        "a merge conflict is not resolved",
        "about.md:4:1",
        "keep one of the two sides",
        {"about.md": "---\n---\nText\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> branch\n"},
        {"about.md": "---\n---\n```\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> branch\n```\n\n<<<<<<< HEAD\n\nText\n"},
    ),
    "merge conflict in a table": Case(
        "a merge conflict is not resolved",
        "_data/table.csv:2:1",
        "keep one of the two sides",
        {"_data/table.csv": "a\n<<<<<<< HEAD\n1\n=======\n2\n>>>>>>> branch\n"},
        {"_data/table.csv": "a\n<<<\n1\n"},
    ),
    "merge conflict in an include": Case(
        "a merge conflict is not resolved",
        "_includes/a.html:1:1",
        "keep one of the two sides",
        {
            "about.md": "---\n---\n{% include a.html %}\n",
            "_includes/a.html": "<<<<<<< HEAD\n{{ 1 }}\n=======\n{{ 2 }}\n>>>>>>> branch\n",
        },
        {"about.md": "---\n---\n{% include a.html %}\n", "_includes/a.html": "<b>{{ 1 }}</b>\n=======\n"},
    ),
}
"""The near misses have what YAML, Git and Hugo allow, and what only looks like a mistake."""
