"""The last successful build, as pages and editors ask about it while no other build runs."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from ..disk.text import text_or_empty
from .background_check import BackgroundCheck
from .builder import BuildResult, RenderMarked
from .page_news import Cursor
from .sources.editors import Place
from .sources.traced_text import Click, find_traced
from .sources.written_text import find_written, unchanged_parts
from .viewers import PATIENCE


class LastBuild:
    """The last successful build of one preview. Safe to use from any thread.

    Args:
        check: the checks beside the builds, which look at the same plan.
    """

    def __init__(self, check: BackgroundCheck) -> None:
        self._check = check
        self._result: BuildResult | None = None
        """None before the first one."""
        self._is_idle = threading.Event()
        """Is set while no build runs."""
        self._is_idle.set()

    def begin(self) -> None:
        """Note that a build begins. Returns once no check of the last build reads the plan of the site any more."""
        self._is_idle.clear()
        self._check.give_way()

    def end(self, result: BuildResult | None) -> None:
        """Note that a build has ended, with its result if it was successful."""
        self._result = result or self._result
        self._is_idle.set()

    def source_of(self, file: str) -> str | None:
        """The absolute path of the source of a file below the destination, if it is known; during a build, too."""
        result = self._result
        return None if result is None or result.source_of is None else result.source_of(file)

    def place_of(self, file: str, click: Click) -> Place | None:
        """Where a text of a page was written; the beginning of its source if that is not found; None if not known."""
        with self._reading() as result:
            files = [] if result is None or result.sources_of is None else result.sources_of(file)
            if result is not None and result.marked_render_of is not None:
                traced = find_traced(click, files, self._unless_build_waits(result.marked_render_of(file)))
                if traced is not None:
                    return traced
        return find_written(click.texts, files) or (Place(files[0], 1, 1) if files else None)

    def cursor_at(self, file: Path, line: int, pages: Sequence[str]) -> Cursor:
        """An editor's cursor on a line of a source file; without parts if the file has gone.

        Args:
            file: the absolute path, without links.
            line: counted from 1.
            pages: those that are open.
        """
        lines = text_or_empty(file).splitlines()
        text = lines[line - 1] if line <= len(lines) else ""
        return Cursor(self._made_from(file, pages), unchanged_parts(text), line / max(len(lines), 1))

    def _made_from(self, file: Path, pages: Sequence[str]) -> Sequence[str]:
        """The pages that are made from a file: those whose source it is, or else those that show something of it."""
        own = [page for page in pages if _is_one_of(file, [self.source_of(page) or ""])]
        if own:
            return own
        with self._reading() as result:
            sources = None if result is None else result.sources_of
            return [] if sources is None else [page for page in pages if _is_one_of(file, sources(page))]

    def origins_of(self, file: str) -> Mapping[str, object] | None:
        """The origins of a page as JSON, if they are known."""
        with self._reading() as result:
            return None if result is None or result.origins_of is None else result.origins_of(file)

    @contextmanager
    def _reading(self) -> Iterator[BuildResult | None]:
        """A context in which no build runs, with the result of the last one; None if a build takes too long."""
        self._is_idle.wait(PATIENCE)
        with self._check.reading_plan():
            yield self._result if self._is_idle.is_set() else None

    def _unless_build_waits(self, render: RenderMarked) -> RenderMarked:
        """Renders as long as no build waits for it."""
        return lambda texts: None if self._check.build_waits.is_set() else render(texts)


def _is_one_of(file: Path, paths: Iterable[str | Path]) -> bool:
    """Whether one of some paths leads to a file, whose path has no links."""
    return any(os.path.realpath(path) == str(file) for path in paths)
