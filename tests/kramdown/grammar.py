"""Random Markdown: documents from a grammar of all constructs, and splices of real documents."""

from __future__ import annotations

import random
from collections.abc import Callable

WORDS = [
    "alpha",
    "beta",
    "gamma",
    "it's",
    "don't",
    "'tis",
    '"quoted"',
    "'single'",
    "HTML",
    "CSS",
    "x_y",
    "snake_case_word",
    "1980s",
    "'80s",
    "a*b",
    "2*3",
    "don't...",
    "--",
    "---",
    "...",
    "<<",
    ">>",
    "\\*",
    "\\_",
    "\\`",
    "\\\\",
    "\\|",
    "&",
    "&amp;",
    "&copy;",
    "&#169;",
    "&#x41;",
    "&bogus;",
    "<",
    ">",
    "<3",
    "$",
    "$5",
    "~",
    "~~",
    "^",
    ":",
    "|",
    "!",
    "[x]",
    "中文",
    "汉字，标点。",
    "“全角”",
    "日本語",
    "émigré",
    "naïve",
    "Ünï",
    "http://example.org",
    "www.example.com",
    "<https://example.org/a?b=c&d>",
    "<name@example.org>",
    "\"'",
    "'\"",
    "''",
    '""',
    '\\"',
    "\\'",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "{:",
    "[^1]",
    "[^note]",
    "[ref]",
    "[Ref]",
    "**",
    "*",
    "__",
    "_",
    "`",
    "``",
    "```",
]
ATTRIBUTES = ("{:.cls}", "{: .a .b}", "{:#ident}", '{: key="value"}', "{:ref}", "{:.c #d k='v'}", "{:}", "{: bad=}")


