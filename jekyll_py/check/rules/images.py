"""Images without the text that stands for them, and image lists that browsers cannot read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..finding import Fault
from ..pages.element import Attribute, Element
from ..pages.hidden import is_hidden
from ..pages.page import Page
from ..rule import OnPage, Rule

_FILE_NAME = re.compile(r"[^\s/]+\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?)", re.IGNORECASE)
_PLACEHOLDERS = frozenset({"alt", "alt text", "description", "image", "img", "photo", "picture", "todo", "untitled"})
_DESCRIPTOR = re.compile(r"(?:\d+w|\d+h|\d*\.?\d+(?:[eE][+-]?\d+)?x)")
_CANDIDATE = re.compile(r"[\s,]*([^\s,]\S*[^\s,]|[^\s,])(?:,|\s+([^,]*)(?:,|$)|$)")


def without_alt(page: Page) -> Iterator[Fault]:
    """An image without ``alt``; ``alt=""`` says that it is decoration. A caption or a label may do instead."""
    for image in page.named("img", "area"):
        if image.has("alt") or _is_hidden(image) or (image.name == "area" and not image.has("href")):
            continue
        if any(image.get(name) for name in ("aria-label", "aria-labelledby", "title")) or _is_captioned(image, page):
            continue
        source = image.attributes.get("src") or image.attributes.get("href")
        written = image.tag if source is None else source.written
        hint = 'describe it, or write alt="" if it is decoration'
        yield Fault(f"<{image.name}> has no alt{_of(source)}", image.at, written, source.value if source else "", hint)
    for button in page.named("input"):
        if (button.get("type") or "").lower() == "image" and not any(map(button.get, ("alt", "aria-label", "title"))):
            yield Fault('<input type="image"> has no alt', button.at, button.tag, hint="say what the button does")


def poor_alt(page: Page) -> Iterator[Fault]:
    """An ``alt`` that is a file name, a placeholder or white space."""
    for image in page.named("img"):
        text = (image.get("alt") or "").strip()
        attribute = image.attributes.get("alt")
        if attribute is None or not attribute.value:
            continue
        if not text:
            yield Fault("the alt has white space only", attribute.at, image.tag, hint='write alt="" for decoration')
        elif _FILE_NAME.fullmatch(text) or text.lower() in _PLACEHOLDERS:
            hint = "say what the image shows"
            yield Fault(f'the alt "{text}" does not describe the image', attribute.at, attribute.written, hint=hint)


def link_without_text(page: Page) -> Iterator[Fault]:
    """A link that has nothing but images with an empty ``alt``, so that it has no name."""
    for image in page.named("img"):
        link = next((outer for outer in image.ancestors if outer.name == "a" and outer.has("href")), None)
        if link is None or image.get("alt") != "" or _is_hidden(link) or _is_named(link, page):
            continue
        hint = "say in its alt where the link leads"
        yield Fault("the link has an image with an empty alt and no text", link.at, link.get("href") or "", hint=hint)


def without_map(page: Page) -> Iterator[Fault]:
    """A ``usemap`` that names no ``<map>`` of the page."""
    names = {each.get("name") for each in page.named("map")}
    for image in page.having("usemap"):
        attribute = image.attributes["usemap"]
        if image.name in ("img", "object") and not (attribute.value[:1] == "#" and attribute.value[1:] in names):
            message = f'usemap="{attribute.value}" names no <map> of the page'
            hint = "write # and the name of a <map>"
            yield Fault(message, attribute.at, written=image.tag, hint=hint)


def bad_srcset(page: Page) -> Iterator[Fault]:
    """A ``srcset`` with a size that is none, or with two kinds of sizes."""
    for image in page.named("img", "source"):
        attribute = image.attributes.get("srcset") if image.has("srcset") else None
        if attribute is None:
            continue
        sizes = [match[2].strip() for match in _CANDIDATE.finditer(attribute.value) if match[2]]
        wrong = next((size for size in sizes if not all(map(_DESCRIPTOR.fullmatch, size.split()))), None)
        if wrong is not None:
            hint = "write 480w or 2x"
            yield Fault(f'srcset has "{wrong}", which is no size', attribute.at, attribute.written, hint=hint)
        elif len({size[-1] for size in sizes if size[-1] in "wx"}) > 1:
            yield Fault("srcset has sizes in w and in x", attribute.at, attribute.written, hint="use one of them")


def _of(source: Attribute | None) -> str:
    return "" if source is None or source.value.startswith("data:") else f": {source.value}"


def _is_hidden(element: Element) -> bool:
    """Whether readers of the page are not told of an element."""
    around = (element, *element.ancestors)
    return is_hidden(element) or any(each.get("role") in ("presentation", "none") for each in around)


def _is_captioned(image: Element, page: Page) -> bool:
    """Whether an image is the only one of a figure with a caption (HTML Standard, 4.8.4.4.12)."""
    figure = next((outer for outer in image.ancestors if outer.name == "figure"), None)
    if figure is None:
        return False
    images = [each for each in page.named("img") if figure.at < each.at < figure.end]
    captions = [each for each in page.named("figcaption") if figure.at < each.at < figure.end]
    return len(images) == 1 and any(page.text_of(each) for each in captions)


def _is_named(link: Element, page: Page) -> bool:
    if any(link.get(name) for name in ("aria-label", "aria-labelledby", "title")) or page.text_of(link):
        return True
    inner = (each for each in page.elements[link.number + 1 :] if link.at < each.at < link.end)
    return any(each.get("alt") or each.get("aria-label") or each.name in ("svg", "object") for each in inner)


_WCAG = "WCAG 2.2, 1.1.1 Non-text Content"
RULES = (
    Rule("alt-missing", "error", "An image, image button or area has no `alt`.", f"{_WCAG}; HTML Standard, 4.8.4.4",
        OnPage(without_alt), '<img src="/photo.png">'),
    Rule("alt-poor", "warning", "An `alt` is a file name, a word such as `image`, or white space.",
        f"{_WCAG}, failure F30", OnPage(poor_alt), '<img src="/photo.png" alt="photo.png">'),
    Rule("image-link-unnamed", "error", "A link holds only an image whose `alt` is empty.",
        "WCAG 2.2, 2.4.4 Link Purpose, failure F89", OnPage(link_without_text),
        '<a href="/"><img src="/home.png" alt=""></a>'),
    Rule("map-missing", "error", "The `usemap` of an image names no `<map>` of the page.",
        "HTML Standard, 4.8.14 Image maps", OnPage(without_map), '<img src="a.png" alt="A" usemap="#plan">'),
    Rule("srcset-invalid", "error", "A `srcset` has a size that is none, or sizes of two kinds.",
        "HTML Standard, 4.8.4.2.1 Srcset attributes", OnPage(bad_srcset), '<img src="a.png" srcset="b.png 2" alt="">'),
)  # fmt: skip
"""The rules of this family."""
