"""Made-up text: sentences, paragraphs, lists, tables and code from a seeded generator."""

from __future__ import annotations

from pathlib import Path
from random import Random

WORDS = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").split()

SNIPPETS = {
    "python": 'def {0}({1}: int = {2}) -> str:\n    """Return it."""\n    return f"{{{1}}} {{{2}!r}}"\n',
    "ruby": "class {0}\n  attr_reader :{1}\n  def call(x = {2})\n    @{1} ||= x.map(&:to_s)\n  end\nend\n",
    "js": "export const {0} = async ({{ {1} = {2} }}) => {{\n  return (await fetch(`/{1}`)).json();\n}};\n",
    "bash": 'for {1} in *.txt; do\n  echo "${1}" | head -n {2} # {0}\ndone\n',
    "yaml": "{0}:\n  - {1}: {2}\n    enabled: true\n",
}


def sentence(random: Random) -> str:
    """A sentence, now and then with a span of Markdown in it."""
    words = [random.choice(WORDS) for _ in range(random.randint(6, 18))]
    spot = random.randrange(len(words))
    decorated = {
        0: f"**{words[spot]}**",
        1: f"*{words[spot]}*",
        2: f"`{words[spot]}()`",
        3: f"[{words[spot]}](https://example.com/{words[0]}?a=1&b=2)",
        4: f'"{words[spot]}" -- it\'s',
    }
    words[spot] = decorated.get(random.randrange(10), words[spot])
    return (" ".join(words) + random.choice("...?!")).capitalize()


def paragraph(random: Random) -> str:
    """Two to six sentences."""
    return " ".join(sentence(random) for _ in range(random.randint(2, 6)))


def heading(random: Random) -> str:
    """A heading of the second or third level."""
    return f"{random.choice(['##', '##', '###'])} {' '.join(random.sample(WORDS, 4)).capitalize()}"


def items(random: Random) -> str:
    """A list, ordered or not."""
    marker = random.choice(["-", "1."])
    return "\n".join(f"{marker} {sentence(random)}" for _ in range(random.randint(3, 6)))


def grid(random: Random) -> str:
    """A table of four rows."""
    rows = ("| {} | {} | {} |".format(*random.sample(WORDS, 2), random.randrange(1000)) for _ in range(4))
    return "\n".join(["| Name | Note | Count |", "|:-----|------|------:|", *rows])


def code(random: Random) -> str:
    """A fenced block in one of five languages."""
    language = random.choice(sorted(SNIPPETS))
    names = random.sample(WORDS[:25], 2)
    return f"```{language}\n{SNIPPETS[language].format(*names, random.randrange(2, 99))}```"


def body(random: Random, least: int, most: int) -> str:
    """A document of ``least`` to ``most`` characters of Markdown."""
    goal, parts = random.randint(least, most), [paragraph(random)]
    kinds = [paragraph] * 6 + [heading, heading, items, code, grid]
    while sum(map(len, parts)) < goal:
        parts.append(random.choice(kinds)(random))
    return "\n\n".join(parts) + "\n"


def paragraphs(random: Random, least: int, most: int) -> str:
    """As `body`, of plain paragraphs: words and full stops alone."""
    goal, parts = random.randint(least, most), list[str]()
    while sum(map(len, parts)) < goal:
        sentences = (" ".join(random.choices(WORDS, k=random.randint(6, 18))) for _ in range(random.randint(2, 6)))
        parts.append(" ".join(f"{each.capitalize()}." for each in sentences))
    return "\n\n".join(parts) + "\n"
