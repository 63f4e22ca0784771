"""Visual Basic."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text

from ..engine import RougeLexer, Rules
from ..matchers import Run
from ..rule_parts import Words, default

_ID = r"[a-zA-Z_]\w*"
_KEYWORDS = """
    AddHandler Alias ByRef ByVal CBool CByte CChar CDate CDbl CDec CInt CLng CObj CSByte CShort CSng CStr CType CUInt
    CULng CUShort Call Case Catch Class Const Continue Declare Default Delegate Dim DirectCast Do Each Else ElseIf End
    EndIf Enum Erase Error Event Exit False Finally For Friend Function Get Global GoSub GoTo Handles If Implements
    Imports Inherits Interface Let Lib Loop Me Module MustInherit MustOverride MyBase MyClass Namespace Narrowing New
    Next Not NotInheritable NotOverridable Nothing Of On Operator Option Optional Overloads Overridable Overrides
    ParamArray Partial Private Property Protected Public RaiseEvent ReDim ReadOnly RemoveHandler Resume Return Select
    Set Shadows Shared Single Static Step Stop Structure Sub SyncLock Then Throw To True Try TryCast Using Wend When
    While Widening With WithEvents WriteOnly
"""
_TYPES = """
    Boolean Byte Char Date Decimal Double Integer Long Object SByte Short Single String Variant UInteger ULong UShort
"""
_OPERATORS = "AddressOf And AndAlso As GetType In Is IsNot Like Mod Or OrElse TypeOf Xor"
_WORDS = Words(
    {Keyword: _KEYWORDS, Keyword.Type: _TYPES, Operator.Word: _OPERATORS, Name.Builtin: "Console ConsoleColor"}, Name
)


class VisualBasic(RougeLexer):
    """The lexer of Visual Basic: what declares something decides what the next name is."""

    tokens: ClassVar[Rules] = {
        "whitespace": [
            (r"\s+", Text),
            (r"(?i:rem)\b.*", Comment.Single),
            (Run(r"%\{(?s:.*)", r"%\{(?s:.*?)%\}"), Comment.Multiline),
            (r"'.*", Comment.Single),
        ],
        "root": [
            include("whitespace"),
            (Run(r"#(?:If|ElseIf)\b.*", r"#(?:If|ElseIf)\b.*?\bThen"), Comment.Preproc),
            (r"#End\s+(?:If|ExternalSource|Region)|#Const|#ExternalChecksum", Comment.Preproc),
            (Run(r"#(?:ExternalSource|Region).*", r"#(?:ExternalSource|Region).*\n"), Comment.Preproc),
            (r"\.", Punctuation, "dotted"),
            (r"[(){}!#,:]", Punctuation),
            (r"Option\s+(?:Strict|Explicit|Compare)\s+(?:On|Off|Binary|Text)", Keyword.Declaration),
            (r"End\b", Keyword, "end"),
            (r"(?:Dim|Const)\b", Keyword, "variable"),
            (r"(?:Function|Sub|Property)\b", Keyword, "function"),
            (r"(?:Class|Structure|Enum)\b", Keyword, "class"),
            (r"(?:Module|Namespace|Imports)\b", Keyword, "namespace"),
            (r"[A-Z]\w*", _WORDS),
            (r"&=|[*/\\^+-]=|<<=|>>=|<<|>>|<=|>=|<>|[-&*/\\^+=<>]", Operator),
            (r'"', String, "string"),
            (rf"{_ID}[%&@!#$]?", Name),
            (r"\d+\.\d*(?:[fF][+-]?\d+)?", Number.Float),
            (r"\d+(?:[SILDFR]|US|UI|UL)?", Number.Integer),
        ],
        "dotted": [include("whitespace"), (_ID, Name, "#pop")],
        "string": [(r'""', String.Escape), (r'"C?', String, "#pop"), (r'[^"]+', String)],
        "variable": [include("whitespace"), (_ID, Name.Variable, "#pop"), default("#pop")],
        "function": [include("whitespace"), (_ID, Name.Function, "#pop")],
        "class": [include("whitespace"), (_ID, Name.Class, "#pop")],
        "namespace": [include("whitespace"), (rf"{_ID}(?:\.{_ID})*", Name.Namespace, "#pop")],
        "end": [
            include("whitespace"),
            (r"(?:Function|Sub|Property|Class|Structure|Enum|Module|Namespace)\b", Keyword, "#pop"),
            default("#pop"),
        ],
    }
