"""Addresses that are wrong by themselves: empty, misspelt, of this machine, insecure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote, urlsplit

from ..built.site_index import SiteIndex
from ..built.target import State, Target
from ..finding import Fault
from ..pages.element import Element
from ..pages.page import Page
from ..reference import Kind, Reference
from ..rule import OnPage, OnReference, Rule
from .links import fault

_LOADED = frozenset({Kind.IMAGE, Kind.MEDIA, Kind.FRAME, Kind.SCRIPT, Kind.STYLE, Kind.ICON, Kind.CSS, Kind.MANIFEST})
"""The kinds that a browser loads with the page."""
_MISSPELT = re.compile(r"https?(?:;//|:/[^/]|//:?|:\\|\.//|:(?=[^/\\]))|(?:h?ttps?|htt?ps?|ht?tps?|hhttps?)://", re.I)
_RIGHT = re.compile(r"https?://", re.I)
_WRITABLE = frozenset({Kind.LINK, *_LOADED, Kind.SOCIAL})
_BROKEN_ESCAPE = re.compile("%(?![0-9A-Fa-f]{2})")
_NEEDED: Mapping[str, tuple[str, ...]] = {
    "img": ("src", "srcset"),
    "link": ("href", "imagesrcset"),
    "source": ("src", "srcset"),
    "track": ("src",),
}
"""The elements that need an address, each with the attributes that can hold it."""
_EXTERNAL = frozenset({State.EXTERNAL})
_NOT_FOUND = frozenset(State) - {State.FOUND}
_OF_PATHS = frozenset(State) - {State.OTHER, State.EXTERNAL}
_LOCAL = frozenset({"localhost", "127.0.0.1", "0.0.0.0", "[::1]", "::1"})


def empty(reference: Reference, _target: Target, _site: SiteIndex) -> Fault | None:
    """An address that is empty: an image or a script loads the page itself, a link leads to it."""
    if reference.url or reference.kind in (Kind.FORM, Kind.CSS):  # a form with an empty action goes to its page
        return None
    where = f"<{reference.element} {reference.attribute}>"
    written = f'{reference.attribute}=""'
    return Fault(f"the address of {where} is empty", written=written, hint="name a target or remove it")


def no_recipient(reference: Reference, _target: Target, _site: SiteIndex) -> Fault | None:
    """``mailto:`` and ``tel:`` without anything behind, or with what cannot be read."""
    scheme, _, rest = reference.url.partition(":")
    has_recipient = "@" in unquote(rest) or "to=" in rest or rest.startswith("?")
    if scheme.lower() == "mailto" and _BROKEN_ESCAPE.search(rest):
        return fault(reference, "has a % without two digits", "write %25 for %")
    if scheme.lower() == "mailto" and not has_recipient:
        return fault(reference, "has no e-mail address", "write mailto:name@example.org")
    if scheme.lower() == "tel" and not any(map(str.isdigit, rest)):
        return fault(reference, "has no number", "write tel: and the number")
    return None


def misspelt(reference: Reference, target: Target, _site: SiteIndex) -> Fault | None:
    """``htp://``, ``http:/example.org``, ``https//``, and what is no address at all."""
    if target.state is State.INVALID or (_MISSPELT.match(reference.url) and not _RIGHT.match(reference.url)):
        return fault(reference, "is no valid address", "addresses of other sites begin with https://")
    return None


def of_this_machine(reference: Reference, _target: Target, _site: SiteIndex) -> Fault | None:
    """Addresses of the preview or of files of the machine that built the site."""
    if reference.kind not in _WRITABLE and reference.kind is not Kind.CANONICAL:
        return None
    if ":" not in reference.url:
        return None
    try:
        parts = urlsplit(reference.url)
    except ValueError:
        return None
    if parts.scheme == "file" or re.match(r"[a-zA-Z]:[\\/]", reference.url):
        return fault(reference, "leads to a file of the machine that the page was written on")
    if reference.kind is not Kind.LINK and parts.hostname in _LOCAL:
        return fault(reference, "leads to the machine of the reader", "use relative_url, or set url")
    return None


def mixed_content(reference: Reference, _target: Target, site: SiteIndex) -> Fault | None:
    """The fault of a page that loads something over ``http:``, which browsers refuse on a page of ``https:``."""
    is_insecure = reference.url.lower().startswith("http://")
    if reference.kind not in _LOADED or not is_insecure or site.published.url.startswith("http://"):
        return None
    return fault(reference, "is loaded over http:", f"write https{reference.url[4:]}")


def insecure_link(reference: Reference, _target: Target, _site: SiteIndex) -> Fault | None:
    """A link to another site over ``http:``, which others can read and change on its way."""
    is_insecure = reference.url.lower().startswith("http://")
    if reference.kind is not Kind.LINK or not is_insecure:
        return None
    return fault(reference, "is not encrypted", f"write https{reference.url[4:]} if that answers")


