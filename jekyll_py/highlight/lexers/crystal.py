"""Crystal, with most of Ruby's rules."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text

from jekyll_py.reference import Version

from ..engine import Rules
from ..matchers import Run, quoted, unescaped
from ..rule_parts import any_of, default, groups
from ..versions import Dated
from .ruby import ASCII, ESCAPED, UNICODE, AsciiRuby, Names, begin_heredoc, begin_sigil, function

_KEYWORDS = """
    BEGIN END alias begin break case defined? do else elsif end ensure for if ifdef in next redo rescue raise retry
    return super then undef unless until when while yield lib fun type of as
"""
_PSEUDO_KEYWORDS = """
    initialize new loop include extend raise attr_reader attr_writer attr_accessor alias_method attr catch throw private
    module_function public protected true false nil __FILE__ __LINE__ getter gette propert property struct record
"""
_BUILTINS = """
    abort ancestors at_exit caller catch chomp chop clone constants display dup eval exec exit extend fail fork format
    freeze getc gets global_variables gsub hash id included_modules inspect instance_eval instance_method
    instance_methods lambda loop method method_missing methods module_eval name object_id open p print printf proc putc
    puts raise rand readline readlines require scan select self send sleep split sprintf srand sub syscall system test
    throw to_a to_s trap warn
"""
_QUESTIONS = "eql equal include is_a iterator kind_of nil"
_BANGS = "chomp chop exit gsub sub"
_SYMBOLS = r"===|=?~|\[\][=?]?|\*\*=?|//=?|[=^*/+-]=?|&[&*+-]?=?|\|\|?=?|![=~]?|%=?|<=>|<<?=?|>>?=?|\.\.\.?"
_CODE_POINT = r"\\u(?:[a-fA-F0-9]{4}|\{[^}]+\})"
_ESCAPED_CHAR = r"\\u[a-fA-F0-9]{4}|\\u\{[a-fA-F0-9]{1,6}\}|\\[abefnrtv]"
_QUOTE = r"\\[\\']?"
_CHAR = (String.Single, String.Escape, String.Single, String.Single)


def _tables(n: Names) -> Rules:
    name = rf"{n.letter}{n.char}*"
    return {
        "symbols": [
            (rf":@{{0,2}}{n.cased}{n.char}*[!?]?", String.Symbol),
            (f":(?:{_SYMBOLS})", String.Symbol),
            (f":(?:{quoted(chr(39))})", String.Symbol),
            (r':"', String.Symbol, "symbol"),
        ],
        "sigils": [(rf"%([rqswQWxiI])?((?!{n.char})[^\s}}])", begin_sigil)],
        "strings": [
            include("symbols"),
            (rf"{n.small}{n.char}*?[?!]?:\s+", String.Symbol, "expression"),
            (r'"', String.Double, "double"),
            (r"`", String.Backtick, "backtick"),
            (rf"(')({_ESCAPED_CHAR})?({unescaped(chr(39), _QUOTE)})(')", groups(*_CHAR)),
            (rf"(')({_ESCAPED_CHAR})?((?s:.*))(')", groups(*_CHAR)),
        ],
        "root": [
            include("whitespace"),
            (r"__END__", Comment.Preproc, "end part"),
            (r"0o[0-7]+(?:_[0-7]+)*", Number.Oct),
            (r"0x[0-9A-Fa-f]+(?:_[0-9A-Fa-f]+)*", Number.Hex),
            (r"0b[01]+(?:_[01]+)*", Number.Bin),
            (r"\d+\.\d+(?:[eE][+-]?\d+)?(?:_[fF]32)?|\d+[eE][+-]?\d+|\d+_[fF]32", Number.Float),
            (r"\d+(?:_\d+)*(?:_[iu]\d+)?", Number.Integer),
            (Run(r"@\[[^\]]+", r"@\[[^\]]+\]"), Name.Decorator),
            (rf"@@{n.cased}{n.char}*", Name.Variable.Class),
            (rf"@{n.cased}{n.char}*", Name.Variable.Instance),
            (rf"\$(?:{n.char}+|[!@&`'+~=/\\,;.<>_*$?:\"]|-[0adFiIlpvw])", Name.Variable.Global),
            (r"::", Operator),
            include("strings"),
            (any_of(_KEYWORDS), Keyword, "expression"),
            (any_of(_PSEUDO_KEYWORDS), Keyword.Pseudo, "expression"),
            (rf"(module)(\s+)({name}(?:::{name})*)", groups(Keyword, Text, Name.Namespace)),
            (r"(def|macro\b)(\s*)", groups(Keyword, Text), "function name"),
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
            (r"\*\*|//|>=|<=|<=>|<<?|>>?|=~|={3}|!~|&&?|\|\||\.", Operator, "expression"),
            (r"\{%|%\}", Punctuation),
            (r"[-+/*%=<>&!^|~]=?", Operator, "expression"),
            (r"\?", Punctuation, ("ternary", "expression")),
            (r"[\[({,:\\;/]", Punctuation, "expression"),
            (r"[\])}]", Punctuation),
        ],
        "function name": [
            (r"\s+", Text),
            (r"\(", Punctuation, "definition"),
            function(name, r"<<?|>>?|<=>?"),
            default("#pop"),
        ],
        "class name": [
            (r"\s+", Text),
            (r"\(", Punctuation, ("definition", "expression")),
            (r"<<", Operator, ("#pop", "expression")),
            (rf"(?:{n.capital}|_){n.char}*", Name.Class, "#pop"),
            default("#pop"),
        ],
        "ternary": [(r":(?!:)", Punctuation, ("#pop", "expression")), include("root")],
        "escapes": [include("interpolation"), (rf"{ESCAPED}|{_CODE_POINT}|\\.", String.Escape)],
        "call": [
            (r"/", Operator, ("#pop", "expression")),
            (r"(?=\n)", Text, "#pop"),
            default(("#pop", "spaced call")),
        ],
    }


class AsciiCrystal(AsciiRuby):
    """The lexer of Crystal."""

    first: ClassVar[tuple[str | Dated, ...]] = ("root", "expression")
    tokens: ClassVar[Rules] = _tables(ASCII)
    escaped: ClassVar[str] = rf"{ESCAPED}|{_CODE_POINT}"

    @staticmethod
    def bare_sigils_interpolate(rouge: Version) -> bool:
        """Whether a ``%`` string without a letter interpolates: in no version."""
        return False


class Crystal(AsciiCrystal):
    """The lexer of Crystal since Rouge 4.3: its names may have letters of any script."""

    tokens: ClassVar[Rules] = _tables(UNICODE)
