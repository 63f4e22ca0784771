"""Warnings about links to unpublished items, for ``--strict``."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote, urlsplit

from ..drops import DropTable
from ..errors import JekyllError
from ..lazy.tuples import NamedTuple
from ..model.document import Document
from ..model.item import Item
from ..site import Site

_HREF = re.compile(r"""<a\s(?:[^>]*?\s)?href\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)


class _Link(NamedTuple):
    written: str
    """The address as the output has it."""
    target: Item


def report_links(site: Site, drops: DropTable) -> None:
    """Warn of each link to the address, or to the source file, of an item that is not published.

    Args:
        site: the site that was built; its diagnostics get the warnings.
        drops: the plan and the outputs of the build.
    """
    targets = _targets(site, drops)
    if not targets:
        return
    for item in drops.plan.rendered:
        if drops.plan.written.get(item.destination) is item:
            for link in _links(item, drops.renders.output(item) or "", site, targets):
                site.diagnostics.add("Unpublished link:", _error(item, link))


def _targets(site: Site, drops: DropTable) -> Mapping[str, Item]:
    """Unpublished items by address and by source path, without addresses at which something else is written."""
    plan = drops.plan
    withheld = [
        document for document in plan.documents if isinstance(document, Document) and _is_withheld(document, drops)
    ]
    written = {_plain(item.url) for item in plan.written.values()}
    found: dict[str, Item] = {}
    for item in [*site.unpublished, *withheld]:
        found |= {address: item for address in (_plain(item.url), f"/{item.relative_path}") if address not in written}
    return found


def _is_withheld(document: Document, drops: DropTable) -> bool:
    return document.collection.is_written and document.destination not in drops.plan.written


def _links(item: Item, output: str, site: Site, targets: Mapping[str, Item]) -> Iterator[_Link]:
    for match in _HREF.finditer(output):
        written = match[1] or match[2] or ""
        for address in _addresses(html.unescape(written), item, site):
            if address in targets:
                yield _Link(written, targets[address])
                break


def _addresses(link: str, item: Item, site: Site) -> Iterator[str]:
    """The addresses a link may refer to: one of the site, or a path relative to the folder of the item's source."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return
    home = urlsplit(site.config.text("url")).netloc
    if (parts.netloc and parts.netloc != home) or (parts.scheme and not parts.netloc) or not parts.path:
        return
    path = unquote(parts.path)
    base = "/" + site.config.text("baseurl").strip("/")
    if base != "/" and path.startswith(f"{base}/"):
        path = path.removeprefix(base)
    yield _plain(posixpath.join(posixpath.dirname(item.url), path))
    yield posixpath.normpath(posixpath.join("/", posixpath.dirname(item.relative_path), path))


def _plain(address: str) -> str:
    """An address without ``.html`` or ``index.html``, which servers add."""
    path = posixpath.normpath("/" + unquote(address).lstrip("/"))
    return path.removesuffix("/index.html").removesuffix(".html") or "/"


def _error(item: Item, link: _Link) -> JekyllError:
    reason = "is not published" if link.target.is_marked_unpublished else "is dated in the future"
    error = JekyllError(
        f"the link to {link.written} leads to {link.target.relative_path}, which {reason}",
        path=item.relative_path,
        hint="remove the link, or publish what it leads to",
    )
    _locate(error, item, link.written)
    return error


def _locate(error: JekyllError, item: Item, written: str) -> None:
    """Set the error's position to the link in the item's source; a link made by a layout or template has none there."""
    texts = {re.escape(text) for text in (written, html.unescape(written), unquote(written))}
    whole = re.compile(rf"(?<![\w/.])(?:{'|'.join(texts)})(?![\w/.?#-])")
    for number, line in enumerate(item.content.splitlines(), item.content_line):
        if found := whole.search(line):
            error.line, error.column, error.source_line = number, found.start() + 1, line
            return
