"""Mistakes in Markdown, in templates and in the names of files."""

from __future__ import annotations

from tests.mistakes.cases import Case


def _page(text: str) -> dict[str, str]:
    return {"about.md": f"---\n---\n{text}\n"}


TEXT_CASES = {
    "space in a link": Case(
        "between ] and (",
        "about.md:3:5",
        "take the space out",
        _page("See [this] (https://example.org/a) page"),
        _page("[1] (https://example.org/), [a] (b), `[a] (/b)`, [this] (/a)\n\n[this]: /b\n"),
    ),
    "full-width brackets of a link": Case(
        "full-width brackets make no link",
        "about.md:3:2",
        "write ( and )",
        _page("见[这里]（https://example.org/）。"),
        _page("见[这里](https://example.org/)（注）。"),
    ),
    "swapped brackets of a link": Case(
        "the brackets are swapped",
        "about.md:3:5",
        "write [this](…)",
        _page("See (this)[https://example.org/]"),
        _page("See (this)[1] and [(this)](https://example.org/) and f(x)[/y]"),
    ),
    "space before the file of a picture": Case(
        "a space stands between ] and (",
        "about.md:3:6",
        "take the space out",
        _page("See ![a cat] (images/cat.png)"),
        _page("See ![a cat](images/cat.png) and [1] (fig.png) and [x] (see a.b) and [y] (etc.)"),
    ),
    "heading without a space": Case(
        "no heading",
        "about.md:5:1",
        "write ## More",
        _page("Text\n\n##More\n\nText"),
        _page(
            "#tag of a kind\n\n#one #two\n\n#123\n\nText\n##more\n\n```\n\n##x\n\n```\n\n<style>\n\n#Nav a\n\n</style>"
        ),
    ),
    "first heading without a space": Case(
        "no heading",
        "about.md:3:1",
        "write # About",
        _page("#About\n\nText"),
        {**_page("#About\n\nText"), "_config.yml": "kramdown: {input: kramdown}\n"},
    ),
    "heading with a full-width mark": Case(
        "a full-width # begins no heading",
        "about.md:3:1",
        "write # 关于",
        _page("＃ 关于"),
        _page("第＃章"),
    ),
    "case without when": Case(
        "no {% when %}",
        "about.md:3:1",
        "write {% when 'value' %}",
        _page("{% case a %}\ntext {{ b }}\n{% endcase %}"),
        _page("{% case a %} {% comment %}x{% endcomment %} {% when 1 %}x{% else %}y{% endcase %}"),
    ),
    "post without an extension": Case(
        "has an extension",
        "_posts/2024-01-02-hello",
        "rename it to 2024-01-02-hello.md",
        {"_posts/2024-01-02-hello": "---\n---\n"},
        {"_posts/2024-01-02-hello.md": "---\n---\n", "_posts/notes": "---\n---\n"},
    ),
    "post in folders of its date": Case(
        "begins with its date",
        "_posts/2024/1/2/hello.md",
        "rename it to 2024-01-02-hello.md",
        {"_posts/2024/1/2/hello.md": "---\n---\n"},
        {"_posts/2024/1/2/2024-01-02-hello.md": "---\n---\n"},
    ),
    "date with full-width digits": Case(
        "begins with its date",
        "_posts/２０２４-01-02-hello.md",
        "rename it to 2024-01-02-hello.md",
        {"_posts/２０２４-01-02-hello.md": "---\n---\n"},
        {"_posts/2024-01-02-你好.md": "---\n---\n"},
    ),
    "post without a title": Case(
        "begins with its date",
        "_posts/2024-01-02.md",
        "rename it to 2024-01-02-title.md",
        {"_posts/2024-01-02.md": "---\n---\n"},
        {"_posts/2024-01-02-a.md": "---\n---\n"},
    ),
    "added ending of a post": Case(
        "ends with .txt",
        "_posts/2024-01-02-hello.md.txt",
        "rename it to 2024-01-02-hello.md;",
        {"_posts/2024-01-02-hello.md.txt": "---\n---\n"},
        {"_posts/2024-01-02-hello.txt": "---\n---\n", "robots.txt": "---\n---\n", "a.md.txt": "no page"},
    ),
    "added ending of data": Case(
        "ends with .txt",
        "_data/list.yml.txt",
        "rename it to list.yml;",
        {"_data/list.yml.txt": "- a\n"},
        {"_data/list.txt": "- a\n"},
    ),
}
