"""jekyll-paginate-v2: any page as a series of pages of documents, and pages for each tag, category and collection.

Keys: ``pagination`` of the site and of a page with ``enabled``, ``collection``, ``category``, ``tag``, ``locale``,
``offset``, ``per_page``, ``limit``, ``sort_field``, ``sort_reverse``, ``permalink``, ``title``, ``trail`` (``before``,
``after``), ``indexpage`` and ``extension``; ``autopages`` with ``enabled``, ``tags``, ``categories`` and
``collections``, each with ``enabled``, ``layouts``, ``title``, ``permalink`` and ``slugify``; ``hidden: true`` in a
document.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ...errors import SettingError
from ...plugins import Document, Generator, Item, Page, SiteContents, to_s
from ...plugins.internals import FrontMatter, Reads
from ..settings import section
from ..values import given, is_hash, look, members, merged
from .addresses import Addresses, whole_number
from .autopages import autopages
from .documents import PaginatedDocuments, sort_path

DEFAULTS: Mapping[str, object] = {
    "enabled": False,
    "collection": "posts",
    "offset": 0,
    "per_page": 10,
    "permalink": "/page:num/",
    "title": ":title - page :num",
    "page_num": 1,
    "sort_reverse": False,
    "sort_field": "date",
    "limit": 0,
    "trail": {"before": 0, "after": 0},
    "indexpage": None,
    "extension": "html",
    "debug": False,
    "legacy": False,
}


class Pagination(Generator):
    """Replaces each page that asks for pagination by its numbered pages."""

    priority = "lowest"
    reads = Reads(
        keys=("autopage*", "categories", "hidden", "locale", "pagination*", "tags"),
        settings=("autopages", "paginate", "pagination", "title"),
        data=False,
        layouts=True,
    )

    def generate(self, site: SiteContents) -> None:
        """Add the pages of tags, categories and collections, then paginate those and all others that ask for it.

        Raises:
            SettingError: the site is configured for jekyll-paginate.
        """
        defaults = merged(DEFAULTS, section(site, "pagination"))
        site.pages.extend(autopages(site, defaults))
        if site.config.get("paginate") is not None:
            hint = "write `pagination: {enabled: true, per_page: 10}` in _config.yml and in front matter"
            raise SettingError("jekyll-paginate-v2 does not know the key paginate", "paginate", hint=hint)
        if not given(defaults["enabled"]):
            return
        templates = [page for page in site.pages if given(look(page.data["pagination"], "enabled"))]
        if not templates:
            site.diagnostics.warn(
                "Pagination:",
                "it is enabled, but no page has `pagination: {enabled: true}` in its front matter",
            )
        documents, pages = PaginatedDocuments(site), list[Page]()
        for template in templates:
            options = merged(defaults, _options(template))
            pages += _paginated(site, template, options, documents.chosen(options))
        replaced = set(templates)
        site.pages[:] = [*(page for page in site.pages if page not in replaced), *pages]

    def revise(self, site: SiteContents, _items: Mapping[Item, FrontMatter]) -> bool:
        """Keep the pages, unless one shows other documents or has a content that may have changed.

        Other front matter of a template has the site generated anew: it lacks the ``pagination_info`` that was added.
        """
        is_enabled = given(section(site, "autopages").get("enabled"))
        if is_enabled and any(page.content for page in site.pages if given(page.data["autopage"])):
            return False  # the content of a layout is in those of a tag, a category or a collection
        return _is_in_order(site, [page for page in site.pages if page.pager is not None])


def _is_in_order(site: SiteContents, pages: Iterable[Page]) -> bool:
    """Whether numbered pages still show their documents in order. What documents there are, and their dates, are known
    to be the same."""
    documents, defaults = PaginatedDocuments(site), merged(DEFAULTS, section(site, "pagination"))
    chosen: dict[str, Sequence[Document]] = {}
    for page in pages:
        options = merged(defaults, _options(page))
        if not given(options.get("sort_field")) or sort_path(options) == ["date"]:
            continue
        key = repr(options)
        if key not in chosen:
            chosen[key] = documents.chosen(options)
        posts, number = (
            members(look(page.pager, "posts")),
            whole_number(look(page.data["pagination_info"], "curr_page")),
        )
        if [*posts] != [*_on_page(chosen[key], whole_number(options["per_page"]), number)]:
            return False
    return True


def _on_page(documents: Sequence[Document], per_page: int, number: int) -> Sequence[Document]:
    return documents[(number - 1) * per_page : number * per_page]


def _options(page: Page) -> Mapping[str, object]:
    """The key ``pagination`` of a page."""
    found = page.data["pagination"]
    return found if is_hash(found) else {}


def _paginated(
    site: SiteContents, template: Page, options: Mapping[str, object], documents: Sequence[Document]
) -> list[Page]:
    """The numbered pages of a template with its documents."""
    per_page, limit = whole_number(options["per_page"]), whole_number(options.get("limit"))
    total = max(-(-len(documents) // max(per_page, 1)), 1)
    total = limit if 0 < limit < total else total
    addresses = Addresses(template, options, total)
    pages = [_page(site, template, options, addresses, number) for number in range(1, total + 1)]
    for number, page in enumerate(pages, start=1):
        page.pager = {
            **addresses.pager(number),
            "per_page": per_page,
            "posts": _on_page(documents, per_page, number),
            "total_posts": len(documents),
            "page_trail": _trail(pages, addresses, options.get("trail"), number),
        }
    return pages


def _page(site: SiteContents, template: Page, options: Mapping[str, object], addresses: Addresses, number: int) -> Page:
    autopage = template.data["autopage"]
    page = site.new_page("", addresses.index_name, template.data, "" if given(autopage) else template.content)
    page.data.defaults = template.data.defaults
    page.content_line = template.content_line
    page.url = addresses.file(number)
    if is_hash(autopage) and "display_name" in autopage:
        page.data["autopages"] = dict(autopage)
    page.data["pagination_info"] = {"curr_page": number, "total_pages": addresses.total}
    if given(template.data["permalink"]):
        page.data["permalink"] = addresses.path(number)
    title = template.data["title"] if given(template.data["title"]) else site.config.get("title")
    page.data["title"] = title if number == 1 else addresses.numbered(_titled(options["title"], title), number)
    if number > 1:
        page.data["autogen"] = "jekyll-paginate-v2"
    return page


def _titled(form: object, title: object) -> str:
    return to_s(form).replace(":title", to_s(title), 1)


def _trail(pages: Sequence[Page], addresses: Addresses, trail: object, number: int) -> object:
    """The pages around one, as many before and after as are wanted; None when none are."""
    before, after = (max(whole_number(look(trail, key)), 0) for key in ("before", "after"))
    if before + after == 0 or len(pages) < 2:
        return None
    length = before + after + 1
    start = max(min(max(number - before - 1, 0), len(pages) - length), 0)
    return [
        {"num": place, "path": addresses.path(place), "title": pages[place - 1].data["title"]}
        for place in range(start + 1, min(start + length, len(pages)) + 1)
    ]
