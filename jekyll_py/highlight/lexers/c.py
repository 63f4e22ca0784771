"""C, with the rules that it shares with C++."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, Punctuation, String, Text

from ..engine import RougeLexer, Rules, Scan, Token
from ..matchers import Run
from ..rule_parts import Words, default, groups, relex
from ..versions import since

ID = r"[a-zA-Z_]\w*"
KEYWORDS = """
    auto break case const continue default do else enum extern for goto if register restricted return
    sizeof static struct switch typedef union volatile virtual while _Alignas _Alignof _Atomic _Generic
    _Imaginary _Noreturn _Static_assert _Thread_local
"""
TYPES = """
    int long float short double char unsigned signed void jmp_buf FILE DIR div_t ldiv_t mbstate_t
    sig_atomic_t fpos_t clock_t time_t va_list size_t ssize_t off_t wchar_t ptrdiff_t wctrans_t wint_t
    wctype_t _Bool _Complex int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t
    int_least8_t int_least16_t int_least32_t int_least64_t uint_least8_t uint_least16_t uint_least32_t
    uint_least64_t int_fast8_t int_fast16_t int_fast32_t int_fast64_t uint_fast8_t uint_fast16_t
    uint_fast32_t uint_fast64_t intptr_t uintptr_t intmax_t uintmax_t char16_t char32_t
"""
RESERVED = """
    __asm __int8 __based __except __int16 __stdcall __cdecl __fastcall __int32 __declspec __finally
    __int61 __try __leave inline _inline __inline naked _naked __naked restrict _restrict __restrict
    thread _thread __thread typename _typename __typename
"""

_INCLUDE = groups(Comment.Preproc, Text, Comment.PreprocFile, Comment.Single)
_COMMENT = r"/(?:\\\n)?\*(?s:.*?)\*(?:\\\n)?/"
_AFTER = r"(?>(?:\s++|//[^\n]*+\n|/\*.*?\*/)*)"


class FunctionHead(Run):
    """Matches the head of a function: types and a name, parameters, then a body or a semicolon."""

    def __init__(self, suffix: str = "") -> None:
        """
        Args:
            suffix: the pattern of what follows the parameters and belongs to the signature.
        """
        super().__init__(r"[\w*\s]+", rf"([\w*\s]+?[\s*])({ID})(\s*\([^;]*?\){suffix})({_AFTER})([{{;])")
        self.end = re.compile(rf"\)(?={suffix}{_AFTER}[{{;])", re.ASCII)
        self.ends: tuple[str, list[int]] = ("", [])

    def attempt(self, text: str, pos: int) -> re.Match[str] | None:
        """The match at ``pos``; tried only where there are parentheses that can end a head."""
        run = self.run.match(text, pos)
        if not run or not text.startswith("(", run.end()):
            return None
        if self.ends[0] is not text:
            self.ends = text, [end.start() for end in self.end.finditer(text)]
        ends = self.ends[1]
        at = bisect_left(ends, run.end())
        if at == len(ends) or text.find(";", run.end(), ends[at]) >= 0:
            return None
        return self.pattern.match(text, pos)


def function(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    """An action for the head of a function."""
    yield from relex(lexer, match, 1)
    yield match.start(2), Name.Function, match[2]
    yield from relex(lexer, match, 3)
    yield from relex(lexer, match, 4)
    yield match.start(5), Punctuation, match[5]
    if match[5] == "{":
        scan.stack.append("function")


class C(RougeLexer):
    """The lexer of C."""

    first = ("root", "line start")
    tokens: ClassVar[Rules] = {
        "line start": [(rf"{ID}:(?!:)", Name.Label), include("expression line start")],
        "expression line start": [
            include("blanks"),
            (r"#if\s0", Comment, "if 0"),
            (r"#", Comment.Preproc, "macro"),
            default("#pop"),
        ],
        "blanks": [(r"[ \t\r]+|\\\n", Text), (Run(r"/(?:\\\n)?\*(?s:.*)", _COMMENT), Comment.Multiline)],
        "whitespace": [
            (r"\n+", Text, "line start"),
            (r"//.*", Comment.Single, "line start"),
            include("blanks"),
        ],
        "literals": [
            (r'(?:u8|u|U|L)?"', String, "string"),
            (r"(?i:u8|u|L)?'(?:\\.|\\[0-7]{1,3}|\\[xX][a-fA-F0-9]{1,2}|[^\\'\n])'", String.Char),
            (r"(?:\d+\.\d*|\.?\d+)[eE][+-]?\d+[luLU]*", Number.Float),
            (r"0[xX][0-9a-fA-F]+[luLU]*", Number.Hex),
            (r"0[0-7]+[luLU]*", Number.Oct),
            (r"\d+[luLU]*", Number.Integer),
        ],
        "words": [(ID, Words({Keyword: KEYWORDS, Keyword.Type: TYPES, Keyword.Reserved: RESERVED}, Name))],
        "statements": [
            include("whitespace"),
            include("literals"),
            (r"\*/", Error),
            (r"[~!%^&*+=|?:<>/-]", Operator),
            (r"[()\[\],.;]", Punctuation),
            (r"case\b", Keyword, "case"),
            (r"(?:true|false|NULL)\b", Name.Builtin),
            include("words"),
        ],
        "case": [(r":", Punctuation, "#pop"), include("statements")],
        "root": [
            (r"\n+", Text, "expression line start"),
            include("whitespace"),
            (FunctionHead(), function),
            (r"\{", Punctuation, "function"),
            include("statements"),
        ],
        "function": [
            include("statements"),
            (r"\{", Punctuation, "function"),
            (r"\}", Punctuation, "#pop"),
        ],
        "string": [
            (r'"', String, "#pop"),
            (r"\\(?:[\\abfnrtv\"']|x[a-fA-F0-9]{2,4}|[0-7]{1,3})", String.Escape),
            (r'[^\\"\n]+|\\\n?', String),
        ],
        "macro": [
            since(
                (3, 28),
                (Run(r"include\s*<[^>]*", r"(include)(\s*)(<[^>]+>)([^\n]*)"), _INCLUDE),
                (Run(r"include\s*\"[^\"]*", r"(include)(\s*)(\"[^\"]+\")([^\n]*)"), _INCLUDE),
            ),
            (r"[^/\n\\]+|\\(?s:.)", Comment.Preproc),
            include("blanks"),
            (r"/", Comment.Preproc),
            (r"\n", Comment.Preproc, "#pop"),
        ],
        "if 0": [
            (Run(r"\s+", r"^\s*#if"), Comment, "if 0"),
            (Run(r"\s+", r"^\s*#\s*el(?:se|if)"), Comment, "#pop"),
            (Run(r"\s+", r"^\s*#\s*endif\b(?s:.*?)(?<!\\)\n"), Comment, "#pop"),
            (r".*\n", Comment),
        ],
    }
