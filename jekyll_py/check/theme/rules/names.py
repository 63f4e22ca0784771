"""Tags, filters, variables and fields that a template names and that do not exist."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Set
from functools import lru_cache

from ....hints import near_miss
from ....lazy.tuples import NamedTuple
from ....liquid.parsing.tag_hints import unknown_tag_hint
from ....mistakes.slips import meant_by
from ...finding import Fault, FaultInFile
from ...rule import OnTheme, Rule
from .. import names
from ..expression import Path, filters_in, paths_in
from ..sources import ThemeSources
from ..template import Tag, Template


def unknown_tags(theme: ThemeSources) -> Iterator[FaultInFile]:
    """Tags that neither Liquid nor Jekyll nor a known plugin has."""
    if names.has_unknown_plugins(theme):
        return
    known, own = names.known_tags(), names.named_by_plugins(theme)
    for template, tag in theme.tags():
        name = tag.name.removeprefix("end")
        if tag.name and name not in known and tag.name not in known and name not in own:
            hint = unknown_tag_hint(tag.name, known, theme.config.reference.liquid, ())
            yield FaultInFile(template.name, Fault(f"there is no tag {tag.name}", tag.at, target=tag.name, hint=hint))


def unknown_filters(theme: ThemeSources) -> Iterator[FaultInFile]:
    """Filters that neither Liquid nor Jekyll nor a known plugin has."""
    if names.has_unknown_plugins(theme):
        return
    known, own = names.known_filters(), names.named_by_plugins(theme)
    for template, tag in theme.tags():
        for name in filters_in(tag.markup) if tag.name in ("", "assign", "echo") else ():
            if name not in known and name not in own:
                fault = Fault(f"there is no filter {name}", _at(tag, name), target=name, hint=near_miss(name, known))
                yield FaultInFile(template.name, fault)


def unknown_variables(theme: ThemeSources) -> Iterator[FaultInFile]:
    """Variables that no template assigns."""
    known = names.GLOBALS | names.OF_SCHOLAR | theme.assigned | names.named_by_plugins(theme)
    for template, tag, path in _reads(theme):
        if path[0] not in known and _is_called(template, theme):
            hint = near_miss(path[0], known) or "assign it, or read it from page, site or include"
            message = f"no template assigns the variable {path[0]}"
            yield FaultInFile(template.name, Fault(message, _at(tag, path[0]), target=path[0], hint=hint))


class _Fields(NamedTuple):
    """The fields of an object that templates read."""

    known: Set[str]
    suggested: frozenset[str]
    """Those that a misspelt one may mean."""
    is_complete: bool
    """Whether the object has no others; else an unknown one is a mistake only if it is nearly a known one."""

    def hint(self, root: str, field: str) -> str | None:
        """The hint about a field that is not known; None if it is like no other."""
        if self.is_complete:
            return near_miss(field, self.suggested)
        meant = _meant(field, self.suggested)
        return None if meant is None else f"did you mean {root}.{meant}?"


def unknown_fields(theme: ThemeSources) -> Iterator[FaultInFile]:
    """Fields that an object of Jekyll does not have, and keys that are probably misspelt."""
    objects = _objects(theme)
    for template, tag, path in _reads(theme):
        if len(path) < 2 or path[0] not in objects:
            continue
        root, field = path[0], path[1]
        fields = objects[root]
        if field in fields.known:
            continue
        hint = fields.hint(root, field)
        if hint or fields.is_complete:
            message = f"{root} has no field {field}"
            yield FaultInFile(template.name, Fault(message, _at(tag, field), target=f"{root}.{field}", hint=hint))


def _objects(theme: ThemeSources) -> Mapping[str, _Fields]:
    """The fields of each object by its name. Keys that are read several times or mentioned elsewhere are known."""
    page = names.PAGE_FIELDS | _repeated_keys(theme) | _keys(theme)
    site = names.known_settings(theme)
    return {
        "page": _Fields(page | theme.mentioned, page, is_complete=False),
        "site": _Fields(site | theme.mentioned, site, is_complete=False),
        **{
            root: _Fields(fields, fields, is_complete=True)
            for root, fields in names.FIELDS.items()
            if root not in theme.assigned
        },
    }


def _repeated_keys(theme: ThemeSources) -> frozenset[str]:
    """The keys of ``page`` that templates read more than once."""
    read = Counter(path[:2] for _, _, path in _reads(theme))
    return frozenset(field for (root, *rest), count in read.items() if count > 1 and root == "page" for field in rest)


def _keys(theme: ThemeSources) -> frozenset[str]:
    """The keys of front matter in pages and templates."""
    pages = (key for page in theme.pages for key in page.keys)
    return frozenset(pages) | {key for template in theme.templates.values() for key in template.keys}


def _is_called(template: Template, theme: ThemeSources) -> bool:
    """Whether every use of a template is known, and so all variables that it gets."""
    name = template.name.removeprefix("_includes/")
    return name == template.name or (bool(theme.of_includes(name)) and not theme.may_include(name))


@lru_cache(maxsize=4096)
def _meant(field: str, known: frozenset[str]) -> str | None:
    """The known field of which an unknown one is a misspelling; None for short names and names with digits."""
    is_word = len(field) >= _SHORTEST and field.replace("_", "").isalpha()
    return meant_by(field, sorted(each for each in known if len(each) >= _SHORTEST)) if is_word else None


_SHORTEST = 5


def _reads(theme: ThemeSources) -> Iterator[tuple[Template, Tag, Path]]:
    return ((template, tag, path) for template, tag in theme.tags() for path in paths_in(tag.name, tag.markup))


def _at(tag: Tag, name: str) -> int:
    """The offset of a name in a tag."""
    return tag.at + max(0, tag.text.find(name))


RULES = (
    Rule("tag-unknown", "error", "A template has a tag that neither Jekyll nor a known plugin has.",
        "Jekyll ends the build for it", OnTheme(unknown_tags), "{% inclde head.html %}"),
    Rule("filter-unknown", "error", "A template has a filter that neither Jekyll nor a known plugin has.",
        "Liquid leaves the value as it is, without a word", OnTheme(unknown_filters), "{{ page.title | upcased }}"),
    Rule("variable-unknown", "warning", "A template reads a variable that no template assigns.",
        "Liquid writes nothing for it", OnTheme(unknown_variables), "{{ pge.title }}"),
    Rule("field-unknown", "warning", "A template reads a field that does not exist, or a key that is misspelt.",
        "Liquid writes nothing for it", OnTheme(unknown_fields), "{{ page.titel }}"),
)  # fmt: skip
"""The rules of this family."""
