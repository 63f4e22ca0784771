"""Mistakes in the values that a site gives to settings that its theme declares."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..config.configuration import Configuration
from ..config.keys import KEYS, PLUGIN_KEYS
from ..config.misspelt import meant
from ..config.places import place
from ..errors import SettingError
from .declared_settings import Setting, wrong_value


def setting_mistakes(config: Configuration, settings: Sequence[Setting]) -> Iterator[SettingError]:
    """An error, with its place, for each value that a setting cannot have, and for each name that is probably misspelt.

    Args:
        config: the configuration of the site, with that of its theme.
        settings: those that are declared.
    """
    for error in (*_wrong_values(config, settings), *_misspelt(config, settings)):
        place(error, config.files)
        yield error


def value_of(config: Mapping[str, object], setting: Setting) -> object:
    """The value that a configuration gives to a setting; None without one."""
    return _at(config, setting.name.split("."))


def _wrong_values(config: Configuration, settings: Sequence[Setting]) -> Iterator[SettingError]:
    for setting in settings:
        steps = setting.name.split(".")
        wrong = wrong_value(setting, value_of(config, setting))
        if wrong is not None:
            yield SettingError(wrong[0], *steps, hint=wrong[1])


def _misspelt(config: Configuration, settings: Sequence[Setting]) -> Iterator[SettingError]:
    """The keys that resemble a declared one, at the top or in a mapping with declared keys."""
    names = [setting.name.split(".") for setting in settings]
    for steps in {tuple(name[:depth]) for name in names for depth in range(len(name))}:
        known = {name[len(steps)] for name in names if tuple(name[: len(steps)]) == steps and len(name) > len(steps)}
        given = _at(config, steps)
        for key in given if isinstance(given, Mapping) else ():
            is_known = key in known or (not steps and (key in _OTHERS or meant(str(key)) is not None))
            guess = None if is_known else meant(str(key), known, closed=bool(steps))
            if guess is not None:
                name = ".".join((*steps, str(key)))
                yield SettingError(f"the theme has no setting {name}", *steps, str(key), hint=f"did you mean {guess}?")


_OTHERS = {key.name.partition(".")[0] for key in KEYS} | PLUGIN_KEYS
"""Keys that Jekyll and its plugins read."""


def _at(config: Mapping[str, object], steps: Sequence[str]) -> object:
    value: object = config
    for step in steps:
        value = value.get(step) if isinstance(value, Mapping) else None
    return value
