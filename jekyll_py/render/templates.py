"""The templates of one site: rendered in Liquid or Jinja2 with its tags, filters and includes, each parsed once."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING

from ..config.cache_folder import is_kept
from ..config.configuration import Configuration
from ..config.limits import limits_of
from ..diagnostics import Diagnostics
from ..disk.newest import keep_newest
from ..disk.private import NotPrivateError, private_file, private_folder
from ..disk.source import Source
from ..disk.user_cache import user_cache
from ..disk.user_secret import user_secret
from ..errors import JekyllError, SettingError, SourcePosition
from ..filters import filters_of
from ..filters.formulas import THEME_FILTERS
from ..limits import Limits
from ..liquid import Block, CodeCache, Environment, LiquidWarning, Template, since
from ..liquid.environment import ErrorMode
from ..liquid.template import Repeat
from ..model.item import Item
from ..model.layout import Layout
from ..plugins.registry import Plugins
from ..reuse import Reuse
from ..tags import TAGS, THEME_TAGS
from ..themes.theme import Theme
from ..tracking import reads
from ..tracking.kinds import COUNTERS, SITE
from .includes import Folder, IncludeFiles, Includes
from .registers import SiteAccess
from .template_mistakes import TemplateMistakes

if TYPE_CHECKING:
    from ..jinja import JinjaEngine

_MOST_SITES = 64
"""The most sites whose compiled templates are kept."""
_MATHML = "mathml"
"""The value of `math` with which formulas become MathML in a site that has a copy of the theme."""
_WITH_ACTIVE_SUPPORT = frozenset({"jekyll-mentions", "jemoji"})
"""The plugins whose gems load Ruby's ActiveSupport, which gives every value a method ``blank?``."""
_STANDARD_BLOCKS = frozenset({"capture", "case", "comment", "for", "if", "ifchanged", "raw", "tablerow", "unless"})


class Templates:
    """Renders templates of one site.

    Args:
        config: the configuration.
        source: the site's folder.
        theme: the theme; an include of the site takes the place of one of the theme.
        plugins: tags and filters of plugins.
        diagnostics: takes the warnings, each once.
        site: the access of tags and filters to the site.
    """

    def __init__(
        self,
        config: Configuration,
        source: Source,
        theme: Theme | None,
        plugins: Plugins,
        diagnostics: Diagnostics,
        site: SiteAccess,
    ) -> None:
        self.site = site
        options = config.mapping("liquid")
        self._diagnostics = diagnostics
        is_bundled = theme is not None and theme.bundled
        own_tags = THEME_TAGS if is_bundled else {}
        own_filters = THEME_FILTERS if is_bundled or config.get("math") == _MATHML else {}
        self._tags = {**TAGS, **own_tags, **plugins.tags}
        self.environment = Environment(
            tags=self._tags,
            filters={**filters_of(config.reference), **own_filters, **plugins.filters},
            reference=config.reference,
            error_mode=_error_mode(options.get("error_mode")),
            strict_variables=options.get("strict_variables") is True,
            strict_filters=options.get("strict_filters") is True,
            limits=limits_of(config),
            has_large_values=site.has_large_values,
            knows_blank=not _WITH_ACTIVE_SUPPORT.isdisjoint(plugins.names),
            code_cache=_code_cache(config, source) if not plugins.ruby.has_plugins else None,
            has_later_tags=config.reference.is_pages,
            undefined=self._undefined if config.flag("strict") else None,
        )
        folders = [Folder(source, config.text("includes_dir"), config.text("includes_dir"))]
        if theme is not None:
            folders.append(Folder(source.of(theme.root), "_includes", f"{theme.name}/_includes"))
        self._files = IncludeFiles(folders, source, config.text("encoding"))
        self._reuse = reuse = Reuse(diagnostics) if self._may_repeat(plugins) else None
        reports_filters = self.environment.strict_filters or self.environment.undefined is not None
        filters = None if reports_filters else self.environment.filters
        self._mistakes = TemplateMistakes(site, diagnostics, filters)
        self._includes = Includes(self._files, self.parse_include, lambda: self._jinja, reuse, self._mistakes)
        self._layouts: dict[str, Template] = {}
        self._counters = _Counters()

    @property
    def limits(self) -> Limits:
        """The limits of the render of a page."""
        return self.environment.limits

    def begin(self, sheets_before: int) -> None:
        """An item is rendered after so many style sheets with a source map."""
        if self._reuse is not None:
            self._reuse.sheets_before = sheets_before

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
        return template.render(variables, registers)

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
        return template.pieces(variables, registers)

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
        self._diagnostics.add("Liquid Warning:", error)

    def registers(self, page: object, owner: str | None = None) -> dict[str, object]:
        """The objects for tags and filters in one render.

        Args:
            page: the variable ``page``.
            owner: the layout that is rendered.
        """
        reads.record(_LIQUID)
        return {
            "site": self.site,
            "page": page,
            "owner": owner,
            "includes": self._includes,
            "counters": self._counters,
        }


def block_tags(plugins: Plugins) -> frozenset[str]:
    """The names of the tags that have a body."""
    tags = {**TAGS, **plugins.tags}
    return _STANDARD_BLOCKS | {name for name, tag in tags.items() if isinstance(tag, type) and issubclass(tag, Block)}


_LIQUID = reads.dependency_id(SITE, "liquid")
"""The options of Liquid, such as which mistakes are errors: whatever is rendered depends on them."""


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
    from ..liquid.markup_hints import hint_of_message  # slow to import, and few templates are wrong

    line = f"(line {warning.line - first_line + 1})"
    message = warning.message.replace(f"(line {warning.line})", line, 1)
    return f"{message} in {warning.path}", hint_of_message(warning.message)


def _refused(tag: str, template: Template) -> tuple[str, str]:
    """Message and hint for a tag that GitHub Pages does not know."""
    hint = f"{since.INSTEAD[tag]}; {since.hint(tag, template.environment.version)}"
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


def _code_cache(config: Configuration, source: Source) -> CodeCache | None:
    """The compiled templates of the site in the user's cache folder, unless nothing is to be kept on disk.

    They are code, and so never read from the site's own cache folder, which may have come with the site.
    """
    if not is_kept(config):
        return None
    try:
        secret = user_secret(source.root)
        folder = private_folder(user_cache() / "templates", outside=source.root)
        if secret is None:
            return None
        file = folder / f"{blake2b(os.fsencode(os.path.realpath(source.root)), digest_size=16).hexdigest()}.code"
        if not file.exists():
            keep_newest(folder, _MOST_SITES - 1)
    except (NotPrivateError, OSError, RuntimeError):
        return None
    return CodeCache(file, secret, private_file)
