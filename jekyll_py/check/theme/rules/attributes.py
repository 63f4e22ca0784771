"""Outputs in attributes that can break out of them, and addresses without the path of the site."""

from __future__ import annotations

from collections.abc import Iterator

from ...finding import Fault, FaultInFile
from ...pages.element import Attribute, Element
from ...rule import OnTheme, Rule
from ..expression import filters_in, paths_in
from ..sources import ThemeSources
from ..template import OUTPUT, Tag, Template

_PROSE = frozenset({
    "abstract", "alt", "caption", "description", "excerpt", "headline", "quote", "subtitle", "summary", "tagline",
    "title",
})  # fmt: skip
"""Fields that writers fill with prose, which may have quotation marks."""
_SAFE = frozenset({
    "absolute_url", "cgi_escape", "date", "date_to_xmlschema", "escape", "escape_once", "jsonify", "md5",
    "number_of_words", "relative_url", "size", "slugify", "uri_escape", "url_encode", "xml_escape",
})  # fmt: skip
"""Filters after which a text has no quotation mark of its own."""
_ADDRESSES = ("href", "src", "action", "poster", "data")
_WRITTEN = frozenset({"a", "link", "script", "img", "form", "source", "video", "audio", "iframe", "object"})
_URLS = frozenset(["next_page_path", "previous_page_path", "url"])
_PAGES = frozenset(["doc", "document", "next_post", "node", "page", "paginator", "post", "prev_post"])
"""Names of variables that hold pages of the site."""


def unescaped(theme: ThemeSources) -> Iterator[FaultInFile]:
    """Prose in an attribute without a filter that escapes quotation marks."""
    for template, _, attribute in _attributes(theme):
        for tag in template.outputs_in(attribute):
            if attribute.name != "style" and _is_prose(tag) and not _is_quoted_by_liquid(template, tag):
                message = f"{tag.text} in the attribute {attribute.name} is not escaped"
                hint = "add `| escape`: a quotation mark in the text ends the attribute"
                yield FaultInFile(template.name, Fault(message, tag.at, hint=hint))


def unquoted(theme: ThemeSources) -> Iterator[FaultInFile]:
    """Outputs that are the value of an attribute without quotation marks."""
    for template, _, attribute in _attributes(theme):
        if attribute.written.startswith(OUTPUT) and template.text[attribute.at - 1] not in "\"'":
            tag = next(template.outputs_in(attribute), None)
            if tag is not None:
                message = f"the value of {attribute.name} has no quotation marks around {tag.text}"
                yield FaultInFile(template.name, Fault(message, tag.at, hint="write them: a space ends the attribute"))


def without_baseurl(theme: ThemeSources) -> Iterator[FaultInFile]:
    """Addresses that begin at the root of the server, though a site may be published below a path."""
    for template, element, attribute in _attributes(theme):
        if element.name not in _WRITTEN or attribute.name not in _ADDRESSES:
            continue
        value = attribute.written
        if value.startswith("/") and not value.startswith("//") and OUTPUT not in value[:2]:
            path = value.split(OUTPUT)[0]
            hint = f"write {{{{ '{path}' | relative_url }}}}"
            yield FaultInFile(template.name, Fault(f"{path} lacks the site's baseurl", attribute.at, hint=hint))
        for tag in template.outputs_in(attribute):
            if tag.at == attribute.at and _is_address(tag):
                message = f"{tag.text} lacks the site's baseurl"
                yield FaultInFile(template.name, Fault(message, tag.at, hint="add `| relative_url`"))


def _attributes(theme: ThemeSources) -> Iterator[tuple[Template, Element, Attribute]]:
    for template in (each for each in theme.templates.values() if each.name.endswith((".html", ".htm", ".liquid"))):
        for element in template.html.elements:
            yield from ((template, element, each) for each in element.all_attributes() if each.written)


def _is_prose(tag: Tag) -> bool:
    path = next(paths_in("", tag.markup), ())
    plain = not tag.markup.startswith(("'", '"'))
    is_field = len(path) > 1 and path[0] != "include"  # a parameter may be escaped already
    return plain and is_field and path[-1] in _PROSE and _SAFE.isdisjoint(filters_in(tag.markup))


def _is_quoted_by_liquid(template: Template, tag: Tag) -> bool:
    """Whether the output stands in a block of ``capture``, whose text may be escaped later."""
    return "capture" in template.around(tag.at)


def _is_address(tag: Tag) -> bool:
    path = next(paths_in("", tag.markup), ())
    is_of_site = bool(path) and path[0] in _PAGES and path[-1] in _URLS and len(path) <= 3
    return is_of_site and not filters_in(tag.markup)


RULES = (
    Rule("attribute-unescaped", "warning", "Prose of the site stands in an attribute without `escape`.",
        "HTML Standard, 13.1.2.3 Attributes", OnTheme(unescaped), '<img alt="{{ page.title }}">'),
    Rule("attribute-unquoted", "warning", "An output is the value of an attribute without quotation marks.",
        "HTML Standard, 13.1.2.3 Attributes", OnTheme(unquoted), "<a href={{ page.url }}>"),
    Rule("relative-url-missing", "warning", "An address begins at the root of the server, without `relative_url`.",
        "Jekyll, documentation of `baseurl`: a project's site of GitHub Pages lies below its name",
        OnTheme(without_baseurl), '<a href="{{ post.url }}">'),
)  # fmt: skip
"""The rules of this family."""
