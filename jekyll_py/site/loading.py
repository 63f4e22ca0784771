"""A site whose configuration, theme and plugins are loaded, and of whose source nothing has been read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from ..compat import dates
from ..config.configuration import Configuration
from ..diagnostics import Diagnostic, Diagnostics
from ..disk.encoding import check_utf8
from ..disk.path_log import PathLog
from ..disk.source import Source
from ..model.edition import Edition
from ..output.destination import destination_of
from ..plugins.failures import naming_plugins
from ..plugins.hooks import Hooks, Registration
from ..plugins.loader import load_plugins
from ..plugins.site_contents import SiteContents
from ..themes.declared_settings import settings_of
from ..themes.finder import theme_of
from ..themes.setting_mistakes import setting_mistakes
from ..themes.theme_settings import configure
from .cache import SiteCache

if TYPE_CHECKING:
    from ..read.kept_items import KeptItems
    from ..read.parsed_files import ParsedFiles
    from ..read.reader import Reader
    from ..render.cache import BuildCache
    from ..render.stage import StageRunner


class LoadedSite(SiteContents):
    """A site before its stages.

    Modules that only some builds need are imported in the methods: a build that has nothing to do calls few of them.

    Args:
        config: the finished configuration.
        sink: called with each warning as it arises, to print it.
        cache: keeps renders between builds; without it every build renders everything.
        runner: renders with several processes; without it this one does it all.
        hooks: called beside those of the plugins.
        on_excluded: called with the path of each entry that ``exclude`` leaves out.
        texts: by absolute path, what is read in the place of some files of the site and its theme.

    Raises:
        JekyllError: the configuration cannot work, or a plugin or the theme cannot be loaded.
    """

    editions: Sequence[Edition]
    """Those that the first plugin to know any asks for; without one there is the site itself."""

    def __init__(
        self,
        config: Configuration,
        sink: Callable[[Diagnostic], None] = lambda _: None,
        cache: BuildCache | None = None,
        runner: StageRunner | None = None,
        hooks: Iterable[Registration] = (),
        on_excluded: Callable[[str], None] | None = None,
        texts: Mapping[str, bytes] = MappingProxyType({}),
    ) -> None:
        check_utf8()
        destination_of(config)  # nothing is downloaded for a site that cannot be written
        dates.set_timezone(config.text("timezone"))
        self.sink, self._given_hooks, self._on_excluded = sink, tuple(hooks), on_excluded
        self._loading, self.path_log = Diagnostics(sink), PathLog()
        found = theme_of(config, self._loading)
        self.theme = None if found is None else found._replace(log=self.path_log)
        self._given = configure(config, self.theme)
        for mistake in setting_mistakes(self._given, settings_of(self.theme, config.source)):
            self._loading.add("Theme:", mistake)
        self.source = Source(config.source, safe=config.flag("safe"), log=self.path_log, texts=texts)
        self.destination = config.destination
        self.plugin_data = {}
        self.edition = Edition()
        with naming_plugins():
            self._load(cache, runner)

    def _load(self, cache: BuildCache | None, runner: StageRunner | None) -> None:
        """Load the plugins, find the editions, and decide what they allow."""
        self._load_plugins(self._loading)
        makers = self.plugins.editions
        self.editions = next(filter(None, (maker.editions(self.config) for maker in makers)), (Edition(),))
        are_independent = len(self.editions) == 1 or all(maker.are_independent for maker in makers)
        used = cache if are_independent and not self.plugins.unrecorded else None
        self.cache = SiteCache(self, used, self.new_reader)
        are_recorded = self.cache.is_used or len(self.editions) == 1
        self.runner = runner if are_independent and are_recorded and self.plugins.are_stateless else None
        if not self.cache.is_used:  # else a build may have nothing to do
            self.begin(self.editions[0])

    def _load_plugins(self, diagnostics: Diagnostics) -> None:
        """Load the plugins, and let their hooks ``after_init`` change the configuration.

        Args:
            diagnostics: takes what loading warns of.
        """
        self.config = self._given
        self.plugins = load_plugins(self.config, self.source, self.theme, diagnostics)
        self.hooks = Hooks([*self._given_hooks, *self.plugins.hooks])
        with self.plugins.ruby.reading():
            self.plugins.ruby.attach(self)
            if self.plugins.ruby.has_plugins or "after_init" in self.hooks.events:
                from .begin import begin_edition  # few sites have such plugins

                begin_edition(self, self.sink)
            self.hooks.trigger("site", "after_init", self)
        self.configured = self.config

    def begin_plugins(self) -> None:
        """Begin a build: with a new interpreter of Ruby after the first one."""
        if not self.plugins.ruby.begin_build():
            self._load_plugins(Diagnostics(lambda _: None))
            self.plugins.ruby.begin_build()

    def begin(self, edition: Edition, sink: Callable[[Diagnostic], None] | None = None) -> None:
        """Begin with an edition: none of its stages has been run.

        Args:
            edition: the edition.
            sink: called with each warning as it arises, in the place of the site's.
        """
        from .begin import begin_edition

        self.edition = edition
        self.config = self.configured.replace(**edition.settings)
        with self.plugins.ruby.reading():
            begin_edition(self, self.sink if sink is None else sink)

    @cached_property
    def parsed(self) -> ParsedFiles:
        """The files that were parsed earlier."""
        from ..read.parsed_files import ParsedFiles

        return ParsedFiles(self._given.reference)

    def new_reader(self, kept: KeptItems | None = None) -> Reader:
        """A reader for an edition that has begun.

        Args:
            kept: the items of the last build that need not be read again.
        """
        from ..read.reader import Reader

        return Reader(
            self.config,
            self.source,
            self.theme,
            self.conventions,
            self.time,
            self.diagnostics,
            self.parsed,
            self._on_excluded,
            kept,
        )

    @property
    def load_warnings(self) -> Sequence[Diagnostic]:
        """The warnings of the theme and of the plugins as they were loaded."""
        return self._loading.all

    def render_alone(self) -> None:
        """Render in this process alone from here on, if there are plugins in Ruby: these may mix what pages leave."""
        if self.plugins.ruby.has_plugins:
            self.runner = None

    def close(self) -> None:
        """End the interpreter of its plugins in Ruby, if there is one: the site cannot be built again."""
        self.plugins.ruby.close()
