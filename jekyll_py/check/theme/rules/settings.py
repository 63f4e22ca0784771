"""Settings: declarations that are none, and names of settings that are not declared or not read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....errors import JekyllError
from ....hints import near_miss
from ....themes.declared_settings import FILE, Setting, rows_in
from ...finding import Fault, FaultInFile
from ...rule import OnTheme, Rule
from ..expression import paths_in
from ..names import known_settings
from ..sources import ThemeSources


def invalid_declarations(theme: ThemeSources) -> Iterator[FaultInFile]:
    """Rows that declare no setting, or a default that the setting cannot have."""
    text = theme.texts.get(FILE, "")
    for row in rows_in(text):
        if isinstance(row, JekyllError):
            yield FaultInFile(FILE, Fault(row.message, _offset(text, row.line), hint=row.hint))


def undeclared(theme: ThemeSources) -> Iterator[FaultInFile]:
    """Settings that a template reads and that a theme which declares its settings does not."""
    names = {name.partition(".")[0] for name in _declared(theme)}
    known = names | known_settings(theme)
    for template, tag in theme.tags() if names else ():
        for path in paths_in(tag.name, tag.markup):
            if path[0] == "site" and len(path) > 1 and path[1] not in known:
                at = tag.at + max(0, tag.text.find(path[1]))
                hint = near_miss(path[1], names) or f"declare it in {FILE}"
                message = f"the setting {path[1]} is not declared"
                yield FaultInFile(template.name, Fault(message, at, target=path[1], hint=hint))


def unread(theme: ThemeSources) -> Iterator[FaultInFile]:
    """Settings that are declared and that no template, page or style reads."""
    text = theme.texts.get(FILE, "")
    read = set(re.findall(r"\bsite\.([\w-]+)|\bsite\[['\"]([\w-]+)", "\n".join(_readers(theme))))
    words = {word for pair in read for word in pair}
    for name in _declared(theme):
        if name.partition(".")[0] not in words:
            at = text.find(name)
            yield FaultInFile(FILE, Fault(f"nothing reads the setting {name}", at, target=name))


def _readers(theme: ThemeSources) -> Iterator[str]:
    return (text for name, text in theme.texts.items() if not name.startswith("_data/"))


def _declared(theme: ThemeSources) -> dict[str, Setting]:
    rows = rows_in(theme.texts.get(FILE, ""))
    return {row.name: row for row in rows if isinstance(row, Setting)}


def _offset(text: str, line: int | None) -> int:
    """The offset of the beginning of a line."""
    return sum(len(each) + 1 for each in text.split("\n")[: (line or 1) - 1])


_REASON = "`jekyll-py theme settings`, and the warnings of builds, are made from the declarations"
RULES = (
    Rule("setting-invalid", "error", "A row of `_data/theme.yml` declares no setting, or a default it cannot have.",
        _REASON, OnTheme(invalid_declarations), "{name: accent, type: colour}"),
    Rule("setting-undeclared", "warning", "A template reads a setting that the theme does not declare.", _REASON,
        OnTheme(undeclared), "{{ site.accent }}"),
    Rule("setting-unread", "warning", "A setting is declared, and nothing reads it.", _REASON,
        OnTheme(unread), "{name: accent}"),
)  # fmt: skip
"""The rules of this family."""
