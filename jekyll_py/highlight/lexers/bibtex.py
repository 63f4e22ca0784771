"""BibTeX."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Name, Number, Punctuation, String, Text

from ..engine import RougeLexer, Rules
from ..rule_parts import default

_MARKS = r"@!$&.\\:;<>?\[\]^`|~*/+-"
"""The marks that a name may have, beside its letters and digits."""
_NAME = rf"[a-zA-Z_{_MARKS}][\w{_MARKS}]*"
_END = rf"(?![\w{_MARKS}])"


class BibTeX(RougeLexer):
    """The lexer of BibTeX; what stands outside of an entry is a comment."""

    tokens: ClassVar[Rules] = {
        "space": [(r"\s+", Text)],
        "root": [
            include("space"),
            (rf"(?i:@comment){_END}", Comment),
            (rf"(?i:@preamble){_END}", Name.Class, ("end", "value", "start")),
            (rf"(?i:@string){_END}", Name.Class, ("end", "field", "start")),
            (rf"@{_NAME}", Name.Class, ("end", "key", "start")),
            (r".+", Comment),
        ],
        "start": [include("space"), (r"[{(]", Punctuation, "#pop")],
        "end": [include("space"), (r"[})]", Punctuation, "#pop")],
        "key": [include("space"), (r"[^\s,}]+", Name.Label, ("#pop", "fields"))],
        "fields": [include("space"), (r",", Punctuation, "field"), default("#pop")],
        "field": [include("space"), (_NAME, Name.Attribute, ("value", "equals")), default("#pop")],
        "equals": [include("space"), (r"=", Punctuation, "#pop")],
        "value": [
            include("space"),
            (_NAME, Name.Variable),
            (r'"', String, "quoted"),
            (r"\{", String, "braced"),
            (r"\d+", Number),
            (r"#", Punctuation),
            default("#pop"),
        ],
        "quoted": [(r"\{", String, "braced"), (r'"', String, "#pop"), (r'[^{"]+', String)],
        "braced": [(r"\{", String, "braced"), (r"\}", String, "#pop"), (r"[^{}]+", String)],
    }
