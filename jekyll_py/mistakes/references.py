"""References of Markdown, ``[text][name]`` and ``[^name]``, that nothing defines: kramdown shows them as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from ..errors import JekyllError, SourcePosition
from ..hints import near_miss
from ..lazy.patterns import lazy_pattern
from ..reference import Reference
from .blanks import blanks
from .bounds import MOST_OF_A_KIND
from .verbatim import without_verbatim

_LINK = lazy_pattern(
    r"(?:^|(?<=[^\w\])\\]))\[(?P<text>(?:[^\[\]\n]|!?\[[^\[\]\n]*\]\([^()\n]*\)){1,300})\]"
    r"\[(?P<name>[^\[\]\n^][^\[\]\n]{0,99})\]",
    re.MULTILINE,
)
"""A reference with a name, unless it stands where an index does: ``x[i][j]``."""
_NOTE = lazy_pattern(r"\[\^(?P<name>(?!\w-\w?\])\w[\w-]*)\](?![:*+?])", re.ASCII)
"""A reference to a footnote, unless it is a class of a regular expression: ``[^a-z]``, ``[^,]*``."""
_DEFINITION = lazy_pattern(r"^[ \t>*+-]*\[(?P<name>[^\]\n]+)\]:", re.MULTILINE)
_CODE = lazy_pattern(r"(\{%-?\s*highlight\b[^%]*%\})(.*?)(?=\{%-?\s*endhighlight\b)", re.DOTALL)
_TAG = lazy_pattern(r"\{%-?\s*(?!(?:end)?(?:raw|comment|highlight|link|post_url|if|unless|elsif|else|assign)\b)")
"""A tag that may write definitions."""
_OUTPUT = lazy_pattern(r"^[ \t]*\{\{[^\n]*\}\}[ \t]*$", re.MULTILINE)
"""An output on a line of its own, which may write definitions, too."""
_SHORT = 2
"""Names of so many letters are mostly no references where nothing is defined: ``[x][0]``."""
_MARK = "x-jekyll-py-{}-x"


class UndefinedReference(JekyllError):
    """A reference that nothing in its file defines."""


def undefined_references(
    content: str, path: str, first_line: int, reference: Reference
) -> Iterator[UndefinedReference]:
    """The errors about references that would be a link or a footnote if their file defined them.

    Args:
        content: Markdown.
        path: its file.
        first_line: the line of the file on which it begins.
        reference: says which version of kramdown reads it.
    """
    if "][" not in content and "[^" not in content:
        return
    text = _CODE.sub(lambda found: found[1] + blanks(found[2]), without_verbatim(content))
    if _TAG.search(text) or _OUTPUT.search(text):
        return
    known = [found["name"] for found in _DEFINITION.finditer(text)]
    suspects = sorted(islice(_suspects(text, known), MOST_OF_A_KIND), key=re.Match.start)
    if suspects:
        yield from (_error(content, each, known, path, first_line) for each in _live(text, suspects, reference))


def _normal(name: str) -> str:
    return " ".join(name.split()).lower()


def _suspects(text: str, known: Sequence[str]) -> Iterator[re.Match[str]]:
    """The references to what is not among the known names."""
    names = {_normal(name) for name in known}
    for found in _LINK.finditer(text):
        is_index = len(found["name"]) <= _SHORT and not known
        if found["text"].strip() and not is_index and _normal(found["name"]) not in names and not _in_formula(found):
            yield found
    yield from (found for found in _NOTE.finditer(text) if f"^{found['name']}" not in known)


def _in_formula(found: re.Match[str]) -> bool:
    text = found.string
    return text.count("$", text.rfind("\n", 0, found.start()) + 1, found.start()) % 2 == 1


def _live(text: str, suspects: Sequence[re.Match[str]], reference: Reference) -> Iterator[re.Match[str]]:
    """The suspects that kramdown makes links of, once each has a name and a definition of its own."""
    from ..kramdown import convert  # most builds have no suspects

    parts, end = [], 0
    for number, found in enumerate(suspects):
        parts += [text[end : found.start("name")], _MARK.format(number)]
        end = found.end("name")
    parts += [text[end:], "\n\n"]
    for number, found in enumerate(suspects):
        mark = _MARK.format(number)
        parts.append(f"[{'^' if _is_note(found) else ''}{mark}]: y{mark}\n\n")
    html = convert("".join(parts), {"input": "GFM"}, reference=reference)
    yield from (found for number, found in enumerate(suspects) if f"y{_MARK.format(number)}" in html)


def _is_note(found: re.Match[str]) -> bool:
    return found[0].startswith("[^")


def _error(content: str, found: re.Match[str], known: Sequence[str], path: str, first_line: int) -> UndefinedReference:
    name = f"^{found['name']}" if _is_note(found) else found["name"]
    near = near_miss(name, [each for each in known if each.startswith("^") == _is_note(found)])
    definition = f"[{name}]: its text" if _is_note(found) else f"[{name}]: https://example.org/"
    return UndefinedReference.at(
        SourcePosition.at(content, found.start(), first_line),
        f"nothing defines [{name}], so that {found[0].strip()} is shown as it is",
        path=path,
        hint=near or f"define it on a line of its own: {definition}",
    )
