"""Rust."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text, _TokenType

from ..engine import RougeLexer, Rules, Scan, Token
from ..matchers import RawString, Run
from ..rule_parts import Words, any_of, default, groups
from ..versions import before, since

_KEYWORDS = """
    as async await break const continue crate dyn else enum extern false fn for if impl in let log loop
    match mod move mut pub ref return self Self static struct super trait true type unsafe use where
    while abstract become box do final macro override priv typeof unsized virtual yield try union
"""
_KEYWORDS_26 = """
    as assert async await break const continue copy do drop else enum extern fail false fn for if impl
    let log loop match mod move mut priv pub pure ref return self static struct true trait type unsafe
    use where while box
"""
_KEYWORDS_27 = _KEYWORDS_26 + " crate dyn macro Self super try union yield"
_BUILTINS = """
    Add BitAnd BitOr BitXor bool c_char c_double c_float char c_int clock_t c_long c_longlong Copy
    c_schar c_short c_uchar c_uint c_ulong c_ulonglong c_ushort c_void dev_t DIR dirent Div Eq Err f32
    f64 FILE float fpos_t i16 i32 i64 i8 isize Index ino_t int intptr_t mode_t Mul Neg None off_t Ok
    Option Ord Owned pid_t ptrdiff_t Send Shl Shr size_t Some ssize_t str Sub time_t u16 u32 u64 u8
    usize uint uintptr_t Box Vec String Rc Arc
"""
_OLD_BUILTINS = "Cons Const Either Failure Gc Left Modulo Nil Num Ptr Right Success"
_BUILTINS_27 = """
    u128 i128 Result Sync Pin Unpin Sized Drop drop Fn FnMut FnOnce Clone PartialEq PartialOrd AsMut
    AsRef From Into Default DoubleEndedIterator ExactSizeIterator Extend IntoIterator Iterator
"""
_NEW_BUILTINS = "FromIterator ToOwned ToString TryFrom TryInto"
_ESCAPE = r"\\(?:[nrt'\"\\0]|x[0-9a-fA-F]{2}|u\{(?:[0-9a-fA-F]_*){1,6}\})"
_DOT, _EXPONENT, _SUFFIX = r"(?:\.[0-9][0-9_]*)", r"(?:[eE][-+]?[0-9_]+)", r"f(?:32|64)"
_SIZE = "(?:8|16|32|64|128|size)"
_OLD_ESCAPE = r"\\(?:[nrt'\"\\0]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})"
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


def _tables(name: str) -> Rules:
    """The rules, given the pattern of a name."""
    return {
        "line start": [include("whitespace"), (r"#\s[^\n]*", Comment.Special), default("#pop")],
        "attribute": [
            include("whitespace"),
            include("literals"),
            (r"[(,)=:]", Name.Decorator),
            (r"\]", Name.Decorator, "#pop"),
            (name, Name.Decorator),
        ],
        "whitespace": [
            (r"\s+", Text),
            before((3, 27), (r"//[^\n]*", Comment), (Run(r"/\*(?s:.*)", r"/\*(?s:.*?)\*/"), Comment.Multiline)),
            since((3, 27), include("comments")),
        ],
        "comments": [
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
            before((3, 27), (any_of(_KEYWORDS_26), Keyword)),
            since((3, 27), before((3, 28), (any_of(_KEYWORDS_27), Keyword))),
            since((3, 28), (any_of(_KEYWORDS), Keyword)),
            include("literals"),
            (r"[=-]>|<->", Keyword),
            (r"[()\[\]{}|,:;]", Punctuation),
            (r"[*/!@~&+%^<>=?-]|\.{2,3}", Operator),
            (rf"(?:\.\s*)?{name}(?=\s*\()", Name.Function),
            (r"\.\s*await\b", Keyword),
            (rf"\.\s*{name}", Name.Property),
            (r"\.\s*\d+", Name.Attribute),
            (rf"({name})(::)", groups(Name.Namespace, Punctuation)),
            (r"macro_rules!", Name.Decorator, "macro rules"),
            (rf"{name}!", Name.Decorator, "macro"),
            since((3, 27), (r"'static\b", Keyword)),
            (rf"'{name}", Name.Variable),
            before((3, 27), (name, Words({Name.Builtin: _BUILTINS + _OLD_BUILTINS}, Name))),
            since(
                (3, 27),
                before((4, 1, 1), (name, Words({Name.Builtin: _BUILTINS + _BUILTINS_27 + _OLD_BUILTINS}, Name))),
            ),
            since((4, 1, 1), (name, Words({Name.Builtin: _BUILTINS + _BUILTINS_27 + _NEW_BUILTINS}, Name))),
        ],
        "macro": [
            include("literals"),
            (r"[\[{(\]})]", _delimiter),
            (rf"{name}!", Name.Decorator),
            include("root"),
            (r".", Text),
        ],
        "macro rules": [(rf"\$(?:{name}(?::{name})?)?", Name.Variable), include("macro")],
        "literals": [
            (r"(?:true|false)\b", Keyword.Constant),
            before((3, 28), (r"nil\b", Keyword.Constant)),
            before((3, 27), include("old literals")),
            since((3, 27), include("new literals")),
        ],
        "old literals": [
            (rf"'(?:{_OLD_ESCAPE}|[^\\])'", String.Char),
            (r'"', String, "string"),
            (RawString(r'r(#*)"', '"{}'), String),
            (
                r"[0-9_]+(?:\.[0-9_]+(?:e[-+]?[0-9_]+)?(?:f(?:32|64))?|e[-+]?[0-9_]+(?:f(?:32|64))?|f(?:32|64))",
                Number.Float,
            ),
            (r"(?:0b[10_]+|0x[0-9a-fA-F_]+|0o[0-7]+|[0-9_]+)(?:u(?:8|16|32|64)?|i(?:8|16|32|64))?", Number.Integer),
        ],
        "new literals": [
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
        "string": [
            (r'"', String, "#pop"),
            before((3, 27), (_OLD_ESCAPE, String.Escape)),
            since((3, 27), (_ESCAPE, String.Escape)),
            (r'[^"\\]+', String),
        ],
    }


class AsciiRust(RougeLexer):
    """The lexer of Rust; a line beginning with ``# `` is code that documentation hides."""

    first = ("root", "line start")
    tokens: ClassVar[Rules] = _tables(r"[a-zA-Z_]\w*")


class Rust(AsciiRust):
    """The lexer of Rust since Rouge 3.27: its names may have letters of any script."""

    tokens: ClassVar[Rules] = _tables(r"(?u:[^\W\d]\w*)")
