"""PowerShell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Whitespace

from ..engine import RougeLexer, Rules, Scan, Token
from ..matchers import Run
from ..rule_parts import Words, groups
from ..versions import since

_ATTRIBUTES = """
    ConfirmImpact DefaultParameterSetName HelpURI PositionalBinding SupportsPaging SupportsShouldProcess
"""
_VARIABLES = """
    $ ? ^ _ args ConsoleFileName Error Event EventArgs EventSubscriber ExecutionContext false foreach HOME
    Host input IsCoreCLR IsLinux IsMacOS IsWindows LastExitCode Matches MyInvocation NestedPromptLevel null
    PID PROFILE PSBoundParameters PSCmdlet PSCommandPath PSCulture PSDebugContext PSHOME PSItem PSScriptRoot
    PSSenderInfo PSUICulture PSVersionTable PWD REPORTERRORSHOWEXCEPTIONCLASS REPORTERRORSHOWINNEREXCEPTION
    REPORTERRORSHOWSOURCE REPORTERRORSHOWSTACKTRACE SENDER ShellId StackTrace switch this true
"""
_KEYWORDS = """
    assembly exit process base filter public begin finally return break for sequence catch foreach static
    class from switch command function throw configuration hidden trap continue if try data in type define
    inlinescript until do interface using dynamicparam module var else namespace while elseif parallel
    workflow end param enum private
"""
_OPERATORS = """
    split isplit csplit join is isnot as eq ieq ceq ne ine cne gt igt cgt ge ige cge lt ilt clt le ile cle
    like ilike clike notlike inotlike cnotlike match imatch cmatch notmatch inotmatch cnotmatch contains
    icontains ccontains notcontains inotcontains cnotcontains replace ireplace creplace shl shr band bor
    bxor and or xor not
"""
_HELP = """
    synopsis description parameter example inputs outputs notes link component role functionality
    forwardhelptargetname forwardhelpcategory remotehelprunspace externalhelp
"""

_VARIABLE = groups(Name.Variable, Name.Namespace, Punctuation, Name.Variable)


def _any(names: str) -> str:
    """The alternatives in the order given, which counts where one name begins another."""
    return "|".join(map(re.escape, names.split()))


def _member(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> list[Token]:
    """A member after a dot; arguments follow if a parenthesis does."""
    if match[3] is not None:
        scan.stack.append("parameters")
    return list(groups(Operator, Name.Function, Punctuation, Whitespace)(lexer, match, scan))


def _end_of_interpolation(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    """A closing parenthesis after the name of a command."""
    if "interpolation" in scan.stack:
        scan.pop(2)
    yield match.start(), Punctuation, match.group()


class PowerShell(RougeLexer):
    """The lexer of PowerShell."""

    tokens: ClassVar[Rules] = {
        "variable": [
            (rf"\$(?:{_any(_VARIABLES)})", Name.Builtin.Pseudo),
            (r"(\$)(?:(\w+)(:))?(\w+)", _VARIABLE),
            (Run(r"\$(?:\w+:)?\{(?s:.*)", r"(\$)(?:(\w+)(:))?(\{(?:[^`]|`.)+?\})"), _VARIABLE),
        ],
        "help": [
            (rf"(?i:\.(?:{_any(_HELP)}))", Comment.Special),
            (r"#>", Comment.Multiline, "#pop"),
            (r"[^#.]+|[#.]+", Comment.Multiline),
        ],
        "interpolation": [(r"\)", String.Interpol, "#pop"), include("root")],
        "double": [
            (r'(?:\$#?)?"', String.Double, "#pop"),
            (r"\$\(", String.Interpol, "interpolation"),
            (r"`(?:$|.)", String.Escape),
            (r'[^"`$]+', String.Double),
            include("variable"),
        ],
        "single": [(r"'", String.Single, "#pop"), (r"[^']+", String.Single)],
        "heredoc": [
            (r'(?:\$#?)?"@', String.Heredoc, "#pop"),
            (r"\$\(", String.Interpol, "interpolation"),
            (r"`(?:$|.)", String.Escape),
            (r'[^"`$]+|"+', String.Heredoc),
            include("variable"),
        ],
        "class": [
            (r"\{", Punctuation, "#pop"),
            (r"\s+", Whitespace),
            (r"\w+", Name.Class),
            (r"[:,]", Punctuation),
        ],
        "values": [
            include("comments"),
            (r'"', String.Double, "double"),
            (r"'", String.Single, "single"),
            (r'@"', String.Heredoc, "heredoc"),
            (Run(r"@'(?s:.*)", r"@'(?s:.*?)'@"), String.Heredoc),
            (r"\d*\.\d+", Number.Float),
            (r"\d+", Number.Integer),
            (r"@\{", Punctuation, "hash"),
            (r"@\(", Punctuation, "array"),
            (r"\{", Punctuation, "brace"),
            (r"\[", Punctuation, "bracket"),
        ],
        "hash": [
            (r"\}", Punctuation, "#pop"),
            (r"=", Operator),
            (r"[,;]", Punctuation),
            include("values"),
            (r"\w+", Name.Other),
            include("variable"),
        ],
        "array": [
            (r"\s+", Whitespace),
            (r"\)", Punctuation, "#pop"),
            (r"[,;]", Punctuation),
            include("values"),
            include("variable"),
        ],
        "brace": [(r"\}", Punctuation, "#pop"), include("root")],
        "bracket": [
            (r"\]", Punctuation, "#pop"),
            (r"[A-Za-z]\w+\.", Name),
            (r"[A-Za-z]\w+", Words({Name.Builtin.Pseudo: _ATTRIBUTES}, Name)),
            include("root"),
        ],
        "parameters": [
            (r"`(?s:.)", String.Escape),
            since((4, 0, 1), (r"\)", _end_of_interpolation)),
            (r"\s*?\n", Whitespace, "#pop"),
            (r"[;(){}\]]", Punctuation, "#pop"),
            (r"[|=]", Operator, "#pop"),
            (r"[/\\~\w][-.:/\\~\w]*", Name.Other),
            include("root"),
        ],
        "comments": [
            (r"\s+", Whitespace),
            (r"#.*", Comment),
            (r"<#", Comment.Multiline, "help"),
        ],
        "root": [
            include("comments"),
            (r"\.\.(?=\.?\d)", Operator),
            (rf"(?i:(?:-(?:{_any(_OPERATORS)})|[-+*/%]=)\b)", Operator),
            (r"(?i:(class)(\s+)(\w+))", groups(Keyword.Reserved, Whitespace, Name.Class), "class"),
            (
                r"(?i:(function)(\s+)(?:(\w+)(:))?(\w[-\w]+))",
                groups(Keyword.Reserved, Whitespace, Name.Namespace, Punctuation, Name.Function),
            ),
            (rf"(?i:(?:{_any(_KEYWORDS)})\b(?![-.]))", Keyword.Reserved),
            (r"-{1,2}\w+", Name.Tag),
            (Run(r"\.?[-\w]+", r"(\.)?([-\w]+)(\[)"), groups(Operator, Name, Punctuation), "bracket"),
            (r"([/\\~a-zA-Z][-.:/\\~\w]*)(\n)?", groups(Name, Whitespace), "parameters"),
            (r"(\.)([-\w]+)(?:(\()|(\n))?", _member),
            (r"\?", Name.Function, "parameters"),
            include("values"),
            include("variable"),
            (r"[-+*/%=!.&|]", Operator),
            (r"[{}(),:;]", Punctuation),
            since((4, 0, 1), (r"`$", String.Escape)),
        ],
    }
