"""HTML that the standard forbids: tags that do not match, elements where none may stand, obsolete ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ..finding import Fault
from ..pages.element import Element
from ..pages.page import Break, BrokenMarkup, Page
from ..rule import OnPage, Rule

_CHILDREN: Mapping[str, frozenset[str]] = {
    "ul": frozenset({"li", "script", "template"}),
    "ol": frozenset({"li", "script", "template"}),
    "menu": frozenset({"li", "script", "template"}),
    "dl": frozenset({"dt", "dd", "div", "script", "template"}),
    "table": frozenset({"caption", "colgroup", "thead", "tbody", "tfoot", "tr", "script", "template"}),
    "thead": frozenset({"tr", "script", "template"}),
    "tbody": frozenset({"tr", "script", "template"}),
    "tfoot": frozenset({"tr", "script", "template"}),
    "tr": frozenset({"td", "th", "script", "template"}),
    "colgroup": frozenset({"col", "template"}),
    "picture": frozenset({"source", "img", "script", "template"}),
}
"""Elements with the only ones that may stand directly in them."""
_PARENTS: Mapping[str, frozenset[str]] = {
    "li": frozenset({"ul", "ol", "menu"}),
    "dt": frozenset({"dl", "div"}),
    "dd": frozenset({"dl", "div"}),
    "tr": frozenset({"table", "thead", "tbody", "tfoot"}),
    "td": frozenset({"tr"}),
    "th": frozenset({"tr"}),
    "figcaption": frozenset({"figure"}),
    "summary": frozenset({"details"}),
    "legend": frozenset({"fieldset"}),
    "source": frozenset({"picture", "video", "audio"}),
    "track": frozenset({"video", "audio"}),
}
"""Elements with the only ones that they may stand directly in."""
_ACTIVE = frozenset({"a", "button", "select", "textarea", "label", "details", "iframe", "embed"})
"""Elements that react to a click, so that they may not stand in a link or a button."""
_OBSOLETE = (
    *("acronym", "applet", "basefont", "bgsound", "big", "blink", "center", "dir", "font", "frame", "frameset"),
    *("isindex", "keygen", "listing", "marquee", "menuitem", "multicol", "nextid", "nobr", "noembed", "noframes"),
    *("param", "plaintext", "rb", "rtc", "spacer", "strike", "tt", "xmp"),
)
_FOREIGN = ("svg", "math", "template")
_OLD_DOCTYPE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(<!doctype\s+html\s+public\b[^>]*>)", re.IGNORECASE)


def unclosed(page: Page) -> Iterator[Fault]:
    """An element whose end tag is missing, so that it holds what comes after it."""
    for each in page.broken:
        if each.kind is Break.UNCLOSED:
            hint = f"write </{each.name}> where it ends"
            yield Fault(f"a <{each.name}> is never closed", each.at, written=_tag_at(page, each), hint=hint)


def stray_end(page: Page) -> Iterator[Fault]:
    """An end tag of an element that is not open."""
    for each in page.broken:
        if each.kind is Break.STRAY_END and each.name != "p":  # see closed_early
            message = f"</{each.name}> closes nothing"
            yield Fault(message, each.at, written=f"</{each.name}>", hint="remove it, or write the tag that it closes")


def closed_early(page: Page) -> Iterator[Fault]:
    """A paragraph that a block in it ends, such as ``<p><div></div></p>``: its own end tag closes nothing then."""
    ends = [each.at for each in page.broken if each.kind is Break.STRAY_END and each.name == "p"]
    for each in page.broken:
        if each.kind is Break.CLOSED_EARLY and each.by is not None and any(at > each.at for at in ends):
            by = each.by.name
            hint = f"close the <{each.name}> before, or write <div> for it"
            yield Fault(
                f"a <{by}> ends the <{each.name}> that it stands in", each.at, written=_tag_at(page, each), hint=hint
            )


def _tag_at(page: Page, broken: BrokenMarkup) -> str:
    """The whole start tag, which tells it from others in the source."""
    element = page.element_at(broken.at)
    return f"<{broken.name}" if element is None else element.tag


def unfinished(page: Page) -> Iterator[Fault]:
    """A tag without its ``>``, or an attribute without its second quotation mark."""
    for each in page.broken:
        if each.kind is Break.UNFINISHED_TAG:
            written = page.text[each.at : each.at + 30].partition("\n")[0]
            yield Fault(
                "a tag is never finished", each.at, written=written, hint="look for a missing > or quotation mark"
            )


def misplaced(page: Page) -> Iterator[Fault]:
    """An element directly in one that may not hold it, such as a ``p`` in a ``ul`` or a ``li`` outside of a list."""
    for element in page.elements:
        outer = element.parent
        if outer is None:
            continue
        allowed, parents = _CHILDREN.get(outer.name), _PARENTS.get(element.name)
        if (allowed is None and parents is None) or element.is_in(*_FOREIGN):
            continue
        if allowed is not None and element.name not in allowed:
            named = sorted(allowed - {"script", "template"})
            hint = f"in <{outer.name}> stand {', '.join(f'<{name}>' for name in named)}"
            yield Fault(
                f"a <{element.name}> stands directly in a <{outer.name}>", element.at, written=element.tag, hint=hint
            )
        elif parents is not None and outer.name not in parents and outer.name not in _CHILDREN:
            hint = f"put it into {' or '.join(f'<{name}>' for name in sorted(parents))}"
            yield Fault(f"a <{element.name}> stands in a <{outer.name}>", element.at, written=element.tag, hint=hint)


def active_in_active(page: Page) -> Iterator[Fault]:
    """A link or a button in a link or a button: browsers split them, and keys reach one of them only."""
    mapped = (image for image in page.named("img") if image.has("usemap"))
    for element in (*page.named(*sorted(_ACTIVE)), *mapped):
        if element.name == "a" and not element.has("href"):
            continue
        outer = next((each for each in element.ancestors if each.name in ("a", "button") and _reacts(each)), None)
        if outer is not None and not (element.name == "label" and outer.name == "a"):
            message = f"a <{element.name}> stands in a <{outer.name}>"
            yield Fault(message, element.at, written=element.tag, hint="put one after the other")


def _reacts(element: Element) -> bool:
    return element.name == "button" or element.has("href")


def obsolete(page: Page) -> Iterator[Fault]:
    """Elements that the standard lists as obsolete."""
    for element in page.named(*_OBSOLETE):
        if not element.is_in("object", *_FOREIGN):
            hint = "use CSS, or an element with that meaning"
            yield Fault(f"<{element.name}> is obsolete", element.at, written=element.tag, hint=hint)


def repeated_attribute(page: Page) -> Iterator[Fault]:
    """An attribute that its tag has twice: the second one counts for nothing."""
    for element in (each for each in page.elements if each.raw.count("=") > 1):
        seen: set[str] = set()
        for attribute in element.all_attributes():
            if attribute.name in seen:
                message = f"the <{element.name}> has {attribute.name} twice"
                yield Fault(message, attribute.at, written=element.tag, hint="join them: the second is not read")
            seen.add(attribute.name)


def no_doctype(page: Page) -> Iterator[Fault]:
    """A whole document without a doctype, which browsers lay out as those of the nineties did."""
    if page.has_doctype:
        return
    if any(True for _ in page.named("html")) and any(True for _ in page.named("body")):
        yield Fault("the page has no doctype", 0, hint="begin the layout with <!DOCTYPE html>")


def old_doctype(page: Page) -> Iterator[Fault]:
    """The doctype of HTML 4 or XHTML."""
    match = _OLD_DOCTYPE.match(page.text)
    if match is not None:
        yield Fault("the doctype is one of an older HTML", match.start(1), match[1], hint="write <!DOCTYPE html>")


_SYNTAX = "HTML Standard, 13.1.2 Elements"
RULES = (
    Rule("tag-unclosed", "error", "An element is never closed.", _SYNTAX, OnPage(unclosed), "<div><p>text</p>"),
    Rule("tag-stray", "error", "An end tag closes nothing.", _SYNTAX, OnPage(stray_end), "<p>text</p></div>"),
    Rule("tag-early", "warning", "A block ends the paragraph that it stands in.",
        "HTML Standard, 4.4.1 The p element", OnPage(closed_early), "<p><div>text</div></p>"),
    Rule("tag-unfinished", "error", "A tag or a quotation mark is never finished.",
        "HTML Standard, 13.1.2.1 Start tags", OnPage(unfinished), '<a href="/x/>text</a>'),
    Rule("element-misplaced", "error", "An element stands where it may not, such as `<p>` directly in `<ul>`.",
        "HTML Standard, 4 The elements of HTML: content model", OnPage(misplaced), "<ul><p>text</p></ul>"),
    Rule("link-nested", "error", "A link, a button or an image with a map stands in a link or a button.",
        "HTML Standard, 4.5.1 The a element: content model", OnPage(active_in_active),
        '<a href="/x/"><button>Go</button></a>'),
    Rule("element-obsolete", "warning", "An element is obsolete, such as `<center>`.",
        "HTML Standard, 16.2 Non-conforming features", OnPage(obsolete), "<center>text</center>"),
    Rule("attribute-repeated", "error", "A tag has an attribute twice.",
        "HTML Standard, 13.1.2.3 Attributes", OnPage(repeated_attribute), '<p class="a" class="b">text</p>'),
    Rule("doctype-missing", "warning", "A page has no doctype.",
        "HTML Standard, 13.1.1 The DOCTYPE", OnPage(no_doctype), "<html><body>text</body></html>"),
    Rule("doctype-obsolete", "warning", "The doctype is one of HTML 4 or XHTML.",
        "HTML Standard, 13.1.1 The DOCTYPE", OnPage(old_doctype),
        '<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01//EN" "http://www.w3.org/TR/html4/strict.dtd">'),
)  # fmt: skip
"""The rules of this family."""
