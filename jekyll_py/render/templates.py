"""The templates of one site: rendered in Liquid or Jinja2 with its tags, filters and includes, each parsed once."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from ..config.limits import limits_of
from ..disk.source import Source
from ..drops.methods import of_variables
from ..errors import JekyllError, SettingError, SourcePosition
from ..filters import filters_of
from ..filters.formulas import THEME_FILTERS
from ..limits import Limits
from ..liquid import Block, Environment, LiquidWarning, Template, later_names
from ..liquid.environment import ErrorMode
from ..liquid.template import Repeat
from ..model.item import Item
from ..model.layout import Layout
from ..plugins.blank import blank_of
from ..plugins.registry import Plugins
from ..plugins.site_contents import SiteContents
from ..reuse import KeptResults, Reuse
from ..tags import TAGS, THEME_TAGS
from ..tracking import reads
from ..tracking.kinds import COUNTERS, KEYS, LIQUID
from .code_cache import code_cache_of
from .includes import Folder, IncludeFiles, Includes
from .registers import SiteAccess
from .template_mistakes import TemplateMistakes

if TYPE_CHECKING:
    from ..jinja import JinjaEngine

_MATHML = "mathml"
"""The value of `math` with which formulas become MathML in a site that has a copy of the theme."""
_STANDARD_BLOCKS = frozenset({"capture", "case", "comment", "for", "if", "ifchanged", "raw", "tablerow", "unless"})


class Templates:
    """Renders templates of one site.

    Args:
        site: the site; an include of its own takes the place of one of its theme.
        access: the access of tags and filters to it.
    """

    def __init__(self, site: SiteContents, access: SiteAccess) -> None:
        self.access = access
        self._diagnostics = site.diagnostics
        self._tags = {**TAGS, **(THEME_TAGS if _has_bundled_theme(site) else {}), **site.plugins.tags}
        self.environment = self._environment(site)
        self._files = IncludeFiles(_include_folders(site), site.source, site.config.text("encoding"))
        self._reuse = Reuse(site.diagnostics) if self._may_repeat(site.plugins) else None
        reports_filters = self.environment.strict_filters or self.environment.undefined is not None
        filters = None if reports_filters else self.environment.filters
        self._mistakes = TemplateMistakes(access, site.diagnostics, filters)
        self._includes = Includes(self._files, self.parse_include, lambda: self._jinja, self._reuse, self._mistakes)
        self._layouts: dict[str, Template] = {}
        self._counters = _Counters()
        self._current: Item | None = None

    def _environment(self, site: SiteContents) -> Environment:
        config, plugins = site.config, site.plugins
        options = config.mapping("liquid")
        own_filters = THEME_FILTERS if _has_bundled_theme(site) or config.get("math") == _MATHML else {}
        return Environment(
            tags=self._tags,
            filters={**filters_of(config.reference), **own_filters, **plugins.filters},
            reference=config.reference,
            error_mode=_error_mode(options.get("error_mode")),
            strict_variables=options.get("strict_variables") is True,
            strict_filters=options.get("strict_filters") is True,
            limits=limits_of(config),
            has_large_values=self.access.has_large_values,
            blank=blank_of(plugins),
            code_cache=None if plugins.ruby.has_plugins else code_cache_of(config, site.source),
            has_later_tags=config.reference.is_pages,
            undefined=self._undefined if config.flag("strict") else None,
            operators=plugins.operators,
        )

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
        for warning in template.warnings:
            if warning.later_tag is None:
                self._diagnostics.add("Liquid Warning:", _error(warning, template, *_worded(warning, first_line)))
            else:
                self._diagnostics.refused(_error(warning, template, *_refused(warning.later_tag, template)))
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


def _has_bundled_theme(site: SiteContents) -> bool:
    return site.theme is not None and site.theme.bundled


def _include_folders(site: SiteContents) -> list[Folder]:
    """The folders of includes, those of the site first unless a plugin has others."""
    own, theme = site.config.text("includes_dir"), site.theme
    folders = [Folder(site.source, own, own)]
    if theme is not None:
        folders.append(Folder(site.source.of(theme.root), "_includes", f"{theme.name}/_includes"))
    if site.include_folders:
        known = {folder.absolute: folder for folder in folders}
        return [known.get(path) or _include_folder(site.source, path) for path in site.include_folders]
    return folders


def _include_folder(source: Source, path: str) -> Folder:
    parent, name = os.path.split(path)
    return Folder(source.of(parent), name, name)


def block_tags(plugins: Plugins) -> frozenset[str]:
    """The names of the tags that have a body."""
    tags = {**TAGS, **plugins.tags}
    return _STANDARD_BLOCKS | {name for name, tag in tags.items() if isinstance(tag, type) and issubclass(tag, Block)}


_OPTIONS = reads.dependency_id(LIQUID, KEYS)


class _Counters(dict[str, object]):
    """The counters of ``increment`` for a build, as in Jekyll; their values depend on all earlier pages."""

    def __setitem__(self, name: str, value: object) -> None:
        reads.record_volatile(COUNTERS)
        super().__setitem__(name, value)


def _error(warning: LiquidWarning, template: Template, message: str, hint: str | None) -> JekyllError:
    position = SourcePosition(warning.line, warning.column, template.line_text(warning.line))
    return JekyllError.at(position, message, path=warning.path, hint=hint)


def _worded(warning: LiquidWarning, first_line: int) -> tuple[str, str | None]:
    """Message and hint as Jekyll words the message: the line is counted from the end of the front matter."""
    from ..liquid.parsing.markup_hints import hint_of_message  # slow to import, and few templates are wrong

    line = f"(line {warning.line - first_line + 1})"
    message = warning.message.replace(f"(line {warning.line})", line, 1)
    return f"{message} in {warning.path}", hint_of_message(warning.message)


def _refused(tag: str, template: Template) -> tuple[str, str]:
    """Message and hint for a tag that GitHub Pages does not know."""
    hint = f"{later_names.INSTEAD[tag]}; {later_names.hint(tag, template.environment.version)}"
    return f"{{% {tag} %}} does not exist on GitHub Pages: the deployment will fail", hint


def _error_mode(given: object) -> ErrorMode:
    """``liquid: error_mode:`` of the configuration.

    Raises:
        JekyllError: there is no such mode.
    """
    match given:
        case "lax" | "warn" | "strict":
            return given
        case None:
            return "warn"
    raise SettingError(
        f"liquid: error_mode: {given} is no mode", "liquid", "error_mode", hint="use lax, warn or strict"
    )
