"""The settings of a check: the key ``check`` of the configuration."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..errors import SettingError
from ..hints import near_miss
from ..lazy.tuples import NamedTuple
from .external.options import ExternalOptions, external_options
from .finding import Severity
from .ignore import Ignore
from .rules import RULES

_STATES: Mapping[object, Severity | None] = {False: None, "off": None, "warning": "warning", "error": "error"}

_KEYS = ("rules", "ignore", "external", "serve")


class Settings(NamedTuple):
    """The rules that are on, and the findings to leave out."""

    severities: Mapping[str, Severity]
    """The rules that are on, each with its severity."""
    ignores: Sequence[Ignore] = ()
    """Entries that leave findings out."""
    external: ExternalOptions = ExternalOptions()
    """The settings of requests to other sites."""


def settings_of(values: object) -> Settings:
    """The settings in a configuration.

    Args:
        values: of the key ``check``; None if it is missing.

    Raises:
        SettingError: a value is none that the key can have.
    """
    if values is None:
        values = {}
    if not isinstance(values, Mapping):
        raise SettingError(f"check: {values} is no mapping", "check", hint="write `rules:` or `ignore:` below it")
    for key in values:
        if key not in _KEYS:
            hint = f"known are {', '.join(_KEYS)}"
            raise SettingError(f"check: nobody reads the key '{key}'", "check", str(key), hint=hint)
    severities = {rule.name: rule.severity for rule in RULES.values() if rule.is_on}
    for name, state in _rules(values.get("rules")):
        severity = RULES[name].severity if state is True or state == "on" else _STATES[state]
        if severity is None:
            severities.pop(name, None)
        else:
            severities[name] = severity
    ignores = tuple(ignores_in(values.get("ignore"), "check.ignore"))
    return Settings(severities, ignores, external_options(values.get("external")))


def _rules(rules: object) -> Iterator[tuple[str, object]]:
    if not isinstance(rules, Mapping | None):
        raise SettingError("check.rules is no mapping", "check", "rules", hint="write `link-missing: warning`, say")
    for name, state in (rules or {}).items():
        if name not in RULES:
            hint = near_miss(str(name), RULES) or "jekyll-py check --explain lists them"
            raise SettingError(f"check.rules: there is no rule {name}", "check", "rules", str(name), hint=hint)
        if not isinstance(state, bool | str) or (state not in _STATES and state not in (True, "on")):
            hint = "use error, warning, on or off"
            raise SettingError(f"check.rules: {state} is no severity", "check", "rules", str(name), hint=hint)
        yield name, state


def ignores_in(entries: object, name: str) -> Iterator[Ignore]:
    """The entries of a list.

    Args:
        entries: a list of targets and mappings; None if it is missing.
        name: how messages call the list.

    Raises:
        SettingError: an entry is none that it can have.
    """
    if not isinstance(entries, list | None):
        raise SettingError("check.ignore is no list", "check", "ignore", hint="begin each entry with a hyphen")
    for number, entry in enumerate(entries or []):
        row = {"target": entry} if isinstance(entry, str) else entry
        if not isinstance(row, Mapping) or not row or not all(isinstance(value, str) for value in row.values()):
            raise SettingError("check.ignore: an entry is a target or a mapping of texts", "check", "ignore", number)
        for key in row:
            if key not in Ignore._fields[:4]:
                raise SettingError(
                    f"check.ignore: nobody reads the key '{key}'",
                    *("check", "ignore", number),
                    hint="known are rule, page, target, reason",
                )
        texts = {str(key): str(value) for key, value in row.items()}
        rule, page, target = (texts.get(key, "*") for key in ("rule", "page", "target"))
        yield Ignore(rule, page, target, texts.get("reason", ""), f"{name}[{number}]")
