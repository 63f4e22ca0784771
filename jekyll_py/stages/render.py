"""The stage *render* of one edition: each item of its plan becomes a staged file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from ..model.item import Item
from ..model.static_file import StaticFile
from ..output.writer import Writer
from ..plan import Plan
from ..plugins.site_contents import SiteContents
from ..render.cache import PlanPatch, Since
from ..render.early import EarlyRenders, Showing, Viewers
from ..render.registers import SiteAccess
from ..render.rendered_texts import RenderedTexts
from ..render.renderer import Rendered, Renderer
from ..render.stage import RenderStage
from ..render.static_files import copy_static_files
from ..render.templates import Templates
from ..render.text import Text

MakeTemplates = Callable[[SiteAccess], Templates]
"""The templates of a site, from the access of tags and filters to it."""


def renderer_of(
    site: SiteContents, plan: Plan, texts: RenderedTexts, templates: MakeTemplates, plugin_data: dict[str, Any]
) -> Renderer:
    """The renderer of a plan's items.

    Args:
        site: the site.
        plan: the plan.
        texts: takes the rendered texts.
        templates: makes the templates.
        plugin_data: the values that plugins keep.
    """
    return Renderer(
        plan,
        templates(SiteAccess(plan, site.conversions, site.source.root, site.diagnostics, plugin_data)),
        site.conversions,
        site.hooks,
        site.diagnostics,
        texts,
        site.plugins.ruby,
    )


def begin_rendering(site: SiteContents, renderer: Renderer) -> None:
    """Call the hooks ``pre_render`` of the site."""
    site.plugins.ruby.begin_rendering(renderer)
    site.hooks.trigger("site", "pre_render", site, renderer.drops)


def end_rendering(site: SiteContents, stage: RenderStage) -> None:
    """Call the hooks ``post_render`` of the site, and stage what plugins in Ruby have changed."""
    ruby, plan = site.plugins.ruby, stage.plan
    if ruby.has_plugins:
        from .source_maps import render_source_maps  # few sites have such plugins

        ruby.take_source_maps(render_source_maps(site, stage))
    for hook in site.hooks.of(("site",), "post_render"):
        render = {"render": stage} if hook.takes_render else {}
        hook.call(site, stage.renderer.drops, **render)
    for item, output in ruby.new_outputs():
        stage.stage(item, Rendered(Text(item.content), Text(output)))
    ruby.stage_items(plan.written.values(), stage.writer, stage.edition)
    ruby.keep_contents((*plan.rendered, *ruby.source_maps))


def stage_static_files(stage: RenderStage, since: Since | None) -> Iterable[Item | StaticFile]:
    """Stage the static files that may have changed.

    Returns:
        The items and static files that the build writes, or may write.
    """
    if isinstance(since, PlanPatch):
        copy_static_files(stage, since.files)
        return (stage.plan.rendered[position] for position in stage.positions)
    copy_static_files(stage)
    return stage.plan.written.values()


def showing(
    site: SiteContents,
    viewers: Viewers,
    writer: Writer,
    renderer: Callable[[RenderedTexts], Renderer],
    others: list[str],
) -> Showing:
    """Shows files to viewers while the others are rendered.

    Args:
        site: the site.
        viewers: the viewers.
        writer: of the build.
        renderer: makes renderers that leave no trace.
        others: the folders of the other editions.
    """
    is_known = not (site.plugins.ruby.has_plugins or site.plugins.unrecorded)  # others may note what they have seen
    early = EarlyRenders(renderer, writer.disk, site.diagnostics) if is_known else None
    return Showing(viewers, early, others)
