"""Ruby."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import ClassVar

from pygments.lexer import include
from pygments.token import (
    Comment,
    Error,
    Keyword,
    Name,
    Number,
    Operator,
    Punctuation,
    String,
    Text,
    _TokenType,
)

from jekyll_py.reference import Version

from ...lazy.tuples import NamedTuple
from ..engine import RougeLexer, Rules, Scan, Token
from ..matchers import Run, quoted
from ..rule_parts import LOWER, UPPER, WORD, any_of, default, groups
from ..versions import Dated, before, since

_KEYWORDS = """
    BEGIN END alias begin break case defined? do else elsif end ensure for if in next redo rescue raise
    retry return super then undef unless until when while yield
"""
_PSEUDO_KEYWORDS = """
    loop include extend raise alias_method attr catch throw private module_function public protected
    true false nil __FILE__ __LINE__
"""
_BUILTINS = """
    attr_reader attr_writer attr_accessor __id__ __send__ abort ancestors at_exit autoload binding
    callcc caller catch chomp chop class_eval class_variables clone const_defined? const_get
    const_missing const_set constants display dup eval exec exit extend fail fork format freeze getc
    gets global_variables gsub hash id included_modules inspect instance_eval instance_method
    instance_methods instance_variable_get instance_variable_set instance_variables lambda load
    local_variables loop method method_missing methods module_eval name object_id open p print printf
    private_class_method private_instance_methods private_methods proc protected_instance_methods
    protected_methods public_class_method public_instance_methods public_methods putc puts raise rand
    readline readlines require require_relative scan select self send set_trace_func singleton_methods
    sleep split sprintf srand sub syscall system taint test throw to_a to_s trace_var trap untaint
    untrace_var warn
"""
_QUESTIONS = """
    autoload block_given const_defined eql equal frozen include instance_of is_a iterator kind_of
    method_defined nil private_method_defined protected_method_defined public_method_defined respond_to
    tainted
