"""The site that is edited, once for us and once for Hugo: the same posts, and the same layouts in both languages.

Every file that is edited holds a mark such as ``layout-0`` which a page shows, so that an edit is another number.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple

from bench.sites.words import WORDS, body

FIRST = datetime(2000, 1, 1, 9)
LISTED = 10
"""Posts on the home page."""

_HEAD = '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n{style}\n</head>\n'

OURS: Mapping[str, str] = {
    "_config.yml": "title: A site of posts\ntarget: jekyll\npermalink: /posts/:title/\nmark: setting-0\n",
    "_data/words.yml": "mark: data-0\n",
    "_includes/header.html": "<header>{{ site.title }} {{ site.mark }} {{ site.data.words.mark }} include-0</header>\n",
    "_layouts/default.html": _HEAD.format(
        title="{{ page.title }} – {{ site.title }}", style="""<link rel="stylesheet" href="/style.css">"""
    )
    + "<body>\n{% include header.html %}<main>\n{{ content }}\n</main>\n<footer>layout-0</footer>\n</body>\n</html>\n",
    "_layouts/post.html": "---\nlayout: default\n---\n<h1>{{ page.title }}</h1>\n{{ content }}\n",
    "index.html": "---\nlayout: default\ntitle: Home\n---\n<ul>\n"
    f"{{% for post in site.posts limit: {LISTED} %}}<li>{{{{ post.title }}}} {{{{ post.url }}}}</li>\n"
    "{% endfor %}</ul>\n",
    "style.scss": '---\n---\n@use "mark";\nmain { max-width: 40rem; margin: auto }\n',
    "_sass/_mark.scss": ":root { --mark: style-0 }\n",
}

HUGO: Mapping[str, str] = {
    "hugo.toml": 'title = "A site of posts"\ndisableKinds = ["404", "RSS", "robotsTXT", "section", "sitemap", '
    '"taxonomy", "term"]\n[permalinks.page]\nposts = "/posts/:contentbasename/"\n[params]\nmark = "setting-0"\n',
    "data/words.yml": "mark: data-0\n",
    "layouts/_partials/header.html": "<header>{{ site.Title }} {{ site.Params.mark }} {{ hugo.Data.words.mark }} "
    "include-0</header>\n",
    "layouts/baseof.html": _HEAD.format(
        title="{{ .Title }} – {{ site.Title }}",
        style="""{{ with resources.Get "style.scss" | css.Sass }}<link rel="stylesheet" href="{{ .RelPermalink }}">"""
        "{{ end }}",
    )
    + '<body>\n{{ partial "header.html" . }}<main>\n{{ block "main" . }}{{ end }}\n</main>\n<footer>layout-0</footer>\n'
    "</body>\n</html>\n",
    "layouts/page.html": '{{ define "main" }}<h1>{{ .Title }}</h1>\n{{ .Content }}{{ end }}\n',
    "layouts/home.html": f'{{{{ define "main" }}}}<ul>\n{{{{ range first {LISTED} site.RegularPages.ByDate.Reverse }}}}'
    "<li>{{ .Title }} {{ .RelPermalink }}</li>\n{{ end }}</ul>{{ end }}\n",
    "assets/style.scss": '@import "mark";\nmain { max-width: 40rem; margin: auto }\n',
    "assets/_mark.scss": ":root { --mark: style-0 }\n",
}


class Files(NamedTuple):
    """The files that are edited, by what is edited in them."""

    layout: str
    include: str
    data: str
    setting: str
    style: str
    posts: str
    """The folder of the posts."""
    dates_names: bool
    """Whether the name of a post begins with its date."""


FILES_OF_OURS = Files(
    "_layouts/default.html",
    "_includes/header.html",
    "_data/words.yml",
    "_config.yml",
    "_sass/_mark.scss",
    "_posts",
    True,
)
FILES_OF_HUGO = Files(
    "layouts/baseof.html",
    "layouts/_partials/header.html",
    "data/words.yml",
    "hugo.toml",
    "assets/_mark.scss",
    "content/posts",
    False,
)


def write_site(folder: Path, texts: Mapping[str, str], files: Files, posts: int) -> None:
    """Write a site of so many posts of 2-6 KB into a new folder.

    Args:
        folder: the folder.
        texts: its files but the posts.
        files: those that are edited.
        posts: the number of posts.
    """
    random = Random(1)
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    for number in range(posts):
        title = f"{' '.join(random.sample(WORDS, 4)).capitalize()} title-0"
        write_post(folder, files, number, f"post-{number}", title, f"{body(random, 2000, 6000)}\n\nbody-0\n")


def write_post(folder: Path, files: Files, number: int, name: str, title: str, text: str) -> Path:
    """Write one post; later numbers are newer."""
    date = FIRST + timedelta(hours=number)
    path = folder / files.posts / f"{f'{date:%Y-%m-%d}-' if files.dates_names else ''}{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    head = f'---\nlayout: post\ntitle: "{title}"\ndate: {date:%Y-%m-%dT%H:%M:%S}Z\n---\n'
    path.write_text(head + text, encoding="utf-8")
    return path
