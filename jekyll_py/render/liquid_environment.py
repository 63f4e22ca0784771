"""The dialect of Liquid in which the templates of a site are written: tags, filters, strictness and limits."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..config.limits import limits_of
from ..errors import SettingError
from ..filters import filters_of
from ..filters.formulas import THEME_FILTERS
from ..liquid import Block, Environment, LiquidError
from ..liquid.environment import ErrorMode
from ..liquid.nodes import Node
from ..liquid.tag import Tag
from ..plugins.blank import blank_of
from ..plugins.registry import Plugins
from ..plugins.site_contents import SiteContents
from ..tags import TAGS, THEME_TAGS
from .code_cache import code_cache_of

_MATHML = "mathml"
"""The value of `math` with which formulas become MathML in a site that has a copy of the theme."""
_STANDARD_BLOCKS = frozenset({"capture", "case", "comment", "for", "if", "ifchanged", "raw", "tablerow", "unless"})


def tags_of(site: SiteContents) -> Mapping[str, type[Node] | type[Tag]]:
    """The tags beside those of Liquid, by name: those of Jekyll, of the bundled theme and of plugins."""
    return {**TAGS, **(THEME_TAGS if _has_bundled_theme(site) else {}), **site.plugins.tags}


def block_tags(plugins: Plugins) -> frozenset[str]:
    """The names of the tags that have a body."""
    tags = {**TAGS, **plugins.tags}
    return _STANDARD_BLOCKS | {name for name, tag in tags.items() if isinstance(tag, type) and issubclass(tag, Block)}


def liquid_environment(
    site: SiteContents,
    tags: Mapping[str, type[Node] | type[Tag]],
    undefined: Callable[[LiquidError], None] | None,
    *,
    has_large_values: bool,
) -> Environment:
    """The environment of a site's templates.

    Args:
        site: the site.
        tags: its tags.
        undefined: called for names and filters that are missing; None if they are not reported.
        has_large_values: as of `Environment`.

    Raises:
        JekyllError: a setting of ``liquid`` is wrong.
    """
    config, plugins = site.config, site.plugins
    options = config.mapping("liquid")
    own_filters = THEME_FILTERS if _has_bundled_theme(site) or config.get("math") == _MATHML else {}
    return Environment(
        tags=tags,
        filters={**filters_of(config.reference), **own_filters, **plugins.filters},
        reference=config.reference,
        error_mode=_error_mode(options.get("error_mode")),
        strict_variables=options.get("strict_variables") is True,
        strict_filters=options.get("strict_filters") is True,
        limits=limits_of(config),
        has_large_values=has_large_values,
        blank=blank_of(plugins),
        code_cache=None if plugins.ruby.has_plugins else code_cache_of(config, site.source),
        has_later_tags=config.reference.is_pages,
        undefined=undefined,
        operators=plugins.operators,
    )


def _has_bundled_theme(site: SiteContents) -> bool:
    return site.theme is not None and site.theme.bundled


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
