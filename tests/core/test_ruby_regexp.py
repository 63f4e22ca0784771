"""Regular expressions of Ruby, matched here: the texts in which Ruby replaces their matches are the same here."""

from __future__ import annotations

import json
import random
import subprocess
from collections.abc import Iterator

import pytest

from jekyll_py.bundled.regex_replace import regex_replace
from jekyll_py.compat.ruby_regexp import compiled
from jekyll_py.liquid import LiquidError

_RUBY = """
$VERBOSE = nil
$stdin.each_line do |line|
  text, pattern, new = JSON.parse(line)
  begin
    puts JSON.generate([text.gsub(/#{pattern}/, new)])
  rescue RegexpError, IndexError
    puts "[null]"
  end
end
"""
_ATOMS = (
    *("a", "b", "é", "日", "1", " ", r"\w", r"\W", r"\d", r"\D", r"\s", r"\S", r"\h", r"\H", ".", r"\.", r"\/", r"\n"),
    *(r"\R", "-", "#", "&", "~", r"\u00e9", r"\x61", r"\u{65e5}", r"\y", r"\_", "'", '"', r"\p{L}", r"\p{^L}"),
    *(r"\P{Lu}", r"\p{Han}", r"\p{Alpha}", "[a-c]", "[^a]", "[[:alpha:]]", "[[:digit:]b]", "[^[:space:]]"),
    *("[[:^alpha:]]", r"[\w-]", r"[^\W1]", r"[\d\s]", "[a[bc]]", "[a-z&&[^b]]", r"[a-z&&\w&&b-d]", r"[\p{Lu}é]"),
    *(r"[\u00e0-\u00ff]", "[.]", "[$^]", "[[:upper:]]", "[[:lower:]]", "[[:punct:]]", "[[:alnum:]]", "[[:word:]]"),
    *("[-a]", "[a-]", r"[\]]", r"[\[]", "[~~|&]"),
)
_PLACES = ("^", "$", r"\b", r"\A", r"\z", r"\Z", "(?i)", "(?m)")
_GROUPS = ("(", "(?:", "(?=", "(?!", "(?>", "(?i:", "(?m:", "(?x: ", "(?<=", "(?<!")
_COUNTS = ("", "", "", "", "*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}", "{,2}", "++")
_TEXTS = (*"abcBÉé日本ほ1٣² \n\r\t-_.#~&/'\"[]$^ß\u00a0", "\r\n")
_NEW = ("x", "", r"<\0>", r"[\1]", "\\\\", r"\&", r"\`", r"\'", r"\2", "$1", r"\n", "\\")


def _pattern(chance: random.Random, depth: int = 0) -> str:
    parts = []
    for _ in range(chance.randint(1, 3)):
        kind = chance.random()
        if kind < 0.15:
            parts.append(chance.choice(_PLACES))
        elif kind < 0.35 and depth < 2:
            group = chance.choice(_GROUPS)
            inner = chance.choice(_ATOMS) if "<" in group else _pattern(chance, depth + 1)
            more = "|" + chance.choice(_ATOMS) * 2 if chance.random() < 0.3 else ""
            parts.append(f"{group}{inner}{more})")
        else:
            parts.append(chance.choice(_ATOMS) + chance.choice(_COUNTS))
    return "".join(parts)


def _cases(chance: random.Random, count: int) -> Iterator[tuple[str, str, str]]:
    for _ in range(count):
        text = "".join(chance.choice(_TEXTS) for _ in range(chance.randint(0, 8)))
        yield text, "|".join(_pattern(chance) for _ in range(chance.randint(1, 2))), chance.choice(_NEW)


@pytest.mark.ruby
def test_ruby_replaces_the_same() -> None:
    cases = list(_cases(random.Random(17), 1500))
    asked = "\n".join(map(json.dumps, cases))
    done = subprocess.run(
        ["ruby", "-rjson", "-e", _RUBY], input=asked, capture_output=True, encoding="utf-8", check=True
    )
    expected = [json.loads(line)[0] for line in done.stdout.splitlines()]
    wrong = [(*case, new) for case, new in zip(cases, expected, strict=True) if new is not None and new != _here(*case)]
    assert wrong == []


def _here(text: str, pattern: str, new: str) -> str:
    try:
        return regex_replace(text, pattern, new)
    except LiquidError as error:
        return str(error)


@pytest.mark.parametrize("pattern", ["(", "a)", "[", "*", r"a\Kb", r"\Ga", r"\p{Nothing}", "(?~a)", "a{2}+", "\\"])
def test_what_has_no_counterpart_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        compiled(pattern)
