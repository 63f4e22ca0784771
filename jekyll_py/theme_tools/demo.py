"""The demo site of a theme: built, and looked at with axe-core in a browser where there is one."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Any

from ..check.finding import SourcePlace
from ..check.theme.demo import Barrier, Demo
from ..config.configuration import Configuration
from ..diagnostics import Diagnostic
from ..disk.text import text_or_empty
from ..errors import JekyllError, SourcePosition
from ..lazy.tuples import NamedTuple
from .browser import HOST, SCHEMES, Scheme, browser, missing, showing
from .demo_source import DemoSource, demo_source
from .recorded_build import PageRecord, RecordedSite, record_into

_SASS = "Sass Deprecation Warning:"
_MOST_PAGES = 25
_WIDTH = 1000
_OPTIONS = {
    "resultTypes": ["violations"],
    "rules": {"aria-deprecated-role": {"enabled": False}},  # kramdown gives one to footnotes
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
}
"""The rules of axe-core that are requirements of WCAG, not advice."""
_PARTS = re.compile(r"""<[^>]*>|[\w-]+=(?:"[^"]+"|'[^']+')""")
"""A start tag, or an attribute in it."""


_OF_MARKDOWN = frozenset({
    "a", "blockquote", "code", "dd", "del", "div", "dl", "dt", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "img",
    "input", "li", "ol", "p", "pre", "span", "strong", "sup", "table", "td", "th", "tr", "ul",
})  # fmt: skip
"""The elements that Markdown writes."""


class BuiltDemo(NamedTuple):
    """A site that was built to show its theme."""

    folder: str
    """The output."""
    source: DemoSource
    site: RecordedSite
    warnings: Sequence[Diagnostic]


@contextmanager
def built(config: Configuration) -> Iterator[BuiltDemo]:
    """The site that shows a theme, built into a folder that the block has for itself, at the root of its host.

    Args:
        config: the configuration of the folder of the theme.

    Raises:
        JekyllError: it does not build.
    """
    warnings: list[Diagnostic] = []
    with tempfile.TemporaryDirectory(prefix="jekyll_py-demo-") as folder:
        source = demo_source(config, os.path.join(os.path.realpath(folder), "source"))
        sass = {**source.config.mapping("sass"), "implementation": "sass-embedded"}  # others tell of no deprecations
        output = os.path.join(folder, "_site")
        try:
            site = record_into(source.config.replace(destination=output, baseurl="", sass=sass), warnings.append)
        except JekyllError as error:
            error.path = None if error.path is None else source.shown(error.path)
            raise
        yield BuiltDemo(output, source, site, warnings)


def demo_of(config: Configuration) -> Demo:
    """Build the site that shows a theme, and look at its pages.

    Args:
        config: the configuration of the folder of the theme.
    """
    try:
        with built(config) as demo:
            deprecations = [*_deprecations(demo)]
            if missing() or find_spec("axe_playwright_python") is None:
                return Demo(None, deprecations, (), 0)
            pages = pages_to_show(demo.site)
            return Demo(None, deprecations, tuple(_barriers(demo, pages)), len(pages))
    except JekyllError as error:
        return Demo(error, (), (), 0)


def _deprecations(demo: BuiltDemo) -> Iterator[JekyllError]:
    for each in demo.warnings:
        if each.topic == _SASS and each.error.path is not None:
            each.error.path = demo.source.shown(each.error.path)
            yield each.error


def all_pages(site: RecordedSite) -> Sequence[PageRecord]:
    """The pages in HTML, those at the top first, and no more than some."""
    html = (page for page in site.pages if page.url.endswith(("/", ".html")))
    return sorted(html, key=lambda page: (page.url.count("/"), page.url))[:_MOST_PAGES]


def pages_to_show(site: RecordedSite) -> Sequence[PageRecord]:
    """The pages that show each template: of those made with the same ones one, and no more than some."""
    seen: set[str] = set()
    chosen = []
    for page in all_pages(site):
        if not seen.issuperset(page.files) or not page.files:
            seen.update(page.files)
            chosen.append(page)
    return chosen


