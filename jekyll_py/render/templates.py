"""The templates of one site: rendered in Liquid or Jinja2 with its tags, filters and includes, each parsed once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from ..drops.methods import of_variables
from ..errors import JekyllError
from ..limits import Limits
from ..liquid import Template
from ..liquid.template import Repeat
from ..model.item import Item
from ..model.layout import Layout
from ..plugins.registry import Plugins
from ..plugins.site_contents import SiteContents
from ..reuse import KeptResults, Reuse
from ..tracking import reads
from ..tracking.kinds import COUNTERS, KEYS, LIQUID
from .includes import IncludeFiles, Includes, include_folders
from .liquid_environment import liquid_environment, tags_of
from .registers import SiteAccess
from .template_mistakes import TemplateMistakes
from .template_warnings import report_warnings

if TYPE_CHECKING:
    from ..jinja import JinjaEngine

_OPTIONS = reads.dependency_id(LIQUID, KEYS)


class _Counters(dict[str, object]):
    """The counters of ``increment`` for a build, as in Jekyll; their values depend on all earlier pages."""

    def __setitem__(self, name: str, value: object) -> None:
        reads.record_volatile(COUNTERS)
        super().__setitem__(name, value)


class Templates:
    """Renders templates of one site.

    Args:
        site: the site; an include of its own takes the place of one of its theme.
        access: the access of tags and filters to it.
    """

    def __init__(self, site: SiteContents, access: SiteAccess) -> None:
        self.access = access
        self._diagnostics = site.diagnostics
        self._tags = tags_of(site)
        undefined = self._undefined if site.config.flag("strict") else None
        self.environment = liquid_environment(site, self._tags, undefined, has_large_values=access.has_large_values)
        self._files = IncludeFiles(include_folders(site), site.source, site.config.text("encoding"))
        self._reuse = Reuse(site.diagnostics) if self._may_repeat(site.plugins) else None
        reports_filters = self.environment.strict_filters or self.environment.undefined is not None
        filters = None if reports_filters else self.environment.filters
        self._mistakes = TemplateMistakes(access, site.diagnostics, filters)
        self._includes = Includes(self._files, self.parse_include, lambda: self._jinja, self._reuse, self._mistakes)
        self._layouts: dict[str, Template] = {}
        self._counters = _Counters()
        self._current: Item | None = None

    @property
    def limits(self) -> Limits:
        """The limits of the render of a page."""
        return self.environment.limits

    def begin(self, item: Item, sheets_before: int) -> None:
        """An item is rendered after so many style sheets with a source map."""
        self._current = item
        if self._reuse is not None:
            self._reuse.sheets_before = sheets_before

    def keep_includes(self, kept: KeptResults) -> None:
        """Have results of includes taken from the last build, and given to ``kept``, before any include is loaded."""
        if self._reuse is not None:
            self._reuse.kept = kept

    @property
    def has_counted(self) -> bool:
        """Whether a template has used ``increment``, whose counters last through the build."""
        return bool(self._counters)

    def render_item(self, item: Item, source: str, variables: Mapping[str, object]) -> str:
        """The source of a page or document, rendered.

        Raises:
            JekyllError: the template is wrong; says where.
        """
        registers = self.registers(variables["page"])
        if item.is_jinja:
            return self._jinja.render(source, item.relative_path, variables, registers, item.content_line)
        template = self._parse(source, item.relative_path, item.content_line)
        self._mistakes.use(item.relative_path)
        return template.render(variables, registers, self._unset(variables))

    def render_layout(self, layout: Layout, variables: Mapping[str, object]) -> Sequence[str]:
        """The pieces of a layout, rendered around ``variables["content"]``.

        Raises:
            JekyllError: the template is wrong; says where. The file cannot be read.
        """
        if layout.problem is not None:
            raise layout.problem
        registers = self.registers(variables["page"], layout.path)
        if layout.is_jinja:
            return [self._jinja.render(layout.content, layout.path, variables, registers, layout.content_line)]
        template = self._layouts.get(layout.name)
        if template is None:
            repeat = None if self._reuse is None else self._reuse.of_loop
            template = self._parse(layout.content, layout.path, layout.content_line, repeat)
            self._layouts[layout.name] = template
        self._mistakes.use(layout.path)
        return template.pieces(variables, registers, self._unset(variables))

    def _unset(self, variables: Mapping[str, object]) -> Mapping[str, object]:
        """The values of names that nothing sets; the variable ``theme`` came with Jekyll 4.3."""
        if self.environment.reference.jekyll < (4, 3):
            variables = {name: value for name, value in variables.items() if name != "theme"}
        return of_variables(variables)

    def parse_include(self, source: str, path: str, first_line: int) -> Template:
        """An include in Liquid.

        Raises:
            JekyllError: it cannot be parsed; says where.
        """
        return self._parse(source, path, first_line)

    def _may_repeat(self, plugins: Plugins) -> bool:
        """Whether includes may be repeated. Plugins and strict variables could make them depend on more than names."""
        environment = self.environment
        return not plugins.foreign and not environment.strict_variables

    @cached_property
    def _jinja(self) -> JinjaEngine:
        from ..jinja import JinjaEngine  # Jinja2 is imported by sites that use it

        return JinjaEngine(self.environment, self._tags, self._files)

    def _parse(self, source: str, path: str, first_line: int, repeat: Repeat | None = None) -> Template:
        template = self.environment.parse(source, path, first_line, repeat)
        report_warnings(template, first_line, self._diagnostics)
        self._mistakes.note(source, path, first_line)
        return template

    def _undefined(self, error: JekyllError) -> None:
        if self._current is not None:
            error.add_page(self._current.relative_path)
        self._diagnostics.add("Liquid Warning:", error)

    def registers(self, page: object, owner: str | None = None) -> dict[str, object]:
        """The objects for tags and filters in one render.

        Args:
            page: the variable ``page``.
            owner: the layout that is rendered.
        """
        reads.record(_OPTIONS)
        return {
            "site": self.access,
            "page": page,
            "owner": owner,
            "includes": self._includes,
            "counters": self._counters,
        }
