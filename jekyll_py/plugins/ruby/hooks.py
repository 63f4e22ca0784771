"""Hooks that plugins in Ruby register, of the site, of items and of what is removed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from ..hooks import Hook, Registration
from .include_folders import take_include_folders
from .items import item_hook
from .session import Session
from .site_changes import take_changes, take_config

if TYPE_CHECKING:
    from ..site_contents import SiteContents


def hook_of(session: Session, owner: str, event: str) -> Registration:
    """The registration of a hook that Ruby has.

    Args:
        session: the interpreter.
        owner: ``site``, ``clean``, or the kind of its items, such as ``posts``.
        event: the event.
    """
    if owner == "site":
        call: Hook = _site_hook(session, event)
    elif owner == "clean":
        call = _clean_hook(session)
    else:
        call = item_hook(session, owner, event)
    return Registration((owner,), event, call, 20)


def _site_hook(session: Session, event: str) -> Callable[..., None]:
    def call(site: SiteContents, drops: object = None) -> None:
        hooks = session.call("site_hook", event, event in ("pre_render", "post_render"))
        assert isinstance(hooks, list)
        take_hooks(session, hooks, site)
        if event == "post_render":
            found = session.call("outputs")
            session.build.outputs = found if isinstance(found, dict) else {}
        elif event in ("post_read", "pre_render"):
            take_changes(session, site)
        elif event in ("after_init", "after_reset"):
            take_config(session, site)
        if event == "after_init":
            _summarize_again(session, site)
            take_include_folders(session, site)
        if event == "pre_render":
            values = session.call("payload_values")
            assert isinstance(values, dict)
            session.build.payload.update(values)

    return call


def _summarize_again(session: Session, site: SiteContents) -> None:
    """Take what the hooks after the start of the site have changed in Jekyll's classes."""
    summary = session.call("summary")
    assert isinstance(summary, dict)
    session.summary = summary
    site.plugins.unrecorded = site.plugins.unrecorded or changes_any_page(summary)
    site.plugins.shape_plans = site.plugins.shape_plans or acts_afterwards(summary)


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


def take_hooks(session: Session, found: list[list[str]], site: SiteContents) -> None:
    """Register the owners and events of the hooks that a generator or a hook of the site has added, in Ruby."""
    known = session.summary["hooks"]
    late = [hook_of(session, owner, event) for owner, event in found if [owner, event] not in known]
    if late:
        session.summary = {**session.summary, "hooks": found}
        site.plugins.unrecorded = site.plugins.unrecorded or changes_any_page(session.summary)
        site.plugins.shape_plans = site.plugins.shape_plans or acts_afterwards(session.summary)
        site.plugins.hooks += late
        site.hooks = site.hooks.with_more(late)


def acts_afterwards(summary: Mapping[str, Any]) -> bool:
    """Whether plugins act once the output is in place, or is about to be, as they do in each build."""
    return any(event in ("post_write", "on_obsolete") for _, event in summary["hooks"])


_OF_ANY_PAGE = (
    *("stages", "drops", "reads_source", "reads_documents", "reads_pages", "moves"),
    *("decides_writing", "writers", "renders"),
)
"""The parts of what plugins define that can change a render without a call that is recorded."""


def changes_any_page(summary: Mapping[str, Any]) -> bool:
    """Whether plugins can change a render without a call that is recorded."""
    in_render = any(owner == "site" and event in ("pre_render", "post_render") for owner, event in summary["hooks"])
    return in_render or any(summary[name] for name in _OF_ANY_PAGE)
