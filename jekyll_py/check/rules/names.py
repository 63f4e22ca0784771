"""Links, buttons, fields and frames that have no name, and the order in which keys reach them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, takewhile

from ..finding import Fault
from ..pages.element import Element
from ..pages.hidden import is_hidden
from ..pages.page import Page
from ..rule import OnPage, Rule


def has_name(page: Page, element: Element) -> bool:
    """Whether programs that read aloud find a name in an element: words, or something in it that has a name.

    Source: Accessible Name and Description Computation 1.2, 4.3.2, steps 2B, 2D, 2F and 2I.
    """
    if page.text_of(element) or element.get("aria-label") or element.has("aria-labelledby") or element.has("hidden"):
        return True
    inside = takewhile(lambda each: each.at < element.end, islice(page.elements, element.number + 1, None))
    return any(_names(each) for each in inside)


def _names(part: Element) -> bool:
    """Whether an element without words gives a name to what it stands in."""
    is_named = any((part.get(name) or "").strip() for name in ("alt", "title", "aria-label", "aria-labelledby"))
    return is_named or part.name in ("svg", "input", "object")


def no_name(page: Page) -> Iterator[Fault]:
    """A link or a button without words: programs that read aloud say its address, or nothing."""
    for element in page.named("a", "button"):
        if element.name == "a" and not element.has("href"):
            continue
        if element.get("title") or element.get("aria-hidden") == "true" or has_name(page, element):
            continue
        where = element.get("href") or element.tag
        hint = "write words in it, or aria-label"
        yield Fault(f"a <{element.name}> has no words: {where[:60]}", element.at, written=where, hint=hint)


def no_label(page: Page) -> Iterator[Fault]:
    """A field of a form without a label."""
    labels = {label.get("for") for label in page.named("label")}
    for field in page.named("input", "select", "textarea"):
        kind = (field.get("type") or "").lower()
        if kind in ("hidden", "submit", "reset", "button", "image") or field.is_in("label") or is_hidden(field):
            continue
        if _is_task(field):
            continue
        named = any(field.get(name) for name in ("aria-label", "aria-labelledby", "title"))
        if not named and field.get("id") not in (labels - {None}):
            hint = "put it into a <label>, or give it aria-label"
            yield Fault(f"a field has no label: {field.tag[:60]}", field.at, written=field.tag, hint=hint)


def _is_task(field: Element) -> bool:
    """Whether a field is the disabled checkbox of a Markdown task list, which the text of its list item names."""
    return field.has("disabled") and "task-list-item-checkbox" in (field.get("class") or "")


def unnamed_frame(page: Page) -> Iterator[Fault]:
    """A frame without a name, which programs that read aloud do not describe."""
    for frame in page.named("iframe"):
        is_named = any((frame.get(name) or "").strip() for name in ("title", "aria-label", "aria-labelledby"))
        is_hidden = frame.has("hidden") or frame.get("aria-hidden") == "true" or frame.is_in("noscript", "template")
        if not is_named and not is_hidden:
            url = frame.get("src") or frame.tag
            yield Fault(f"a frame has no title: {url[:60]}", frame.at, written=url, hint='write title="…"')


def ordered_by_number(page: Page) -> Iterator[Fault]:
    """A ``tabindex`` above 0, which keys reach before all that comes earlier on the page."""
    for element in page.having("tabindex"):
        attribute = element.attributes["tabindex"]
        value = attribute.value.strip()
        if value.isdecimal() and int(value) > 0:
            hint = "write 0, and put the element where it is to be reached"
            yield Fault(f"tabindex {value} changes the order of keys", attribute.at, written=element.tag, hint=hint)


_WCAG = "WCAG 2.2, "
RULES = (
    Rule("name-missing", "error", "A link or a button has no words.",
        _WCAG + "2.4.4 Link Purpose; 4.1.2 Name, Role, Value", OnPage(no_name),
        '<a href="/x/"><i class="icon"></i></a>'),
    Rule("label-missing", "error", "A field of a form has no label.",
        _WCAG + "1.3.1 Info and Relationships; 4.1.2", OnPage(no_label), '<input type="text" name="q">'),
    Rule("frame-unnamed", "warning", "A frame has no title.",
        _WCAG + "4.1.2 Name, Role, Value", OnPage(unnamed_frame), '<iframe src="/map.html"></iframe>'),
    Rule("tabindex-positive", "warning", "A `tabindex` above 0 changes the order in which keys reach links and fields.",
        _WCAG + "2.4.3 Focus Order, failure F44", OnPage(ordered_by_number), '<a href="/x/" tabindex="3">X</a>'),
)  # fmt: skip
"""The rules of this family."""
