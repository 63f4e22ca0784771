"""Real code blocks with the markup Ruby gave them: those of the shared corpora."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from tests.oracles import SHARED

_BLOCK = re.compile(
    r'<div class="language-(\S+) highlighter-rouge"><div class="highlight"><pre class="highlight"><code>'
    r"(.*?)</code></pre></div>",
    re.DOTALL,
)
_TOKEN = re.compile(r'<span class="(\w+)">(.*?)</span>|([^<]+)', re.DOTALL)
_PLAIN = {"plaintext", "text"}


class Block(NamedTuple):
    """A code block.

    Attributes:
        language: as its author wrote it.
        code: its text.
        markup: what Rouge made of it.
    """

    language: str
    code: str
    markup: str


def fenced_blocks(corpus: str) -> Iterator[Block]:
    """The highlighted blocks of a corpus, ``docs`` or ``sysdocs``, plain text left out."""
    with (SHARED / "conformance/kramdown" / f"{corpus}.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            for language, markup in _BLOCK.findall(json.loads(line)["html"]):
                if language not in _PLAIN:
                    code = "".join(text for _, text in read_tokens(markup))
                    yield Block(language, code, markup)


def read_tokens(markup: str) -> Iterator[tuple[str, str]]:
    """Short class and text of each token in ``markup``; the inverse of writing spans."""
    for name, inner, plain in _TOKEN.findall(markup):
        yield (name, html.unescape(inner)) if name else ("", html.unescape(plain))


def share_of_characters(expected: list[tuple[str, str]], ours: list[tuple[str, str]]) -> tuple[int, int]:
    """How many non-blank characters have the class expected, and how many there are."""
    pairs = list(zip(_classes(expected), _classes(ours), strict=False))
    return sum(left == right for left, right in pairs), len(pairs)


def _classes(tokens: list[tuple[str, str]]) -> list[str]:
    return [name for name, text in tokens for char in text if not char.isspace()]
