"""Makefiles, with shell commands in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Keyword, Name, Operator, Punctuation, String, Text

from ..engine import RougeLexer, Rules, Scan, Token, embedded, groups
from ..matchers import Run, closed_string

_FUNCTIONS = """
    abspath|addprefix|addsuffix|and|basename|call|dir|error|eval|file|filter|filter-out|findstring|firstword|flavor
    |foreach|if|join|lastword|notdir|or|origin|patsubst|realpath|shell|sort|strip|subst|suffix|value|warning|wildcard
    |word|wordlist|words
"""
_FUNCTION = "|".join(name.strip() for name in _FUNCTIONS.split("|"))
_STOP = r"\$\(|\$\{|\(|\)|\}|\\|$"
_CONDITION = r"(ifn?def|ifn?eq)([\t ]+)([^#\n]+)"


def _end_of_recipe(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    scan.embedded.pop("shell", None)
    yield match.start(), Text, ""


class Make(RougeLexer):
    """The lexer of Makefiles."""

    tokens: ClassVar[Rules] = {
        "root": [
            (r"\s+", Text),
            (Run(r"#.*", r"#.*\n"), Comment),
            (r"([-s]?include)((?:[\t ]+[^\t\n #]+)+)", groups(Keyword, String.Other)),
            (_CONDITION, groups(Keyword, Text, Name.Variable)),
            (r"(?:else|endif)[\t ]*(?=[#\n])", Keyword),
            (r"(export)([\t ]+)(?=[\w\${}()\t -]+\n)", groups(Keyword, Text), "export"),
            (r"export[\t ]+", Keyword),
            (
                Run(r"[\w${}().-]+[\t ]*", r"([\w${}().-]+)([\t ]*)([!?:+]?=)"),
                groups(Name.Variable, Text, Operator),
                "shell line",
            ),
            (closed_string('"'), String.Double),
            (closed_string("'"), String.Single),
            (Run(r"[^\n:][^\n]*", r"([^\n:]+)(:+)([ \t]*)"), groups(Name.Label, Operator, Text), "rule"),
        ],
        "export": [(r"[\w\${}()-]", Name.Variable), (r"\n", Text, "#pop"), (r"[\t ]+", Text)],
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
            (r"\$[({][\t ]*\w[\w:=%.]*[\t ]*[)}]", Name.Variable),
            (
                rf"(\$[({{])([\t ]*)({_FUNCTION})([\t ]+)",
                groups(Name.Function, Text, Name.Builtin, Text),
                "function",
            ),
            (r"\\(?s:.)", embedded("shell")),
            (rf"(?s:.+?)(?={_STOP})", embedded("shell")),
            (_STOP, embedded("shell")),
        ],
        "function": [
            (r"[({]", embedded("shell"), "#push"),
            (r"[)}]", Name.Function, "#pop"),
            include("shell"),
        ],
        "shell line": [(r"\n", Text, "#pop"), include("shell")],
    }
