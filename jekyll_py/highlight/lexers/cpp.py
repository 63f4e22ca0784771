"""C++."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import include, inherit
from pygments.token import Keyword, Name, Number, Operator, Punctuation, String

from ..engine import Rules, Words, default
from ..matchers import RawString
from .c import ID, KEYWORDS, RESERVED, TYPES, C

_KEYWORDS = """
    asm auto catch char8_t concept consteval constexpr constinit const_cast co_await co_return co_yield
    delete dynamic_cast explicit export friend mutable namespace new operator private protected public
    reinterpret_cast requires restrict size_of static_cast this throw throws typeid typename using
    virtual final override alignas alignof decltype noexcept static_assert thread_local try
"""
_RESERVED = """
    __virtual_inheritance __uuidof __super __single_inheritance __multiple_inheritance __interface
    __event
"""
_DIGITS = r"\d(?:'?\d)*"


class Cpp(C):
    """The lexer of C++."""

    tokens: ClassVar[Rules] = {
        "root": [(r"(?:__offload|__blockingoffload|__outer)\b", Keyword.Pseudo), inherit],
        "words": [
            (
                ID,
                Words(
                    {
                        Keyword: f"{KEYWORDS} {_KEYWORDS}",
                        Keyword.Type: f"{TYPES} bool",
                        Keyword.Reserved: f"{RESERVED} {_RESERVED}",
                    },
                    Name,
                ),
            )
        ],
        "statements": [
            (r"(?:class|struct)\b", Keyword, "class name"),
            (r"template\b", Keyword, "template"),
            (rf"{_DIGITS}(?:\.{_DIGITS})?(?:y|d|h|min|s|ms|us|ns|i|if|il)\b", Number.Other),
            (
                rf"(?:{_DIGITS}\.(?:{_DIGITS})?|\.{_DIGITS})(?:[eE][+-]?{_DIGITS}[luLU]*)?"
                rf"|{_DIGITS}[eE][+-]?{_DIGITS}[luLU]*",
                Number.Float,
            ),
            (r"0[xX][0-9a-fA-F](?:'?[0-9a-fA-F])*[luLU]*", Number.Hex),
            (r"0b[01]+(?:'[01]+)*", Number.Bin),
            (r"0[0-7](?:'?[0-7])*[luLU]*", Number.Oct),
            (rf"{_DIGITS}[luLU]*", Number.Integer),
            (r"nullptr\b", Name.Builtin),
            (
                RawString(r"(?:u8|u|U|L)?R\"([a-zA-Z0-9_{}\[\]#<>%:;.?*+\-/^&|~!=,\"']{,16})\(", '){}"'),
                String,
            ),
            (r"::|<=>", Operator),
            (r"[{}]", Punctuation),
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
