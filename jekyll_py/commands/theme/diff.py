"""``theme diff``: what the site has changed in copies of the theme's files, and what the theme has changed since."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence

from ...config.configuration import Configuration
from ...errors import JekyllError
from ...log import Logger
from ...theme_tools.copies import Copy, copies_of, remember, update
from ...theme_tools.files import files_of, origin_of
from ...theme_tools.merge import is_marked, merge, with_line_feeds
from ..request import Request
from ..session import Session
from ..site_theme import needed_theme


def run(request: Request) -> int:
    """Compare the copies that the arguments name, or all; with ``--merge`` take over what the theme has changed.

    Returns:
        The exit status: 1 if a copy has conflicts after a merge, else 0.

    Raises:
        JekyllError: a file is no copy, the site has no theme, or a copy cannot be merged.
    """
    session = Session.start(request)
    config = session.configure()
    theme = needed_theme(config)
    copies = _chosen([*copies_of(config, files_of(config, theme))], request.arguments)
    if not copies:
        session.log.info("Theme:", "the site has no copy of a file of its theme")
    if request.flag("merge"):
        merged = [_merge(config, each, origin_of(theme), session.log) for each in copies]
        return int(not all(merged))
    for each in copies:
        print("\n".join(_lines(each, origin_of(theme))))
    return 0


def _chosen(copies: Sequence[Copy], names: Sequence[str]) -> Sequence[Copy]:
    for name in names:
        if not any(_is_named(each, name) for each in copies):
            raise JekyllError(f"{name} is no copy of a file of the theme", hint=f"jekyll-py theme copy {name}")
    return [each for each in copies if not names or any(_is_named(each, name) for name in names)]


def _is_named(copied: Copy, name: str) -> bool:
    return copied.name == name or copied.name.endswith(f"/{name}")


def _lines(copied: Copy, origin: str) -> Iterator[str]:
    """A copy as two differences: what the site has changed, and what the theme has."""
    if copied.original is None:
        yield f"{copied.name}: not made by `theme copy`; against {origin} now:"
        yield from _difference(copied.theirs or b"", copied.mine, f"{copied.name} ({origin})", copied.name)
        return
    yield f"{copied.name}: copied from {copied.origin}"
    mine = [*_difference(copied.original, copied.mine, f"{copied.name} (original)", copied.name)]
    yield from mine or ["  you have changed nothing"]
    if copied.theirs is None:
        yield f"  {origin} has no such file any more"
        return
    theirs = [*_difference(copied.original, copied.theirs, f"{copied.name} (original)", f"{copied.name} ({origin})")]
    yield from theirs or ["  the theme has changed nothing since"]
    if theirs and _is_changed(copied.mine, copied.theirs):
        yield f"  `jekyll-py theme diff --merge {copied.name}` takes this over"


def _is_changed(old: bytes, new: bytes) -> bool:
    return with_line_feeds(old) != with_line_feeds(new)


def _reason(copied: Copy, origin: str) -> str:
    """Why there is nothing to merge into a copy."""
    if copied.original is None:
        return "which was not made by `theme copy`"
    if copied.theirs is None:
        return f"which {origin} does not have any more"
    return f"as of {origin}"


def _difference(old: bytes, new: bytes, old_name: str, new_name: str) -> Iterator[str]:
    before, after = (content.decode("utf-8", "replace").splitlines() for content in (old, new))
    return difflib.unified_diff(before, after, old_name, new_name, lineterm="")


def _merge(config: Configuration, copied: Copy, origin: str, log: Logger) -> bool:
    """Merge what the theme has changed into a copy; returns whether that left no conflict.

    Raises:
        JekyllError: the copy cannot be merged or written.
    """
    if is_marked(copied.mine):
        log.warn("Conflict:", f"{copied.name} has conflicts, marked with <<<<<<<: choose the lines, then merge")
        return False
    if copied.original is None or copied.theirs is None or not _is_changed(copied.original, copied.theirs):
        log.info("Nothing to merge:", f"{copied.name}, {_reason(copied, origin)}")
        return True
    labels = (copied.name, f"{copied.origin} (original)", origin)
    merged = merge(copied.mine, copied.original, copied.theirs, labels)
    update(config, copied, merged.content)
    remember(config, copied.name, copied.theirs, origin)
    if merged.conflicts:
        log.warn(
            "Conflict:", f"{copied.name} has {merged.conflicts}, marked with <<<<<<<: both sides changed the same lines"
        )
        return False
    log.info("Merged:", f"{copied.name}, from {copied.origin} to {origin}")
    return True
