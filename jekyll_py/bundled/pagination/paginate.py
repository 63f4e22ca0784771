"""jekyll-paginate: ``index.html`` again and again, each time with the next posts.

Keys: ``paginate``, ``paginate_path``; ``hidden: true`` in a post.
"""

from __future__ import annotations

import posixpath
from collections.abc import Sequence

from ...errors import SettingError
from ...plugins import Document, Generator, Page, SiteContents, to_s
from ...plugins.internals import Reads
from .addresses import whole_number


class Paginate(Generator):
    """Gives the template a pager and adds a page for every further number."""

    priority = "lowest"
    reads = Reads(texts=False, keys=("hidden", "path"), settings=("paginate", "paginate_path"), data=False)

    def generate(self, site: SiteContents) -> None:
        """Paginate the deepest ``index.html`` at or above ``paginate_path``.

        Raises:
            SettingError: ``paginate`` is no number of posts.
        """
        per_page = site.config.get("paginate")
        if per_page is None or not site.pages:
            return
        template = _template(site)
        if template is None:
            site.diagnostics.warn(
                "Pagination:",
                "Pagination is enabled, but I couldn't find an index.html page to use as the pagination template. "
                "Skipping pagination.",
            )
            return
        if not whole_number(per_page):
            message = f"paginate: {to_s(per_page)} puts no posts on a page"
            raise SettingError(message, "paginate", hint="write paginate: 10")
        _paginate(site, template, whole_number(per_page))


def _paginate(site: SiteContents, template: Page, per_page: int) -> None:
    posts = [post for post in site.newest_posts() if not post.data["hidden"]]
    total = -(-len(posts) // per_page)
    first_url = template.url
    for number in range(1, total + 1):
        page = template if number == 1 else _copy(site, template, _path(site, number, first_url))
        page.pager = _pager(site, posts, number, per_page, total, first_url)
        if number > 1:
            site.pages.append(page)


def _copy(site: SiteContents, template: Page, directory: str) -> Page:
    """The template in another folder. As in the gem it is read again from its address, where there may be no file."""
    folder = template.dir.rstrip("/")
    found = site.read_page(folder, template.name) or site.new_page(folder, template.name)
    return found.copy_to(directory)


def _pager(
    site: SiteContents, posts: Sequence[Document], number: int, per_page: int, total: int, first_url: str
) -> dict[str, object]:
    before = number - 1 if number > 1 else None
    after = number + 1 if number < total else None
    return {
        "page": number,
        "per_page": per_page,
        "posts": posts[(number - 1) * per_page : number * per_page],
        "total_posts": len(posts),
        "total_pages": total,
        "previous_page": before,
        "previous_page_path": None if before is None else _path(site, before, first_url),
        "next_page": after,
        "next_page_path": None if after is None else _path(site, after, first_url),
    }


def _path(site: SiteContents, number: int, first_url: str) -> str:
    if number <= 1:
        return first_url
    return "/" + str(site.config["paginate_path"]).replace(":num", str(number), 1).removeprefix("/")


def _template(site: SiteContents) -> Page | None:
    above = _folders_above(str(site.config["paginate_path"]))
    candidates = [
        page for page in site.pages if page.name == "index.html" and posixpath.dirname(page.path.lstrip("/")) in above
    ]
    return max(candidates, key=lambda page: len(page.path), default=None)


def _folders_above(paginate_path: str) -> frozenset[str]:
    """The folders from that of ``paginate_path`` up to the source; none if it is the source itself or outside of it."""
    folders, folder = {""}, posixpath.normpath(paginate_path.lstrip("/"))
    if folder == "." or folder.partition("/")[0] == "..":
        return frozenset()
    while folder := posixpath.dirname(folder):
        folders.add(folder)
    return frozenset(folders)
