"""Configuration keys that nobody knows but that look like one somebody knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .configuration_keys import KEYS, PLUGIN_KEYS
from .diagnostics import Diagnostic
from .front_matter_place import error_among

_KNOWN = frozenset(key.name.split(".")[0] for key in KEYS)
_SHORT = 4
_LIKENESS = 0.86


def misspelt_keys(values: Mapping[str, object], files: Sequence[str]) -> list[Diagnostic]:
    """A warning for each key of ``values`` that was probably meant to be another.

    Args:
        values: a configuration as its author wrote it.
        files: the files it was read from, for the place.
    """
    guesses = {key: guess for key in values if (guess := meant(key))}
    return [
        Diagnostic(
            "Configuration:",
            error_among(f"nobody reads the key '{key}'", files, key, f"did you mean '{guess}'?"),
        )
        for key, guess in guesses.items()
    ]


def meant(key: str) -> str | None:
    """The known key that ``key`` resembles; None when it is known itself, short, or like none."""
    if key in _KNOWN or key in PLUGIN_KEYS or len(key) <= _SHORT:
        return None
    plain = key.lower().replace("-", "_")
    if plain in _KNOWN:
        return plain
    from difflib import get_close_matches  # few configurations have a key nobody knows

    known = next((name for name in _KNOWN if name.replace("_", "") == plain.replace("_", "")), None)
    return known or next(iter(get_close_matches(plain, sorted(_KNOWN), n=1, cutoff=_LIKENESS)), None)
