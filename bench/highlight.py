"""How near our highlighting comes to Rouge's, language by language; needs Ruby and the gem ``rouge``.

    python -m bench.highlight [--write] [--markdown FOLDER ...]

Code blocks come from the shared corpora, Markdown files below the folders given, our snippets and Rouge's samples.
"""

from __future__ import annotations

import argparse
import re
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from jekyll_py.highlight import find_lexer
from jekyll_py.highlight.html import spans
from jekyll_py.highlight.languages import by_name
from jekyll_py.highlight.lexing import lex
from jekyll_py.reference import DEBIAN
from tests.highlight.blocks import fenced_blocks, share_of_characters
from tests.highlight.rouge import Rouge
from tests.highlight.snippets import SNIPPETS
from tests.oracles import ROOT

ROUGE = DEBIAN.rouge
"""The version that the gem is taken to have."""
CORPORA = ("docs", "sysdocs")
PAGE = ROOT / "docs/highlighting.md"
BEGIN, END = "<!-- table: python -m bench.highlight --write -->\n", "<!-- end of table -->"
SAMPLES = Path("/usr/share/ruby-rouge/demos")
FENCE = re.compile(r"^(`{3,}|~{3,}) *([\w+#-]+)[^\n`]*\n(.*?)^\1", re.DOTALL | re.MULTILINE)


@dataclass
class Score:
    """The counts of one language."""

    blocks: int = 0
    equal: int = 0
    chars: int = 0
    right: int = 0


def corpus(folders: Iterable[Path]) -> Iterator[tuple[str, str]]:
    """Language and text of every block, each once."""
    seen: set[tuple[str, str]] = set()
    for block in _all_blocks(folders):
        if block not in seen and block[0] in by_name(ROUGE):
            seen.add(block)
            yield block


def _all_blocks(folders: Iterable[Path]) -> Iterator[tuple[str, str]]:
    for name in CORPORA:
        yield from _corpus_blocks(name)
    for folder in folders:
        for path in sorted(folder.rglob("*.md")):
            text = path.read_text(encoding="utf-8", errors="replace")
            yield from ((language, code) for _, language, code in FENCE.findall(text))
    yield from SNIPPETS.items()
    for path in sorted(SAMPLES.glob("*")):
        yield path.name, path.read_text(encoding="utf-8")


def seconds(blocks: list[tuple[str, str]]) -> tuple[float, float]:
    """CPU time to mark up all blocks, all lexers loaded: ours and Rouge's."""
    lexers = [
        (lexer, code)
        for name, code in blocks
        if (lexer := find_lexer(name, code, rouge=ROUGE)) and lexer.language.lexer
    ]

    def run() -> None:
        for lexer, code in lexers:
            spans(lex(lexer.language, lexer.options, code, ROUGE))

    run()
    begun = time.process_time()
    run()
    ours = time.process_time() - begun
    rouge = Rouge()
    theirs: float = rouge.ask("seconds", blocks=[(lexer.name, code) for lexer, code in lexers])
    rouge.close()
    return ours, theirs


def _corpus_blocks(name: str) -> Iterator[tuple[str, str]]:
    return ((block.language, block.code) for block in fenced_blocks(name))


def measure(blocks: Iterable[tuple[str, str]]) -> dict[str, Score]:
    """The scores by Rouge's name of the language."""
    rouge, scores = Rouge(), defaultdict[str, Score](Score)
    for language, code in blocks:
        expected = rouge.tokens(code, language)
        lexer = find_lexer(language, code, rouge=ROUGE)
        if expected is None or lexer is None:
            continue
        ours = lexer.tokens(code)
        score = scores[lexer.name]
        right, chars = share_of_characters(expected, ours)
        score.blocks, score.equal = score.blocks + 1, score.equal + (ours == expected)
        score.chars, score.right = score.chars + chars, score.right + right
    rouge.close()
    return dict(scores)


def table(scores: dict[str, Score]) -> str:
    """A Markdown table, the languages with most blocks first."""
    lines = ["| language | blocks | equal | characters | right |", "|---|---:|---:|---:|---:|"]
    for name, score in sorted(scores.items(), key=lambda item: (-item[1].blocks, item[0])):
        if score.chars:
            equal, right = _percent(score.equal, score.blocks), _percent(score.right, score.chars)
            lines.append(f"| {name} | {score.blocks} | {equal} | {score.chars} | {right} |")
    return "\n".join(lines) + "\n"


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %"


def main() -> None:
    """Print the table, or write it into the page of the documentation."""
    parser = argparse.ArgumentParser(description="Compare our highlighting with Rouge's.")
    parser.add_argument("--write", action="store_true", help=f"write the table into {PAGE.relative_to(ROOT)}")
    parser.add_argument("--markdown", type=Path, nargs="*", default=[], help="folders of Markdown files")
    options = parser.parse_args()
    blocks = list(corpus(options.markdown))
    text = table(measure(blocks))
    print(text)
    ours, rouge = seconds([block for name in CORPORA for block in _corpus_blocks(name)])
    print(f"the blocks of the corpora: ours {ours:.2f} s, Rouge {rouge:.2f} s of CPU time")
    if options.write:
        page = PAGE.read_text(encoding="utf-8")
        head, _, rest = page.partition(BEGIN)
        PAGE.write_text(head + BEGIN + text + END + rest.partition(END)[2], encoding="utf-8")


if __name__ == "__main__":
    main()