class Grammar:
    """Writes random documents; the same seed writes the same one."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def document(self) -> str:
        """A document of a few blocks."""
        chance = self.random
        blocks = [self.block(0) for _ in range(chance.randint(1, 5))]
        separators = ("\n\n", "\n\n", "\n\n", "\n", "\n\n\n", "\n^\n", "  \n")
        text = ""
        for block in blocks:
            text += block + chance.choice(separators)
        if chance.random() < 0.4:
            text += chance.choice(DEFINITIONS)
        return text

    def block(self, depth: int) -> str:
        """One block, possibly with an attribute list before or after."""
        chance = self.random
        writers: list[Callable[[int], str]] = [
            self.paragraph,
            self.paragraph,
            self.header,
            self.setext,
            self.list,
            self.list,
            self.ordered,
            self.quote,
            self.code,
            self.fence,
            self.table,
            self.definitions,
            self.html,
            self.rule,
            self.math,
            self.extension,
            self.footnote,
            self.comment,
        ]
        text = chance.choice(writers[:2] if depth > 2 else writers)(depth)
        if chance.random() < 0.12:
            text += "\n" + chance.choice(ATTRIBUTES)
        if chance.random() < 0.05:
            text = chance.choice(ATTRIBUTES) + "\n" + text
        return text

    def words(self, most: int = 6) -> str:
        """Some words, with or without spaces between."""
        chance = self.random
        return chance.choice((" ", " ", " ", "")).join(chance.choices(WORDS, k=chance.randint(1, most)))

    def span(self, depth: int = 0) -> str:
        """Text with spans in it."""
        chance = self.random
        inner = self.span(depth + 1) if depth < 3 and chance.random() < 0.5 else self.words(4)
        kind = chance.randrange(24)
        forms = (
            f"*{inner}*",
            f"**{inner}**",
            f"_{inner}_",
            f"__{inner}__",
            f"***{inner}***",
            f"`{inner}`",
            f"`` {inner} ``",
            f"[{inner}](http://a.b/c)",
            f'[{inner}](<u r l> "title")',
            f"[{inner}](/p 'it')",
            f"[{inner}][ref]",
            f"![{inner}](i.png)",
            f"<b>{inner}</b>",
            f'<span class="x">{inner}</span>',
            f"<br/>{inner}",
            f"~~{inner}~~",
            f"$${inner}$$",
            f"*{inner}*{{:.c}}",
            f"`{inner}`{{:.language-ruby}}",
            f"<code>{inner}</code>",
            f'"{inner}"',
            f"'{inner}'",
            f"<!-- {inner} -->",
            f"{{::nomarkdown}}{inner}{{:/}}",
        )
        return forms[kind]

    def text(self) -> str:
        """A line of words and spans."""
        chance = self.random
        parts = [self.span() if chance.random() < 0.35 else self.words() for _ in range(chance.randint(1, 3))]
        return chance.choice((" ", " ", "")).join(parts)

    def lines(self) -> str:
        """A few lines."""
        chance = self.random
        ends = ("\n", "\n", "\n", "  \n", "\\\n", "\\\\\n", "\n  ", "\n    ")
        text = self.text()
        for _ in range(chance.choice((0, 0, 1, 1, 2))):
            text += chance.choice(ends) + self.text()
        return text

    def paragraph(self, depth: int) -> str:
        return self.lines()

    def header(self, depth: int) -> str:
        chance = self.random
        ending = chance.choice(("", "", " ##", " {#own-id}", "##", " \\#"))
        return "#" * chance.randint(1, 6) + chance.choice((" ", " ", "", "  ")) + self.text() + ending

    def setext(self, depth: int) -> str:
        return self.text() + "\n" + self.random.choice(("---", "===", "-", "=", "--- "))

    def indent(self, text: str, first: str, rest: str) -> str:
        """Write ``first`` before the first line and ``rest`` before the others, sometimes lazily not."""
        chance = self.random
        lines = text.split("\n")
        lazy = chance.random() < 0.15
        return "\n".join(
            first + line if number == 0 else (line if lazy and chance.random() < 0.5 else rest + line if line else line)
            for number, line in enumerate(lines)
        )

    def items(self, depth: int, marker: Callable[[int], str]) -> str:
        chance = self.random
        items = []
        for number in range(chance.randint(1, 4)):
            first = marker(number)
            content = self.block(depth + 1) if depth < 3 and chance.random() < 0.3 else self.lines()
            if depth < 3 and chance.random() < 0.25:
                content += chance.choice(("\n", "\n\n")) + self.block(depth + 1)
            if chance.random() < 0.08:
                content = chance.choice(("[ ] ", "[x] ", "{:.item} ", "")) + content
            width = len(first) if chance.random() < 0.8 else chance.randint(1, 5)
            items.append(self.indent(content, first, " " * width))
        return chance.choice(("\n", "\n", "\n\n")).join(items)

    def list(self, depth: int) -> str:
        marker = self.random.choice("*+-") + self.random.choice((" ", " ", "   ", "\t"))
        return self.items(depth, lambda number: marker)

    def ordered(self, depth: int) -> str:
        return self.items(depth, lambda number: f"{number + 1}. ")

    def quote(self, depth: int) -> str:
        content = "\n\n".join(self.block(depth + 1) for _ in range(self.random.randint(1, 2)))
        return "\n".join(f"> {line}" if line or self.random.random() < 0.8 else line for line in content.split("\n"))

    def code(self, depth: int) -> str:
        return "\n".join("    " + self.words() for _ in range(self.random.randint(1, 3)))

    def fence(self, depth: int) -> str:
        chance = self.random
        fence = chance.choice(("```", "~~~", "~~~~", "````"))
        language = chance.choice(("", "ruby", " python", "ruby?line_numbers=1", "two words", "text"))
        closing = fence if chance.random() < 0.9 else ""
        return f"{fence}{language}\n{self.words()}\n\n{self.words()}\n{closing}"

    def table(self, depth: int) -> str:
        chance = self.random
        columns = chance.randint(1, 3)

        def row() -> str:
            cells = [chance.choice((self.words(3), self.span(), "`a|b`", "", "x \\| y")) for _ in range(columns)]
            return chance.choice(("| ", "|", "")) + " | ".join(cells) + chance.choice((" |", "|", ""))

        separator = "|".join(chance.choice((":--", "--:", ":-:", "---")) for _ in range(columns))
        lines = [row() for _ in range(chance.randint(1, 4))]
        if chance.random() < 0.7:
            lines.insert(chance.choice((0, 1, 1, 1)), f"|{separator}|")
        if chance.random() < 0.2:
            lines.append(chance.choice(("|===|", "|---|", separator)))
            lines.append(row())
        return "\n".join(lines)

    def definitions(self, depth: int) -> str:
        content = self.block(depth + 1) if depth < 2 and self.random.random() < 0.3 else self.lines()
        gap = self.random.choice(("\n", "\n\n"))
        return f"{self.text()}{gap}" + self.indent(content, ": ", "  ") + self.random.choice(("", "\n: " + self.text()))

    def html(self, depth: int) -> str:
        chance = self.random
        tag = chance.choice(
            ("div", "p", "table", "section", "pre", "script", "details", "ul", "h2", "svg", "Custom-El")
        )
        attribute = chance.choice(
            ("", "", ' class="c"', ' markdown="1"', ' markdown="span"', ' markdown="block"', " id=x")
        )
        content = self.block(depth + 1) if chance.random() < 0.5 else self.text()
        gap = chance.choice(("", "\n", "\n\n"))
        end = f"</{tag}>" if chance.random() < 0.9 else ""
        return f"<{tag}{attribute}>{gap}{content}{gap}{end}" + chance.choice(("", "", " trailing *text*"))

    def rule(self, depth: int) -> str:
        return self.random.choice(("---", "* * *", "___", "- - -", "***"))

    def math(self, depth: int) -> str:
        return self.random.choice(("$$x < y$$", "$$\nx & y\n$$", "\\$$a$$", "$$a$$ b", "a $$b$$ c"))

    def extension(self, depth: int) -> str:
        return self.random.choice(
            (
                "{::comment}\nhidden\n{:/comment}",
                "{::nomarkdown}\n<b>*raw*</b>\n{:/}",
                "{::comment /}",
                "{:/}",
                "{::unknown}x{:/}",
                "{:ref: .from-ref #r}",
                "* toc\n{:toc}",
                '{::options auto_ids="false" /}',
                "{::nomarkdown type='html'}<i>{:/}",
            )
        )

    def footnote(self, depth: int) -> str:
        return f"text[^1] and [^note]\n\n[^1]: {self.text()}\n[^note]: {self.indent(self.lines(), '', '    ')}"

    def comment(self, depth: int) -> str:
        return self.random.choice(
            ("<!-- a *comment* -->", "<!-- two\nlines --> text", "<?php x ?>", "<!doctype html>", "text <!-- c --> end")
        )


DEFINITIONS = (
    '\n\n[ref]: http://example.org/ref "Title"\n',
    "\n\n[ref]: <http://example.org/a b>\n{:.link}\n",
    "\n\n*[HTML]: HyperText\n*[CSS]: Cascading Style Sheets\n",
    "\n\n[^1]: A note with *emphasis*\n\n    and a paragraph[^note]\n\n[^note]: other\n",
    "\n\n{:ref: .referred}\n",
    "\n\n[ref]: /url 'single'\n[Ref]: /again\n",
)


def splice(documents: list[str], seed: int) -> str:
    """Pieces of real documents put together at random places."""
    chance = random.Random(seed)
    pieces = []
    for _ in range(chance.randint(2, 5)):
        document = chance.choice(documents)
        start = chance.randrange(max(len(document), 1))
        pieces.append(document[start : start + chance.randint(5, 400)])
    return chance.choice(("", "\n", "\n\n")).join(pieces)
