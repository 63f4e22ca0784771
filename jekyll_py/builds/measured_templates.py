"""Templates that measure the renders of layouts and includes, for ``--profile``."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from ..liquid import Context, Template
from ..model.layout import Layout
from ..plugins.site_contents import SiteContents
from ..render.registers import SiteAccess
from ..render.templates import Templates

Record = Callable[[str, int, float], None]
"""Called with the path of a template, the bytes of its output and the seconds that it took, includes among them."""


class MeasuredTemplates(Templates):
    """Templates of a site; an include that is reused is not rendered, and so not measured.

    Args:
        site, access: as of `Templates`.
        record: called after each render of a layout or include.
    """

    def __init__(self, site: SiteContents, access: SiteAccess, record: Record) -> None:
        super().__init__(site, access)
        self._record = record

    def render_layout(self, layout: Layout, variables: Mapping[str, object]) -> Sequence[str]:
        """As `Templates.render_layout`, measured."""
        with self._measured(layout.path) as sizes:
            pieces = super().render_layout(layout, variables)
            sizes.append(sum(map(_size, pieces)))
        return pieces

    def parse_include(self, source: str, path: str, first_line: int) -> Template:
        """As `Templates.parse_include`; each render is measured."""
        template = super().parse_include(source, path, first_line)
        render = template.root

        def measured(context: Context, append: Callable[[str], None]) -> int:
            pieces: list[str] = []  # compiled templates ask the method `append` for its list, to charge it
            with self._measured(path) as sizes:
                try:
                    return render(context, pieces.append)
                finally:
                    sizes.extend(map(_size, pieces))
                    for piece in pieces:
                        append(piece)

        template.root = measured
        return template

    @contextmanager
    def _measured(self, path: str) -> Iterator[list[int]]:
        sizes: list[int] = []
        started = time.perf_counter()
        try:
            yield sizes
        finally:
            self._record(path, sum(sizes), time.perf_counter() - started)


def _size(text: str) -> int:
    return len(text.encode("utf-8", "replace"))
