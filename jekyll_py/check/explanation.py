"""The text of ``check --explain``."""

from __future__ import annotations

from ..errors import JekyllError
from ..hints import near_miss
from .rules import RULES


def of(name: str) -> str:
    """A rule in words: what it finds, its source, and an example; for ``all`` one line for each rule.

    Raises:
        JekyllError: there is no such rule.
    """
    if name == "all":
        width = max(map(len, RULES))
        return "\n".join(f"{rule.name:<{width}}  {rule.severity:<7}  {rule.finds}" for rule in RULES.values())
    rule = RULES.get(name)
    if rule is None:
        raise JekyllError(f"there is no rule {name}", hint=near_miss(name, RULES) or "--explain all lists them")
    lines = [
        *(f"{rule.name} ({rule.severity}{'' if rule.is_on else ', off unless it is turned on'})", "", rule.finds, ""),
        *(f"Source:  {rule.source}", f"Example: {rule.example}", "", "In _config.yml:", "  check:", "    rules:"),
        f"      {rule.name}: {'warning' if rule.severity == 'error' else 'error'}  # or off",
    ]
    return "\n".join(lines)
