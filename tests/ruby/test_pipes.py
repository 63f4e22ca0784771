"""Commands behind a pipe of git show the lines that the programs of those names show."""

from __future__ import annotations

import os
import subprocess

import pytest

from jekyll_py.ruby.pipes import piped

TEXTS = ["", "b\na\na\n", "one line without an end", "\n\n", "".join(f"{number}\n" for number in range(15)), "中\nb"]


@pytest.mark.skipif(os.name == "nt", reason="the programs are those of a Unix shell")
@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize(
    "command",
    ["head", "head -1", "head -n 2", "tail", "tail -1", "tail -n2", "wc -l", "sort", "sort -r", "sort -u", "uniq"],
)
def test_as_the_program(command: str, text: str) -> None:
    words = command.split()
    done = subprocess.run(words, input=text.encode(), capture_output=True, check=True, env=os.environ | {"LC_ALL": "C"})
    assert piped(text, words) == done.stdout.decode().replace(" ", "" if words[0] == "wc" else " ")


@pytest.mark.parametrize("command", ["sh", "tail -f", "head -c 3", "sort -o x", "wc", "uniq -c", ""])
def test_others_are_not_known(command: str) -> None:
    assert piped("a\n", command.split()) is None
