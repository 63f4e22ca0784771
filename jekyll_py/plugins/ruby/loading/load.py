"""Loading plugins in Ruby: what they define becomes entries of the registry, like what Python plugins define."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Any

from ....config.configuration import Configuration
from ....diagnostics import Diagnostics
from ....disk.digest import digest
from ....disk.source import Source
from ....errors import JekyllError
from ....packages import gemfile
from ....ruby.errors import SandboxError
from ....ruby.observed_wasi import Look
from ....tags import TAGS
from ....themes.theme import Theme
from ...builtin import BUNDLED
from ...registry import Plugins
from .. import containers, item_renders
from ..calls import contexts, objects, rendering, settings, source_files, templates, texts, times
from ..chosen_plugins import RubyPlugins
from ..converters import ruby_converters, ruby_processors
from ..early.includes import EarlyIncludes
from ..filters import ruby_filter, ruby_operator
from ..generators import RubyGenerator
from ..hooks import acts_afterwards, changes_any_page, hook_of
from ..include_folders import include_folders
from ..session import Session
from ..stages import SessionStages
from ..tag_node import builtin_name, tag_class
from .ineffective_methods import report_ineffective
from .missing_library import MissingLibrary
from .start import Started, start

_CALLS = {
    **templates.CALLS,
    **contexts.CALLS,
    **settings.CALLS,
    **source_files.CALLS,
    **objects.CALLS,
    **texts.CALLS,
    **times.CALLS,
    **rendering.CALLS,
    **containers.CALLS,
    **item_renders.CALLS,
}
"""The functions that Ruby may call."""


def load_ruby(
    plugins: Plugins,
    chosen: RubyPlugins,
    config: Configuration,
    source: Source,
    theme: Theme | None,
    diagnostics: Diagnostics,
) -> frozenset[str]:
    """Load plugins in Ruby and register what they define.

    A plugin that needs a gem which is not there, or cannot run here, is left out with a warning.

    Args:
        plugins: takes what they define.
        chosen: the plugins.
        config: the configuration of the site.
        source: its folder.
        theme: its theme.
        diagnostics: takes warnings.

    Returns:
        Those of the required names that were left out.

    Raises:
        JekyllError: a file raises; says where.
    """
    session = Session(_CALLS, config, source, diagnostics, chosen.needs, {gem.name for gem in chosen.gems})
    facts = _facts(plugins, config, source, theme)
    given = [*map(session.wire.pack, (dict(config), facts)), chosen.requires]
    started = start(session, config, source, theme, chosen.gems, given)
    session.start(started.interpreter, started.remove)
    session.includes = EarlyIncludes(session, facts["includes"])
    left, session.summary = _loaded(session, started, chosen, config, facts)
    report_ineffective(session.summary, source, diagnostics)
    _add_code(plugins, session, started.loading.looks, config, chosen, left)
    _register(plugins, session, session.summary)
    return left


def _facts(plugins: Plugins, config: Configuration, source: Source, theme: Theme | None) -> dict[str, Any]:
    """The values beside the configuration that Ruby is told of."""
    includes = include_folders(source.root, config, theme)
    return {
        "source": source.root,
        "folder": os.getcwd(),
        "includes": includes,
        "theme": _facts_of(theme),
        "provided": sorted(BUNDLED),
        "loaded": sorted(plugins.names),
        "after_files": sorted({*config.strings("plugins")} - {*gemfile.required(config.source)}),
    }


def _loaded(
    session: Session, started: Started, chosen: RubyPlugins, config: Configuration, facts: Mapping[str, object]
) -> tuple[frozenset[str], Mapping[str, Any]]:
    """The names of plugins that were left out, and what the others define, which are loaded if they are not yet."""
    if started.loading.summary is not None:
        return frozenset(), started.loading.summary
    session.call("start", dict(config), facts)
    left = frozenset(name for name in chosen.requires if not _load_file(session, name))
    summary = session.call("summary")
    assert isinstance(summary, dict)
    if not left:
        started.loading.keep(started.interpreter, summary)
    return left, summary


def _load_file(session: Session, name: str) -> bool:
    """Load a plugin; False if that needs a gem which is not there or cannot run here, of which it warns.

    Raises:
        JekyllError: it raises, or its file is a link to nothing, at which Jekyll ends too.
    """
    if os.path.islink(name) and not os.path.exists(name):
        hint = "its target may be a submodule of git that was not fetched: git submodule update --init"
        raise JekyllError("the link leads to no file", path=session.source.relative(name), hint=hint)
    try:
        session.call("load", [name])
    except SandboxError as error:  # the code was stopped, and cannot say where
        error.path = error.path or name
        raise
    except MissingLibrary as error:
        session.left_out.plugin(name, error)
        return False
    return True


def _facts_of(theme: Theme | None) -> dict[str, object] | None:
    return None if theme is None else {"name": theme.name, "root": str(theme.root), "version": theme.version}


def _add_code(
    plugins: Plugins,
    session: Session,
    looks: Sequence[tuple[Look, str]] | None,
    config: Configuration,
    chosen: RubyPlugins,
    left: frozenset[str],
) -> None:
    """Register the code that was loaded, without the plugins that were left out.

    A plan is made anew in each build where loading may do otherwise (`looks` is None), or beside plugins in Python.
    """
    is_shaped = plugins.foreign or looks is None or acts_afterwards(session.summary)
    plugins.foreign, plugins.shape_plans = True, plugins.shape_plans or is_shaped
    plugins.unrecorded = plugins.unrecorded or changes_any_page(session.summary)
    seen = repr([os.environ.get("LANG"), os.getcwd(), config.files]).encode("utf-8", "surrogateescape")
    plugins.code = digest(b"\0".join((plugins.code, session.end_loading(), seen)))
    plugins.ruby = SessionStages(session, plugins.code, {*chosen.names, *chosen.requires} - left, looks or ())
    plugins.files += chosen.files
    plugins.names |= chosen.names - left


def _register(plugins: Plugins, session: Session, summary: Mapping[str, Any]) -> None:
    node = tag_class(session)
    plugins.tags.update(dict.fromkeys(summary["tags"], node))
    plugins.tags.update({builtin_name(name): kind for name, kind in TAGS.items()})
    plugins.filters.update({name: ruby_filter(session, name) for name in summary["filters"]})
    plugins.operators.update({name: ruby_operator(session, name) for name in summary["operators"]})
    plugins.blank = summary["blank"]
    plugins.hooks += [hook_of(session, owner, event) for owner, event in summary["hooks"]]
    plugins.converters += ruby_converters(session, summary)
    plugins.processors.update(ruby_processors(session, summary))
    if summary["generators"]:
        priorities = session.call("generator_list")
        assert isinstance(priorities, list)
        plugins.generators += [RubyGenerator(session, index, each) for index, each in enumerate(priorities)]
