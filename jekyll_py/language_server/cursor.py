"""The word that an author is writing at a position of a text: a tag, a variable, a link, a key of the front matter."""

from __future__ import annotations

import re
from typing import Literal

from ..lazy.tuples import NamedTuple
from ..model.front_matter_block import opens_front_matter, split

Kind = Literal[
    "address",
    "citation",
    "filter",
    "include",
    "key",
    "language",
    "layout",
    "link",
    "parameter",
    "placeholder",
    "post",
    "setting",
    "source",
    "style",
    "tag",
    "value",
    "variable",
]


class Cursor(NamedTuple):
    """The word at a position, and what kind of word is expected there."""

    kind: Kind
    start: int
    """The column at which the word begins, in characters from 0."""
    end: int
    """The column behind it."""
    word: str
    """The whole word."""
    before: str
    """The part of it that stands before the cursor."""
    of: tuple[str, ...] = ()
    """Its owner: the names before a variable's dot, the include of a parameter, or the key of a value."""


class _Pattern(NamedTuple):
    """A pattern for the text before the cursor; its group ``word`` is the beginning of a word of a kind."""

    kind: Kind
    before: re.Pattern[str]
    rest: re.Pattern[str]
    """Matches the part of the word behind the cursor."""


def _pattern(kind: Kind, before: str, letters: str) -> _Pattern:
    return _Pattern(kind, re.compile(rf"{before}(?P<word>{letters}*)\Z"), re.compile(f"{letters}*"))


_NAME, _PATH, _ADDRESS = r"[\w-]", r"[^\s%{}\"']", r"[^\s()<>\"']"

_PLACEHOLDER = _pattern("placeholder", r"(?:^|[\s{,])permalink:\s+[\"']?[^\s\"']*:", "[a-z_]")
_STYLE = _pattern("style", r"(?:^|[\s{,])permalink:\s+[\"']?", "[a-z]")
_CONFIGURATION = (_PLACEHOLDER, _STYLE, _pattern("setting", r"^", _NAME))
_FRONT_MATTER = (
    _PLACEHOLDER,
    _pattern("layout", r"^layout:\s*[\"']?", _PATH),
    _pattern("key", r"^", _NAME),
    _pattern("value", r"^(?!title:|description:)(?P<of>[\w-]+):\s(?:.*[\s,\[])?[\"']?", r"[^\s,\[\]\"']"),
)
_TEXT = (
    _pattern("language", r"^\s*(?:`{3,}|~{3,})\s*", r"[\w+#.-]"),
    _pattern("link", r"\]\(\s*<?", _ADDRESS),
    _pattern("link", r"^\s*\[[^\]]+\]:\s*<?", _ADDRESS),
    _pattern("link", r"\b(?:href|src|action|poster)\s*=\s*[\"']", _ADDRESS),
)
_TAGS = (
    _pattern("tag", r"^-?\s*", r"\w"),
    _pattern("include", r"^-?\s*include(?:_cached)?\s+", _PATH),
    _pattern("parameter", r"^-?\s*include(?:_cached)?\s+(?P<of>\S+)\s(?:.*\s)?", _NAME),
    _pattern("source", r"^-?\s*link\s+", _PATH),
    _pattern("post", r"^-?\s*post_url\s+", _PATH),
    _pattern("language", r"^-?\s*highlight\s+", r"[\w+#.-]"),
    _pattern("citation", r"^-?\s*(?:cite|citet|reference|details)\s+(?:\S+\s+)*", r"[\w:./+-]"),
)
_OUTPUT = (
    _pattern("address", r"[\"'](?=/)", r"[^\"']"),
    _pattern("filter", r"(?<!\|)\|\s*", r"\w"),
    _pattern("variable", r"(?<![\w.\"'-])(?P<of>(?:[\w-]+(?:\[[^\]]*\])*\.)*)", r"[\w?-]"),
)
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")


def cursor_at(path: str, text: str, number: int, column: int) -> Cursor | None:
    """The word at a position; None where nothing is known about words.

    Args:
        path: the path of the file below the site.
        text: the text of the file.
        number: the number of the line, from 0.
        column: the column, in characters from 0.
    """
    lines = text.split("\n")
    if number >= len(lines):
        return None
    line = lines[number].rstrip("\r")
    if re.fullmatch(r"_config[\w.-]*\.ya?ml", path):
        return _find(_CONFIGURATION, line[:column], line, column)
    if _is_in_front_matter(text, number):
        return _find(_FRONT_MATTER, line[:column], line, column)
    liquid = _liquid_before("\n".join([*lines[:number], line[:column]]))
    if liquid is None:
        return _find(_TEXT, line[:column], line, column)
    patterns = (*_TAGS, *_OUTPUT) if liquid.startswith("{%") else _OUTPUT
    return _find(patterns, liquid[2:], line, column)


def _is_in_front_matter(text: str, number: int) -> bool:
    """Whether a line, counted from 0, is of front matter, which may still lack its closing line."""
    yaml = split(text).yaml
    return 0 < number < yaml.count("\n") if yaml else number > 0 and opens_front_matter(text)


def _liquid_before(before: str) -> str | None:
    """The text from the opening of the Liquid around the cursor up to it; None outside of Liquid."""
    start = max(before.rfind("{%"), before.rfind("{{"))
    if start < 0 or before.find("%}" if before[start + 1] == "%" else "}}", start) >= 0:
        return None
    return before[start:]


def _find(patterns: tuple[_Pattern, ...], before: str, line: str, column: int) -> Cursor | None:
    for pattern in patterns:
        found = pattern.before.search(before)
        if found is not None and not _is_quoted(pattern.kind, before[: found.start("word")]):
            written = found["word"]
            rest = pattern.rest.match(line, column)
            behind = rest[0] if rest is not None else ""
            start = column - len(written)
            return Cursor(
                pattern.kind, start, column + len(behind), written + behind, written, _owner(pattern.kind, found)
            )
    return None


def _is_quoted(kind: Kind, before: str) -> bool:
    """Whether a variable, a filter or a parameter would stand inside of a string."""
    if kind not in ("variable", "filter", "parameter"):
        return False
    return any(quote in _QUOTED.sub("", before) for quote in "\"'")


def _owner(kind: Kind, found: re.Match[str]) -> tuple[str, ...]:
    """The name of the include of a parameter; of a variable the names before its dot."""
    of = found.groupdict().get("of") or ""
    return (of,) if kind == "parameter" else names_in(of)


def names_in(path: str) -> tuple[str, ...]:
    """The names of a path such as ``site.data["a b"].c``."""
    return tuple(name.strip("\"'") for name in re.findall(r"\"[^\"]*\"|'[^']*'|[\w-]+", path))
