"""References that lead to no file: links, images, media, scripts, style sheets, icons, social images."""

from __future__ import annotations

from collections.abc import Callable, Set

from ..built.site_index import SiteIndex
from ..built.target import State, Target
from ..finding import Fault
from ..reference import Kind, Reference
from ..rule import OnReference, Rule

_LINKS = frozenset({Kind.LINK, Kind.FRAME, Kind.FORM, Kind.ALTERNATE, Kind.CANONICAL, Kind.FEED, Kind.OTHER})
_LOST = frozenset({State.MISSING, State.FOLDER})


def shown(reference: Reference) -> str:
    """A reference at the beginning of a message, such as ``the link to /about/``."""
    written = reference.url or '""'
    where = f"<{reference.element} {reference.attribute}>" if reference.element != "css" else reference.attribute
    name = "link" if reference.kind is Kind.LINK and reference.element == "a" else f"{reference.kind.value} of {where}"
    return f"the {name} to {written}" if name == "link" else f"the {name}, {written},"


def fault(reference: Reference, says: str, hint: str | None = None) -> Fault:
    """A fault of a reference; the place is found by what is written."""
    return Fault(f"{shown(reference)} {says}", written=reference.url, target=reference.url, hint=hint)


def _missing(kinds: Set[Kind]) -> OnReference:
    """The way of a rule about references of some kinds that no file answers."""

    def find(reference: Reference, target: Target, site: SiteIndex) -> Fault | None:
        if reference.kind not in kinds or not reference.url:
            return None
        if target.state is State.FOLDER:
            return fault(reference, "leads to a folder without an index page", "give the folder an index page")
        near = site.nearest(target.path)
        return fault(reference, "leads nowhere", None if near is None else f"did you mean {site.address_of(near)}?")

    return OnReference(find, _LOST)


def _of(state: State, find: Callable[[Reference, Target, SiteIndex], Fault | None]) -> OnReference:
    """The way of a rule about references whose target is in one state."""
    return OnReference(find, frozenset({state}))


def anchor_missing(reference: Reference, target: Target, site: SiteIndex) -> Fault | None:
    """A fragment that names nothing on its page. ``#top``, text fragments and those of programs are left alone."""
    fragment = target.fragment.partition(":~:")[0]
    file = target.file
    if file is None or file not in site.anchors or reference.kind not in _LINKS:
        return None
    if not fragment or fragment.lower() == "top" or fragment.startswith(("!", "/")):
        return None
    if fragment in site.anchors[file] or _undecoded(reference) in site.anchors[file]:
        return None
    near = site.nearest_anchor(file, fragment)
    page = "this page" if reference.url.startswith("#") else file
    return fault(reference, f"names no id of {page}", None if near is None else f"did you mean #{near}?")


def other_case(reference: Reference, target: Target, site: SiteIndex) -> Fault | None:
    """An address that only a file system without upper and lower case can find."""
    if target.file is None:
        return None
    hint = f"write {site.address_of(target.file)}: servers tell upper from lower case"
    return fault(reference, f"differs from {target.file} in upper and lower case or in the form of its accents", hint)


def no_baseurl(reference: Reference, target: Target, site: SiteIndex) -> Fault | None:
    """An address below the host that leaves out the path of the site."""
    if target.file is None:
        return None
    hint = f"write {site.address_of(target.file)}, or use the filter relative_url"
    return fault(reference, f"leaves out the baseurl {site.published.baseurl}", hint)


def twice_baseurl(reference: Reference, target: Target, site: SiteIndex) -> Fault | None:
    """An address that has the path of the site twice."""
    if target.file is None:
        return None
    hint = f"write {site.address_of(target.file)}: use relative_url or absolute_url once only"
    return fault(reference, f"has the baseurl {site.published.baseurl} twice", hint)


def to_source(reference: Reference, target: Target, site: SiteIndex) -> Fault:
    """A link to a source file such as ``about.md``, which is published under another address."""
    if target.file is None:
        return fault(reference, "leads to a source file that is not published", "name what is published")
    hint = f"write {site.address_of(target.file)}, or use the tag link or the plugin jekyll-relative-links"
    return fault(reference, f"leads to a source file, which is published as {target.file}", hint)


