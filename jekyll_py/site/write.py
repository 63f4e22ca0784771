"""The stage *write*: the staged files of all editions go into place at once, and the cache takes the new renders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from ..model.item import Item
from ..model.page import Page
from ..model.static_file import StaticFile
from ..output.destination import Destination
from ..output.writer import Writer
from ..output.written import Written
from ..plugins.site_contents import SiteContents
from .rendered_edition import RenderedEdition

if TYPE_CHECKING:  # what rendering needs is loaded when another process converts documents already
    from ..render.early import Viewers


def write_site(
    site: SiteContents,
    rendered: Iterable[RenderedEdition],
    writer: Writer,
    destination: Destination,
    obsolete: Sequence[str],
    viewers: Viewers | None = None,
) -> Written:
    """Put all staged files into place, remove what is obsolete, and commit the new renders to the cache.

    Args:
        site: the site.
        rendered: the editions, whose files are staged.
        writer: has the staged files.
        destination: the folder they are for.
        obsolete: the paths below it of files and folders that no edition has.
        viewers: are told of the files that are in place, before the next build is prepared.

    Raises:
        JekyllError: the files in the folder are not this site's, or the disk takes no more.
    """
    obsolete = site.plugins.ruby.obsolete_files(writer, obsolete)
    destination.check_leftovers(writer.wanted, obsolete)
    site.hooks.trigger("clean", "on_obsolete", obsolete)
    site.plugins.ruby.stage_kept(writer, obsolete)
    written = writer.commit(obsolete)
    destination.remember()
    if viewers is not None and not (site.plugins.ruby.has_plugins or "post_write" in site.hooks.events):
        viewers.see_written(written.changed | written.removed)  # no plugin can still change them
    for each in rendered:
        if each.cache is not None:
            each.cache.commit(written.changed, written.removed)
    return written


def report_written(site: SiteContents, rendered: Iterable[RenderedEdition]) -> None:
    """Call the hooks ``post_write`` of each edition: those of its items, then those of the site."""
    with site.plugins.ruby.showing_output():
        for each in rendered:
            site.edition = each.edition
            if "post_write" in site.hooks.events:  # the owners of an item may have to be read from the last plan
                _report_edition(site, each)


def _report_edition(site: SiteContents, rendered: RenderedEdition) -> None:
    for item in _written(site, rendered):
        for owner in item.hook_owners:
            site.hooks.trigger(owner, "post_write", item)
    site.hooks.trigger("site", "post_write", site)


def _written(site: SiteContents, rendered: RenderedEdition) -> Iterator[Item]:
    """The pages of an edition, those of source maps, and its documents."""
    pages = [item for item in rendered.items if isinstance(item, Page)]
    yield from pages
    yield from site.plugins.ruby.source_maps
    yield from (item for item in rendered.items if not isinstance(item, Page | StaticFile))
