"""Puppet, and templates with it."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text

from jekyll_py.reference import Version

from ..engine import RougeLexer, Rules
from ..lookup import Options
from ..matchers import Run, quoted
from ..rule_parts import Words, default, embedded, groups
from ..template_lexer import TemplateLexer

_ID = r"[a-z]\w*"
_QUALIFIED = rf"(?:::)?(?:{_ID}::)*\w+"
_KEYWORDS = "and case class default define else elsif if in import inherits node unless"
_WORDS = Words({Keyword: _KEYWORDS, Keyword.Constant: "false true undef"}, Name)


class Puppet(RougeLexer):
    """The lexer of Puppet: after some signs and words, a slash is a regular expression."""

    tokens: ClassVar[Rules] = {
        "blank": [(r"\s+", Text), (Run(r"#.*", r"#.*\n"), Comment)],
        "root": [
            include("blank"),
            (rf"\${_QUALIFIED}", Name.Variable),
            (
                rf"{_ID}(?=\s*[=+]>)",
                Words({Keyword.Pseudo: "before require notify subscribe"}, Name.Property),
            ),
            (rf"{_QUALIFIED}(?=\s*\()", Name.Function),
            (r"[A-Z]\w*", Name.Class),
            (r"[+=|~-]>|<[|~-]|[|:}();\[\]]", Punctuation),
            (r"[{,]", Punctuation, "regex allowed"),
            (r"(?:in|and|or)\b", Operator.Word),
            (r"[=!<>]=", Operator),
            (r"[=!]~", Operator, "regex allowed"),
            (r"[.=<>!+*/-]", Operator),
            (rf"(class|include)(\s*)({_QUALIFIED})", groups(Keyword, Text, Name.Class)),
            (r"node\b", Keyword, "regex allowed"),
            (quoted("'"), String.Single),
            (r'"', String.Double, "double"),
            (r"\d+(?:[.]\d+)?(?:e[+-]\d+)?", Number),
            (_QUALIFIED, _WORDS),
        ],
        "regex allowed": [include("blank"), (r"/", String.Regex, "regex"), default("#pop")],
        "regex": [
            (r"/", String.Regex, "#pop"),
            (r"\\.", String.Escape),
            (r"[(){}]", String.Interpol),
            (r"\[", String.Interpol, "regex class"),
            (r".", String.Regex),
        ],
        "regex class": [
            (r"\]", String.Interpol, "#pop"),
            (r"-(?=\])", String.Regex),
            (r"-", String.Interpol),
            (r"\\.", String.Escape),
            (r"[^\\\]-]+", String.Regex),
        ],
        "double": [
            (r'"', String.Double, "#pop"),
            (r'[^$\\"]+', String.Double),
            (r"\\(?s:.)", String.Escape),
            (rf"\$(?:{_QUALIFIED}|\{{{_QUALIFIED}\}})", Name.Variable),
        ],
    }


_OPEN = r"(?:<%%|<%=|<%#|<%-?(?:\s*\|)?)"
_CLOSE = r"(?:%%>|(?:\|\s*)?-?%>)"


class Epp(TemplateLexer):
    """The lexer of templates with Puppet in them, over plain text or the language that the option ``parent`` names."""

    tokens: ClassVar[Rules] = {
        "root": [
            (r"<%#", Comment, "comment"),
            (_OPEN, Comment.Preproc, "puppet"),
            (r"(?s:.+?)(?=<%)|(?s:.+)", embedded("parent")),
        ],
        "comment": [(_CLOSE, Comment, "#pop"), (rf"(?s:.+?)(?={_CLOSE})|(?s:.+)", Comment)],
        "puppet": [
            (_CLOSE, Comment.Preproc, "#pop"),
            (rf"(?s:.+?)(?={_CLOSE})|(?s:.+)", embedded("puppet")),
        ],
    }

    def __init__(self, options: Options, rouge: Version) -> None:
        super().__init__({"parent": "plaintext", **options}, rouge)
