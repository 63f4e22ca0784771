"""Style sheets made smaller by the rules of cssminify2 2.1.0, which are those of YUI Compressor with a few more.

The rules work on the text and not on its meaning, so a few make a style sheet wrong, as ``calc(-1px)``; the output is
the same all the same.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Callable, Sequence

_OPEN, _CLOSE, _COLON, _SPACE = "\ufdd0", "\ufdd1", "\ufdd2", "\ufdd3"
"""Characters that no text has: around the number of a part that is kept, for a colon and for a space."""
_PADDING = "\ufdd4"
_NAME_LENGTH = len("___YUICSSMIN_PRESERVED_TOKEN_1___")
_KEPT = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")
_UNITS = "(?:px|em|%|in|cm|mm|pc|pt|ex|deg|g?rad|m?s|k?hz)"
_ZERO = rf"(?:0?\.)?0{_UNITS}"
_WORD = rf"(?:{_ZERO}|[0-9a-z.-])[0-9a-z.-]*"
_DATA_URL = re.compile(r"url\(\s*([\"']?)data:", re.IGNORECASE)
_MARK = "\ufdd5"
"""Before the number of a comment, in the place of its text."""
_MARKED = re.compile(f"{_MARK}([0-9]+){_CLOSE}")
_STRING = re.compile(r"""(["'])(?>(?:\\.|(?!\1)[^\\])*)(\1?)""", re.DOTALL)
_ALPHA = re.compile(r"progid:DXImageTransform\.Microsoft\.Alpha\(Opacity=", re.IGNORECASE)
_CALC = re.compile(r"calc\([^)]*\)")
_OPERATOR = re.compile(r"\s*([+*/-])\s*")
_PSEUDO_CLASSES = re.compile(r"(?::[\w-]+(?:\([^)]*\))?\s+)+(?=:[\w-])", re.ASCII)
_ORIGINS = (
    "background-position|transform-origin|webkit-transform-origin|moz-transform-origin|o-transform-origin"
    "|ms-transform-origin"
)
_RGB = re.compile(r"rgb\s*\(\s*([0-9,\s]+)\s*\)(\d+%)?", re.IGNORECASE | re.ASCII)
_COLOUR = re.compile(r"""(=\s*["']?)?#([0-9a-f]{6})(?![0-9a-f{])""", re.IGNORECASE)
_NAMES = {
    "#ff0000": "red",
    "#f00": "red",
    "#000080": "navy",
    "#008000": "green",
    "#008080": "teal",
    "#800000": "maroon",
    "#800080": "purple",
    "#808000": "olive",
    "#808080": "gray",
    "#c0c0c0": "silver",
    "#ffa500": "orange",
}
_NAMED = re.compile(rf"filter\s*:[^;}}]+|{'|'.join(_NAMES)}", re.IGNORECASE)
"""A filter, in which colours stay, or a colour that has a shorter name; what follows the colour does not count."""

Replacement = str | Callable[[re.Match[str]], str]
Rules = tuple[tuple[str, Replacement], ...]

_SPACES: Rules = (
    (r"\s+([!{};:>+)\],])", r"\1"),
    (r"([^+/*-])\s+\(", r"\1("),
    (_COLON, ":"),
    (_SPACE, " "),
    (r"\band\(", "and ("),
    (r"([!{}:;>+(\[,])\s+", r"\1"),
    (r":first-(line|letter)([{,])", lambda found: f":first-{found[1].lower()} {found[2]}"),
    (r"\*/\s+", "*/"),
    (r'\A(.*)(@charset "[^"]*";)', r"\2\1"),
    (r"\A(?:\s*@charset [^;]+;\s*)*(\s*@charset [^;]+;\s*)", r"\1"),
    (r"\band\(", "and ("),
    (r"([!{}:;>+(\[,])\s+", r"\1"),
    (r";+\}", "}"),
)
_ZEROS: Rules = (
    (rf"(\A|: ?)((?>(?:{_WORD} )*))({_ZERO})?", lambda found: found[1] + _without_units(found)),
    (rf"\( ?((?>(?:{_WORD}[ ,])*))({_ZERO})?", lambda found: _in_brackets(found)),
    (rf"([0-9])\.0({_UNITS}|[ ;])", r"\1\2"),
    (r"(?<!flex):0 0 0 0([;}])", r":0\1"),
    (r"(?<!flex):0 0 0([;}])", r":0\1"),
    (r"(?<!flex):0 0([;}])", r":0\1"),
    (rf"({_ORIGINS}):0([;}}])", lambda found: f"{found[1].lower()}:0 0{found[2]}"),
    (r"([:\s])0+\.(\d+)", r"\1.\2"),
)
_ENDS: Rules = (
    (
        r"(border|border-top|border-right|border-bottom|border-left|outline|background):none([;}])",
        lambda found: f"{found[1].lower()}:0{found[2]}",
    ),
    (_ALPHA.pattern, "alpha(opacity="),
    (r"(?<![^};{/])[^};{/]++\{\}", ""),
)


def minified(css: str, longest_line: int | None = None) -> str:
    """A style sheet, smaller.

    Args:
        css: the style sheet.
        longest_line: after how many characters a rule ends its line; without one there is one line.

    Raises:
        ValueError: a ``data:`` address has no end.
    """
    kept: list[str] = []
    css = _without_data(css, kept)
    css = _without_comments(css, kept)
    css = re.sub(r"\s+", " ", css, flags=re.ASCII)
    end = css.rfind(")") + 1
    css = _CALC.sub(lambda found: _keep(_OPERATOR.sub(r" \1 ", found[0]), kept), css[:end]) + css[end:]
    css = _PSEUDO_CLASSES.sub(lambda found: re.sub(r"\s+", _SPACE, found[0]), _with_selector_colons(css))
    css = _applied(_ZEROS, _applied(_SPACES, css))
    css = _with_short_colours(_RGB.sub(_as_hex, css))
    css = _NAMED.sub(lambda found: _NAMES.get(found[0].lower(), found[0]), css)
    css = _in_lines(_applied(_ENDS, css), longest_line)
    css = re.sub(";;+", ";", css)
    return _KEPT.sub(lambda found: _restored(int(found[1]), kept), css).strip()


def _restored(number: int, kept: Sequence[str]) -> str:
    """A part that was kept. An earlier one in it has its name in the place of its text, as with cssminify2, where they
    are put back in order."""

    def part(found: re.Match[str]) -> str:
        inner = int(found[1])
        return _restored(inner, kept) if inner > number else f"___YUICSSMIN_PRESERVED_TOKEN_{inner}___"

    return _KEPT.sub(part, kept[number])


def _keep(text: str, kept: list[str]) -> str:
    kept.append(text)
    return f"{_OPEN}{len(kept) - 1}{_CLOSE}"


def _applied(rules: Rules, css: str) -> str:
    for pattern, replacement in rules:
        css = re.sub(pattern, replacement, css, flags=re.IGNORECASE | re.ASCII)
    return css


def _without_data(css: str, kept: list[str]) -> str:
    parts, end = [], 0
    while found := _DATA_URL.search(css, end):
        close = css.find(found[1] or ")", found.end())
        while close > 0 and css[close - 1] == "\\":
            close = css.find(found[1] or ")", close + 1)
        close = css.find(")", close) if close > 0 else close
        if close < 0:
            raise ValueError("a data: address has no end")
        parts += [css[end : found.start()], f"url({_keep(css[found.start() + 4 : close], kept)})"]
        end = close + 1
    return "".join((*parts, css[end:]))


def _with_marks(css: str) -> tuple[str, list[str]]:
    """The style sheet with a mark for the text of each comment, and these texts.

    A comment may begin with the slash that ends the one before.
    """
    parts: list[str] = []
    texts: list[str] = []
    end = 0
    while (start := css.find("/*", end)) >= 0:
        parts += [css[end : start + 2], f"{_MARK}{len(texts)}{_CLOSE}"]
        end = css.find("*/", start + 2)
        end = len(css) if end < 0 else end
        texts.append(css[start + 2 : end])
    return "".join((*parts, css[end:])), texts


def _without_comments(css: str, kept: list[str]) -> str:
    """The style sheet with its strings kept, and of its comments those that say so."""
    css, texts = _with_marks(css)
    css = _with_strings_kept(css, texts, kept)
    done, end = "", 0
    parts: list[str] = []
    for mark in _MARKED.finditer(css):
        done += css[end : mark.start()]
        end, number = mark.end(), int(mark[1])
        shown = _shown_comment(number, texts, done[-3:-2])
        if shown is not None:
            done += _keep(shown, kept)
        elif done.endswith("/*") and css.startswith("*/", end):
            done, end = done[:-2], end + 2
        else:
            done += f"___YUICSSMIN_PRESERVE_CANDIDATE_COMMENT_{number}___"
        parts.append(done[:-3])
        done = done[-3:]
    return "".join((*parts, done, css[end:]))


def _shown_comment(number: int, texts: Sequence[str], before: str) -> str | None:
    """The text that stands for a comment in the minified style sheet; None if it is removed.

    Args:
        number: its place among all.
        texts: the texts of all comments.
        before: the character before it.
    """
    text, last = texts[number], texts[number - 1] if number else ""
    if last.endswith("\\") and not last.startswith("!"):
        return ""
    if text.startswith("!"):
        return text
    if text.endswith("\\"):
        return "\\"
    return "" if not text and before == ">" else None


def _with_strings_kept(css: str, texts: Sequence[str], kept: list[str]) -> str:
    """The style sheet with its strings kept. One without an end ends with its last quote behind a backslash."""
    parts, end = [], 0
    while found := _STRING.search(css, end):
        start = found.start()
        parts.append(css[end:start])
        last = found.end() - 1 if found[2] else css.rfind(f"\\{found[1]}", start + 1) + 1
        end = max(last, start) + 1
        parts.append(_kept_string(css[start:end], texts, kept) if last else found[1])
    return "".join((*parts, css[end:]))


def _kept_string(string: str, texts: Sequence[str], kept: list[str]) -> str:
    text = _MARKED.sub(lambda mark: texts[int(mark[1])], string[1:-1])
    return f"{string[0]}{_keep(_ALPHA.sub('alpha(opacity=', text), kept)}{string[0]}"


def _with_selector_colons(css: str) -> str:
    """The colons of selectors as characters before which spaces stay, but for those within ``@media``."""
    *parts, last = css.split("{")
    for number, part in enumerate(parts):
        start = 0 if number == 0 else part.find("}") + 1
        while start < len(part) and part[start] == ":" and "}" in part[start:]:
            start = part.index("}", start) + 1
        if (number == 0 or start) and part[start : start + 1] != ":":
            parts[number] = part[:start] + part[start:].replace(":", _COLON)
    return "{".join((*parts, last))


def _without_units(found: re.Match[str], separator: str = " ") -> str:
    """The values of a list, without the units of those that are zero."""
    words, last = found[found.re.groups - 1], found[found.re.groups]
    changed = re.sub(rf"(?:\A|(?<=[{separator}])){_ZERO}", "0", words, flags=re.IGNORECASE)
    return changed + ("0" if last else "")


def _in_brackets(found: re.Match[str]) -> str:
    changed = _without_units(found, " ,")
    return found[0] if changed in found[0] else f"({changed}"


def _as_hex(found: re.Match[str]) -> str:
    numbers = [int(part.strip() or 0) for part in found[1].split(",")]
    return "#" + "".join(f"{min(number, 255):02x}" for number in numbers) + (f" {found[2]}" if found[2] else "")


def _with_short_colours(css: str) -> str:
    """The colours in rules in lower case, and of three digits where they can be; a brace ends a rule."""
    braces = [place for place, char in enumerate(css) if char in "{}"]

    def colour(found: re.Match[str]) -> str:
        place = bisect(braces, found.end() - 1)
        if found[1] is not None or place == len(braces) or css[braces[place]] == "{":
            return found[0]
        digits = found[2].lower()
        return f"#{digits[::2] if digits[::2] == digits[1::2] else digits}"

    return _COLOUR.sub(colour, css)


def _in_lines(css: str, longest: int | None) -> str:
    """The style sheet in lines; each kept part counts as long as its name in cssminify2, not as it is."""
    if longest is None:
        return css
    css = _KEPT.sub(lambda found: found[0].ljust(_NAME_LENGTH, _PADDING), css)
    lines: list[str] = []
    start = 0
    while (end := css.find("}", start + longest - (1 if lines else 0))) >= 0:
        lines.append(css[start : end + 1])
        start = end + 1
    return "\n".join((*lines, css[start:])).replace(_PADDING, "")
