"""Parameters of includes that no call passes, or that the include does not read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...finding import Fault, FaultInFile
from ...rule import OnTheme, Rule
from ..expression import filters_in, parameters_of, paths_in
from ..sources import ThemeSources
from ..template import Tag, Template

_WHOLE = re.compile(r"\binclude\s*(?:\[\s*[^'\"\s]|[^.\[\w-]|$)")
"""A use of all parameters at once, or of one whose name is computed."""


def unread_parameters(theme: ThemeSources) -> Iterator[FaultInFile]:
    """Parameters that a template passes and that the include does not read."""
    for call in theme.calls:
        template = theme.includes.get(call.file)
        is_key = call.tag.name == "include_cached"  # what it reads of the page is passed to tell pages apart
        if template is None or is_key or not template.tags or _reads_all(template):
            continue  # one without tags is there to be replaced
        read = _read(template)
        for name in parameters_of(call.tag.markup):
            if name not in read:
                message = f"{call.file} does not read the parameter {name}"
                at = call.tag.at + call.tag.text.find(name)
                yield FaultInFile(call.caller.name, Fault(message, at, target=name, hint=_known(read)))


def unpassed_parameters(theme: ThemeSources) -> Iterator[FaultInFile]:
    """Parameters that an include reads, and that no template or page passes and no documentation names."""
    for file, template in theme.includes.items():
        calls = theme.of_includes(file)
        if not calls or theme.may_include(file) or not theme.is_whole:
            continue
        optional = _optional(template)
        passed = {name for call in calls for name in parameters_of(call.tag.markup)}
        for name, tag in _read(template).items():
            if name not in passed and name not in optional and name not in theme.mentioned:
                message = f"nothing passes the parameter {name}"
                at = tag.at + max(0, tag.text.find(f"include.{name}"))
                hint = "pass it, take it out, or name it in a comment of the file"
                yield FaultInFile(template.name, Fault(message, at, target=name, hint=hint))


def _optional(template: Template) -> frozenset[str]:
    """The parameters that an include can do without: a condition or ``default`` asks for them."""
    asking = (tag for tag in template.tags if tag.name in _CONDITIONS or "default" in filters_in(tag.markup))
    return frozenset(
        path[1] for tag in asking for path in paths_in(tag.name, tag.markup) if path[0] == "include" and len(path) > 1
    )


_CONDITIONS = frozenset(["if", "elsif", "unless", "case"])


def _read(template: Template) -> dict[str, Tag]:
    """The parameters that an include reads, each with the first tag that does."""
    found: dict[str, Tag] = {}
    for tag in template.tags:
        for path in paths_in(tag.name, tag.markup):
            if path[0] == "include" and len(path) > 1:
                found.setdefault(path[1], tag)
        for name in re.findall(r"\binclude\.([\w-]+)", tag.markup):
            found.setdefault(name, tag)
    return found


def _reads_all(template: Template) -> bool:
    return any(
        path == ("include",) or _WHOLE.search(tag.markup)
        for tag in template.tags
        if not tag.name.startswith("include")
        for path in (*paths_in(tag.name, tag.markup), ())
    )


def _known(read: dict[str, Tag]) -> str:
    return f"it reads {', '.join(sorted(read))}" if read else "it reads none"


_REASON = "a slip in a name goes unnoticed: Liquid passes and reads nothing"
RULES = (
    Rule("parameter-unread", "warning", "A template passes a parameter that the include does not read.", _REASON,
        OnTheme(unread_parameters), '{% include image.html scr="a.png" %}'),
    Rule("parameter-unpassed", "warning", "An include cannot do without a parameter that nothing passes or documents.",
        _REASON,
        OnTheme(unpassed_parameters), "{{ include.scr }}"),
)  # fmt: skip
"""The rules of this family."""
