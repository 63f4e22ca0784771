"""``robots.txt``: lines that programs do not understand, and where they look for it (RFC 9309)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from ..built.file import BuiltFile
from ..built.site_index import SiteIndex
from ..built.target import LOST
from ..finding import Fault
from ..rule import OnFile, Rule
from ..sitemap import target_of

_FIELDS = frozenset(
    {"user-agent", "allow", "disallow", "sitemap", "crawl-delay", "host", "clean-param", "request-rate", "visit-time"}
    | {"noindex", "content-signal", "content-usage", "disallowaitraining", "ai-usage", "license"}
)
_KNOWN = ("User-agent", "Allow", "Disallow", "Sitemap")
"""The fields that a hint names."""


def bad_robots(file: BuiltFile, _site: SiteIndex) -> Iterator[Fault]:
    """Lines that programs do not understand, and rules before the name of a program."""
    has_agent = False
    at = 0
    for line in file.text.split("\n"):
        plain = line.partition("#")[0].strip()
        has_agent = has_agent or plain.partition(":")[0].strip().lower() == "user-agent"
        wrong = _wrong(plain, has_agent) if plain else None
        if wrong is not None:
            yield wrong._replace(at=at, written=plain)
        at += len(line) + 1


def _wrong(line: str, has_agent: bool) -> Fault | None:
    """The fault of a line, without its place; None if it has none.

    Args:
        line: the line, without comment.
        has_agent: whether it or one before names a program.
    """
    field, colon, value = (part.strip() for part in line.partition(":"))
    name, is_rule = field.lower(), field.lower() in ("allow", "disallow")
    if not colon:
        return Fault(f"no rule of robots.txt: {line[:60]}", hint="write Field: value")
    if name not in _FIELDS and not name.startswith("x-"):
        return Fault(f"robots.txt has no field {field[:60]}", hint=f"known are {', '.join(_KNOWN)}")
    if is_rule and not has_agent:
        return Fault(f"{field} stands before any User-agent", hint="begin with User-agent: *")
    if is_rule and value and not value.startswith(("/", "*", "$")):
        return Fault(f"the path {value} does not begin with /", target=value, hint=f"write /{value}")
    if name == "sitemap" and not value.startswith(("http://", "https://")):
        hint = 'write {{ "/sitemap.xml" | absolute_url }}, and set url in _config.yml'
        return Fault(f"the address of the sitemap, {value}, is not absolute", target=value, hint=hint)
    return None


def lost_sitemap(file: BuiltFile, site: SiteIndex) -> Iterator[Fault]:
    """A sitemap that ``robots.txt`` names and that is not there."""
    for match in re.finditer(r"^[ \t]*sitemap[ \t]*:[ \t]*(\S+)", file.text, re.IGNORECASE | re.MULTILINE):
        address = match[1]
        if target_of(address, site).state in LOST or _is_lost_at_root(address, site):
            hint = "did you mean /sitemap.xml?" if "sitemap.xml" in site.files else "add the plugin jekyll-sitemap"
            yield Fault(f"the sitemap {address} is not there", match.start(1), address, address, hint)


def _is_lost_at_root(address: str, site: SiteIndex) -> bool:
    """Whether an address is a file in the root of the site's own host, and is not there."""
    parts = urlsplit(address)
    path = parts.path.removeprefix(site.published.baseurl)
    return site.is_home(parts.netloc) and not site.published.baseurl and site.file_at(path) is None


def unread_robots(file: BuiltFile, site: SiteIndex) -> Iterator[Fault]:
    """A ``robots.txt`` that is not in the root of the host."""
    if site.published.baseurl:
        where = f"{site.published.baseurl}/{file.path}"
        hint = "put it into the repository that is published at the root of the host"
        yield Fault(f"robots.txt is published as {where}, where no program looks for it", hint=hint)


_RFC = "RFC 9309, 2 Specification"
RULES = (
    Rule("robots-invalid", "error", "A line of `robots.txt` is none that programs understand.",
        _RFC, OnFile(("robots.txt",), bad_robots), "Dissallow: /private/"),
    Rule("robots-sitemap-missing", "error", "`robots.txt` names a sitemap that is not there.",
        "sitemaps.org, Specifying the Sitemap location in your robots.txt file",
        OnFile(("robots.txt",), lost_sitemap), "Sitemap: https://example.org/sitemap_index.xml"),
    Rule("robots-unread", "warning", "`robots.txt` is not in the root of the host.",
        "RFC 9309, 2.3 Access Method", OnFile(("robots.txt",), unread_robots), "robots.txt with a baseurl"),
)  # fmt: skip
"""The rules of this family."""
