"""The loading of a site's plugins, and the editions that they ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from ..config.configuration import Configuration
from ..diagnostics import Diagnostic, Diagnostics
from ..model.edition import Edition
from ..plugins.hooks import Hooks, Registration
from ..plugins.loader import load_plugins
from ..plugins.site_contents import SiteContents


def load_site_plugins(
    site: SiteContents,
    config: Configuration,
    hooks: Iterable[Registration],
    diagnostics: Diagnostics,
    sink: Callable[[Diagnostic], None],
) -> None:
    """Give a site its plugins and hooks, and let those for ``after_init`` change its configuration.

    Args:
        site: the site, with its source and theme.
        config: the configuration as it was given.
        hooks: called before those of the plugins.
        diagnostics: takes what loading warns of.
        sink: called with each warning of plugins, as it arises.

    Raises:
        JekyllError: a plugin cannot be loaded, or its hook failed.
    """
    site.config = config
    site.plugins = load_plugins(config, site.source, site.theme, diagnostics)
    site.hooks = Hooks([*hooks, *site.plugins.hooks])
    with site.plugins.ruby.reading():
        site.plugins.ruby.attach(site)
        if site.plugins.ruby.has_plugins or "after_init" in site.hooks.events:
            from .begin import begin_edition  # few sites have such plugins

            begin_edition(site, sink)
        site.hooks.trigger("site", "after_init", site)


def editions_of(site: SiteContents) -> Sequence[Edition]:
    """The editions that the first plugin to know any asks for; without one there is the site itself."""
    found = (maker.editions(site.config) for maker in site.plugins.editions)
    return next(filter(None, found), (Edition(),))
