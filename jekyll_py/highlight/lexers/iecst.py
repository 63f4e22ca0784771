"""Structured text of IEC 61131-3, a language of programmable controllers."""

from __future__ import annotations

import re
from typing import ClassVar

from pygments.token import Comment, Keyword, Literal, Name, Number, Operator, Punctuation, String, Text

from ..engine import RougeLexer, Rules
from ..matchers import Run
from ..rule_parts import Words

_BLOCKS = """
    PROGRAM CONFIGURATION INITIAL_STEP INTERFACE FUNCTION_BLOCK FUNCTION ACTION TRANSITION TYPE STRUCT STEP
    NAMESPACE LIBRARY CHANNEL FOLDER RESOURCE VAR_ACCESS VAR_CONFIG VAR_EXTERNAL VAR_GLOBAL VAR_INPUT
    VAR_IN_OUT VAR_OUTPUT VAR_TEMP VAR CONST METHOD PROPERTY CASE FOR IF REPEAT WHILE
"""
_KEYWORDS = """
    AT BEGIN BY CONSTANT CONTINUE DO ELSE ELSIF EXIT EXTENDS FROM GET GOTO IMPLEMENTS JMP NON_RETAIN OF PRIVATE
    PROTECTED PUBLIC RETAIN RETURN SET TASK THEN TO UNTIL USING WITH __CATCH __ENDTRY __FINALLY __TRY
"""
_TYPES = """
    ANY ARRAY BOOL BYTE POINTER STRING DATE DATE_AND_TIME DT TIME TIME_OF_DAY TOD INT DINT LINT SINT UINT UDINT
    ULINT USINT WORD DWORD LWORD REAL LREAL
"""
_WORDS = {
    Keyword: _KEYWORDS + _BLOCKS + " ".join(f"END_{block}" for block in _BLOCKS.split()),
    Keyword.Type: _TYPES,
    Literal: "TRUE FALSE NULL",
    Operator: "AND EQ EXPT GE GT LE LT MOD NE NOT OR XOR",
}


class IecSt(RougeLexer):
    """The lexer of structured text."""

    tokens: ClassVar[Rules] = {
        "root": [
            (r"\s+", Text),
            (r"//.*\n?", Comment.Single),
            (Run(r"\(\*(?s:.*)", r"\(\*(?s:.*?)\*\)"), Comment.Multiline),
            (Run(r"\{(?s:.*)", r"\{(?s:.*?)\}"), Comment.Special),
            (r"'[^']+'", String.Single),
            (r'"[^"]+"', String.Symbol),
            (r"%[IQM][XBWDL][\d.]*|%[IQ][\d.]*", Name.Variable.Magic),
            (r"(?i:D|DT|T|TOD)#[\d_shmdSHMD:]*", Literal.Date),
            (r"(?:16#|0[xX])[\d_a-fA-F]+\b", Number.Hex),
            (r"2#[01_]+", Number.Bin),
            (r"(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?", Number.Float),
            (r"_[\d.,_]*", Number),
            (r"[a-zA-Z_]+\b", Words(_WORDS, Name, fold=str.upper)),
            (r"S?R?:?=>?|&&?|\*\*?|<[=>]?|>=?|[-:^/+#]", Operator),
            (r"[a-zA-Z_]\w*(?=\s*\()", Name.Function),
            (r"[a-zA-Z_]\w*\b", Name),
            (r"[()\[\].,;]", Punctuation),
        ],
    }


assert re