def unpublished(reference: Reference, target: Target, site: SiteIndex) -> Fault:
    """A link to a page that exists and is not published."""
    known = site.published.unpublished
    found = known.get(target.path) or known[target.path.rstrip("/")]
    return fault(reference, f"leads to {found.path}, which {found.reason}", "remove the link, or publish the page")


def _undecoded(reference: Reference) -> str:
    return reference.url.partition("#")[2]


_HTML = "HTML Standard"
RULES = (
    Rule("link-missing", "error", "A link, frame, form, feed, canonical address or translation leads to no file.",
        f"{_HTML}, 4.6.1 Links", _missing(_LINKS), '<a href="/abuot/">About</a>'),
    Rule("image-missing", "error", "An image, one of its `srcset`, or a poster is no file of the site.",
        f"{_HTML}, 4.8.3 The img element", _missing({Kind.IMAGE}), '<img src="/photo.png" alt="">'),
    Rule("media-missing", "error", "A video, sound, track, embedded file or object is no file of the site.",
        f"{_HTML}, 4.8.8 to 4.8.11", _missing({Kind.MEDIA}), '<video src="/film.mp4"></video>'),
    Rule("script-missing", "error", "A script is no file of the site.",
        f"{_HTML}, 4.12.1 The script element", _missing({Kind.SCRIPT}), '<script src="/app.js"></script>'),
    Rule("stylesheet-missing", "error", "A style sheet is no file of the site.",
        f"{_HTML}, 4.6.7.23 Link type stylesheet", _missing({Kind.STYLE}),
        '<link rel="stylesheet" href="/main.css">'),
    Rule("icon-missing", "error", "An icon or the manifest is no file of the site.",
        f"{_HTML}, 4.6.7.9 Link type icon", _missing({Kind.ICON, Kind.MANIFEST}),
        '<link rel="icon" href="/favicon.png">'),
    Rule("social-image-missing", "error", "An image for social networks (`og:image`, `twitter:image`) is no file.",
        "The Open Graph protocol, Structured Properties", _missing({Kind.SOCIAL}),
        '<meta property="og:image" content="/card.png">'),
    Rule("css-url-missing", "error", "A `url()` or `@import` in a style is no file of the site.",
        "CSS Values and Units 4, 4.5 Resource Locators", _missing({Kind.CSS}),
        '<style>body { background: url(/paper.png) }</style>'),
    Rule("anchor-missing", "error", "A fragment names no `id` of its page, this one or another.",
        f"{_HTML}, 7.4.6.4 Scrolling to a fragment", _of(State.FOUND, anchor_missing),
        '<a href="#instal">Install</a>'),
    Rule("address-case", "error", "An address differs from the file in upper and lower case only.",
        "RFC 3986, 6.2.2.1 Case Normalization", _of(State.OTHER_CASE, other_case),
        '<img src="/Photo.JPG" alt="">'),
    Rule("baseurl-missing", "error", "An address leaves out the `baseurl` that the site is published under.",
        "Jekyll, filter relative_url", _of(State.NO_BASEURL, no_baseurl),
        '<a href="/about/">About</a>'),
    Rule("baseurl-twice", "error", "An address has the `baseurl` twice.",
        "Jekyll, filter relative_url", _of(State.TWICE_BASEURL, twice_baseurl),
        '<a href="/blog/blog/about/">About</a>'),
    Rule("link-to-source", "error", "A link leads to a source file, such as `about.md`, instead of its page.",
        "Jekyll, tag link", _of(State.SOURCE, to_source),
        '<a href="/about.md">About</a>'),
    Rule("link-unpublished", "error", "A link leads to a page that is not published.",
        "Jekyll, published and future", _of(State.UNPUBLISHED, unpublished),
        '<a href="/draft/">Soon</a>'),
)  # fmt: skip
"""The rules of this family."""
