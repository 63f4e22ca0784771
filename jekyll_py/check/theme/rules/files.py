"""Layouts and includes that are missing, unused, or include themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ....hints import near_miss
from ....model.layout import NO_LAYOUT
from ...finding import Fault, FaultInFile
from ...rule import OnTheme, Rule
from ..sources import ThemeSources

_NONE = NO_LAYOUT | {"~"}
"""How YAML may write such values."""
_COMMON = frozenset(
    ["autopage_category", "autopage_collection", "autopage_tags", "default", "home", "none", "page", "post"]
)
"""Layouts that a site asks for as soon as it has a page or post of its own, or with jekyll-paginate-v2."""


def missing_layouts(theme: ThemeSources) -> Iterator[FaultInFile]:
    """Layouts that front matter or the defaults name and that neither the theme nor the site has."""
    if theme.brought is None:
        return
    known = {*theme.layouts, *(name.rpartition(".")[0] for name in _below("_layouts/", theme.brought))}
    named = [(name, each.keys.get("layout", ""), each.text) for name, each in theme.templates.items()]
    named += [(page.name, page.keys.get("layout", ""), page.text) for page in theme.pages]
    for name, layout, text in named:
        if layout not in (*_NONE, *known) and "{{" not in layout:
            at = re.search(r"^layout[ \t]*:", text, re.MULTILINE)
            hint = near_miss(layout, known) or "no layout of this name exists"
            yield FaultInFile(name, Fault(f"there is no layout {layout}", at and at.start(), target=layout, hint=hint))


def circular_layouts(theme: ThemeSources) -> Iterator[FaultInFile]:
    """Layouts that lead back to themselves."""
    parents = {name: each.keys.get("layout", "") for name, each in theme.layouts.items()}
    for circle in _circles({name: [parent] for name, parent in parents.items()}):
        template = theme.layouts[circle[0]]
        message = f"the layout leads back to itself: {' → '.join((*circle, circle[0]))}"
        yield FaultInFile(template.name, Fault(message, hint="take `layout` out of one of them"))


def unused_layouts(theme: ThemeSources) -> Iterator[FaultInFile]:
    """Layouts of a site that is no packaged theme which no page, layout or default names."""
    if theme.is_packaged or not theme.is_whole:
        return
    named = [each.keys.get("layout") for each in theme.templates.values()] + [
        page.keys.get("layout") for page in theme.pages
    ]
    for name, template in theme.layouts.items():
        is_html = template.name.endswith((".html", ".liquid"))
        if is_html and name not in (*named, *_COMMON) and name.rpartition("/")[2] not in theme.mentioned:
            yield FaultInFile(template.name, Fault(f"no page, layout or default uses the layout {name}"))


def missing_includes(theme: ThemeSources) -> Iterator[FaultInFile]:
    """Includes that a template names and that neither the theme nor the site has."""
    if theme.brought is None or not theme.is_whole:
        return
    known = {*theme.includes, *_below("_includes/", theme.brought)}
    for call in theme.calls:
        if call.caller.name in theme.templates and call.is_static and call.file not in known:
            meant = near_miss(call.file, known)
            if call.file in theme.assigned or (call.tag.is_conditional and meant is None):
                continue  # a variable of Liquid's own tag, or a file that a setting asks the site for
            message = f"there is no include {call.file}"
            hint = meant or f"create _includes/{call.file}"
            yield FaultInFile(call.caller.name, Fault(message, call.tag.at, target=call.file, hint=hint))


def circular_includes(theme: ThemeSources) -> Iterator[FaultInFile]:
    """Includes that include themselves on every page: no condition and no loop ends it."""
    leads: dict[str, list[str]] = {}
    for call in theme.calls:
        name = call.caller.name.removeprefix("_includes/")
        if name != call.caller.name and not call.tag.is_conditional and call.file in theme.includes:
            leads.setdefault(name, []).append(call.file)
    for circle in _circles(leads):
        call = next(each for each in theme.calls if each.caller.name == f"_includes/{circle[0]}")
        message = f"the include includes itself without end: {' → '.join((*circle, circle[0]))}"
        yield FaultInFile(call.caller.name, Fault(message, call.tag.at, hint="put one of the tags into a condition"))


def unused_includes(theme: ThemeSources) -> Iterator[FaultInFile]:
    """Includes that nothing includes and no documentation mentions."""
    for name, template in theme.includes.items() if theme.is_whole else ():
        stem = name.rpartition("/")[2].rpartition(".")[0]
        if not (
            template.name in (theme.brought or ())
            or theme.of_includes(name)
            or theme.may_include(name)
            or _is_mentioned(name, stem, theme)
        ):
            yield FaultInFile(template.name, Fault(f"nothing includes {name}", hint="remove it, or document it"))


def _below(folder: str, names: Iterable[str]) -> Iterator[str]:
    """The names of files below a folder of a theme, without the folder."""
    return (name.removeprefix(folder) for name in names if name.startswith(folder))


def _is_mentioned(name: str, stem: str, theme: ThemeSources) -> bool:
    return name in theme.documentation or stem in theme.mentioned


def _circles(leads: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """The circles of a graph, each once, beginning with its first name."""
    found: set[frozenset[str]] = set()
    for start in sorted(leads):
        circle = _way_back(start, leads)
        if circle and frozenset(circle) not in found:
            found.add(frozenset(circle))
            yield circle


def _way_back(start: str, leads: Mapping[str, Sequence[str]]) -> tuple[str, ...] | None:
    """A way from a name back to itself, without its end; None if there is none."""
    seen: set[str] = set()
    stack: list[tuple[str, ...]] = [(start,)]
    while stack:
        way = stack.pop()
        for following in leads.get(way[-1], ()):
            if following == start:
                return way
            if following not in seen:
                seen.add(following)
                stack.append((*way, following))
    return None


_REASON = "Jekyll, documentation of layouts and includes"
RULES = (
    Rule("layout-missing", "error", "A page or layout names a layout that does not exist.", _REASON,
        OnTheme(missing_layouts), "layout: pots"),
    Rule("layout-circular", "error", "Layouts lead back to themselves.", _REASON,
        OnTheme(circular_layouts), "_layouts/a.html: layout: a"),
    Rule("layout-unused", "warning", "No page, layout or default uses a layout of a site.",
        "dead files mislead readers",
        OnTheme(unused_layouts), "_layouts/old.html"),
    Rule("include-missing", "error", "A template includes a file that does not exist.", _REASON,
        OnTheme(missing_includes), "{% include haed.html %}"),
    Rule("include-circular", "error", "An include includes itself, and no condition ends it.", _REASON,
        OnTheme(circular_includes), "_includes/a.html: {% include a.html %}"),
    Rule("include-unused", "warning", "Nothing includes a file, and no documentation mentions it.",
        "dead files mislead readers", OnTheme(unused_includes), "_includes/old.html"),
)  # fmt: skip
"""The rules of this family."""
