"""LaTeX in the fields of BibTeX as plain text."""

from __future__ import annotations

import re

from pylatexenc.latex2text import LatexNodes2Text

_BARE = re.compile(r"(?<!\\)([%&#])")
"""Signs that mean something in LaTeX but nothing in the fields of BibTeX, where people write them bare."""
_LOGO = re.compile(r"\\((?:La)?TeX)\b(?:\{\})?")
_SPACE = re.compile(r"\s+")
_TEXT = LatexNodes2Text(math_mode="verbatim", strict_latex_spaces=False)


def text_of(latex: str) -> str:
    """The text that LaTeX sets: accents and dashes as characters, without braces; formulas stay TeX."""
    source = _LOGO.sub(r"{\1}", _BARE.sub(r"\\\1", latex))
    return _SPACE.sub(" ", str(_TEXT.latex_to_text(source))).strip()
