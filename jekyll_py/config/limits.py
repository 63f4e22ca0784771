"""The key ``limits``: bounds on the cost of a page, and whether the site itself may raise them."""

from __future__ import annotations

import os
from collections.abc import Mapping

from ..disk.inside import is_below, lies_in
from ..disk.repositories import checkout_of
from ..errors import SettingError
from ..limits import LimitError, Limits

SAFE = Limits(iterations=10_000_000, output=100_000_000, text=20_000_000, digits=10_000, seconds=60)
"""The limits under ``safe``, far above what real sites need; without it there are none, as in Jekyll."""
_NAMES = Limits._fields

Given = Mapping[str, int]


def given(values: Mapping[str, object]) -> Given:
    """The limits that a configuration sets.

    Raises:
        SettingError: a limit is unknown, or is no number above 0.
    """
    found = values.get("limits")
    if found is None:
        return {}
    if not isinstance(found, Mapping):
        raise SettingError("'limits' is no mapping", "limits", hint=f"write limits: {{{_NAMES[0]}: 1000000}}")
    for name, value in found.items():
        if name not in _NAMES:
            raise SettingError(
                f"there is no limit '{name}'", "limits", str(name), hint=f"there are {', '.join(_NAMES)}"
            )
        if value is not None and (not isinstance(value, int) or isinstance(value, bool) or value < 1):
            raise SettingError(
                f"the limit '{name}' is no number above 0", "limits", name, hint=f"write {name}: 1000000"
            )
    return {name: value for name, value in found.items() if value is not None}


def trusted(files: Mapping[str, Mapping[str, object]], overrides: Mapping[str, object], source: str) -> Given:
    """The limits that the user has set: on the command line, in a program, or in files from outside the site.

    Args:
        files: the contents of the configuration files by path; later ones take precedence.
        overrides: the values of the command line or the program.
        source: the folder of the site; if it is in a Git checkout, no file of the whole checkout is trusted.

    Raises:
        SettingError: as `given`.
    """
    checkout = checkout_of(source)
    outside = [values for path, values in files.items() if not _comes_from(checkout, path)]
    return {name: value for values in (*outside, overrides) for name, value in given(values).items()}


def _comes_from(checkout: str, path: str) -> bool:
    return is_below(os.path.abspath(path), checkout) or lies_in(path, checkout)


def capped(values: Mapping[str, object], trusted: Given) -> dict[str, object]:
    """The values of a configuration in which, under ``safe``, no limit exceeds `SAFE` or the trusted one.

    Args:
        values: the whole configuration.
        trusted: the limits that the user has set, as by `trusted`.

    Raises:
        SettingError: as `given`.
    """
    limits = given(values)
    if not limits or not values.get("safe"):
        return dict(values)
    most = {**SAFE._asdict(), **trusted}
    return {**values, "limits": {name: min(value, most[name]) for name, value in limits.items()}}


def limits_of(config: Mapping[str, object]) -> Limits:
    """The limits of a finished configuration, with those of `SAFE` as defaults under ``safe``."""
    default = SAFE._asdict() if config.get("safe") else {}
    return Limits(**{**default, **given(config)})


def explain(error: LimitError) -> None:
    """Set the hint of an error to the way to raise the limit."""
    error.hint = (
        f"raise it with `limits: {{{error.name}: …}}` in the configuration; with `safe` only a file from outside the "
        "site may, which --config names"
    )
