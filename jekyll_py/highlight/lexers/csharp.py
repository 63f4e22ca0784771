"""C#."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Keyword, Name, Number, Punctuation, String, Text

from ..engine import RougeLexer, Rules, any_of
from ..matchers import Run, block_comment, unescaped

_TEXT = unescaped(r'"\n', r"\\(?:.|$)")
_ID = r"@?[_a-zA-Z]\w*"
_KEYWORDS = """
    abstract as base break case catch checked const continue default delegate do else enum event explicit
    extern false finally fixed for foreach goto if implicit in interface internal is lock new null operator
    out override params private protected public readonly ref return sealed sizeof stackalloc static switch
    this throw true try typeof unchecked unsafe virtual void volatile while add alias async await get global
    partial remove set value where yield nameof ascending by descending equals from group into join let on
    orderby select
"""
_TYPES = "bool byte char decimal double dynamic float int long object sbyte short string uint ulong ushort var"
_DIRECTIVES = "if endif else elif define undef line error warning region endregion pragma"


class CSharp(RougeLexer):
    """The lexer of C#."""

    tokens: ClassVar[Rules] = {
        "blank": [(r"\s+", Text), (r"//.*", Comment.Single), (block_comment(), Comment.Multiline)],
        "nest": [(r"\{", Punctuation, "#push"), (r"\}", Punctuation, "#pop"), include("root")],
        "spliced": [
            (r"\\.", String),
            (r"\{", Punctuation, "nest"),
            (r'"|\n', String, "#pop"),
            (r".", String),
        ],
        "spliced literal": [
            (r'""', String),
            (r"\{", Punctuation, "nest"),
            (r'"', String, "#pop"),
            (r".", String),
        ],
        "root": [
            include("blank"),
            (r'\$\s*"', String, "spliced"),
            (r'\$@\s*"', String, "spliced literal"),
            (rf"<\[\s*(?:{_ID}:)?|\]>", Keyword),
            (r"[~!%^&*()+=|\[\]{}:;,.<>/?-]", Punctuation),
            (Run(r'@"(?s:.*)', r'@"(?>[^"]*+(?:""[^"]*+)*)"'), String),
            (rf'"{_TEXT}["\n]|".*"', String),
            (r"'(?:\\.|.)'", String.Char),
            (r"0[xX][0-9a-fA-F]+[luLU]?", Number),
            (r"[0-9](?:\.[0-9]*)?(?:[eE][+-][0-9]+)?[flduFLDU]?", Number),
            (r"(?:class|struct|interface)\b", Keyword, "class"),
            (r"(?:namespace|using)\b", Keyword, "namespace"),
            (rf"^#[ \t]*{any_of(_DIRECTIVES)}.*\n", Comment.Preproc),
            (any_of(_KEYWORDS), Keyword),
            (any_of(_TYPES), Keyword.Type),
            (rf"{_ID}(?=\s*\()", Name.Function),
            (_ID, Name),
        ],
        "class": [include("blank"), (_ID, Name.Class, "#pop")],
        "namespace": [
            include("blank"),
            (r"(?=\()", Text, "#pop"),
            (rf"(?>(?:{_ID}|\.)+)", Name.Namespace, "#pop"),
        ],
    }