def _barriers(demo: BuiltDemo, pages: Sequence[PageRecord]) -> Iterator[Barrier]:
    texts = {path: text_or_empty(path) for page in pages for path in page.files}
    with browser() as started:
        for scheme in SCHEMES:
            with showing(demo.folder, started, scheme, _WIDTH) as context:
                yield from _in_scheme(context.new_page(), scheme, demo, pages, texts)


def _in_scheme(
    tab: Any, scheme: Scheme, demo: BuiltDemo, pages: Sequence[PageRecord], texts: Mapping[str, str]
) -> Iterator[Barrier]:
    for page in pages:
        tab.goto(f"{HOST}{page.url}")
        yield from _on_page(_axe(tab), page, scheme, texts, demo.source)


def _axe(tab: Any) -> Sequence[Mapping[str, Any]]:
    from axe_playwright_python.sync_playwright import Axe

    found: Sequence[Mapping[str, Any]] = Axe().run(tab, options=_OPTIONS).response["violations"]
    return found


def _on_page(
    violations: Sequence[Mapping[str, Any]],
    page: PageRecord,
    scheme: Scheme,
    texts: Mapping[str, str],
    source: DemoSource,
) -> Iterator[Barrier]:
    for each in violations:
        for node in each["nodes"]:
            html = str(node["html"])
            start = (_PARTS.match(html) or [html[:100]])[0]
            path = f"{page.url.lstrip('/')}index.html" if page.url.endswith("/") else page.url.lstrip("/")
            place = _place(start, html, page, texts, source)
            element = start if place.line else f"{start.split()[0].rstrip('>')}>"  # one of many in a text is enough
            yield Barrier(str(each["id"]), str(each["help"]), scheme, element, frozenset({path}), place)


def _place(start: str, html: str, page: PageRecord, texts: Mapping[str, str], source: DemoSource) -> SourcePlace:
    """The template that has the start tag, or an attribute of it; the page, if that is not known."""
    for part in (start, *_PARTS.findall(start[1:])):
        found = [(path, match.start()) for path in page.files for match in re.finditer(re.escape(part), texts[path])]
        if found:
            path, at = max(found, key=lambda place: _likeness(html, texts[place[0]], place[1]))
            return _source_place(path, _start_of_tag(start, texts[path], at), texts, source)
    return _only_place(start, page, texts, source) or SourcePlace(source.shown(page.source))


def _likeness(html: str, text: str, at: int) -> tuple[int, int]:
    """The number of tags and attributes of an element that a template has from an offset on, and their distance."""
    after = text[at : at + 2 * len(html) + 100]
    offsets = [offset for part in set(_PARTS.findall(html)) if (offset := after.find(part)) >= 0]
    return len(offsets), -sum(offsets)


def _start_of_tag(start: str, text: str, at: int) -> int:
    """The offset of the start tag in a template that has one of its attributes at another offset."""
    name = re.match(r"<[\w-]+", start)
    found = text.rfind(name[0], 0, at + len(name[0])) if name else -1
    return at if found < 0 else found


def _only_place(start: str, page: PageRecord, texts: Mapping[str, str], source: DemoSource) -> SourcePlace | None:
    """The one place where templates write elements of this name, if Markdown writes none of it."""
    name = re.match(r"<[\w-]+", start)
    if name is None or name[0][1:].lower() in _OF_MARKDOWN:
        return None
    tag = re.compile(rf"{re.escape(name[0])}(?![\w-])")
    found = [(path, match.start()) for path in page.files for match in tag.finditer(texts[path])]
    return _source_place(*found[0], texts, source) if len(found) == 1 else None


def _source_place(path: str, at: int, texts: Mapping[str, str], source: DemoSource) -> SourcePlace:
    return SourcePlace(source.shown(path), *SourcePosition.at(texts[path], at))
