"""C#."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Keyword, Name, Number, Punctuation, String, Text

from ..engine import RougeLexer, Rules
from ..matchers import Run, block_comment, unescaped
from ..rule_parts import LOWER, UPPER, any_of
from ..versions import before, since

_TEXT = unescaped(r'"\n', r"\\(?:.|$)")
_DIGITS = r"[0-9](?:[_0-9]*[0-9])?"
_KEYWORDS = """
    abstract as base break case catch checked const continue default delegate do else enum event explicit
    extern false finally fixed for foreach goto if implicit in interface internal is lock new null operator
    out override params private protected public readonly ref return sealed sizeof stackalloc static switch
    this throw true try typeof unchecked unsafe virtual void volatile while add alias async await get global
    partial remove set value where yield nameof ascending by descending equals from group into join let on
    orderby
"""
_TYPES = "bool byte char decimal double dynamic float int long object sbyte short string uint ulong ushort var"
_NEW_KEYWORDS = "notnull init unmanaged when and with"
_DIRECTIVES = "if endif else elif define undef line error warning region endregion pragma"


def _tables(name: str) -> Rules:
    """The rules, given the pattern of a name."""
    return {
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
            (rf"<\[\s*(?:{name}:)?|\]>", Keyword),
            (r"[~!%^&*()+=|\[\]{}:;,.<>/?-]", Punctuation),
            (Run(r'@"(?s:.*)', r'@"(?>[^"]*+(?:""[^"]*+)*)"'), String),
            (rf'"{_TEXT}["\n]|".*"', String),
            (r"'(?:\\.|.)'", String.Char),
            before(
                (4, 1),
                (r"0[xX][0-9a-fA-F]+[luLU]?", Number),
                (r"[0-9](?:\.[0-9]*)?(?:[eE][+-][0-9]+)?[flduFLDU]?", Number),
            ),
            since(
                (4, 1),
                (r"0(?:[bB][_01]+|[xX][_0-9a-fA-F]+)[luLU]?", Number),
                (rf"{_DIGITS}(?:\.{_DIGITS})?(?:[eE][+-]?{_DIGITS})?[fldumFLDUM]?", Number),
                (r"record\b", Keyword, "class"),
            ),
            (r"(?:class|struct|interface)\b", Keyword, "class"),
            (r"(?:namespace|using)\b", Keyword, "namespace"),
            (rf"^#[ \t]*{any_of(_DIRECTIVES)}.*\n", Comment.Preproc),
            since(
                (4, 1),
                (r"^#[ \t]*nullable\b.*\n", Comment.Preproc),
                (any_of(_NEW_KEYWORDS), Keyword),
                before((4, 6), (r"(?:not|or)\b", Keyword)),
                (any_of("nint nuint"), Keyword.Type),
            ),
            before((4, 6), (r"select\b", Keyword)),
            (any_of(_KEYWORDS), Keyword),
            (any_of(_TYPES), Keyword.Type),
            (rf"{name}(?=\s*\()", Name.Function),
            (name, Name),
        ],
        "class": [include("blank"), (name, Name.Class, "#pop")],
        "namespace": [
            include("blank"),
            (r"(?=\()", Text, "#pop"),
            (rf"(?>(?:{name}|\.)+)", Name.Namespace, "#pop"),
        ],
    }


class AsciiCSharp(RougeLexer):
    """The lexer of C# before Rouge 4.6, whose names are ASCII."""

    tokens: ClassVar[Rules] = _tables(r"@?[_a-zA-Z]\w*")


class CSharp(RougeLexer):
    """The lexer of C# since Rouge 4.6: its names may have letters of alphabets with capitals."""

    tokens: ClassVar[Rules] = _tables(rf"@?[_a-zA-Z{LOWER}{UPPER}][\w{LOWER}{UPPER}]*")
