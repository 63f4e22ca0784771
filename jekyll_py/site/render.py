"""The stage *render* of one edition: each item of its plan becomes a staged file."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from typing import TYPE_CHECKING, Any

from ..model.item import Item
from ..model.static_file import StaticFile
from ..output.writer import Writer
from ..plan import Plan
from ..plugins.site_contents import SiteContents
from ..render.cache import PlanPatch, Since
from ..render.planned_site import PlannedSite
from ..render.registers import SiteAccess
from ..render.rendered_texts import RenderedTexts
from ..render.renderer import Rendered, Renderer
from ..render.reused_renders import ReusedRenders
from ..render.stage import RenderStage
from ..render.static_files import copy_static_files
from ..render.text import Text
from .rendered_edition import RenderedEdition

if TYPE_CHECKING:
    from ..render.early import Showing, Viewers
    from .site import Site


def render_edition(
    site: Site, planned: PlannedSite, writer: Writer, since: Since | None, viewers: Viewers | None
) -> RenderedEdition:
    """Render a plan, staging each file as it is ready; the arguments are those of `Site.render`.

    Raises:
        JekyllError: templates, converters or plugins failed, or the disk takes no more.
    """
    edition = site.edition
    writer.clear(edition.folder)
    reused = ReusedRenders(planned.plan)
    with closing(RenderedTexts(writer.disk, reused.get, reused.excerpt)) as texts:
        renderer = site.renderer(planned.plan, texts)
        cache = site.cache.begin(edition, planned, since, site.path_log)
        showing = None if viewers is None or edition.folder else _showing(site, viewers, planned.plan, writer)
        stage = RenderStage(renderer, writer, edition, site.diagnostics, reused, cache, showing)
        stage.begin()
        if not isinstance(since, PlanPatch):
            _leave_untouched_files(stage)
        stage.run(site.runner)
        _end_rendering(site, stage)
    items = _stage_static_files(stage, since)
    return RenderedEdition(edition, tuple(items), site.diagnostics.all, cache)


def begin_rendering(site: Site, plan: Plan, texts: RenderedTexts) -> Renderer:
    """The renderer of a plan's items, after the hooks ``pre_render`` of the site.

    Args:
        site: the site.
        plan: the plan.
        texts: takes the rendered texts.
    """
    renderer = _renderer(site, plan, texts, site.plugin_data)
    site.plugins.ruby.begin_rendering(renderer)
    site.hooks.trigger("site", "pre_render", site, renderer.drops)
    return renderer


def _renderer(site: Site, plan: Plan, texts: RenderedTexts, plugin_data: dict[str, Any]) -> Renderer:
    access = SiteAccess(plan, site.conversions, site.source.root, site.diagnostics, plugin_data)
    templates, ruby = site.templates(access), site.plugins.ruby
    return Renderer(plan, templates, site.conversions, site.hooks, site.diagnostics, texts, ruby)


def _end_rendering(site: SiteContents, stage: RenderStage) -> None:
    """Call the hooks ``post_render`` of the site, and stage what plugins in Ruby have changed."""
    ruby, plan = site.plugins.ruby, stage.plan
    if ruby.has_plugins:
        from .source_maps import render_source_maps  # few sites have such plugins

        ruby.take_source_maps(render_source_maps(site, stage))
    for hook in site.hooks.of(("site",), "post_render"):
        render = {"render": stage} if hook.takes_render else {}
        hook.call(site, stage.renderer.drops, **render)
    for item, output in ruby.new_outputs():
        stage.files.stage(item, Rendered(Text(item.content), Text(output)))
    ruby.stage_items(plan.written.values(), stage.writer, stage.edition)
    ruby.keep_contents((*plan.rendered, *ruby.source_maps))


def _leave_untouched_files(stage: RenderStage) -> None:
    """Keep the files of the items that are not looked at, unless others are staged in their places from here on."""
    for path in stage.cache.untouched_files():
        stage.writer.leave(stage.edition.place(path))


def _stage_static_files(stage: RenderStage, since: Since | None) -> Iterable[Item | StaticFile]:
    """Stage the static files that may have changed.

    Returns:
        The items and static files that the build writes, or may write.
    """
    if isinstance(since, PlanPatch):
        copy_static_files(stage, since.files)
        return (stage.plan.rendered[position] for position in stage.positions)
    copy_static_files(stage)
    return stage.plan.written.values()


def _showing(site: Site, viewers: Viewers, plan: Plan, writer: Writer) -> Showing:
    """Shows files to viewers while the others are rendered, by renderers that leave no trace."""
    from ..render.early import EarlyRenders, Showing  # for a preview

    def renderer(texts: RenderedTexts) -> Renderer:
        return _renderer(site, plan, texts, dict(site.plugin_data))

    is_known = not (site.plugins.ruby.has_plugins or site.plugins.unrecorded)  # others may note what they have seen
    early = EarlyRenders(renderer, writer.disk, site.diagnostics) if is_known else None
    return Showing(viewers, early, [edition.folder for edition in site.editions[1:]])
