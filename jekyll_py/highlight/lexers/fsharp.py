"""F#."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Keyword, Name, Operator, Punctuation, String, Text

from ..engine import RougeLexer, Rules
from ..rule_parts import Words
from .ocaml import NUMBERS, comments, dotted

_KEYWORDS = """
    abstract and as assert base begin class default delegate do done downcast downto elif else end exception
    extern false finally for fun function global if in inherit inline interface internal lazy let let! match
    member module mutable namespace new not null of open or override private public rec return return! select
    static struct then to true try type upcast use use! val void when while with yield yield! sig atomic break
    checked component const constraint constructor continue eager event external fixed functor include method
    mixin object parallel process protected pure sealed tailcall trait virtual volatile
"""
_SIGNS = """
    != # & && ( ) * , - -. -> . .. : :: := :> ; ;; < <- = > >] >} ? ?? [ [< [> [| ] _ ` { {< | |] } ~ |> <| <>
"""
_ID, _UPPER = r"(?:[a-zA-Z][\w']*|``[^`\n\r\t]+``)", r"[A-Z][\w']*"
_WORDS = {
    Keyword: _KEYWORDS,
    Operator.Word: "and asr land lor lsl lxor mod or",
    Keyword.Type: "unit int float bool string char list array",
}


class FSharp(RougeLexer):
    """The lexer of F#."""

    tokens: ClassVar[Rules] = {
        **NUMBERS,
        "root": [
            (r"\s+", Text),
            (r"false|true|[(][)]|\[\]", Name.Builtin.Pseudo),
            (rf"{_UPPER}(?=\s*[.])", Name.Namespace, "dotted"),
            (_UPPER, Name.Class),
            (r"[(][*](?![)])", Comment, "comment"),
            (r"//.*", Comment.Single),
            (_ID, Words(_WORDS, Name)),
            (r"[\[\];,{}_()!$%&*+./:<=>?@^|~#-]+", Words({Punctuation: _SIGNS}, Operator)),
            include("number"),
            (r"'[.]'", String.Char),
            (r"'", Keyword),
            (r'"', String.Double, "string"),
        ],
        "comment": comments(r"[(][*]", r"[*][)]", "(*)", Comment),
        "dotted": dotted(_ID, r"\["),
    }
