"""GDScript, the language of Godot."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text, _TokenType

from ..engine import RougeLexer, Rules
from ..matchers import Run
from ..rule_parts import any_of, groups

_KEYWORDS = """
    and in not or as breakpoint class class_name extends is func setget signal tool const enum export onready
    static var break continue if elif else for pass return match while remote master puppet remotesync
    mastersync puppetsync
"""
_BUILTINS = """
    Color8 ColorN abs acos asin assert atan atan2 bytes2var ceil char clamp convert cos cosh db2linear decimals
    dectime deg2rad dict2inst ease exp floor fmod fposmod funcref hash inst2dict instance_from_id is_inf is_nan
    lerp linear2db load log max min nearest_po2 pow preload print print_stack printerr printraw prints printt
    rad2deg rand_range rand_seed randf randi randomize range round seed sign sin sinh sqrt stepify str str2var
    tan tanh type_exist typeof var2bytes var2str weakref yield
"""
_TYPES = """
    bool int float String Vector2 Rect2 Transform2D Vector3 AABB Plane Quat Basis Transform Color RID Object
    NodePath Dictionary Array PoolByteArray PoolIntArray PoolRealArray PoolStringArray PoolVector2Array
    PoolVector3Array PoolColorArray null
"""
_FORMAT = r"%(?:\(\w+\))?[-#0 +]*(?:[0-9]+|[*])?(?:\.(?:[0-9]+|[*]))?[hlL]?[E-GXc-giorsux%]"


def _string(mark: str, kind: _TokenType) -> list[object]:
    """The rules within a string between two ``mark`` of one or three quotation marks."""
    own, other = mark[0], '"' if mark[0] == "'" else "'"
    inner: list[object] = [
        (_FORMAT, String.Interpol),
        (rf"[^\\{own}%\n]+", kind),
        (rf"[{other}\\%]", kind),
    ]
    last = (r"\n", kind) if len(mark) == 3 else (r"\\\n", String.Escape)
    return [include("escape"), (mark, kind, "#pop"), *inner, last]


class GdScript(RougeLexer):
    """The lexer of GDScript."""

    tokens: ClassVar[Rules] = {
        "root": [
            (r"\n|[^\S\n]+", Text),
            (r"#.*", Comment.Single),
            (r"[\[\]{}:(),;]", Punctuation),
            (r"\\\n", Text),
            (r"(?:in|and|or|not)\b", Operator.Word),
            (r"!=|==|<<|>>|&&|\+=|-=|\*=|/=|%=|&=|\|=|\|\||[-~+/*%=<>&^.!|$]", Operator),
            (r"(func)((?:\s|\\)+)", groups(Keyword, Text), "function name"),
            (r"(class)((?:\s|\\)+)", groups(Keyword, Text), "class name"),
            (any_of(_KEYWORDS), Keyword),
            (any_of("do switch case"), Keyword.Reserved),
            (any_of(_BUILTINS), Name.Builtin),
            (any_of("self false true PI TAU NAN INF"), Name.Builtin.Pseudo),
            (any_of(_TYPES), Keyword.Type),
            (r'"""', String.Double, "long double"),
            (r"'''", String.Double, "long single"),
            (r'"', String.Double, "double"),
            (r"'", String.Double, "single"),
            (r"[a-zA-Z_]\w*", Name),
            (r"(?:\d+\.\d*|\.\d+)(?:[eE][+-]?[0-9]+)?j?|\d+[eE][+-]?[0-9]+j?", Number.Float),
            (r"0[xX][a-fA-F0-9]+", Number.Hex),
            (r"\d+j?", Number.Integer),
        ],
        "function name": [(r"[a-zA-Z_]\w*", Name.Function, "#pop")],
        "class name": [(r"[a-zA-Z_]\w*", Name.Class, "#pop")],
        "escape": [
            (
                r"\\(?:[\\abfnrtv\"'\n]|u[a-fA-F0-9]{4}|U[a-fA-F0-9]{8}|x[a-fA-F0-9]{2}|[0-7]{1,3})",
                String.Escape,
            ),
            (Run(r"\\N\{.*", r"\\N\{.*?\}"), String.Escape),
        ],
        "double": _string('"', String.Double),
        "single": _string("'", String.Single),
        "long double": _string('"""', String.Double),
        "long single": _string("'''", String.Single),
    }
