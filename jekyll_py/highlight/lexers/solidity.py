"""Solidity, which Rouge knew until its version 4."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, Punctuation, String, Text

from ..engine import RougeLexer, Rules
from ..matchers import Run
from ..rule_parts import Words

_KEYWORDS = """
    abstract anonymous as assembly break catch calldata constant constructor continue contract do delete else emit enum
    event external fallback for function hex if indexed interface internal import is library mapping memory modifier new
    override payable public pure pragma private receive return returns storage struct throw try type using var view
    virtual while
"""
_BUILTINS = """
    now false true balance selector super this blockhash gasleft assert require revert selfdestruct suicide call
    callcode delegatecall send transfer addmod ecrecover keccak256 mulmod sha256 sha3 ripemd160
"""
_RESERVED = """
    alias after apply auto case copyof default define final fixed immutable implements in inline let macro match mutable
    null of partial promise reference relocatable sealed sizeof static supports switch typedef typeof ufixed unchecked
"""
_WORDS = Words(
    {
        Keyword: _KEYWORDS,
        Name.Builtin: _BUILTINS,
        Keyword.Constant: "wei finney szabo ether seconds minutes hours days weeks years",
        Keyword.Type: "address bool byte bytes int string uint",
        Keyword.Reserved: _RESERVED,
    },
    Name,
)


class Solidity(RougeLexer):
    """The lexer of Solidity."""

    tokens: ClassVar[Rules] = {
        "root": [
            (r"[ \t\r\n]+|\\\n", Text),
            (Run(r"//.*", r"//.*\n"), Comment.Single),
            (r"/\*", Comment.Multiline, "comment"),
            (r'(?:hex)?"', String, "double"),
            (r"(?:hex)?'", String, "single"),
            (r"\d+\.\d+(?:[eE]\d+)?", Number.Float),
            (r"0[xX][0-9a-fA-F]+", Number.Hex),
            (r"\d+(?:[eE]\d+)?", Number.Integer),
            (r"\*/", Error),
            (r"[~!%^&*+=|?:<>/-]", Operator),
            (r"[()\[\],.;{}]", Punctuation),
            (r"u?fixed\d+x\d+", Keyword.Reserved),
            (r"(?:bytes|u?int)\d+", Keyword.Type),
            (r"[a-zA-Z$_][\w$]*", _WORDS),
        ],
        "in string": [
            (r"\\(?:u[a-fA-F0-9]{4}|x..|[^x])", String.Escape),
            (r"[^\\\"'\n]+|\\", String),
        ],
        "double": [include("in string"), (r'"', String, "#pop"), (r"'", String)],
        "single": [include("in string"), (r"'", String, "#pop"), (r'"', String)],
        "comment": [(r"\*/", Comment.Multiline, "#pop"), (r"[^*/]+|[*/]", Comment.Multiline)],
    }
