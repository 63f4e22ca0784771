"""Ids that are empty, repeated, or that an address cannot name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ..finding import Fault
from ..pages.element import Element
from ..pages.page import Page
from ..rule import OnPage, Rule


def repeated(page: Page) -> Iterator[Fault]:
    """An ``id`` that an element before has: links, labels and scripts find the first one only."""
    found: dict[str, list[Element]] = defaultdict(list)
    for element in page.having("id"):
        if name := element.get("id"):
            found[name].append(element)
    for name, elements in found.items():
        for element in elements[1:]:
            at = element.attributes["id"].at
            hint = f"the first one is a <{elements[0].name}>; give each another id"
            message = f'the id "{name}" is on this page {len(elements)} times'
            yield Fault(message, at, written=name, target=name, hint=hint)


def unusable(page: Page) -> Iterator[Fault]:
    """An ``id`` that is empty or has white space."""
    for element in page.having("id"):
        attribute = element.attributes["id"]
        if not attribute.value.strip():
            yield Fault(f"the id of <{element.name}> is empty", attribute.at, written=element.tag, hint="remove it")
        elif any(map(str.isspace, attribute.value)):
            hint = "write hyphens instead"
            yield Fault(f'the id "{attribute.value}" has white space', attribute.at, attribute.written, hint=hint)


def unknown(page: Page) -> Iterator[Fault]:
    """A label or a name that refers to an element that is not there."""
    for name, element in _referring(page):
        attribute = element.attributes[name]
        for each in attribute.value.split():
            if each not in page.ids:
                message = f'the <{element.name}> refers by {name} to "{each}", which is no id of the page'
                yield Fault(message, attribute.at, written=attribute.written, hint="name an id that is there")


def _referring(page: Page) -> Iterator[tuple[str, Element]]:
    """The elements with an attribute that names ids, each with the name of that attribute."""
    yield from (("for", element) for element in page.having("for") if element.name in ("label", "output"))
    for name in ("aria-labelledby", "aria-describedby"):
        yield from ((name, element) for element in page.having(name))


RULES = (
    Rule("id-repeated", "error", "Two elements of a page have the same `id`.",
        "HTML Standard, 3.2.6 Global attributes: id", OnPage(repeated), '<p id="a"></p><p id="a"></p>'),
    Rule("id-invalid", "error", "An `id` is empty or has white space in it.",
        "HTML Standard, 3.2.6 Global attributes: id", OnPage(unusable), '<p id="two words"></p>'),
    Rule("id-unknown", "error", "A label, or a name for programs that read aloud, refers to no element of the page.",
        "WCAG 2.2, 1.3.1 Info and Relationships, failure F68", OnPage(unknown), '<label for="nmae">Name</label>'),
)  # fmt: skip
"""The rules of this family."""
