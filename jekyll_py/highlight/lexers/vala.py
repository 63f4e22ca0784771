"""Vala."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Keyword, Name, Number, Punctuation, String, Text

from ..engine import RougeLexer, Rules
from ..matchers import Run, block_comment, unescaped
from ..rule_parts import any_of

_ID = r"@?[_a-zA-Z]\w*"
_TEXT = unescaped(r'"\n', r"\\(?:.|$)")
_KEYWORDS = """
    abstract as async base break case catch const construct continue default delegate delete do dynamic else
    ensures enum errordomain extern false finally for foreach get global if in inline interface internal is
    lock new null out override owned private protected public ref requires return set signal sizeof static
    switch this throw throws true try typeof unowned var value virtual void weak while yield
"""
_TYPES = """
    bool char double float int int8 int16 int32 int64 long short size_t ssize_t string unichar uint uint8 uint16
    uint32 uint64 ulong ushort
"""


class Vala(RougeLexer):
    """The lexer of Vala."""

    tokens: ClassVar[Rules] = {
        "blank": [(r"\s+", Text), (r"//.*", Comment.Single), (block_comment(), Comment.Multiline)],
        "root": [
            include("blank"),
            (Run(r"\[.*", r"^\[.*?\]"), Name.Attribute),
            (rf"<\[\s*(?:{_ID}:)?|\]>", Keyword),
            (r"[~!%^&*()+=|\[\]{}:;,.<>/?-]", Punctuation),
            (rf'@"{_TEXT}"|@".*"', String),
            (rf'"{_TEXT}["\n]|".*"', String),
            (r"'(?:\\.|.)'", String.Char),
            (r"0[xX][0-9a-fA-F]+[luLU]?", Number),
            (r"[0-9](?:\.[0-9]*)?(?:[eE][+-][0-9]+)?[flduFLDU]?", Number),
            (any_of(_KEYWORDS), Keyword),
            (any_of(_TYPES), Keyword.Type),
            (r"class|struct", Keyword, "class"),
            (r"namespace|using", Keyword, "namespace"),
            (rf"{_ID}(?=\s*\()", Name.Function),
            (_ID, Name),
            (r"#.*", Comment.Preproc),
        ],
        "class": [include("blank"), (_ID, Name.Class, "#pop")],
        "namespace": [
            include("blank"),
            (r"(?=\()", Text, "#pop"),
            (rf"(?>(?:{_ID}|\.)+)", Name.Namespace, "#pop"),
        ],
    }
