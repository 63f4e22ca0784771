"""The parts of the head for programs: structured data, the manifest, cards of social networks, icons."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator, Mapping

from ...errors import SourcePosition
from ..built.file import BuiltFile
from ..built.site_index import SiteIndex
from ..built.target import LOST, Target
from ..finding import Fault
from ..pages.element import Element
from ..pages.head import is_redirect
from ..pages.page import Page
from ..reference import Kind, Reference
from ..rule import OnFile, OnPage, OnReference, Rule
from .links import fault

_JSON = frozenset({"application/ld+json", "application/json", "importmap", "speculationrules"})
_CARDS = ("og:image", "og:url", "og:title", "twitter:image")


def bad_script(page: Page) -> Iterator[Fault]:
    """A script of data that is no JSON, which programs leave out without a word."""
    for script, text in _data_scripts(page):
        try:
            json.loads(text)
        except RecursionError:
            continue
        except ValueError as error:
            at = script.content_at + (error.pos if isinstance(error, json.JSONDecodeError) else 0)
            said = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
            kind = (script.get("type") or "").lower()
            hint = "use the filter jsonify for each value"
            line = SourcePosition.at(page.text, at).source_line.strip()[:60]
            yield Fault(f"a script of {kind} is no JSON: {said}", at, written=line, hint=hint)


def without_context(page: Page) -> Iterator[Fault]:
    """Structured data that does not say what its words mean."""
    for script, text in _data_scripts(page):
        if (script.get("type") or "").lower() != "application/ld+json":
            continue
        try:
            values = json.loads(text)
        except (ValueError, RecursionError):
            continue
        rows = values if isinstance(values, list) else [values]
        if not any(isinstance(row, Mapping) and "@context" in row for row in rows):
            hint = 'write "@context": "https://schema.org"'
            yield Fault("structured data has no @context", script.at, written="application/ld+json", hint=hint)


def _data_scripts(page: Page) -> Iterator[tuple[Element, str]]:
    for script in page.named("script"):
        text = page.content_of(script)
        if (script.get("type") or "").strip().lower() in _JSON and text.strip():
            yield script, text


def empty_card(page: Page) -> Iterator[Fault]:
    """A property of a card whose content is empty or missing."""
    for meta in page.named("meta"):
        name = (meta.get("property") or meta.get("name") or "").lower()
        if name in _CARDS and not (meta.get("content") or "").strip():
            hint = "leave it out where there is nothing to say"
            yield Fault(f"{name} is empty", meta.at, written=f'"{name}"', hint=hint)


def relative_card(reference: Reference, _target: Target, site: SiteIndex) -> Fault | None:
    """An image of a card without a host: networks do not resolve it. A site without `url` can have no other."""
    is_card = reference.kind is Kind.SOCIAL or (reference.kind is Kind.CANONICAL and reference.element == "meta")
    if not is_card or not site.published.url or reference.url.startswith(("http://", "https://")):
        return None
    return fault(reference, "is not absolute", "use the filter absolute_url")


def bad_manifest(file: BuiltFile, site: SiteIndex) -> Iterator[Fault]:
    """An icon, a screenshot or an address of a manifest that no file answers."""
    manifest = _manifest_in(file)
    base = f"/{posixpath.dirname(file.path)}".rstrip("/") + "/"
    for name, url in _addresses_of(manifest):
        reference = Reference(Kind.MANIFEST, "manifest", name, url, "" if url.startswith("/") else base)
        if url and site.resolve(reference).state in LOST:
            near = site.nearest(url)
            hint = None if near is None else f"did you mean {site.address_of(near)}?"
            at = file.text.find(json.dumps(url))
            place = at if at >= 0 else None
            yield Fault(f"{name} of the manifest, {url}, leads nowhere", place, target=url, hint=hint)


def _manifest_in(file: BuiltFile) -> Mapping[str, object]:
    try:
        values = json.loads(file.text)
    except (ValueError, RecursionError):
        return {}
    is_one = isinstance(values, Mapping) and ("icons" in values or "start_url" in values)
    return values if is_one and "manifest_version" not in values else {}  # that is one of a browser's extension


def _addresses_of(manifest: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for name in ("icons", "screenshots"):
        rows = manifest.get(name)
        for row in rows if isinstance(rows, list) else ():
            if isinstance(row, Mapping) and isinstance(row.get("src"), str):
                yield name, str(row["src"])
    if isinstance(start := manifest.get("start_url"), str):
        yield "start_url", start


def no_icon(page: Page) -> Iterator[Fault]:
    """A page without an icon of its own."""
    relations = [(link.get("rel") or "").lower().split() for link in page.named("link")]
    is_whole = page.has_doctype or any(True for _ in page.named("body"))
    if is_whole and not is_redirect(page) and not any("icon" in words for words in relations):
        yield Fault("the page names no icon", hint='write <link rel="icon" href="…"> in the layout\'s head')


RULES = (
    Rule("script-data-invalid", "error", "A script of JSON-LD, JSON or an import map is no JSON.",
        "JSON-LD 1.1, 7 Embedding JSON-LD in HTML Documents", OnPage(bad_script),
        '<script type="application/ld+json">{"name": "A "B""}</script>'),
    Rule("structured-data-unclear", "warning", "Structured data has no `@context`.",
        "JSON-LD 1.1, 3.1 The Context", OnPage(without_context),
        '<script type="application/ld+json">{"@type": "Person"}</script>'),
    Rule("social-empty", "error", "A property of a card for social networks is empty.",
        "The Open Graph protocol, Basic Metadata", OnPage(empty_card), '<meta property="og:image" content="">'),
    Rule("social-relative", "warning", "An image or address of a card for social networks is not absolute.",
        "The Open Graph protocol, Types: URL", OnReference(relative_card),
        '<meta property="og:image" content="/card.png">'),
    Rule("manifest-target-missing", "error", "An icon or the start of a manifest is no file of the site.",
        "Web Application Manifest, 1.12 icons member; 1.10 start_url member",
        OnFile(("*.webmanifest", "manifest.json", "*/manifest.json"), bad_manifest),
        '{"icons": [{"src": "/icon.png"}]}'),
    Rule("icon-unnamed", "warning", "A page names no icon.",
        "HTML Standard, 4.6.7.9 Link type icon", OnPage(no_icon), "<head><title>A page</title></head>", is_on=False),
)  # fmt: skip
"""The rules of this family."""
