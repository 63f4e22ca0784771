"""Ruby's kramdown in one resident process."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_HIGHLIGHTED = re.compile(r'(<pre class="highlight"><code>)(.*?)(</code></pre>)', re.DOTALL)
_SPAN = re.compile(r"</?span[^>]*>")

JEKYLL = {
    "input": "GFM",
    "hard_wrap": False,
    "auto_ids": True,
    "entity_output": "as_char",
    "smart_quotes": "lsquo,rsquo,ldquo,rdquo",
    "syntax_highlighter": "rouge",
    "syntax_highlighter_opts": {"default_lang": "plaintext", "guess_lang": True},
}
"""Jekyll's default options for kramdown."""


@dataclass(frozen=True)
class Answer:
    """Ruby's result for a text; ``html`` is None when it raised."""

    html: str | None
    warnings: tuple[str, ...]


class Kramdown:
    """The resident process."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def __call__(self, text: str, options: Mapping[str, object] = JEKYLL) -> Answer:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"text": text, "options": options}) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        return Answer(answer.get("html"), tuple(answer.get("warnings", ())))


@contextmanager
def ruby_kramdown() -> Iterator[Kramdown]:
    """Start Ruby; skips the test without it."""
    script = Path(__file__).with_name("oracle.rb")
    with subprocess.Popen(
        ["ruby", str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        try:
            yield Kramdown(process)
        finally:
            process.terminate()


def code_blind(html: str) -> str:
    """The HTML without the token spans of highlighted code."""
    return _HIGHLIGHTED.sub(lambda m: m[1] + _SPAN.sub("", m[2]) + m[3], html)