def without_address(page: Page) -> Iterator[Fault]:
    """An element that shows or loads nothing without its address; scripts may fill in one that is named otherwise."""
    for name, attributes in _NEEDED.items():
        for element in page.named(name):
            if any(map(element.has, attributes)) or _is_filled_in(element, attributes) or element.is_in("template"):
                continue
            needed = " or ".join(attributes)
            yield Fault(f"a <{name}> has no {needed}", element.at, written=element.tag, hint=f"write {needed}")


def _is_filled_in(element: Element, attributes: tuple[str, ...]) -> bool:
    """Whether an attribute of a script's own, such as ``data-src`` or ``:href``, has the address."""
    return any(name.endswith(attributes) for name in element.attributes)


def placeholder(page: Page) -> Iterator[Fault]:
    """A link that leads to nothing but the top of its page, or nowhere."""
    for link in page.named("a"):
        url = link.get("href")
        if (url is not None and url.strip() == "#") or (url is None and not link.has("id") and not link.has("name")):
            at = link.attributes["href"].at if url else link.at
            yield Fault("a link has no target", at, written=link.tag, hint="name a target, or make it a <button>")


def without_scheme(reference: Reference, _target: Target, _site: SiteIndex) -> Fault | None:
    """An address such as ``//example.org/``, whose meaning depends on how the page was loaded."""
    if not reference.url.startswith("//"):
        return None
    return fault(reference, "has no scheme", f"write https:{reference.url}")


def without_slash(reference: Reference, target: Target, site: SiteIndex) -> Fault | None:
    """The address of a folder without its slash: servers answer with a redirect."""
    path, file = target.path.strip("/"), target.file
    if file is None or not path or target.path.endswith("/") or not file.startswith(f"{path}/"):
        return None
    return fault(reference, "is redirected", f"write {site.address_of(file)}")


def badly_written(reference: Reference, _target: Target, _site: SiteIndex) -> Fault | None:
    """White space and backslashes, which browsers repair and other programs do not."""
    if reference.kind is Kind.CSS:
        return None
    path = reference.url.partition("?")[0].partition("#")[0]
    if "\\" in path:
        return fault(reference, "has a backslash", "write /")
    if re.search(r"\s", path):
        return fault(reference, "has white space in it", f"write {re.sub(r'[ ]', '%20', reference.url)}")
    return None


_URL = "URL Standard, 4.1 URL representation"
RULES = (
    Rule("address-empty", "error", "The address of a link, image, script or other element is empty.",
        "HTML Standard, 2.4 URLs: valid non-empty URL", OnReference(empty), '<a href="">About</a>'),
    Rule("address-invalid", "error", "An address is misspelt, such as `htp://` or `http:/example.org`.",
        _URL, OnReference(misspelt, _NOT_FOUND), '<a href="https//example.org/">Elsewhere</a>'),
    Rule("address-local", "error", "An address is one of the machine that built the site: `localhost`, `file:`.",
        "Published pages are read on other machines", OnReference(of_this_machine),
        '<img src="http://localhost:4000/photo.png" alt="">'),
    Rule("address-spelling", "warning", "An address has white space or a backslash in it.",
        _URL, OnReference(badly_written, _OF_PATHS), '<a href="/my file.pdf">File</a>'),
    Rule("contact-empty", "error", "A link `mailto:` has no address, or one that cannot be read, or `tel:` no number.",
        "RFC 6068, 2; RFC 3966, 3", OnReference(no_recipient, frozenset({State.OTHER})), '<a href="mailto:">Write</a>'),
    Rule("link-insecure", "warning", "A link leads to another site over `http:`.",
        "RFC 9110, 4.2.2 https URI Scheme", OnReference(insecure_link, _EXTERNAL),
        '<a href="http://example.org/">Elsewhere</a>', is_on=False),
    Rule("address-missing", "warning", "An image, a source, a track or a `<link>` has no address.",
        "HTML Standard, 4.8.3 The img element; 4.2.4 The link element", OnPage(without_address), '<img alt="A cat">'),
    Rule("address-scheme-missing", "warning", "An address of another site begins with `//`.",
        _URL, OnReference(without_scheme, _EXTERNAL),
        '<script src="//example.org/app.js"></script>', is_on=False),
    Rule("address-slash-missing", "warning", "The address of a folder has no slash at its end: it is redirected.",
        "RFC 9110, 15.4.2 301 Moved Permanently", OnReference(without_slash, frozenset({State.FOUND})),
        '<a href="/about">About</a>', is_on=False),
    Rule("link-placeholder", "warning", "A link has no address, or `#` alone.",
        "HTML Standard, 4.6.1 Links", OnPage(placeholder), '<a href="#">More</a>', is_on=False),
    Rule("mixed-content", "error", "A script, style, image or frame is loaded over `http:`.",
        "Mixed Content (W3C), 3", OnReference(mixed_content, _EXTERNAL), '<script src="http://example.org/app.js"></script>'),
)  # fmt: skip
"""The rules of this family."""
