"""``limits:`` of the configuration: what a page may cost, and who may say so."""

from __future__ import annotations

import os
from collections.abc import Mapping

from ..disk.inside import is_below, lies_in
from ..errors import SettingError
from ..limits import LimitError, Limits

SAFE = Limits(iterations=10_000_000, output=100_000_000, text=20_000_000, digits=10_000, seconds=60)
"""The limits under ``safe``, far above what real sites need; without it there are none, as in Jekyll."""
_NAMES = Limits._fields

Given = Mapping[str, int]


def given(values: Mapping[str, object]) -> Given:
    """The limits that a configuration sets.

    Raises:
        SettingError: there is no such limit, or it is no number.
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
    """The limits that whoever builds a site has set: on the command line, in a program or in files from outside.

    Args:
        files: what configuration files say, by path, later ones counting.
        overrides: what the command line or the program says.
        source: the folder of the site; where it is part of a checkout, all of that may be anybody's.

    Raises:
        SettingError: as `given`.
    """
    checkout = _checkout(os.path.realpath(source))
    outside = [values for path, values in files.items() if not _comes_from(checkout, path)]
    return {name: value for values in (*outside, overrides) for name, value in given(values).items()}


def _comes_from(checkout: str, path: str) -> bool:
    return is_below(os.path.abspath(path), checkout) or lies_in(path, checkout)


def _checkout(folder: str) -> str:
    """The nearest folder above with a ``.git``, the folder itself where there is none."""
    above = folder
    while not os.path.exists(os.path.join(above, ".git")):
        above, below = os.path.dirname(above), above
        if above == below:
            return folder
    return above


def capped(values: Mapping[str, object], trusted: Given) -> dict[str, object]:
    """The values of a configuration, in which under ``safe`` no limit is above what a trusted place allows.

    Args:
        values: the whole configuration.
        trusted: limits that whoever builds the site has set; who wrote it may be anybody.

    Raises:
        SettingError: as `given`.
    """
    limits = given(values)
    if not limits or not values.get("safe"):
        return dict(values)
    most = {**SAFE._asdict(), **trusted}
    return {**values, "limits": {name: min(value, most[name]) for name, value in limits.items()}}


def limits_of(config: Mapping[str, object]) -> Limits:
    """What a site's pages may cost: what its finished configuration says, and `SAFE` under ``safe``."""
    default = SAFE._asdict() if config.get("safe") else {}
    return Limits(**{**default, **given(config)})


def explain(error: LimitError) -> None:
    """Say what raises a limit."""
    error.hint = (
        f"raise it with `limits: {{{error.name}: …}}` in the configuration; with `safe` only a file from outside the "
        "site may, which --config names"
    )
