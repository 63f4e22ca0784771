"""The layouts that items go through, and the errors about those that are missing or lead back to themselves."""

from __future__ import annotations

from ..diagnostics import BUILD_WARNING, Diagnostics
from ..errors import JekyllError
from ..hints import near_miss
from ..liquid.printing import ruby_to_s
from ..mistakes.folder_names import unmarked_folder, without_underscore
from ..model.front_matter_place import error_at
from ..model.item import Item
from ..model.layout import Layout, chain
from ..plan import Plan
from ..themes.theme import LAYOUTS
from ..tracking import reads
from ..tracking.kinds import KEYS, LAYOUT, LAYOUT_KEYS, SITE


class LayoutChains:
    """The layouts of the items of a plan; what is looked up is recorded.

    Args:
        plan: the plan, which has the layouts.
        diagnostics: takes the warnings of layouts that are missing.
    """

    def __init__(self, plan: Plan, diagnostics: Diagnostics) -> None:
        self._plan = plan
        self._diagnostics = diagnostics
        self._known: dict[str, tuple[Layout, ...]] = {}
        """By the name of the innermost layout."""

    def has(self, item: Item) -> bool:
        """Whether the layout that an item names exists. Not recorded."""
        return _name(item.data["layout"]) in self._plan.layouts

    def innermost(self, item: Item) -> Layout | None:
        """The layout that an item names, of which its template sees the front matter; None if there is none."""
        name = _name(item.data["layout"])
        reads.record(reads.dependency_id(LAYOUT_KEYS, name))
        return self._plan.layouts.get(name)

    def of(self, item: Item) -> tuple[Layout, ...]:
        """The layouts that an item is placed in, innermost first; as in Jekyll, those up to one that is missing.

        Raises:
            JekyllError: they lead back to one of them.
        """
        given = item.data["layout"]
        if given is None:
            return ()
        name = _name(given)
        layouts = self._chain(name)
        missing = layouts[-1].parent if layouts else name
        if missing is not None:
            reads.record(reads.dependency_id(LAYOUT, missing))
        if not layouts:
            self._report_missing(item, name)
        elif missing in self._plan.layouts:
            raise _cycle(layouts)
        return layouts

    def _chain(self, name: str) -> tuple[Layout, ...]:
        if name not in self._known:
            self._known[name] = chain(self._plan.layouts, name)
        return self._known[name]

    def _report_missing(self, item: Item, name: str) -> None:
        message = f"Layout '{name}' requested in {item.relative_path} does not exist."
        reads.record(reads.dependency_id(LAYOUT, KEYS))
        near = self._misplaced(name) or near_miss(name, self._plan.layouts, "'", "'")
        theirs = name in LAYOUTS and self._plan.theme is None
        advice = ", `theme: default` for that of jekyll-py" if theirs else ""
        hint = near or f"add _layouts/{name}.html{advice}, or `layout: none` for no layout"
        self._diagnostics.add(BUILD_WARNING, error_at(message, item.file, item.relative_path, "layout", hint))

    def _misplaced(self, name: str) -> str | None:
        """The hint about a layout in a folder that lacks its underscore: Jekyll publishes its files."""
        layouts = self._plan.config.text("layouts_dir")
        reads.record_all((reads.dependency_id(SITE, "pages"), reads.dependency_id(SITE, "static_files")))
        files = [page.relative_path for page in self._plan.pages]
        files += [file.relative_path.lstrip("/") for file in self._plan.static_files]
        folder = unmarked_folder(layouts)
        path = next((path for path in files if folder and path.rpartition(".")[0] == f"{folder}/{name}"), None)
        return None if path is None else without_underscore(path, layouts)


def _name(layout: object) -> str:
    """A layout's name as front matter gives it; ``layout: 404`` is a number there."""
    return "false" if layout is False else "true" if layout is True else "" if layout is None else ruby_to_s(layout)


def _cycle(layouts: tuple[Layout, ...]) -> JekyllError:
    """An error for a circle of layouts. Jekyll stops at the first repeat without a warning, and writes a wrong page."""
    last = layouts[-1]
    names = " → ".join([layout.name for layout in layouts] + [str(last.parent)])
    hint = "a layout may not lead back to itself: remove or change this line"
    return error_at(f"the layouts go round in a circle: {names}", last.file, last.path, "layout", hint)
