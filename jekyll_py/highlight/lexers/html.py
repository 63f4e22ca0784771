"""HTML, with the scripts and style sheets in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Name, String, Text

from ..engine import Action, RougeLexer, Rules, Scan, Token
from ..matchers import Run
from ..rule_parts import WORD, default, embedded

_NAME = rf"(?:(?u:[^\W\d])|[:-])(?:{WORD}|[:.·-])*"

_BINDING = rf"(?:(?u:[^\W\d])|[:\[\]()*.-])(?:{WORD}|[:.·\[\]()*-])*"


def _begin(name: str) -> Action:
    """An action that begins an element with content in the language ``name``."""

    def action(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
        scan.embedded.pop(name, None)
        yield match.start(), Name.Tag, match.group()

    return action


class Html(RougeLexer):
    """The lexer of HTML."""

    tokens: ClassVar[Rules] = {
        "root": [
            (r"[^<&]+", Text),
            (Run(r"&[^\s;]*", r"&\S*?;"), Name.Entity),
            (Run(r"<!(?i:DOCTYPE) (?s:.*)", r"<!(?i:DOCTYPE) (?s:.*?)>"), Comment.Preproc),
            (Run(r"<!\[CDATA\[(?s:.*)", r"<!\[CDATA\[(?s:.*?)\]\]>"), Comment.Preproc),
            (r"<!--", Comment, "comment"),
            (Run(r"<\?(?s:.*)", r"<\?(?s:.*?)\?>"), Comment.Preproc),
            (r"<\s*script\s*", _begin("javascript"), ("script", "tag")),
            (r"<\s*style\s*", _begin("css"), ("style", "tag")),
            (r"</", Name.Tag, "end tag"),
            (r"<", Name.Tag, "start tag"),
        ],
        "end tag": [include("end of end tag"), (_NAME, Name.Tag, ("#pop", "end of end tag"))],
        "end of end tag": [(r"\s+", Text), (r">", Name.Tag, "#pop")],
        "start tag": [(r"\s+", Text), (_NAME, Name.Tag, ("#pop", "tag")), default(("#pop", "tag"))],
        "comment": [(r"[^-]+", Comment), (r"-->", Comment, "#pop"), (r"-", Comment)],
        "tag": [
            (r"\s+", Text),
            (Run(rf"{_BINDING}\s*", rf"{_BINDING}\s*=\s*"), Name.Attribute, "value"),
            (rf"(?:(?u:[^\W\d])|[:*#-])(?:{WORD}|[:.·*#-])*", Name.Attribute),
            (r"/?\s*>", Name.Tag, "#pop"),
        ],
        "value": [
            (r'"', String, ("#pop", "double")),
            (r"'", String, ("#pop", "single")),
            (r"[^\s>]+", String, "#pop"),
        ],
        "double": [(r'"', String, "#pop"), (r'[^"]+', String)],
        "single": [(r"'", String, "#pop"), (r"[^']+", String)],
        "script": [
            (r"[^<]+", embedded("javascript")),
            (r"<\s*/\s*script\s*>", Name.Tag, "#pop"),
            (r"<", embedded("javascript")),
        ],
        "style": [
            (r"[^<]+", embedded("css")),
            (r"<\s*/\s*style\s*>", Name.Tag, "#pop"),
            (r"<", embedded("css")),
        ],
    }
