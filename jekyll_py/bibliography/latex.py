"""LaTeX in the fields of BibTeX as plain text."""

from __future__ import annotations

import re
from functools import lru_cache

from pylatexenc.latex2text import LatexNodes2Text

_BARE = re.compile(r"(?<!\\)([%&#])")
"""Signs that mean something in LaTeX but nothing in the fields of BibTeX, where people write them bare."""
_FORMULA = re.compile(r"(?<!\\)\$([^$]+)(?<!\\)\$")
_LATEX = re.compile(r"""[\\{}$%&#~^_`<>"]|--|''""")
"""Signs of LaTeX; a text without any is set as it is."""
_LOGO = re.compile(r"\\((?:La)?TeX)\b(?:\{\})?")
_SPACE = re.compile(r"\s+")
_TEXT = LatexNodes2Text(math_mode="verbatim", strict_latex_spaces=False)
_MOST = 4096


@lru_cache(maxsize=_MOST)
def text_of(latex: str) -> str:
    r"""The text that LaTeX sets: accents and dashes as characters, without braces; formulas are TeX in ``\(…\)``."""
    if _LATEX.search(latex):
        source = _FORMULA.sub(r"\\(\1\\)", _BARE.sub(r"\\\1", latex))
        latex = str(_TEXT.latex_to_text(_LOGO.sub(r"{\1}", source)))
    return _SPACE.sub(" ", latex).strip()
