"""The head of a page: language, title, description, viewport, encoding."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from ..built.site_index import SiteIndex
from ..finding import Around, Fault, FaultInFile
from ..pages.head import is_document, is_listed, metas
from ..pages.page import Page
from ..rule import OnPage, OnSite, Rule, Value

_LANGUAGE = re.compile(
    r"[a-z]{2,3}(?:-[a-z]{3}){0,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?"
    r"(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*(?:-[a-wyz\d](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?"
    r"|x(?:-[a-z\d]{1,8})+|i-[a-z]+",
    re.IGNORECASE,
)
"""A language tag (RFC 5646, 2.1), by its form."""
_TITLE, _DESCRIPTION = Around("<title>", "</title>"), Around('<meta name="description" content="', '"')
_LONG_TITLE, _LONG_DESCRIPTION = 120, 320


def no_language(page: Page) -> Iterator[Fault]:
    """``<html>`` without ``lang``: programs that read aloud, translate or hyphenate guess."""
    for root in page.named("html"):
        if not is_document(page):
            return
        if not (root.get("lang") or root.get("xml:lang") or "").strip():
            hint = "write <html lang=\"{{ page.lang | default: site.lang | default: 'en' }}\"> in the layout"
            yield Fault("the page does not say in which language it is", root.at, written=root.tag, hint=hint)


def bad_language(page: Page) -> Iterator[Fault]:
    """A ``lang`` that is no language tag, such as ``english`` or ``zh_CN``."""
    for element in page.having("lang"):
        attribute = element.attributes["lang"]
        value = attribute.value.strip()
        if value and not _LANGUAGE.fullmatch(value):
            right = value.replace("_", "-")
            hint = f'write lang="{right}"' if _LANGUAGE.fullmatch(right) else "write a code such as en or zh-CN"
            yield Fault(f'"{value}" is no language', attribute.at, written=attribute.written, hint=hint)


def no_title(page: Page) -> Iterator[Fault]:
    """A page without a ``title``, or with an empty one."""
    if not is_document(page):
        return
    titles = [title for title in page.named("title") if not title.is_in("svg")]
    if not titles:
        yield Fault("the page has no title", hint="write <title> in the layout's head")
    elif not page.text_of(titles[0]):
        yield Fault("the title of the page is empty", titles[0].at, hint="give the page or the site a title")


def long_title(page: Page) -> Iterator[Fault]:
    """A title that is cut off wherever titles are listed."""
    for title in page.named("title"):
        text = page.text_of(title)
        if not title.is_in("svg") and len(text) > _LONG_TITLE:
            yield Fault(f"the title has {len(text)} characters", title.content_at, written=text[:60], hint="shorten it")


def description_length(page: Page) -> Iterator[Fault]:
    """A description that search engines cut off."""
    for meta in metas(page, "description"):
        text = " ".join((meta.get("content") or "").split())
        if len(text) > _LONG_DESCRIPTION:
            yield Fault(f"the description has {len(text)} characters", meta.at, written=text[:60], hint="shorten it")


def no_description(page: Page) -> Iterator[Fault]:
    """A page without a description, for which search engines choose some text."""
    has_one = any((meta.get("content") or "").strip() for meta in metas(page, "description"))
    if is_document(page) and is_listed(page) and not has_one:
        yield Fault("the page has no description", hint="write description: in its front matter or in _config.yml")


def no_viewport(page: Page) -> Iterator[Fault]:
    """A page that telephones show as wide as a desk's screen."""
    if is_document(page) and is_listed(page) and not [*metas(page, "viewport")]:
        hint = '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield Fault("the page does not fit small screens", hint=f"write {hint} in the layout's head")


def no_zoom(page: Page) -> Iterator[Fault]:
    """A viewport that forbids readers to zoom."""
    for meta in metas(page, "viewport"):
        content = (meta.get("content") or "").replace(" ", "").lower()
        if re.search(r"user-scalable=(?:no|0)|maximum-scale=(?:0|1(?:\.[0-9])?)(?![0-9])", content):
            hint = "leave out user-scalable and maximum-scale"
            yield Fault("readers cannot zoom", meta.at, written=meta.tag, hint=hint)


def no_charset(page: Page) -> Iterator[Fault]:
    """Characters beyond ASCII on a page that does not say how they are encoded."""
    if not is_document(page) or page.text.isascii() or page.text.startswith("\ufeff"):
        return
    metas = [*page.named("meta")]
    says = any(meta.has("charset") or "charset=" in (meta.get("content") or "").lower() for meta in metas)
    if not says:
        yield Fault("the page does not name its encoding", hint='write <meta charset="utf-8"> in the layout\'s head')


