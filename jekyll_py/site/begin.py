"""The beginning of an edition: its settings are known, and nothing has been read."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from functools import cache
from typing import TYPE_CHECKING

from ..compat import dates
from ..converters.conversions import conversions_of
from ..diagnostics import Diagnostic, Diagnostics
from ..model.conventions import conventions_of
from ..plugins.registry import Plugins
from ..plugins.site_contents import SiteContents
from ..read.contents import Contents
from ..render.cache import Stale

if TYPE_CHECKING:
    from ..render.cache import Since
    from .site import Site


def begin_edition(site: SiteContents, sink: Callable[[Diagnostic], None]) -> None:
    """Give a site whose configuration is set the rest of what its stages need.

    Args:
        site: the site.
        sink: called with each warning as it arises.

    Raises:
        JekyllError: a value of the configuration is invalid.
    """
    site.diagnostics = Diagnostics(sink, pages_errors=site.config.flag("pages_errors"))
    site.time = dates.build_time(site.config)
    site.variables = {}
    sass = None if site.theme is None else site.theme.sass_path
    plugins = site.plugins
    site.conversions = conversions_of(site.config, site.diagnostics, sass, plugins.processors, plugins.converters)
    site.conventions = conventions_of(
        site.config, site.source.root, site.conversions.output_ext, _is_block(plugins), site.diagnostics
    )
    site.contents = Contents({}, [], [], {}, {})


def converting_ahead(site: Site, since: Since | None) -> AbstractContextManager[object]:
    """Have another process convert documents in the block, if all of them are new and are in one edition.

    Args:
        site: the site, whose edition has begun; in the block it is read and rendered.
        since: what has changed since the last build; None if there is no cache.
    """
    all_are_new = since is None or (isinstance(since, Stale) and since.paths is None)
    if site.runner is None or not all_are_new or len(site.editions) > 1:
        return nullcontext()
    from ..converters.markdown import MarkdownConverter  # before what the stages need, which is loaded meanwhile
    from ..render.ahead_work import AheadWork

    markdown = site.conversions.of_kind(MarkdownConverter)
    return site.runner.converting(AheadWork(site.config, site.source.root, markdown))


def _is_block(plugins: Plugins) -> Callable[[str], bool]:
    """Tells whether the tag of a name takes a body; the tags are collected when the first excerpt asks."""

    @cache
    def names() -> frozenset[str]:
        from ..render.liquid_environment import block_tags  # loaded while another process converts documents already

        return block_tags(plugins)

    return lambda name: name in names()
