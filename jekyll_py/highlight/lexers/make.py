"""Makefiles, with shell commands in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, ClassVar

from pygments.lexer import include
from pygments.token import Comment, Keyword, Name, Operator, Punctuation, String, Text

from ..engine import RougeLexer, Rules, Scan, Token
from ..matchers import Run, closed_string
from ..rule_parts import embedded, groups
from ..versions import before, since

_FUNCTIONS = """
    abspath|addprefix|addsuffix|and|basename|call|dir|error|eval|file|filter|filter-out|findstring|firstword|flavor
    |foreach|if|join|lastword|notdir|or|origin|patsubst|realpath|shell|sort|strip|subst|suffix|value|warning|wildcard
    |word|wordlist|words
"""
_FUNCTION = "|".join(name.strip() for name in _FUNCTIONS.split("|"))
_CALL = rf"(\$[({{])([\t ]*)({_FUNCTION})([\t ]+)"
_VARIABLE = r"[\w${}().-]+[\t ]*"
_ASSIGNMENT = r"([\w${}().-]+)([\t ]*)([!?:+]?=)"
_CONDITION = r"(ifn?def|ifn?eq)([\t ]+)([^#\n]+)"


def _end_of_recipe(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    scan.embedded.pop("shell", None)
    yield match.start(), Text, ""


def _commands(stop: str) -> list[Any]:
    """The rules for commands of the shell up to ``stop``, and for that itself."""
    return [(rf"(?s:.+?)(?={stop})", embedded("shell")), (stop, embedded("shell"))]


class Make(RougeLexer):
    """The lexer of Makefiles."""

    tokens: ClassVar[Rules] = {
        "root": [
            (r"\s+", Text),
            (Run(r"#.*", r"#.*\n"), Comment),
            (r"([-s]?include)((?:[\t ]+[^\t\n #]+)+)", groups(Keyword, String.Other)),
            before((4,), (_CONDITION, groups(Keyword, Text, Name.Variable))),
            since((4,), (r"((?:ifn?def|ifn?eq|unexport)\b)([\t ]+)([^#\n]+)", groups(Keyword, Text, Name.Variable))),
            since(
                (4, 4),
                (
                    r"(else\b)([\t ]+)((?:ifn?def|ifn?eq)\b)([\t ]+)([^#\n]+)",
                    groups(Keyword, Text, Keyword, Text, Name.Variable),
                ),
            ),
            (r"(?:else|endif)[\t ]*(?=[#\n])", Keyword),
            since((4,), (r"(?:endef|endfor)[\t ]*(?=[#\n])", Keyword)),
            (r"(export)([\t ]+)(?=[\w\${}()\t -]+\n)", groups(Keyword, Text), "export"),
            (r"export[\t ]+", Keyword),
            before((4,), (Run(_VARIABLE, rf"{_ASSIGNMENT}"), groups(Name.Variable, Text, Operator), "shell line")),
            since(
                (4,),
                (
                    Run(rf"(?:override\b)?[\t ]*{_VARIABLE}", rf"(override\b)?([\t ]*){_ASSIGNMENT}"),
                    groups(Name.Builtin, Text, Name.Variable, Text, Operator),
                    "shell line",
                ),
            ),
            (closed_string('"'), String.Double),
            (closed_string("'"), String.Single),
            (Run(r"[^\n:][^\n]*", r"([^\n:]+)(:+)([ \t]*)"), groups(Name.Label, Operator, Text), "rule"),
            since(
                (4,),
                (
                    r"(override\b)?([\t ]*)(define)([\t ]+)([^#\n]+)",
                    groups(Name.Builtin, Text, Keyword, Text, Name.Variable),
                ),
                (_CALL, groups(Name.Function, Text, Name.Builtin, Text), "function"),
            ),
        ],
        "export": [
            (r"[\w\${}()-]", Name.Variable),
            since((4,), before((4, 2, 1), (r",", Name.Variable))),
            (r"\n", Text, "#pop"),
            (r"[\t ]+", Text),
        ],
        "rule": [
            (r"[^,\\\n#]+", Name.Function),
            (r",", Punctuation),
            (r"#", Comment),
            (r"\\(?:\n|.)", Text),
            (r"\n", Text, ("#pop", "recipe")),
        ],
        "recipe": [
            (rf"{_CONDITION}(#.*)?(\n)", groups(Keyword, Text, Name.Variable, Comment, Text)),
            (r"(else|endif)([\t ]*)(#.*)?(\n)", groups(Keyword, Text, Comment, Text)),
            (r"(\t[\t ]*)([@-]?)", groups(Text, Punctuation), "shell line"),
            (r"", _end_of_recipe, "#pop"),
        ],
        "shell": [
            before(
                (4,),
                (r"\$[({][\t ]*\w[\w:=%.]*[\t ]*[)}]", Name.Variable),
                (_CALL, groups(Name.Function, Text, Name.Builtin, Text), "function"),
            ),
            since((4,), (r"\${1,2}[({]", Punctuation, "macro")),
            (r"\\(?s:.)", embedded("shell")),
            before((4,), *_commands(r"\$\(|\$\{|\(|\)|\}|\\|$")),
            since((4,), *_commands(r"\${1,2}[({]|\(|\)|\}|\\|$")),
        ],
        "macro": [(r"[)}]", Punctuation, "#pop"), (r"\n", Text, "#pop"), include("shell")],
        "function": [
            (r"[({]", embedded("shell"), "#push"),
            before((4,), (r"[)}]", Name.Function, "#pop")),
            since((4,), (r"[)}]", Punctuation, "#pop")),
            include("shell"),
        ],
        "shell line": [(r"\n", Text, "#pop"), include("shell")],
    }
