"""C++."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from pygments.lexer import include, inherit
from pygments.token import Keyword, Name, Number, Operator, Punctuation, String

from ..engine import RougeLexer, Rules, Scan, Token
from ..matchers import RawString
from ..rule_parts import Words, default
from ..versions import before, since
from . import c
from .c import ID, RESERVED, TYPES, C

KEYWORDS = f"""
    {c.KEYWORDS}
    asm auto catch const_cast constexpr delete dynamic_cast explicit export friend mutable namespace new
    operator private protected public reinterpret_cast restrict size_of static_cast this throw throws
    typeid typename using virtual final override alignas alignof decltype noexcept static_assert
    thread_local try
"""
KEYWORDS_20 = "char8_t concept consteval constinit co_await co_return co_yield requires"
_RESERVED = """
    __virtual_inheritance __uuidof __super __single_inheritance __multiple_inheritance __interface
    __event
"""
_DIGITS = r"\d(?:'?\d)*"
_POINT = rf"(?:{_DIGITS}\.(?:{_DIGITS})?|\.{_DIGITS})"
_EXPONENT = rf"[eE][+-]?{_DIGITS}"
_POWER = rf"[epEP][+-]?{_DIGITS}"
_HEX = r"0[xX][0-9a-fA-F](?:'?[0-9a-fA-F])*"


def words(keywords: str, types: str = "", builtins: str = "") -> tuple[object, ...]:
    """The rule for names, some of which are ``keywords``, ``types`` and ``builtins``."""
    kinds = {
        Keyword: keywords,
        Keyword.Type: f"{TYPES} bool {types}",
        Keyword.Reserved: f"{RESERVED} {_RESERVED}",
        Name.Builtin: builtins,
    }
    return ID, Words(kinds, Name)


def dated_words(builtins: str = "") -> list[object]:
    """The rules for names in each version of Rouge."""
    return [
        before((3, 28), words(KEYWORDS, builtins=builtins)),
        since((3, 28), before((4, 2, 1), words(f"{KEYWORDS} {KEYWORDS_20}", builtins=builtins))),
        since((4, 2, 1), words(f"{KEYWORDS} {KEYWORDS_20} import module", builtins=builtins)),
    ]


def _end_of_block(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    if "function" in scan.stack:
        scan.pop()
    yield match.start(), Punctuation, match.group()


class Cpp(C):
    """The lexer of C++."""

    tokens: ClassVar[Rules] = {
        "root": [(r"(?:__offload|__blockingoffload|__outer)\b", Keyword.Pseudo), inherit],
        "words": dated_words(),
        "statements": [
            (r"(?:class|struct)\b", Keyword, "class name"),
            (r"template\b", Keyword, "template"),
            before((3, 26, 1), (r"\d+(?:\.\d+)?(?:h|min|s|ms|us|ns)", Number.Other)),
            since((3, 26, 1), (rf"{_DIGITS}(?:\.{_DIGITS})?(?:y|d|h|min|s|ms|us|ns|i|if|il)\b", Number.Other)),
            before(
                (4, 5, 2),
                (rf"{_POINT}(?:{_EXPONENT}[luLU]*)?|{_DIGITS}{_EXPONENT}[luLU]*", Number.Float),
                (rf"{_HEX}[luLU]*", Number.Hex),
            ),
            since(
                (4, 5, 2),
                (rf"{_POINT}(?:{_POWER})?[lufLUF]*|{_DIGITS}{_POWER}[lufLUF]*", Number.Float),
                (rf"{_HEX}(?:{_POWER})?[luLU]*|{_HEX}\.[0-9a-fA-F]+{_POWER}[lufLUF]*", Number.Hex),
            ),
            (r"0b[01]+(?:'[01]+)*", Number.Bin),
            (r"0[0-7](?:'?[0-7])*[luLU]*", Number.Oct),
            (rf"{_DIGITS}[luLU]*", Number.Integer),
            (r"nullptr\b", Name.Builtin),
            (
                RawString(r"(?:u8|u|U|L)?R\"([a-zA-Z0-9_{}\[\]#<>%:;.?*+\-/^&|~!=,\"']{,16})\(", '){}"'),
                String,
            ),
            (r"::", Operator),
            since((3, 28), (r"<=>", Operator)),
            since((3, 30), (r"\{", Punctuation)),
            since((3, 30), before((4, 1), (r"\}", Punctuation))),
            since((4, 1), (r"\}", _end_of_block)),
            inherit,
        ],
        "class name": [
            (ID, Name.Class, "#pop"),
            include("whitespace"),
            (r"\.{3}", Operator),
            (r",", Punctuation, "#pop"),
            default("#pop"),
        ],
        "template": [
            (r"[>;]", Punctuation, "#pop"),
            (r"typename\b", Keyword, "class name"),
            include("statements"),
        ],
        "case": [(r":(?!:)", Punctuation, "#pop"), include("statements")],
    }
