"""``{% highlight LANGUAGE options %}``: a block of code with syntax highlighting."""

from __future__ import annotations

import re

from ..filters.arguments import JekyllSyntaxError
from ..filters.site import site_of
from ..lazy.patterns import lazy_pattern
from ..limits import spend
from ..liquid import Block, Context
from ..liquid.printing import ruby_to_s
from ..liquid.tag import ParseContext

_SYNTAX = lazy_pattern(r'^([a-zA-Z0-9.+#_-]+)((\s+\w+(=(\w+|"([0-9]+\s)*[0-9]+"))?)*)$', re.M | re.A)
_OPTION = lazy_pattern(r'(\w+)(?:=(?:"([^"]*)"|(\w+)))?', re.A)

OptionValue = str | list[str] | bool


def parse_options(text: str) -> dict[str, OptionValue]:
    """Options by name: True for ``name`` alone, text for ``name=value``, a list for ``name="1 2 3"``."""
    options: dict[str, OptionValue] = {}
    for name, quoted, value in _OPTION.findall(text):
        options[name] = quoted.split() if quoted else value or True
    return options


class Highlight(Block):
    """The tag: code in a ``figure``; ``linenos`` numbers the lines, ``mark_lines="1 2"`` marks some (Jekyll 4.4)."""

    def __init__(self, name: str, markup: str, parse_context: ParseContext) -> None:
        super().__init__(name, markup, parse_context)
        match = _SYNTAX.search(markup.strip())
        if match is None:
            raise JekyllSyntaxError(
                f"Syntax Error in tag 'highlight' while parsing the following markup:\n\n{markup}\n\n"
                "Valid syntax: highlight <lang> [linenos]\n",
                hint="name the language of the code, or text: {% highlight text %}",
            )
        self.language = match[1].lower()
        options = parse_options(match[2])
        self.line_numbers = "linenos" in options
        self.mark_lines = options.get("mark_lines")

    def render(self, context: Context) -> str:
        """The figure, between the page's ``highlighter_prefix`` and ``highlighter_suffix``."""
        code = self.body.render(context).strip("\r\n")
        spend(len(code) // 8)  # a character takes a thousand times as long to highlight as to write
        prefix = ruby_to_s(context.lookup("highlighter_prefix"))
        suffix = ruby_to_s(context.lookup("highlighter_suffix"))
        return prefix + self._figure(self._highlighted(code, context)) + suffix

    def _highlighted(self, code: str, context: Context) -> str:
        config = site_of(context).config
        if config.get("highlighter", "rouge") not in ("rouge", "pygments"):
            return _escaped(code)
        from ..highlight import markup, table  # 5 ms, which only pages with code need to pay

        write = table if self.line_numbers else markup
        marked = _line_numbers(self.mark_lines, context)
        spans = write(code, self.language, mark_lines=marked, rouge=context.environment.reference.rouge)
        if config.get("markdown") in ("GFM", "CommonMarkGhPages"):
            from ..converters.commonmark import LINE_BREAK  # few sites use it

            return re.sub(r"\r?\n", LINE_BREAK, spans)
        return spans

    def _figure(self, code: str) -> str:
        css_class = self.language.replace("+", "-")
        return (
            f'<figure class="highlight"><pre><code class="language-{css_class}" data-lang="{self.language}">'
            f"{_chomped(code)}</code></pre></figure>"
        )


def _line_numbers(value: OptionValue | None, context: Context) -> tuple[int, ...]:
    """The numbers of the lines to mark; none before Jekyll 4.4, which ignores the option."""
    if value is None or context.environment.reference.jekyll < (4, 4):
        return ()
    if not isinstance(value, list):
        raise JekyllSyntaxError("Syntax Error for mark_lines declaration. Expected a double-quoted list of integers.")
    return tuple(int(number) for number in value)


def _escaped(code: str) -> str:
    for char, entity in ("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#39;"):
        code = code.replace(char, entity)
    return code.strip("\0\t\n\v\f\r ")


def _chomped(text: str) -> str:
    for ending in ("\r\n", "\n", "\r"):
        if text.endswith(ending):
            return text[: -len(ending)]
    return text
