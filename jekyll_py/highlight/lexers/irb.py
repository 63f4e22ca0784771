"""Sessions in Ruby's interactive shell, and its output."""

from __future__ import annotations

import re
from typing import ClassVar

from pygments.lexer import include, inherit
from pygments.token import Generic, Keyword, Punctuation

from ..engine import Rules
from ..lookup import NO_OPTIONS, Options
from .console import Console
from .ruby import Ruby


class Irb(Console):
    """The lexer of sessions of irb and pry."""

    def __init__(self, options: Options = NO_OPTIONS) -> None:
        super().__init__({**options, "lang": "ruby", "output": "irb_output", "comments": "1"})
        self.prompt = re.compile(r".*?(?:irb|pry).*?[>\"*]")


class IrbOutput(Ruby):
    """The lexer of the output of irb and pry: values after an arrow, errors, other output."""

    first = ("root", "expression", "printed")
    tokens: ClassVar[Rules] = {
        "output": [(r"=>", Punctuation, "#pop"), (r".+(?:\n|$)", Generic.Output)],
        "error": [(r".+(?:\n|$)", Generic.Error), include("output")],
        "printed": [
            (r"\w+?(?:Error|Exception):.+(?:\n|$)", Generic.Error, "error"),
            include("output"),
        ],
        "root": [(r"#<", Keyword.Type, "object"), inherit],
        "object": [(r">", Keyword.Type, "#pop"), include("root")],
    }
