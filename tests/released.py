"""The differences between the released Jekyll 4.4 and Debian's, which wrote the fixtures of ``tests/sites``.

Debian's Jekyll 4.3.1 has sassc, Psych and Liquid 5.4 in the place of Dart Sass, SafeYAML and Liquid 4.0. `DIFFERENCES`
names every file of the fixtures that this changes, with the reason and with what both files have in common.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import tinycss2
from tinycss2.ast import Node
from tinycss2.color4 import parse_color

_PUNCTUATION = "{}[]():,>~+/*"

Common = Callable[[bytes], object]


class Difference(NamedTuple):
    """A reason for which files differ, and the part of them that does not."""

    reason: str
    files: tuple[str, ...]
    """Paths below ``tests/sites``, without the folder ``expected``."""
    common: Common


def style(content: bytes) -> list[str]:
    """A style sheet as its tokens, without white space, ways to write numbers and strings, and fractions of colours."""
    return list(_without_needless(_tokens(tinycss2.parse_component_value_list(content.decode()))))


def words_of_style(content: bytes) -> set[str]:
    """The words of a style sheet, in no order."""
    return {token.strip("'") for token in style(content)} - set(" ();")


def _tokens(nodes: Iterable[Node]) -> Iterator[str]:
    for node in nodes:
        match node.type:
            case "whitespace" | "comment":
                yield " "
            case "number" | "percentage" | "dimension":
                yield f"{node.value:.6g}{getattr(node, 'unit', '')}"
            case "string":
                yield repr(node.value)
            case "{} block" | "() block" | "[] block":
                yield from (node.type[0], *_tokens(node.content), node.type[1])
            case "function" if not (colour := parse_color(node)):
                yield from (f"{node.name}(", *_tokens(node.arguments), ")")
            case "hash" | "function" if colour := parse_color(node):
                *channels, alpha = colour.to("srgb")
                yield f"{[round(255 * channel) for channel in channels]} {alpha:.4g}"
            case _:
                yield node.serialize()


def _without_needless(tokens: Iterable[str]) -> Iterator[str]:
    """The tokens without white space beside punctuation and a semicolon before the end of a block."""
    last, between = "{", ""
    for token in (*tokens, "}"):
        if token in (" ", ";"):
            between = max(between, token)
            continue
        if _matters(last, between, token):
            yield between
        yield token
        last, between = token, ""


def _matters(last: str, between: str, token: str) -> bool:
    if between == ";":
        return token != "}" and last not in "{}"
    return between == " " and token not in _PUNCTUATION and last[-1] not in _PUNCTUATION


def source_map(content: bytes) -> object:
    """The names of the files that a source map is made from."""
    value = json.loads(content)
    return value["version"], sorted(path.rpartition("/")[2] for path in value["sources"])


def without_space(content: bytes) -> bytes:
    """Everything but white space."""
    return b"".join(content.split())


def without_marks(content: bytes) -> bytes:
    """Highlighted code in which no line is marked."""
    return re.sub(rb'<span class="hll">(.*?\n)</span>(?:\n(?=</pre>))?', rb"\1", content, flags=re.S)


def without_roles(content: bytes) -> bytes:
    """A page whose footnotes have no roles."""
    return re.sub(rb' role=(\\?)"doc-(?:noteref|endnote)\1"', b"", content)


def without_brackets(content: bytes) -> bytes:
    """The same, without brackets around their numbers."""
    return re.sub(rb">\[(\d+)\]</a></sup>", rb">\1</a></sup>", without_roles(content))


def without_seo(content: bytes) -> bytes:
    """A page without the tags of jekyll-seo-tag."""
    return re.sub(rb"<!-- Begin Jekyll SEO tag.*?End Jekyll SEO tag -->", b"", content, flags=re.S)


def without_dots(content: bytes) -> bytes:
    """A page without an ellipsis of three dots."""
    return content.replace(b"...", b"")


def without_spans(content: bytes) -> bytes:
    """A page whose code is not highlighted."""
    return re.sub(rb"</?span[^>]*>", b"", content)


def unescaped(content: bytes) -> bytes:
    """A page whose ampersands are not escaped."""
    return content.replace(b"&amp;", b"&").replace(rb"\u0026", b"&")


def no_part(_: bytes) -> None:
    """Nothing: the files differ in all that they are made for."""


DIFFERENCES = (
    Difference(
        "Rouge 4 divides code into other tokens than Rouge 3",
        ("code_blocks/index.html", "markdown_showcase/spans.html"),
        without_spans,
    ),
    Difference("jekyll-redirect-from 0.17 escapes addresses", ("plugins_redirects/gone.html",), unescaped),
    Difference(
        "jekyll-readme-index 0.5 and jekyll-default-layout 0.2 choose other READMEs and documents, and links follow",
        (
            "plugins_readme/docs/index.html",
            "plugins_readme/index.html",
            "plugins_readme/list.txt",
            "plugins_readme/notes/n.html",
        ),
        no_part,
    ),
    Difference(
        "Dart Sass writes a style sheet with other white space, numbers, strings and colours than sassc",
        (
            "homepage_bilingual/assets/css/style.css",
            "sass/css/main.css",
            "sass/css/second.css",
            "sass_source_maps/css/app.css",
            "sass_source_maps/css/old.css",
            "source_maps_in_pages/css/main.css",
            "source_maps_in_pages/css/other.css",
        ),
        style,
    ),
    Difference(
        "Dart Sass also simplifies calc(), and leaves declarations behind the nested rules that they stand behind",
        ("theme_minima/assets/main.css",),
        words_of_style,
    ),
    Difference(
        "Dart Sass and sassc map other places",
        (
            "sass_source_maps/css/app.css.map",
            "sass_source_maps/css/old.css.map",
            "source_maps_in_pages/css/main.css.map",
            "source_maps_in_pages/css/other.css.map",
        ),
        source_map,
    ),
    Difference(
        "the filters scssify and sassify have the white space of Dart Sass",
        ("sass/index.html",),
        without_space,
    ),
    Difference("mark_lines came with Jekyll 4.4", ("code_blocks/tags.html",), without_marks),
    Difference(
        "truncatewords of Liquid 4.0 adds dots to a text of exactly so many words",
        (
            "blog_paginated/2025/03/10/timed/index.html",
            "blog_paginated/2025/08/08/my-slug/index.html",
            "blog_paginated/2025/10/10/Mixed_Case.and.dots/index.html",
        ),
        without_dots,
    ),
    Difference(
        "kramdown 2.5 gives the role of a footnote to the link to it, and none to the footnote",
        (
            "excerpts/2025/01/11/footnote.html",
            "excerpts/list.html",
            "markdown_gfm_options/index.html",
            "markdown_showcase/blocks.html",
        ),
        without_roles,
    ),
    Difference(
        "the option footnote_link_text came with kramdown 2.5", ("markdown_options/page.html",), without_brackets
    ),
    Difference(
        "jekyll-seo-tag 2.9 prints other tags than 2.8",
        (
            "plugins_publishing/2024/04/05/old.html",
            "plugins_publishing/2025/03/04/third.html",
            "plugins_publishing/2025/04/05/no_title-here.html",
            "plugins_publishing/404.html",
            "plugins_publishing/about.html",
            "plugins_publishing/cn.html",
            "plugins_publishing/docs/one.html",
            "plugins_publishing/hidden.html",
            "plugins_publishing/index.html",
            "plugins_publishing/news/2025/01/01/first.html",
            "plugins_publishing/news/other/2025/02/03/second.html",
            "theme_minima/2025/01/01/first.html",
            "theme_minima/2025/02/01/second.html",
            "theme_minima/about/index.html",
            "theme_minima/index.html",
            "theme_minima/关于.html",
        ),
        without_seo,
    ),
)

LIQUID_5 = {
    "data_and_filters": "the filter default has allow_false",
    "includes_and_layouts": "the tags liquid, echo and render",
}
"""Sites that Jekyll 4.4 with Liquid 4.0 does not build, with what they use of Liquid 5."""
