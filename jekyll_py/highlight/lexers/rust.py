"""Rust."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text, _TokenType

from ..engine import RougeLexer, Rules, Scan, Token, Words, any_of, default, groups
from ..matchers import RawString

_KEYWORDS = """
    as async await break const continue crate dyn else enum extern false fn for if impl in let log loop
    match mod move mut pub ref return self Self static struct super trait true type unsafe use where
    while abstract become box do final macro override priv typeof unsized virtual yield try union
"""
_BUILTINS = """
    Add BitAnd BitOr BitXor bool c_char c_double c_float char c_int clock_t c_long c_longlong Cons Const
    Copy c_schar c_short c_uchar c_uint c_ulong c_ulonglong c_ushort c_void dev_t DIR dirent Div Either
    Eq Err f32 f64 Failure FILE float fpos_t i16 i32 i64 i8 isize Index ino_t int intptr_t Left mode_t
    Modulo Mul Neg Nil None Num off_t Ok Option Ord Owned pid_t Ptr ptrdiff_t Right Send Shl Shr size_t
    Some ssize_t str Sub Success time_t u16 u32 u64 u8 usize uint uintptr_t Box Vec String Gc Rc Arc
    u128 i128 Result Sync Pin Unpin Sized Drop drop Fn FnMut FnOnce Clone PartialEq PartialOrd AsMut
    AsRef From Into Default DoubleEndedIterator ExactSizeIterator Extend IntoIterator Iterator
"""
_ID = r"(?u:[^\W\d]\w*)"
_ESCAPE = r"\\(?:[nrt'\"\\0]|x[0-9a-fA-F]{2}|u\{(?:[0-9a-fA-F]_*){1,6}\})"
_DOT, _EXPONENT, _SUFFIX = r"(?:\.[0-9][0-9_]*)", r"(?:[eE][-+]?[0-9_]+)", r"f(?:32|64)"
_SIZE = "(?:8|16|32|64|128|size)"
_CLOSING = {"[": "]", "(": ")", "{": "}"}


def _delimiter(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    """An action for a bracket in a macro, which ends when all its brackets are closed."""
    depths = scan.memory.setdefault("delimiters", dict.fromkeys("])}", 0))
    sign = match.group()
    depths[_CLOSING.get(sign, sign)] += 1 if sign in _CLOSING else -1
    if sign not in _CLOSING and not any(depths.values()):
        scan.pop()
    yield match.start(), Punctuation, sign


def _comment(kind: _TokenType) -> list[object]:
    """The rules within a comment, in which comments of the same kind can nest."""
    return [(r"\*/", kind, "#pop"), (r"/\*", kind, "#push"), (r"[^*/]+|[*/]", kind)]


class Rust(RougeLexer):
    """The lexer of Rust; a line beginning with ``# `` is code that documentation hides."""

    first = ("root", "line start")
    tokens: ClassVar[Rules] = {
        "line start": [include("whitespace"), (r"#\s[^\n]*", Comment.Special), default("#pop")],
        "attribute": [
            include("whitespace"),
            include("literals"),
            (r"[(,)=:]", Name.Decorator),
            (r"\]", Name.Decorator, "#pop"),
            (_ID, Name.Decorator),
        ],
        "whitespace": [
            (r"\s+", Text),
            (r"////+[^\n]*", Comment.Single),
            (r"//[/!][^\n]*", Comment.Doc),
            (r"//[^\n]*", Comment.Single),
            (r"/\*\*\*?/", Comment.Multiline),
            (r"/\*\*\*+", Comment.Multiline, "comment"),
            (r"/\*[*!]", Comment.Doc, "doc comment"),
            (r"/\*", Comment.Multiline, "comment"),
        ],
        "comment": _comment(Comment.Multiline),
        "doc comment": _comment(Comment.Doc),
        "root": [
            (r"\n", Text, "line start"),
            include("whitespace"),
            (r"#!?\[", Name.Decorator, "attribute"),
            (any_of(_KEYWORDS), Keyword),
            include("literals"),
            (r"[=-]>|<->", Keyword),
            (r"[()\[\]{}|,:;]", Punctuation),
            (r"[*/!@~&+%^<>=?-]|\.{2,3}", Operator),
            (rf"(?:\.\s*)?{_ID}(?=\s*\()", Name.Function),
            (r"\.\s*await\b", Keyword),
            (rf"\.\s*{_ID}", Name.Property),
            (r"\.\s*\d+", Name.Attribute),
            (rf"({_ID})(::)", groups(Name.Namespace, Punctuation)),
            (r"macro_rules!", Name.Decorator, "macro rules"),
            (rf"{_ID}!", Name.Decorator, "macro"),
            (r"'static\b", Keyword),
            (rf"'{_ID}", Name.Variable),
            (_ID, Words({Name.Builtin: _BUILTINS}, Name)),
        ],
        "macro": [
            include("literals"),
            (r"[\[{(\]})]", _delimiter),
            (rf"{_ID}!", Name.Decorator),
            include("root"),
            (r".", Text),
        ],
        "macro rules": [(rf"\$(?:{_ID}(?::{_ID})?)?", Name.Variable), include("macro")],
        "literals": [
            (r"(?:true|false)\b", Keyword.Constant),
            (rf"b?'(?:{_ESCAPE}|[^\\])'", String.Char),
            (r'b?"', String, "string"),
            (RawString(r'b?r(#*)"', '"{}'), String),
            (
                rf"[0-9][0-9_]*(?:{_DOT}{_EXPONENT}?(?:{_SUFFIX})?|{_DOT}?{_EXPONENT}(?:{_SUFFIX})?"
                rf"|{_DOT}?{_EXPONENT}?{_SUFFIX}|\.(?!\.|(?u:[^\W\d])))",
                Number.Float,
            ),
            (rf"(?:0b[10_]+|0x[0-9a-fA-F_]+|0o[0-7_]+|[0-9][0-9_]*)(?:u{_SIZE}?|i{_SIZE})?", Number.Integer),
        ],
        "string": [(r'"', String, "#pop"), (_ESCAPE, String.Escape), (r'[^"\\]+', String)],
    }
