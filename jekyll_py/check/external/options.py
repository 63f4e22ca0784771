"""The options of asking other sites: ``check.external`` in the configuration, and those of the command line."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from fnmatch import fnmatchcase

from ... import __version__
from ...errors import SettingError
from ...hints import near_miss
from ...lazy.tuples import NamedTuple

_DAY = 86_400.0
_UNITS = {"s": 1.0, "m": 60.0, "h": 3600.0, "d": _DAY, "w": 7 * _DAY}
_AGE = re.compile(r"(\d+(?:\.\d+)?)([smhdw])")
_STATUSES = re.compile(r"(\d{3})(?:\.\.=?(\d{3}))?")


class ExternalOptions(NamedTuple):
    """The settings of requests to other sites."""

    timeout: float = 20.0
    """Seconds without a byte after which a server counts as out of reach."""
    retries: int = 2
    """The number of further requests for an address after an error that may pass."""
    per_host: int = 2
    """The most requests that one host gets at once."""
    accept: frozenset[int] = frozenset(range(200, 300))
    """The statuses that are right."""
    skip: Sequence[str] = ()
    """Patterns of addresses that are not asked for."""
    user_agent: str = f"Mozilla/5.0 (compatible; jekyll-py/{__version__}; check)"
    robots: bool = False
    """Whether what ``robots.txt`` of a host forbids is not asked for."""
    max_age: float = 7 * _DAY
    """Seconds for which a good answer counts."""
    allows_private: bool = False
    """Whether addresses of private networks are asked for; never set by the site."""

    def is_skipped(self, url: str) -> bool:
        """Whether an address is left out."""
        return any(fnmatchcase(url, pattern) for pattern in self.skip)


KEYS = ("timeout", "retries", "per_host", "accept", "skip", "user_agent", "robots", "max_age")
"""Those that the configuration may set."""


def external_options(values: object) -> ExternalOptions:
    """The options in a configuration.

    Args:
        values: of the key ``check.external``; None if it is missing.

    Raises:
        SettingError: a value is none that the key can have.
    """
    if values is None:
        return ExternalOptions()
    if not isinstance(values, Mapping):
        raise _wrong("is no mapping", hint=f"known keys are {', '.join(KEYS)}")
    for key in values:
        if key not in KEYS:
            raise _wrong(f"has no key {key}", str(key), near_miss(str(key), KEYS) or f"known are {', '.join(KEYS)}")
    given = {key: value for key, value in values.items() if value is not None}
    options = ExternalOptions()
    return options._replace(
        timeout=_number(given, "timeout", options.timeout, 600),
        retries=int(_number(given, "retries", options.retries, 10)),
        per_host=max(1, int(_number(given, "per_host", options.per_host, 16))),
        accept=statuses(given["accept"]) if "accept" in given else options.accept,
        skip=_texts(given.get("skip", [])),
        user_agent=_header(given.get("user_agent", options.user_agent)),
        robots=_flag(given.get("robots", False)),
        max_age=age(str(given["max_age"])) if "max_age" in given else options.max_age,
    )


def age(text: str) -> float:
    """The seconds of an age such as ``7d`` or ``12h``; ``0`` for none.

    Raises:
        SettingError: it is no age.
    """
    if text == "0":
        return 0.0
    match = _AGE.fullmatch(text)
    if match is None:
        raise _wrong(f"{text} is no age", "max_age", "write a number and s, m, h, d or w, such as 7d")
    return float(match[1]) * _UNITS[match[2]]


def statuses(value: object) -> frozenset[int]:
    """The statuses in a list such as ``[200..299, 403]``.

    Raises:
        SettingError: one is no status.
    """
    found: set[int] = set()
    for row in value if isinstance(value, list) else str(value).split(","):
        match = _STATUSES.fullmatch(str(row).strip())
        if match is None:
            raise _wrong(f"{row} is no status", "accept", "write statuses and ranges, such as [200..299, 403]")
        found.update(range(int(match[1]), int(match[2] or match[1]) + 1))
    return frozenset(found)


def _number(values: Mapping[str, object], key: str, default: float, most: float) -> float:
    value = values.get(key, default)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= most:
        raise _wrong(f"{value} is no number from 0 to {most:g}", key)
    return float(value)


def _texts(value: object) -> Sequence[str]:
    rows = [value] if isinstance(value, str) else value
    if not isinstance(rows, Collection) or not all(isinstance(row, str) for row in rows):
        raise _wrong("is no list of patterns", "skip", 'write - "https://example.org/*", say')
    return tuple(str(row) for row in rows)


def _header(value: object) -> str:
    text = str(value)
    if not text.isprintable() or not text.isascii():
        raise _wrong("has characters that a header cannot have", "user_agent")
    return text


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise _wrong(f"{value} is neither true nor false", "robots")
    return value


def _wrong(says: str, key: str | None = None, hint: str | None = None) -> SettingError:
    place = () if key is None else (key,)
    name = ".".join(("check.external", *place))
    return SettingError(f"{name}: {says}", "check", "external", *place, hint=hint)
