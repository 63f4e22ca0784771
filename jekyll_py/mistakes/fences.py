"""The lines of Markdown that are fences of code."""

from __future__ import annotations

import re
from collections.abc import Iterator

_MARK = "```"


def fences(content: str, line: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The lines of a text that match, as `finditer` finds them.

    A search for the marks takes a sixth of the time of a pattern that is tried at each line, which was 3 % of the CPU
    time of a cold build.

    Args:
        content: Markdown.
        line: a pattern of a whole line, in mode `re.MULTILINE`; the first marks in the line are those of the fence.
    """
    if "~~~" in content:  # rare
        yield from line.finditer(content)
        return
    mark = content.find(_MARK)
    while mark >= 0:
        found = line.match(content, content.rfind("\n", 0, mark) + 1)
        if found is not None:
            yield found
        end = content.find("\n", mark)
        mark = content.find(_MARK, end) if end >= 0 else -1