"""
_BANGS = "chomp chop exit gsub sub"

_DIGITS = r"\d+(?:_\d+)*"
ESCAPED = r"\\([\\abefnrstv#\"']|x[a-fA-F0-9]{1,2}|[0-7]{1,3})"
_PAIRS = {"{": "}", "[": "]", "(": ")", "<": ">"}
_INTERPOLATING = "rQWxI"


class Names(NamedTuple):
    """The patterns of the characters in names: the first one of several kinds, and the others."""

    small: str
    cased: str
    capital: str
    letter: str
    char: str


ASCII = Names("[a-z_]", "[a-zA-Z_]", "[A-Z]", "[a-zA-Z_]", r"\w")
UNICODE = Names(f"[a-z_{LOWER}]", f"[a-zA-Z_{LOWER}{UPPER}]", f"[A-Z{UPPER}]", r"(?u:[^\W\d])", WORD)


def names_of(rouge: Version) -> Names:
    """The patterns of a version of Rouge: since 4.3 names may have letters of any script."""
    return UNICODE if rouge >= (4, 3) else ASCII


class _Sigil:
    """The patterns of the next token in an open ``%`` string, with the names of the groups."""

    def __init__(self, letter: str, opening: str, names: Names, escaped: str, bare_interpolates: bool) -> None:
        closing = _PAIRS.get(opening, opening)
        special = "" if opening == "#" else re.escape(opening) + re.escape(closing)
        self.kind: _TokenType = String.Regex if letter == "r" else String.Other
        interpolates = letter in _INTERPOLATING if letter else bare_interpolates
        variable = rf"#(?:@@?|\$){names.cased}{names.char}*"
        interpolated = rf"(?P<in>#\{{)|(?P<variable>{variable})|(?P<escape>{escaped}|\\.)|#"
        self.pattern = re.compile(
            rf"(?P<mark>\\[#{special}\\])"
            + (rf"|(?P<open>{re.escape(opening)})" if opening != closing else "")
            + rf"|(?P<close>{re.escape(closing)})|"
            + (interpolated if interpolates else r"[\\#]")
            + rf"|[^#{special}\\]+",
            re.ASCII,
        )


_sigil = cache(_Sigil)
_KINDS = {"mark": String.Escape, "escape": String.Escape, "in": String.Interpol, "variable": String.Interpol}


def begin_sigil(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    """An action for the beginning of a ``%`` string."""
    assert isinstance(lexer, AsciiRuby)
    bare = lexer.bare_sigils_interpolate(lexer.rouge)
    sigil = _sigil(match[1] or "", match[2], names_of(lexer.rouge), lexer.escaped, bare)
    scan.memory.setdefault("sigils", []).append(sigil)
    scan.stack += ["flags", "sigil"] if match[1] == "r" else ["sigil"]
    yield match.start(), sigil.kind, match.group()


def _in_sigil(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    sigils: list[_Sigil] = scan.memory["sigils"]
    piece = sigils[-1].pattern.match(scan.text, match.start())
    kind, name = Error, None
    if piece:
        name = piece.lastgroup
        kind = _KINDS.get(name or "", sigils[-1].kind)
        scan.pos = piece.end()
    if name == "open":
        sigils.append(sigils[-1])
        scan.stack.append("sigil")
    elif name == "close":
        sigils.pop()
        scan.pop()
    elif name == "in":
        scan.stack.append("interpolated")
    yield match.start(), kind, scan.text[match.start() : scan.pos]


def begin_heredoc(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    """An action for the operator and the name of a heredoc, which begins on the next line."""
    queue = scan.memory.setdefault("heredocs", [])
    queue.append((len(match[1]) == 3, match["name"] or ""))
    if scan.stack[-1] != "heredoc queue":
        scan.stack.append("heredoc queue")
    yield match.start(), Operator, match[1]
    yield match.end(1), Name.Constant, match.group()[len(match[1]) :]


def _heredoc_line(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    queue: list[tuple[bool, str]] = scan.memory["heredocs"]
    indented, name = queue[0]
    line = match.group()
    ends = (line.strip() if indented else line.rstrip()) == name
    yield match.start(), Name.Constant if ends else String.Heredoc, line
    if ends:
        queue.pop(0)
    scan.pop(2 if ends and not queue else 1)


def _string(kind: _TokenType, mark: str) -> list[object]:
    """The rules within a string that interpolates."""
    return [
        include("escapes"),
        (rf"[^\\{mark}#]+|[\\#]", kind),
        (mark, kind, "#pop"),
    ]


def function(name: str, arrows: str) -> tuple[object, ...]:
    """The rule for the name of a function, which may be an operator."""
    return (
        rf"(?:({name})(\.))?({name}[!?]?|\*\*?|[-+]@?|[/%&|^`~]|\[\]=?|{arrows}|>=|===?)",
        groups(Name.Class, Operator, Name.Function),
        "#pop",
    )


def _tables(n: Names) -> Rules:
    name = rf"{n.letter}{n.char}*"
    return {
        "symbols": [
            (rf":@{{0,2}}{n.cased}{n.char}*[!?]?", String.Symbol),
            (r":(?:\*\*|[-+]@|[/%&|^`~]|\[\]=?|<<|>>|<=?>|<=?|===?)", String.Symbol),
            (f":(?:{quoted(chr(39))})", String.Symbol),
            (r':"', String.Symbol, "symbol"),
        ],
        "sigils": [(rf"%([rqswQWxiI])?((?!{n.char})\S)", begin_sigil)],
        "sigil": [(r"(?s:.)", _in_sigil)],
        "strings": [
            include("symbols"),
            (rf"{n.small}{n.char}*?[?!]?:\s+", String.Symbol, "expression"),
            (quoted("'"), String.Single),
            (r'"', String.Double, "double"),
            (r"`", String.Backtick, "backtick"),
        ],
        "flags": [(r"[mixounse]*", String.Regex, "#pop")],
        "double": _string(String.Double, '"'),
        "symbol": _string(String.Symbol, '"'),
        "backtick": _string(String.Backtick, "`"),
        "whitespace": [
            include("blanks"),
            (r"\n\s*", Text, "expression"),
            (r"#.*", Comment.Single),
            (Run(r"=begin\b(?s:.*)", r"=begin\b(?s:.*?)\n=end\b"), Comment.Multiline),
        ],
        "blanks": [(r"[ \t\r]+", Text)],
        "root": [
            include("whitespace"),
            (r"__END__", Comment.Preproc, "end part"),
            (r"0_?[0-7]+(?:_[0-7]+)*", Number.Oct),
            (r"0x[0-9A-Fa-f]+(?:_[0-9A-Fa-f]+)*", Number.Hex),
            (r"0b[01]+(?:_[01]+)*", Number.Bin),
            (rf"{_DIGITS}(?:\.{_DIGITS}(?:[eE][+-]?\d+)?|[eE][+-]?\d+)", Number.Float),
            (_DIGITS, Number.Integer),
            (rf"@@{n.cased}{n.char}*", Name.Variable.Class),
            (rf"@{n.cased}{n.char}*", Name.Variable.Instance),
            (rf"\$(?:{n.char}+|[!@&`'+~=/\\,;.<>_*$?:\"]|-[0adFiIlpvw])", Name.Variable.Global),
            (r"::", Operator),
            include("strings"),
            (any_of(_KEYWORDS, r"(?=\W|$)"), Keyword, "expression"),
            (any_of(_PSEUDO_KEYWORDS), Keyword.Pseudo, "expression"),
            since((4, 1, 1), (r"(?:not|and|or)\b", Operator.Word, "expression")),
            (rf"(module)(\s+)({name}(?:::{name})*)", groups(Keyword, Text, Name.Namespace)),
            (r"(def\b)(\s*)", groups(Keyword, Text), "function name"),
            (r"(class\b)(\s*)", groups(Keyword, Text), "class name"),
            (any_of(_QUESTIONS, r"\?"), Name.Builtin, "expression"),
            (any_of(_BANGS, r"!"), Name.Builtin, "expression"),
            (any_of(_BUILTINS), Name.Builtin, "call"),
            (rf"(<<[-~]?)([\"'`]?)(?P<name>{name})\2", begin_heredoc),
            (r"(<<[-~]?)([\"'])\2(?P<name>)", begin_heredoc),
            (r"\.{2,3}", Operator, "expression"),
            (rf"{n.capital}{n.char}*", Name.Constant, "call"),
            (
                rf"(\.|::)(\s*)({n.small}{n.char}*[!?]?|[*%&^`~+,\-./\[<>=])",
                groups(Punctuation, Text, Name.Function),
                "call",
            ),
            (rf"{name}[?!]", Name, "expression"),
            (name, Name, "call"),
            (r"\*\*|<<?|>>?|>=|<=|<=>|=~|={3}|!~|&&?|\|\||\.", Operator, "expression"),
            (r"[-+/*%=<>&!^|~]=?", Operator, "expression"),
            (r"\?", Punctuation, ("ternary", "expression")),
            (r"[\[({,:\\;/]", Punctuation, "expression"),
            (r"[\])}]", Punctuation),
        ],
        "heredoc queue": [(r"(?=\n)", Text, ("#pop", "heredocs")), include("root")],
        "heredocs": [
            include("escapes"),
            (r"\n", String.Heredoc, "heredoc line"),
            (r"[#\\]|[^#\\\n]+", String.Heredoc),
        ],
        "heredoc line": [(r"[^#\\\n]*$", _heredoc_line), default("#pop")],
        "function name": [
            (r"\s+", Text),
            (r"\(", Punctuation, "definition"),
            before((4, 6, 1), function(name, r"<<?|>>?|<=>?")),
            since((4, 6, 1), function(name, r"<=>?|<<?|>>?")),
            default("#pop"),
        ],
        "class name": [
            (r"\s+", Text),
            (rf"{n.char}+(?:::{n.char}+)+", Name.Class),
            (r"\(", Punctuation, ("definition", "expression")),
            (r"<<", Operator, ("#pop", "expression")),
            (rf"(?:{n.capital}|_){n.char}*", Name.Class, "#pop"),
            default("#pop"),
        ],
        "ternary": [
            (r"(:)(\s+)", groups(Punctuation, Text), ("#pop", "expression")),
            (r":(?![^#\n]*?[:\\])", Punctuation, ("#pop", "expression")),
            include("root"),
        ],
        "definition": [
            (r"(\))(\.|::)?", groups(Punctuation, Operator), "#pop"),
            (r"\(", Punctuation, ("definition", "expression")),
            include("root"),
        ],
        "interpolated": [(r"\}", String.Interpol, "#pop"), include("root")],
        "interpolation": [
            (r"#\{", String.Interpol, "interpolated"),
            (rf"#(?:@@?|\$){n.cased}{n.char}*", String.Interpol),
        ],
        "escapes": [include("interpolation"), (rf"{ESCAPED}|\\.", String.Escape)],
        "call": [
            (r"[/%]", Operator, ("#pop", "expression")),
            (r"(?=\n)", Text, "#pop"),
            default(("#pop", "spaced call")),
        ],
        "spaced call": [
            include("whitespace"),
            (r"[%/]=", Operator, ("#pop", "expression")),
            (r"/(?=\S|\s*/)", String.Regex, ("#pop", "regex")),
            include("sigils"),
            (r"(?=\s*/)", Text, "#pop"),
            (r"\s+", Text, ("#pop", "expression")),
            default("#pop"),
        ],
        "expression": [
            include("blanks"),
            (r"/", String.Regex, ("#pop", "regex")),
            (rf"\?(?:\\[MC]-)*(?:{ESCAPED}|\S)(?!{n.char})", String.Char, "#pop"),
            (r"(\s*)(%[rqswQWxiI]? \S* )", groups(Text, String.Other), "#pop"),
            include("sigils"),
            default("#pop"),
        ],
        "regex": [
            include("interpolation"),
            (r"\\[\\/]|[\\#]|[^\\/#]+", String.Regex),
            (r"/", String.Regex, ("#pop", "flags")),
        ],
        "end part": [(r"(?s:.+)", Comment.Preproc, "#pop")],
    }


class AsciiRuby(RougeLexer):
    """The lexer of Ruby: where an expression may begin, a slash or a percent sign begins a literal."""

    first: ClassVar[tuple[str | Dated, ...]] = ("root", "expression", since((4, 1), "expression"))
    tokens: ClassVar[Rules] = _tables(ASCII)
    escaped: ClassVar[str] = ESCAPED
    """The pattern of an escape of more than two characters in a ``%`` string."""

    @staticmethod
    def bare_sigils_interpolate(rouge: Version) -> bool:
        """Whether a ``%`` string without a letter interpolates."""
        return rouge >= (4, 1, 1)


class Ruby(AsciiRuby):
    """The lexer of Ruby since Rouge 4.3: its names may have letters of any script."""

    tokens: ClassVar[Rules] = _tables(UNICODE)
