"""Spells the CSS of libsass as Ruby Sass 3.7 does.

The rules were found by compiling the same stylesheets with both. What the CSS does not tell any more, such as whether a
number was computed or typed, stays as libsass has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

_OPAQUE = re.compile(
    r"""/\*.*?(?:\*/|\Z)|"(?>(?:\\.|[^"\\])*)(?:"|\Z)|'(?>(?:\\.|[^'\\])*)(?:'|\Z)|url\([^"'()]*+\)""",
    re.DOTALL | re.IGNORECASE,
)
"""Comments, texts in quotes and addresses."""
_STOWED = re.compile(r"\0[*s](\d++)\0")
_DELIMITER = re.compile(r"([{};])")
_COMMENT_AND_DECLARATION = re.compile(r"(\0\*\d++\0)(?=[^\0\s])")
_SIBLING = re.compile(r"~(?!=)")
_NTH = re.compile(r"(:nth-[a-z-]++\()([^()]*+)(?=\))")
_KEYFRAME = re.compile(r"(?:[\d.]++%|from|to)(?>(?:, *+(?:[\d.]++%|from|to))*)")
_COMMA = re.compile(r",(?=\S)")
_TRANSPARENT = re.compile(r"(?<![\w-])rgba\(0,0,0,0\)")
_ARGUMENT = re.compile(r"(?<=[(,\s])[a-z]++(?=[,)\s])")
_NUMBERS = {
    "aqua": "#0ff", "black": "#000", "fuchsia": "#f0f", "lime": "#0f0", "magenta": "#f0f", "white": "#fff",
    "yellow": "#ff0",
}  # fmt: skip
"""The colours whose numbers are shorter than their names."""
_NAMES = {
    "#000080": "navy", "#008000": "green", "#008080": "teal", "#4b0082": "indigo", "#800000": "maroon",
    "#800080": "purple", "#808000": "olive", "#808080": "gray", "#a0522d": "sienna", "#a52a2a": "brown",
    "#c0c0c0": "silver", "#cd853f": "peru", "#d2b48c": "tan", "#da70d6": "orchid", "#dda0dd": "plum",
    "#ee82ee": "violet", "#f0e68c": "khaki", "#f0ffff": "azure", "#f5deb3": "wheat", "#f5f5dc": "beige",
    "#fa8072": "salmon", "#faf0e6": "linen", "#ff6347": "tomato", "#ff7f50": "coral", "#ffa500": "orange",
    "#ffc0cb": "pink", "#ffd700": "gold", "#ffe4c4": "bisque", "#fffafa": "snow", "#fffff0": "ivory", "#ff0000": "red",
}  # fmt: skip
"""The colours whose names are shorter than their numbers."""
_NUMBER = re.compile(r"#[0-9a-f]{6}(?![0-9a-zA-Z_-])")
_COLOR_AND_END = re.compile(r":[ \t]*+(#[0-9a-fA-F]{6})(\s*+)[;}]")


def compressed(css: str, named: Set[str] = frozenset()) -> str:
    """Compressed CSS of libsass, spelled as by Ruby Sass.

    Args:
        css: the CSS.
        named: colours to name, given by their numbers, where the name is shorter.
    """
    names = {number: _NAMES[number] for number in named if number in _NAMES}
    stowed: list[str] = []
    css = _OPAQUE.sub(lambda found: _stow(stowed, found[0]), css)
    css = "".join(_rules(_DELIMITER.split(css), names))
    return _STOWED.sub(lambda found: stowed[int(found[1])], css)


def _rules(parts: Sequence[str], names: Mapping[str, str]) -> Iterator[str]:
    """CSS from its texts and the delimiters between them, without rules that are empty."""
    skipped = False
    for text, end, following in zip(parts[::2], [*parts[1::2], ""], [*parts[2::2], ""], strict=True):
        if skipped:
            skipped = False
        elif end == "{" and not following.strip():
            skipped = True
        elif end == "{":
            yield _prelude(text) + end
        else:
            yield _COMMENT_AND_DECLARATION.sub(r"\1;", _declaration(text, names)) + end


def named_colors(sources: Iterable[str]) -> frozenset[str]:
    """The colours of stylesheets that Ruby Sass names.

    It copies a value out as it is written if a semicolon or a brace follows at once. In ``{ color: #008080 }`` it reads
    a colour, and prints the shorter of its name and its number, as it does for a computed one.
    """
    read, copied = set[str](), set[str]()
    for source in sources:
        for number, space in _COLOR_AND_END.findall(source):
            (read if space else copied).add(number.lower())
    return frozenset(read - copied)


def _stow(stowed: list[str], text: str) -> str:
    """Put a text aside, and return what stands for it."""
    is_comment = text.startswith("/*")
    stowed.append(text)
    return f"\0{'*' if is_comment else 's'}{len(stowed) - 1}\0"


def _prelude(text: str) -> str:
    """The text before the declarations of a rule."""
    if text.startswith("@"):
        return _COMMA.sub(", ", text) if text.startswith("@media") else text
    if _KEYFRAME.fullmatch(text):
        return _COMMA.sub(", ", text)
    text = _NTH.sub(lambda found: found[1] + found[2].replace(" + ", "+").replace(" - ", "-"), text)
    return "".join(
        part if part.startswith("[") else _SIBLING.sub(" ~ ", part.replace(" ~ ", "~"))
        for part in re.split(r"(\[[^\]]*\])", text)
    )


def _declaration(text: str, names: Mapping[str, str]) -> str:
    name, colon, value = text.partition(":")
    if not colon or name.startswith(("--", "@")):
        return text
    if name.endswith("unicode-range"):
        return f"{name}:{value.replace(', ', ',')}"
    value = _TRANSPARENT.sub("transparent", value)
    value = _NUMBER.sub(lambda found: names.get(found[0], found[0]), value)
    if "(" in value and "progid:" not in value:
        value = _ARGUMENT.sub(lambda found: _NUMBERS.get(found[0], found[0]), value)
    return f"{name}:{value}"
