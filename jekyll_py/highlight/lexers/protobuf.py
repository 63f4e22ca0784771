"""Protocol buffers."""

from __future__ import annotations

from typing import ClassVar

from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text

from ..engine import RougeLexer, Rules
from ..matchers import Run
from ..rule_parts import any_of, default, groups

_KEYWORDS = "ctype default extensions import max oneof option optional packed repeated required returns rpc to"
_TYPES = """
    bool bytes double fixed32 fixed64 float int32 int64 sfixed32 sfixed64 sint32 sint64 string uint32 uint64
"""
_NAME = r"[a-zA-Z_]\w*"


class Protobuf(RougeLexer):
    """The lexer of Protocol buffers."""

    tokens: ClassVar[Rules] = {
        "root": [
            (r"\s+", Text),
            (r"[,;{}\[\]()]", Punctuation),
            (r"/(?:\\\n)?/(?:$|(?s:.*?)[^\\]$)", Comment.Single),
            (Run(r"/(?:\\\n)?\*(?s:.*)", r"/(?:\\\n)?\*(?s:.*?)\*(?:\\\n)?/"), Comment.Multiline),
            (any_of(_KEYWORDS), Keyword),
            (any_of(_TYPES), Keyword.Type),
            (r"true|false", Keyword.Constant),
            (r"(package)(\s+)", groups(Keyword.Namespace, Text), "package"),
            (r"(message|extend)(\s+)", groups(Keyword.Declaration, Text), "message"),
            (r"(enum|group|service)(\s+)", groups(Keyword.Declaration, Text), "type"),
            (r"\".*?\"|'.*?'", String),
            (r"(?:\d+\.\d*|\.\d+|\d+)[eE][+-]?\d+[LlUu]*", Number.Float),
            (r"(?:\d+\.\d*|\.\d+|\d+[fF])[fF]?", Number.Float),
            (r"-?(?:inf|nan)\b", Number.Float),
            (r"0x[0-9a-fA-F]+[LlUu]*", Number.Hex),
            (r"0[0-7]+[LlUu]*", Number.Oct),
            (r"\d+[LlUu]*", Number.Integer),
            (r"[+-=]", Operator),
            (r"([a-zA-Z_][\w.]*)([ \t]*)(=)", groups(Name.Attribute, Text, Operator)),
            (r"[a-zA-Z_][\w.]*", Name),
        ],
        "package": [(_NAME, Name.Namespace, "#pop"), default("#pop")],
        "message": [(_NAME, Name.Class, "#pop"), default("#pop")],
        "type": [(_NAME, Name, "#pop"), default("#pop")],
    }
