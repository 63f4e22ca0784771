"""Markdown: CPU time of jekyll_py, Ruby's kramdown and mistune on the same documents, interleaved in one run.

    python bench/markdown.py [--rounds N]

The figures in docs/markdown.md are the medians this prints. Documents are read in place from ``JEKYLL_PY_SHARED``.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import mistune

from jekyll_py import kramdown

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("JEKYLL_PY_SHARED", ROOT.parent / "shared"))
OPTIONS = {
    "input": "GFM",
    "hard_wrap": False,
    "syntax_highlighter": "rouge",
    "syntax_highlighter_opts": {"default_lang": "plaintext", "guess_lang": True},
}
NOT_HIGHLIGHTED = {**OPTIONS, "syntax_highlighter": None}
PLUGINS = ["strikethrough", "footnotes", "table", "task_lists", "def_list", "abbr"]
LIMITS = {"homepage": 0.20, "docs": 0.25}


def corpora() -> Iterator[tuple[str, list[str], dict[str, object]]]:
    """Name, documents and options."""
    homepage = (SHARED / "seed" / "index.md").read_text(encoding="utf-8")
    yield "homepage", [homepage.split("---\n", 2)[-1]] * 20, OPTIONS
    rows = (SHARED / "conformance" / "kramdown" / "docs.jsonl").read_text(encoding="utf-8").splitlines()
    yield "docs", [json.loads(row)["text"] for row in rows], NOT_HIGHLIGHTED


@contextmanager
def ruby(texts: list[str], options: dict[str, object]) -> Iterator[Callable[[], float]]:
    """A resident Ruby; each call converts all texts and gives the CPU seconds it took."""
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as request:
        json.dump({"texts": texts, "options": options}, request)
        request.flush()
        command = ["ruby", str(Path(__file__).with_suffix(".rb")), request.name]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:

            def convert() -> float:
                assert process.stdin is not None
                assert process.stdout is not None
                process.stdin.write("\n")
                process.stdin.flush()
                return float(process.stdout.readline())

            yield convert
            process.terminate()


def timed(convert: Callable[[str], object], texts: list[str]) -> float:
    """CPU seconds for all texts."""
    start = time.process_time()
    for text in texts:
        convert(text)
    return time.process_time() - start


def measure(texts: list[str], options: dict[str, object], rounds: int) -> dict[str, list[float]]:
    """CPU seconds of each converter, round by round."""
    plain = mistune.create_markdown(escape=False, plugins=PLUGINS)
    seconds: dict[str, list[float]] = {"jekyll_py": [], "mistune": [], "kramdown": []}
    with ruby(texts, options) as convert:
        for number in range(rounds + 1):
            taken = {
                "jekyll_py": timed(lambda text: kramdown.convert(text, options), texts),
                "mistune": timed(plain, texts),
                "kramdown": convert(),
            }
            if number:  # the first round warms up
                for name, value in taken.items():
                    seconds[name].append(value)
    return seconds


def main() -> int:
    """Print one row a converter; exit status 1 when a limit is not kept."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    kept = True
    for name, texts, options in corpora():
        seconds = measure(texts, options, rounds)
        medians = {converter: statistics.median(taken) for converter, taken in seconds.items()}
        for converter, median in medians.items():
            share = median / medians["kramdown"]
            print(f"{name:10} {converter:10} {1000 * median / len(texts):7.3f} ms a document  {share:5.2f} of kramdown")
        kept &= medians["jekyll_py"] <= LIMITS[name] * medians["kramdown"]
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
