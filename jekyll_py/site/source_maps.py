"""The pages of source maps, for the hooks of plugins: jekyll-sass-converter adds them behind all others while it
renders the style sheets, and Jekyll renders and writes them as it does every page."""

from __future__ import annotations

from collections.abc import Sequence

from ..model.source_map_page import SourceMapPage
from ..plugins.render_hooks import RenderHooks
from ..plugins.site_contents import SiteContents
from ..render.cache import NewRender
from ..render.stage import RenderStage
from ..render.text import Text
from ..tracking import reads


def render_source_maps(site: SiteContents, stage: RenderStage) -> Sequence[SourceMapPage]:
    """The pages of the source maps of a site, after the hooks of those that were made in this build."""
    sheets = stage.renderer.so_far.mapped_sheets().all
    pages = {sheet: SourceMapPage(sheet) for sheet in sheets}
    site.post_init(pages.values())
    for sheet, render in stage.mapped:
        stage.change_map(sheet, _rendered(pages[sheet], render, site, stage))
    return tuple(pages.values())


def _rendered(page: SourceMapPage, render: NewRender, site: SiteContents, stage: RenderStage) -> NewRender:
    """The render of a style sheet with the source map that the hooks of its page leave, and what these read."""
    renderer, given = stage.renderer, render.rendered.source_map or ""
    page.content = given
    with reads.recording() as dependencies:
        variables = renderer.variables.of(page, renderer.drops.current(page))
        calls = RenderHooks(site.hooks, page, variables, renderer.templates.access)
        calls.before(given)
        content = calls.after("post_convert", given)
        renderer.texts.keep_content(page, Text(content))
        output = calls.after("post_render", content)
        renderer.texts.keep_output(page, Text(output))
    rendered = render.rendered._replace(source_map=output)
    return render._replace(rendered=rendered, dependencies={*render.dependencies, *dependencies})
