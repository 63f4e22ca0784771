"""Warnings for values of ``_config.yml`` that Jekyll takes without a word and that cannot do what was meant."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial

from ..diagnostics import Diagnostic
from ..errors import SettingError
from ..lazy.tuples import NamedTuple
from .permalink_styles import STYLES
from .places import place
from .values import inspected, list_hint

_POSIX_ZONE = re.compile(r":?(?:[A-Za-z]{3,}|<[\w+-]+>)[+-]?\d[\d:]*.*", re.ASCII)
"""A time zone as POSIX writes it in TZ, such as ``EST5EDT`` or ``<+08>-8``."""
_HIGHLIGHTERS = ("rouge", "pygments", "coderay", "none")
_LIKENESS = 0.6
_PROCESSORS = ("kramdown", "commonmark", "commonmarkghpages", "redcarpet", "rdiscount", "maruku")
_ALMOST = 0.8
"""The likeness of a misspelt processor; plugins have others."""
_FLAGS = ("future", "show_drafts", "unpublished", "lsi", "safe", "incremental", "strict_front_matter")
_NO = frozenset({"false", "no", "off"})
_SASS_STYLES = ("compact", "compressed", "expanded", "nested")
_WITH_KEYS = "write collections: {recipes: {output: true}}"
_ZONES = "/usr/share/zoneinfo"
"""Where the C library of most systems finds time zones."""


class Doubt(NamedTuple):
    """The fault of one value."""

    message: str
    hint: str
    keys: tuple[str | int, ...] = ()
    """Those below the one that is looked at, which lead to the fault."""


class Rule(NamedTuple):
    """A key whose value is looked at."""

    key: str
    doubt: Callable[[object], Doubt | None]


def doubtful_values(values: Mapping[str, object], files: Sequence[str]) -> list[Diagnostic]:
    """A warning, with its position in one of the files, for each value that cannot do what was meant.

    Args:
        values: the contents of the configuration files.
        files: their paths.
    """
    found = [*_warnings(values)]
    for diagnostic in found:
        place(diagnostic.error, files)
    return found


def _warnings(values: Mapping[str, object]) -> Iterator[Diagnostic]:
    for rule in _RULES:
        given = values.get(rule.key)
        doubt = None if given is None else rule.doubt(given)
        if doubt is not None:
            yield Diagnostic("Configuration:", SettingError(doubt.message, rule.key, *doubt.keys, hint=doubt.hint))


def _timezone(given: object) -> Doubt | None:
    name = str(given).strip()
    if not name or name.startswith((":", "/")) or _POSIX_ZONE.fullmatch(name):
        return None
    if os.path.isfile(os.path.join(_ZONES, name)):
        return None
    from zoneinfo import available_timezones  # reads 600 files

    known = available_timezones()
    if not known or name in known:
        return None
    return Doubt(
        f"unknown time zone '{name}': dates are shown in UTC", _nearest(name, known, "write it as Europe/Paris")
    )


def _url(given: object) -> Doubt | None:
    text = str(given)
    if not text or "://" in text or text.startswith("//"):
        return None
    return Doubt(
        f"'url' has no scheme, so that addresses made of it lead nowhere: {text}", f"write url: https://{text}"
    )


def _baseurl(given: object) -> Doubt | None:
    text = str(given)
    if not text.strip("./") or text.startswith("/") or "://" in text:
        return None
    hint = f"write baseurl: /{text.strip('/')}"
    return Doubt(f"'baseurl' begins with no slash, so that {{{{ site.baseurl }}}}/x is a relative link: {text}", hint)


def _port(given: object) -> Doubt | None:
    if str(given).isdecimal():
        return None
    return Doubt(f"'port' is no number: {inspected(given)}", "write port: 4000")


def _defaults(given: object) -> Doubt | None:
    if isinstance(given, Mapping) and given:
        hint = "begin each of its entries with a dash: - scope:"
        return Doubt("'defaults' is no list, so that nothing of it is used", hint)
    entries = given if isinstance(given, list) else []
    scopes = [each.get("scope") for each in entries if isinstance(each, Mapping)]
    wrong = next((scope for scope in scopes if isinstance(scope, str)), None)
    if wrong is None:
        return None
    return Doubt(
        f"a scope in 'defaults' is the text '{wrong}', so that its values count for all files",
        f"write scope: {{path: '', type: {wrong}}}" if wrong.isalpha() else f"write scope: {{path: {wrong}}}",
    )


def _collections(given: object) -> Doubt | None:
    """The doubt about a list with keys in it, or a collection that has a value in the place of its keys."""
    if isinstance(given, list) and any(isinstance(each, Mapping) for each in given):
        return Doubt("'collections' is a list of mappings, which name no collection", _WITH_KEYS)
    names = [str(name) for name in given] if isinstance(given, list | Mapping) else []
    marked = next((name for name in names if name.startswith("_")), None)
    if marked is not None:
        keys = (marked,) if isinstance(given, Mapping) else (names.index(marked),)
        message = f"the collection {marked} is read from the folder _{marked}"
        return Doubt(message, f"write {marked.lstrip('_')}: the name of its folder without the underscore", keys)
    if not isinstance(given, Mapping):
        return None
    wrong = next((name for name, keys in given.items() if keys is not None and not isinstance(keys, Mapping)), None)
    if wrong is None:
        return None
    return Doubt(
        f"'collections' gives {wrong} the value {inspected(given[wrong])}, which does nothing", _WITH_KEYS, (wrong,)
    )


def _list(key: str, given: object) -> Doubt | None:
    if isinstance(given, list):
        return None
    return Doubt(f"'{key}' is no list: {inspected(given)}", list_hint(key, given))


def _mapping(key: str, example: str, given: object) -> Doubt | None:
    if isinstance(given, Mapping):
        return None
    return Doubt(f"'{key}' has no keys, so that nothing of it is used: {inspected(given)}", f"write {key}: {example}")


def _flag(key: str, given: object) -> Doubt | None:
    if not isinstance(given, str) or given.strip().lower() not in _NO:
        return None
    return Doubt(f"'{key}' is the text '{given}', which counts as true", f"write {key}: false, without quotation marks")


def _sass(given: object) -> Doubt | None:
    style = given.get("style") if isinstance(given, Mapping) else None
    if style is None or str(style).lstrip(":") in _SASS_STYLES:
        return None if isinstance(given, Mapping) else _mapping("sass", "{style: compressed}", given)
    return Doubt(
        f"'sass' has an unknown style: {style}",
        _nearest(str(style), _SASS_STYLES, "write style: compressed"),
        ("style",),
    )


def _highlighter(given: object) -> Doubt | None:
    name = str(given)
    if given is False or not name or name in _HIGHLIGHTERS:
        return None
    message = f"unknown highlighter '{name}': code is not highlighted"
    return Doubt(message, _nearest(name, _HIGHLIGHTERS[:1], "write highlighter: rouge"))


def _permalink(given: object) -> Doubt | None:
    name = str(given)
    if not isinstance(given, str) or not name.isalpha() or name in STYLES:
        return None
    message = f"unknown permalink style '{name}': all posts have the address /{name}"
    return Doubt(message, _nearest(name, STYLES, f"write one of {', '.join(STYLES)}, or a template: /:year/:title/"))


def _markdown(given: object) -> Doubt | None:
    from difflib import get_close_matches  # few configurations name a processor

    name = str(given)
    if name.lower() in _PROCESSORS or not name.islower() or not name.isalpha():
        return None
    found = get_close_matches(name, _PROCESSORS, n=1, cutoff=_ALMOST)
    return Doubt(f"unknown Markdown processor '{name}'", f"did you mean '{found[0]}'?") if found else None


def _nearest(name: str, known: Collection[str], otherwise: str) -> str:
    from difflib import get_close_matches  # few configurations have a doubtful value

    found = get_close_matches(name, sorted(known), n=1, cutoff=_LIKENESS)
    return f"did you mean '{found[0]}'?" if found else otherwise


_RULES = (
    Rule("timezone", _timezone),
    Rule("url", _url),
    Rule("baseurl", _baseurl),
    Rule("port", _port),
    Rule("defaults", _defaults),
    Rule("collections", _collections),
    Rule("keep_files", partial(_list, "keep_files")),
    Rule("kramdown", partial(_mapping, "kramdown", "{input: GFM}")),
    Rule("sass", _sass),
    *(Rule(key, partial(_flag, key)) for key in _FLAGS),
    Rule("highlighter", _highlighter),
    Rule("permalink", _permalink),
    Rule("markdown", _markdown),
)
