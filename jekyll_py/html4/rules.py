"""The tables of HTML 4 as libxml2 applies them."""

from __future__ import annotations


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


VOID = _names("area base basefont br col frame hr img input isindex link meta param embed")
"""Elements without content; those that came with HTML 5 are not known as such."""

RAW = frozenset({"script", "style"})
"""Elements whose content is no markup."""

INLINE = _names(
    """
    a abbr acronym applet b basefont bdo big br cite code del dfn em font i iframe img input ins kbd
    label map object q s samp script select small span strike strong sub sup textarea tt u var button
    embed
    """
)
HTML4 = INLINE | _names(
    """
    address area base blockquote body caption center col colgroup dd dir div dl dt fieldset form frame
    frameset h1 h2 h3 h4 h5 h6 head hr html isindex legend li link menu meta noframes noscript ol
    optgroup option p param pre style table tbody td tfoot th thead title tr ul
    """
)
BOOLEAN = _names(
    """
    checked compact declare defer disabled ismap multiple nohref noresize noshade nowrap readonly
    selected
    """
)

_HEADING_ENDS = frozenset({"fieldset", "form", "li", "p", "table"})

CLOSED_BY: dict[str, frozenset[str]] = {
    "a": _names("a fieldset table td th"),
    "address": _names("dd dl dt form li ul"),
    "b": _names("center p td th"),
    "big": _names("p"),
    "caption": _names("col colgroup tbody tfoot thead tr"),
    "col": _names("col colgroup tbody tfoot thead tr"),
    "colgroup": _names("colgroup tbody tfoot thead tr"),
    "dd": _names("dt"),
    "dir": _names("dd dl dt form ul"),
    "dl": _names("form li"),
    "dt": _names("dd dl"),
    "font": _names("center td th"),
    "form": _names("form"),
    **{f"h{level}": _HEADING_ENDS for level in range(1, 7)},
    "head": _names(
        """
    a abbr acronym address b bdo big blockquote body br center cite code dd dfn dir div dl dt em fieldset
    font form frameset h1 h2 h3 h4 h5 h6 hr i iframe img kbd li listing map menu ol p pre q s samp small
    span strike strong sub sup table tt u ul var xmp
    """
    ),
    "hr": _names("form"),
    "i": _names("center p td th"),
    "legend": _names("fieldset"),
    "li": _names("li"),
    "link": _names("body frameset"),
    "listing": _names("dd dl dt fieldset form li table ul"),
    "menu": _names("dd dl dt form ul"),
    "ol": _names("form ul"),
    "option": _names("optgroup option"),
    "p": _names(
        """
    address blockquote body caption center col colgroup dd dir div dl dt fieldset form frameset h1 h2 h3
    h4 h5 h6 head hr li listing menu ol p pre table tbody td tfoot th title tr ul xmp
    """
    ),
    "pre": _names("dd dl dt fieldset form li table ul"),
    "s": _names("p"),
    "script": _names("noscript"),
    "small": _names("p"),
    "span": _names("td th"),
    "strike": _names("p"),
    "style": _names("body frameset"),
    "tbody": _names("tbody tfoot"),
    "td": _names("tbody td tfoot th tr"),
    "tfoot": _names("tbody"),
    "th": _names("tbody td tfoot th tr"),
    "thead": _names("tbody tfoot"),
    "title": _names("body frameset"),
    "tr": _names("tbody tfoot tr"),
    "tt": _names("p"),
    "u": _names("p td th"),
    "ul": _names("address form menu ol pre"),
    "xmp": _names("dd dl dt fieldset form li table ul"),
}
"""Open element → the start tags that close it."""

IN_HEAD = _names("base link meta script style title")
"""Elements that imply a head where they begin a document."""

FRAMES = _names("frame frameset noframes")
"""Elements that imply no body."""

PRIORITY = {
    "div": 150,
    "td": 160,
    "th": 160,
    "tr": 170,
    "thead": 180,
    "tbody": 180,
    "tfoot": 180,
    "table": 190,
    "head": 200,
    "body": 200,
    "html": 220,
}
"""An end tag closes no element of a higher rank on its way to its own."""
