"""Loading plugins in Ruby: what they define becomes entries of the registry, like what Python plugins define."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from ...config.configuration import Configuration
from ...diagnostics import Diagnostics
from ...disk.digest import digest
from ...disk.source import Source
from ...errors import JekyllError
from ...ruby.errors import SandboxError
from ...tags import TAGS
from ...themes.theme import Theme
from ..builtin import BUNDLED
from ..generator import Generator
from ..hooks import Registration
from ..registry import Plugins
from . import containers, context_calls, item_renders, render_calls, site_calls, template_calls
from .changes import items_of, take_changes, take_config
from .choice import RubyPlugins
from .converters import ruby_converters, ruby_processors
from .early_includes import EarlyIncludes
from .filters import ruby_filter, ruby_operator
from .interpreter import start
from .items import item_hook
from .missing_library import MissingLibrary
from .session import Session
from .stages import SessionStages
from .tag_node import builtin_name, tag_class

if TYPE_CHECKING:
    from ..site_contents import SiteContents

_CALLS = {
    **template_calls.CALLS,
    **context_calls.CALLS,
    **site_calls.CALLS,
    **render_calls.CALLS,
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

    A plugin that needs a gem without a place in the sandbox is left out with a warning.

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
    session = Session(_CALLS, config, source, diagnostics, chosen.needs)
    session.start(*start(session, config, source, theme, chosen.gems))
    includes = [os.path.join(source.root, config.text("includes_dir"))]
    if theme is not None and theme.includes_path is not None:
        includes.append(theme.includes_path)
    session.includes = EarlyIncludes(session, includes)
    facts = {
        "source": source.root,
        "folder": os.getcwd(),
        "includes": includes,
        "theme": _facts_of(theme),
        "provided": sorted(BUNDLED),
        "loaded": sorted(plugins.names),
    }
    session.call("start", dict(config), facts)
    left = frozenset(name for name in chosen.requires if not _load_file(session, name))
    summary = session.call("summary")
    assert isinstance(summary, dict)
    session.summary = summary
    _report_ineffective(summary, source, diagnostics)
    plugins.ruby = SessionStages(session)
    plugins.foreign = plugins.shape_plans = True
    plugins.unrecorded = plugins.unrecorded or _changes_any_page(summary)
    language = os.environ.get("LANG", "").encode()
    plugins.code = digest(b"\0".join((plugins.code, session.end_loading(), language)))
    plugins.files += chosen.files
    plugins.names |= chosen.names - left
    _register(plugins, session, summary)
    return left


def _load_file(session: Session, name: str) -> bool:
    """Load a plugin; False if that needs a gem without a place here, of which it warns.

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


def _report_ineffective(summary: Mapping[str, Any], source: Source, diagnostics: Diagnostics) -> None:
    """Warn of each method of Jekyll that a plugin has changed and this program does not call."""
    for name, file, line in summary["ineffective"]:
        path = source.relative(file)
        message = f"{name} is not called here: what {path} changes in it has no effect"
        diagnostics.warn("Plugin:", message, path=path, line=line, hint=_INSTEAD.get(name, _OTHERWISE))


_INSTEAD: Mapping[str, str] = {
    "Jekyll::FrontmatterDefaults#find": 'a hook :site, :after_init can change site.config["defaults"]',
    "Jekyll::Site#each_site_file": "all of site.pages, site.static_files and the collections is written",
    "Liquid::Condition#evaluate": 'operators can be added: Liquid::Condition.operators["name"] = lambda',
    "Liquid::Context#find_variable": 'a hook :pre_render can add variables to templates: payload["name"] = value',
    "Liquid::Template.parse": "a hook :pre_render can change the text of an item: item.content = text",
    "Liquid::Variable#render": "filters see values before they are printed, a hook :post_render the whole page",
}
"""The hints for methods whose changes have no effect here: another way to the same result."""
_OTHERWISE = "a hook or a generator can do the same: docs/ruby.md lists what plugins may change"


def _facts_of(theme: Theme | None) -> dict[str, object] | None:
    return None if theme is None else {"name": theme.name, "root": str(theme.root), "version": theme.version}


