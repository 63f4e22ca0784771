"""Memory of converted texts."""

from __future__ import annotations

import gc

from jekyll_py.kramdown import JEKYLL_DEFAULTS, convert

_TEXT = """\
* list
{:toc}

# Heading *one*

Text[^1] with "quotes", [a link][here] and HTML.

| a | b |
|---|---|
| `c` | d |

[^1]: A *note*.
[here]: there "title"
*[HTML]: language
"""


def test_nothing_waits_for_the_search_for_cycles() -> None:
    convert(_TEXT, JEKYLL_DEFAULTS)  # makes what is kept for the next texts
    gc.collect()
    gc.disable()
    try:
        convert(_TEXT, JEKYLL_DEFAULTS)
        assert gc.collect() == 0
    finally:
        gc.enable()