def _title(page: Page) -> Value:
    """Language and title of a page that readers find; pages that search engines are to leave out have none."""
    if not is_document(page) or not is_listed(page) or page.path.endswith("404.html"):
        return None
    language = next((root.get("lang") or "" for root in page.named("html")), "")
    return next(((language, page.text_of(title)) for title in page.named("title") if not title.is_in("svg")), None)


def same_title(titles: Mapping[str, Value], _site: SiteIndex) -> Iterator[FaultInFile]:
    """Pages that lists of results show alike; translations and the pages of a pagination may have one title."""
    pages: dict[Value, list[str]] = defaultdict(list)
    for path, title in sorted(titles.items()):
        if title is not None and not re.search(r"(?:^|/)page/?\d+/", path):
            pages[title].append(path)
    for title, (first, *others) in pages.items():
        if others and isinstance(title, tuple) and title[1]:
            hint = f"also {', '.join(others[:3])}{'…' if len(others) > 3 else ''}: give each a title of its own"
            message = f'{len(others) + 1} pages have the title "{title[1]}"'
            yield FaultInFile(first, Fault(message, written=title[1], hint=hint, around=_TITLE))


def _description(page: Page) -> Value | None:
    """Language and description of a page that readers find."""
    if not is_document(page) or not is_listed(page):
        return None
    language = next((root.get("lang") or "" for root in page.named("html")), "")
    return next(
        ((language, " ".join((meta.get("content") or "").split())) for meta in metas(page, "description")), None
    )


def same_description(descriptions: Mapping[str, Value], _site: SiteIndex) -> Iterator[FaultInFile]:
    """Pages with one description; that of the home page stands for the site where a page has none of its own."""
    pages: dict[Value, list[str]] = defaultdict(list)
    for path, description in sorted(descriptions.items()):
        if not re.search(r"(?:^|/)page/?\d+/", path):
            pages[description].append(path)
    homes = {"index.html", *(path for path in descriptions if path.count("/") == 1 and path.endswith("/index.html"))}
    for description, (first, *others) in pages.items():
        if others and isinstance(description, tuple) and description[1] and homes.isdisjoint((first, *others)):
            hint = f"also {', '.join(others[:3])}{'…' if len(others) > 3 else ''}: describe each page by itself"
            message = f'{len(others) + 1} pages have the description "{description[1][:60]}"'
            yield FaultInFile(first, Fault(message, written=description[1][:60], hint=hint, around=_DESCRIPTION))


_WCAG = "WCAG 2.2, "
_GOOGLE = "Google Search Central: "
RULES = (
    Rule("language-missing", "error", "A page does not say in which language it is.",
        _WCAG + "3.1.1 Language of Page", OnPage(no_language), "<html><p>…</p></html>"),
    Rule("language-invalid", "error", "A `lang` is no language tag, such as `zh_CN`.",
        "HTML Standard, 3.2.6.2 The lang attribute", OnPage(bad_language), '<p lang="zh_CN">…</p>'),
    Rule("title-missing", "error", "A page has no `<title>`, or an empty one.",
        _WCAG + "2.4.2 Page Titled", OnPage(no_title), "<title></title>"),
    Rule("title-long", "warning", "A title has more than 120 characters.",
        _GOOGLE + "title links", OnPage(long_title), "<title>…</title>"),
    Rule("title-repeated", "warning", "Pages have the same title.",
        _GOOGLE + "title links", OnSite(_title, same_title), "<title>Home</title> on two pages"),
    Rule("description-missing", "warning", "A page has no description.",
        _GOOGLE + "meta descriptions", OnPage(no_description), "<head><title>A page</title></head>", is_on=False),
    Rule("description-long", "warning", "A description has more than 320 characters.",
        _GOOGLE + "meta descriptions", OnPage(description_length), '<meta name="description" content="…">'),
    Rule("description-repeated", "warning", "Pages have the same description, which is not that of the site.",
        _GOOGLE + "meta descriptions", OnSite(_description, same_description),
        '<meta name="description" content="A page"> on two pages', is_on=False),
    Rule("viewport-missing", "warning", "A page has no viewport, so that it does not fit small screens.",
        _GOOGLE + "mobile-first indexing", OnPage(no_viewport), "<head><title>A page</title></head>"),
    Rule("zoom-forbidden", "error", "The viewport forbids readers to zoom.",
        _WCAG + "1.4.4 Resize Text", OnPage(no_zoom), '<meta name="viewport" content="user-scalable=no">'),
    Rule("charset-missing", "error", "A page with characters beyond ASCII does not name its encoding.",
        "HTML Standard, 4.2.5.4 Specifying the document's character encoding", OnPage(no_charset), "<p>größe</p>"),
)  # fmt: skip
"""The rules of this family."""