def _register(plugins: Plugins, session: Session, summary: Mapping[str, Any]) -> None:
    node = tag_class(session)
    plugins.tags.update(dict.fromkeys(summary["tags"], node))
    plugins.tags.update({builtin_name(name): kind for name, kind in TAGS.items()})
    plugins.filters.update({name: ruby_filter(session, name) for name in summary["filters"]})
    plugins.operators.update({name: ruby_operator(session, name) for name in summary["operators"]})
    plugins.hooks += [_hook(session, owner, event) for owner, event in summary["hooks"]]
    plugins.converters += ruby_converters(session, summary)
    plugins.processors.update(ruby_processors(session, summary))
    if summary["generators"]:
        priorities = session.call("generator_list")
        assert isinstance(priorities, list)
        plugins.generators += [RubyGenerator(session, index, each) for index, each in enumerate(priorities)]


_OF_ANY_PAGE = (
    *("stages", "drops", "reads_source", "reads_documents", "reads_pages", "moves"),
    *("decides_writing", "writers", "renders"),
)
"""The parts of what plugins define that can change a render without a call that is recorded."""


def _changes_any_page(summary: Mapping[str, Any]) -> bool:
    """Whether plugins can change a render without a call that is recorded."""
    in_render = any(owner == "site" and event in ("pre_render", "post_render") for owner, event in summary["hooks"])
    return in_render or any(summary[name] for name in _OF_ANY_PAGE)


class RubyGenerator(Generator):
    """A generator in Ruby.

    Args:
        session: the interpreter.
        index: its place among the generators there.
        priority: its priority.
    """

    priority = "normal"

    def __init__(self, session: Session, index: int, priority: str) -> None:
        self._session = session
        self._index = index
        vars(self)["priority"] = priority

    def generate(self, site: SiteContents) -> None:
        session = self._session
        read_again = session.known_items is not None and session.known_items != items_of(site)
        hooks = session.call("generate", self._index, read_again)
        assert isinstance(hooks, list)
        _take_hooks(self._session, hooks, site)
        take_changes(self._session, site)


def _take_hooks(session: Session, found: list[list[str]], site: SiteContents) -> None:
    """Register the owners and events of the hooks that a generator or a hook of the site has added, in Ruby."""
    known = session.summary["hooks"]
    late = [_hook(session, owner, event) for owner, event in found if [owner, event] not in known]
    if late:
        session.summary = {**session.summary, "hooks": found}
        site.plugins.unrecorded = site.plugins.unrecorded or _changes_any_page(session.summary)
        site.plugins.hooks += late
        site.hooks = site.hooks.with_more(late)


def _hook(session: Session, owner: str, event: str) -> Registration:
    call = (
        _site_hook(session, event)
        if owner == "site"
        else _clean_hook(session)
        if owner == "clean"
        else item_hook(session, owner, event)
    )
    return Registration((owner,), event, call, 20)


def _site_hook(session: Session, event: str) -> Callable[..., None]:
    def call(site: SiteContents, drops: object = None) -> None:
        hooks = session.call("site_hook", event, event in ("pre_render", "post_render"))
        assert isinstance(hooks, list)
        _take_hooks(session, hooks, site)
        if event == "post_render":
            found = session.call("outputs")
            session.outputs = found if isinstance(found, dict) else {}
        elif event in ("post_read", "pre_render"):
            take_changes(session, site)
        elif event in ("after_init", "after_reset"):
            take_config(session, site)
        if event == "pre_render":
            values = session.call("payload_values")
            assert isinstance(values, dict)
            session.payload.update(values)

    return call


def _clean_hook(session: Session) -> Callable[..., None]:
    def call(obsolete: list[str]) -> None:
        root = session.site.config.destination
        kept = session.call("obsolete", [each for path in obsolete for each in _with_contents(f"{root}/{path}")])
        assert isinstance(kept, list)
        gone = {os.path.relpath(str(path), root) for path in kept}
        obsolete[:] = sorted(path for path in gone if not any(str(each) in gone for each in PurePath(path).parents))

    return call


def _with_contents(path: str) -> Iterator[str]:
    """A path, and those of all that is in it, as Jekyll lists what is obsolete."""
    yield path
    for place, folders, files in os.walk(path):
        yield from (f"{place}/{name}" for name in (*folders, *files))
