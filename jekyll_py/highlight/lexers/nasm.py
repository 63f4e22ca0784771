"""Assembly language of the Netwide Assembler."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text

from ..engine import RougeLexer, Rules
from ..matchers import Run
from ..rule_parts import groups
from ..versions import since

_ID = r"[a-zA-Z$._?][\w$.?#@~]*"
_DIRECTIVES = (
    "BITS|USE16|USE32|SECTION|SEGMENT|ABSOLUTE|EXTERN|GLOBAL|ORG|ALIGN|STRUC|ENDSTRUC|COMMON|CPU|GROUP"
    "|UPPERCASE|IMPORT|EXPORT|LIBRARY|MODULE"
)
_REGISTERS = (
    r"r\d[0-5]?[bwd]|[a-d][lh]|[er]?[a-d]x|[er]?[sb]p|[er]?[sd]i|[c-gs]s|st[0-7]|mm[0-7]|cr[0-4]|dr[0-367]|tr[3-7]"
)


class Nasm(RougeLexer):
    """The lexer of assembly language."""

    tokens: ClassVar[Rules] = {
        "root": [
            (Run(r"\s+", r"^\s*%"), Comment.Preproc, "directive"),
            include("blank"),
            since((4, 2, 1), include("signs")),
            (rf"{_ID}:", Name.Label),
            (
                rf"({_ID})(\s+)((?i:equ))",
                groups(Name.Constant, Keyword.Declaration, Keyword.Declaration),
                "operands",
            ),
            (_DIRECTIVES, Keyword, "operands"),
            (r"(?i:(?:res|d)[bwdqt]|times)", Keyword.Declaration, "operands"),
            (_ID, Name.Function, "operands"),
            (r"[\r\n]+", Text),
        ],
        "operands": [
            (r"\"(?:\\\\\"|[^\"\\n])*\"|'(?:\\\\'|[^'\\n])*'|`(?:\\\\`|[^`\\n])*`", String),
            (r"0[xX][\da-fA-F]+|\d[\da-fA-F]*[hH]", Number.Hex),
            (r"[0-7]+[qQ]", Number.Oct),
            (r"[01]+[bB]", Number.Bin),
            (r"\d+\.[eE]?\d+", Number.Float),
            (r"\d+", Number.Integer),
            include("signs"),
            (rf"(?i:{_REGISTERS})", Name.Builtin),
            (_ID, Name.Variable),
            (r"[\r\n]+", Text, "#pop"),
            include("blank"),
        ],
        "directive": [
            (r"[^;\n]+", Comment.Preproc),
            (Run(r";.*", r";.*\n"), Comment.Single, "#pop"),
            (r"\n", Comment.Preproc, "#pop"),
        ],
        "blank": [(r"\n|[ \t]+", Text), (r";.*", Comment.Single)],
        "signs": [
            (r"[,():\[\]]+", Punctuation),
            (r"[&|^<>+*/%~-]+", Operator),
            (r"\$+", Keyword.Constant),
            (r"(?i:seg|wrt|strict)", Operator.Word),
            (r"(?i:byte|[dq]?word)", Keyword.Type),
        ],
    }
