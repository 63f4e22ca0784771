"""Sessions in Ruby's interactive shell, and its output."""

from __future__ import annotations

import re
from typing import ClassVar

from pygments.lexer import include, inherit
from pygments.token import Generic, Keyword, Punctuation

from jekyll_py.reference import Version

from ..engine import Rules
from ..lookup import Options
from ..versions import since
from .console import Console
from .ruby import AsciiRuby, Ruby


class Irb(Console):
    """The lexer of sessions of irb and pry."""

    def __init__(self, options: Options, rouge: Version) -> None:
        super().__init__({**options, "lang": "ruby", "output": "irb_output", "comments": "1"}, rouge)
        end = r"|[>\"*]>" if rouge >= (4, 1, 3) else ""
        self.prompt = re.compile(rf".*?(?:(?:irb|pry).*?[>\"*]{end})")


_OUTPUT: Rules = {
    "output": [(r"=>", Punctuation, "#pop"), (r".+(?:\n|$)", Generic.Output)],
    "error": [(r".+(?:\n|$)", Generic.Error), include("output")],
    "printed": [
        (r"\w+?(?:Error|Exception):.+(?:\n|$)", Generic.Error, "error"),
        include("output"),
    ],
    "root": [(r"#<", Keyword.Type, "object"), inherit],
    "object": [(r">", Keyword.Type, "#pop"), include("root")],
}


class AsciiIrbOutput(AsciiRuby):
    """The lexer of the output of irb and pry: values after an arrow, errors, other output."""

    first = ("root", "expression", since((4, 1), "expression"), "printed")
    tokens: ClassVar[Rules] = _OUTPUT


class IrbOutput(Ruby):
    """The lexer of the output of irb and pry since Rouge 4.3."""

    first = ("root", "expression", since((4, 1), "expression"), "printed")
    tokens: ClassVar[Rules] = _OUTPUT
