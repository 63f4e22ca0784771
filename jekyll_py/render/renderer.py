"""Renders one item: a planned page or document becomes text.

Liquid, then the converters, then the layouts from the inside out. Nothing is written back to the plan; texts that are
rendered are kept in `RenderedTexts`, because templates may read them.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..config.limits import explain
from ..config.values import deep_merge
from ..converters.conversions import Conversion, Conversions
from ..diagnostics import Diagnostics
from ..drops import DropTable
from ..errors import JekyllError
from ..lazy.tuples import NamedTuple
from ..limits import Account, LimitError, pay, write
from ..liquid import LiquidSyntaxError
from ..model.excerpt import Excerpt
from ..model.item import Item
from ..model.layout import Layout
from ..model.template_language import has_liquid
from ..plan import Plan
from ..plugins.hooks import Hooks
from ..plugins.render_hooks import RenderHooks
from ..plugins.stages_in_ruby import RubyStages
from ..reuse import KeptResults
from ..reuse.kept_results import IncludeCache
from ..tracking import reads
from ..tracking.kinds import LAYOUT
from .excerpts import Excerpts
from .layers import LayerLog
from .layout_chains import LayoutChains
from .order import IN_PLAN_ORDER, OrderObserver
from .rendered_texts import RenderedTexts
from .renders_so_far import RendersSoFar
from .shared_paths import SharedPaths
from .source_maps import SourceMaps
from .templates import Templates
from .text import Text
from .variables import TemplateVariables


class Rendered(NamedTuple):
    """The render of a page or document."""

    content: Text
    """The converted content, before any layout."""
    output: Text
    """The content in its layouts: the text of the written file."""
    source_map: str | None = None
    """The text of a file beside it, for which see `source_maps`."""


class Renderer:
    """Renders the items of a plan, in its order.

    Args:
        plan: the frozen site.
        templates: renders Liquid and Jinja2.
        conversions: the converters.
        hooks: the plugins' hooks.
        diagnostics: takes the warnings.
        texts: takes the rendered texts.
        ruby: the part of plugins in Ruby, which may render items themselves and add fields to drops.
    """

    def __init__(
        self,
        plan: Plan,
        templates: Templates,
        conversions: Conversions,
        hooks: Hooks,
        diagnostics: Diagnostics,
        texts: RenderedTexts,
        ruby: RubyStages,
    ) -> None:
        self.plan = plan
        self.templates = templates
        self.conversions = conversions
        self.hooks = hooks
        self.diagnostics = diagnostics
        self.texts = texts
        self.ruby = ruby
        fields = ruby.drop_fields()
        self._in_ruby = ruby.item_renders()
        self._has_ruby = ruby.has_plugins
        self._layouts = LayoutChains(plan, diagnostics)
        self._shared_paths = SharedPaths(plan, has_copies=ruby.has_plugins)
        excerpts = Excerpts(texts, diagnostics, templates.limits, self._render_excerpt)
        self.so_far = RendersSoFar(plan, texts, excerpts, self._layouts, SourceMaps(plan, conversions))
        self.drops = DropTable(plan, self.so_far, templates.access.source, fields)
        self.variables = TemplateVariables(plan, self.drops, conversions, fields.get("JekyllDrop"))
        self.dependencies: set[int] = set()
        """The dependencies that every render from here on has."""

    def keep_includes(self, cache: IncludeCache) -> KeptResults | None:
        """Take renders of includes from a cache; None where plugins in Ruby may have a part in them.

        Returns:
            The new ones, which can be put into the cache.
        """
        if self._has_ruby:
            return None
        kept = KeptResults(cache, self.drops)
        self.templates.keep_includes(kept)
        return kept

    def render(
        self,
        item: Item,
        observer: OrderObserver = IN_PLAN_ORDER,
        hooks: Hooks | None = None,
        layers: LayerLog | None = None,
    ) -> Rendered:
        """Render one item.

        Args:
            item: the item.
            observer: told where the render depends on the order of rendering.
            hooks: called instead of all hooks of the plugins.
            layers: takes the layers of the render, and may have one to begin with.

        Raises:
            JekyllError: a template, a converter or a plugin failed, or it went over a limit; says where.
        """
        self.templates.begin(item, self.so_far.begin(item, observer))
        try:
            with Account(self.templates.limits):
                return self._render(item, self.hooks if hooks is None else hooks, layers)
        except LimitError as error:
            error.path = error.path or item.relative_path
            explain(error)
            raise

    def _render(self, item: Item, hooks: Hooks, layers: LayerLog | None) -> Rendered:
        variables = self.variables.of(item, self.drops.current(item), self._layouts.innermost(item))
        calls = RenderHooks(hooks, item, variables, self.templates.access)
        if self._in_ruby is None:
            content, source_map = self._content(item, calls, variables, layers)
            self.texts.keep_content(item, content)
            output = self._place(item, content, variables, layers) if item.places_in_layout else content
        else:
            converted, placed, source_map = self._in_ruby.render(item, calls.before(item.content), variables)
            content, output = Text(converted), Text(placed)
            self.texts.keep_content(item, content)
        if calls.has("post_render"):
            changed = calls.after("post_render", output.text)
            output = output if changed is output.text else Text(changed)
        self.texts.keep_output(item, output)
        return Rendered(content, output, source_map)

    def _render_excerpt(self, excerpt: Excerpt) -> str:
        item = excerpt.item
        with self.so_far.within(excerpt):
            variables = self.variables.of_excerpt(item, self.drops.excerpt(excerpt))
            if self._in_ruby is not None:
                return self._in_ruby.excerpt(excerpt, variables)
            return self._convert(item, excerpt.content, variables).text

    # The stages of one item

    def _content(
        self, item: Item, calls: RenderHooks, variables: dict[str, object], layers: LayerLog | None
    ) -> tuple[Text, str | None]:
        """The converted content, and the content of its source map if there is one."""
        start = None if layers is None else layers.start
        if start is not None:
            if calls.has("pre_render"):  # what these leave for the layouts and the last hooks is needed in any case
                calls.before(item.content)
            pay(start.cost)
            return start.content, None
        template, source = self._shared_paths.template(item, calls.before(item.content))
        text, source_map = self._convert(item, source, variables, template)
        return Text(calls.after("post_convert", text)), source_map

    def _convert(
        self, item: Item, source: str, variables: Mapping[str, object], template: Item | None = None
    ) -> Conversion:
        """A text of an item, rendered and converted; the template is named as that of another item if one is given."""
        try:
            if item.runs_liquid and (item.is_jinja or has_liquid(source)):
                source = self.templates.render_item(template or item, source, variables)
            converted = self.conversions.convert(source, item)
        except JekyllError as error:
            error.add_page(item.relative_path)
            raise
        write(len(converted.text))
        return converted

    def _place(self, item: Item, content: Text, variables: dict[str, object], layers: LayerLog | None) -> Text:
        start = None if layers is None else layers.start
        text = content if start is None else start.text
        variables["layout"] = {}
        for depth, layout in enumerate(self._layouts.of(item)):
            variables["layout"] = deep_merge(layout.data, _mapping(variables["layout"]))
            if start is not None and depth < start.depth:
                continue
            if layers is not None:
                layers.add(depth, text)
            reads.record(reads.dependency_id(LAYOUT, layout.name))
            variables["content"] = text.text
            self.so_far.enter_layout(depth)
            text = self._in_layout(layout, item, variables)
        return text

    def _in_layout(self, layout: Layout, item: Item, variables: dict[str, object]) -> Text:
        try:
            return Text.of(self.templates.render_layout(self._shared_paths.layout(layout), variables))
        except LiquidSyntaxError:  # which every page with the layout has
            raise
        except JekyllError as error:
            error.add_page(item.relative_path)
            raise


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {}
