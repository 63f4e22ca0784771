"""The editions of one build: each goes on from its last plan, or is made anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from typing import TYPE_CHECKING

from ..diagnostics import Diagnostic
from ..lazy.tuples import NamedTuple
from ..output.destination import destination_of
from ..output.writer import Writer
from ..output.written import Written
from ..render.cache import Edits, PlanPatch, Stale
from .rendered_edition import RenderedEdition
from .write import report_written

if TYPE_CHECKING:
    from ..plugins.edition_state import EditionState
    from ..render.early import Viewers
    from .site import Site


class BuiltEditions(NamedTuple):
    """The editions of a build, which are written."""

    written: Written
    warnings: Sequence[Diagnostic]


class _PatchedEdition(NamedTuple):
    """An edition whose last plan was patched, and what the site had for it then."""

    patch: PlanPatch
    state: EditionState


def build_editions(site: Site, changes: Sequence[Edits | Stale | None], viewers: Viewers | None) -> BuiltEditions:
    """Render all editions, and write them at once: from the last plans if all can be patched, else all are made anew.

    Args:
        site: the site.
        changes: what has changed in each edition since the last build.
        viewers: are shown single files before the build ends.

    Raises:
        JekyllError: something in the site is wrong.
    """
    destination = destination_of(site.configured)  # links may have changed since the last build
    writer = Writer(destination.path, site.configured.strings("keep_files"))
    try:
        patched = _patch_editions(site, changes)
        if patched is None:
            editions = zip(site.editions, changes, strict=True)
            rendered = [site.build_edition(edition, writer, since, viewers) for edition, since in editions]
        else:
            rendered = [_render_patched(site, each, writer, viewers) for each in patched]
        obsolete = writer.obsolete(_outputs(rendered)) if patched is None else ()
        written = site.write(rendered, writer, destination, obsolete, viewers)
        report_written(site, rendered)
    finally:
        writer.abandon()
    return BuiltEditions(written, [warning for each in rendered for warning in each.warnings])


def _outputs(rendered: Sequence[RenderedEdition]) -> Set[str] | None:
    """The files and folders of the output, if they are known without looking: those of a site without editions."""
    cache = rendered[0].cache if len(rendered) == 1 else None
    return None if cache is None else cache.outputs


def _patch_editions(site: Site, changes: Iterable[Edits | Stale | None]) -> Sequence[_PatchedEdition] | None:
    """The plan of each edition with edited files; None if one of them has to be made anew."""
    found = []
    for edition, edits in zip(site.editions, changes, strict=True):
        patch = site.patch(edition, edits) if isinstance(edits, Edits) else None
        if patch is None:
            return None
        found.append(_PatchedEdition(patch, site.state()))
    return found


def _render_patched(site: Site, patched: _PatchedEdition, writer: Writer, viewers: Viewers | None) -> RenderedEdition:
    site.restore(patched.state)
    planned = patched.patch.planned
    site.diagnostics.replay(planned.warnings, site.sink)
    return site.render(planned, writer, patched.patch, viewers)
