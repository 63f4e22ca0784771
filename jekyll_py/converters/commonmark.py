"""The Markdown processors ``CommonMark`` and ``CommonMarkGhPages`` (alias ``GFM``), through GitHub's library cmark-gfm.

The Ruby plugins jekyll-commonmark and jekyll-commonmark-ghpages use the same library. What they print differently
(highlighted code, heading ids, footnotes) is replaced in its output. The library is asked for source positions, which
distinguish its own tags from raw HTML of the document, and which are removed at the end.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from itertools import count

from ..config.configuration import reference_of
from ..diagnostics import Diagnostics
from ..errors import JekyllError
from ..highlight import find_lexer, markup

PARSE_OPTIONS = {
    "DEFAULT": 0,
    "SOURCEPOS": 1 << 1,
    "UNSAFE": 1 << 17,
    "VALIDATE_UTF8": 1 << 9,
    "SMART": 1 << 10,
    "LIBERAL_HTML_TAG": 1 << 12,
    "FOOTNOTES": 1 << 13,
    "STRIKETHROUGH_DOUBLE_TILDE": 1 << 14,
}
RENDER_OPTIONS = {
    **PARSE_OPTIONS,
    "HARDBREAKS": 1 << 2,
    "NOBREAKS": 1 << 4,
    "GITHUB_PRE_LANG": 1 << 11,
    "TABLE_PREFER_STYLE_ATTRIBUTES": 1 << 15,
    "FULL_INFO_STRING": 1 << 16,
}
EXTENSIONS = ("table", "strikethrough", "autolink", "tagfilter", "tasklist")

_SOURCEPOS = re.compile(r' data-sourcepos="[0-9:-]+"')
_CODE_BLOCK = re.compile(
    r'<pre( data-sourcepos="[0-9:-]+")(?: lang="([^"]*)")?>'
    r'<code(?: class="language-([^"]*)")?>(.*?)</code></pre>',
    re.S,
)
_PLAIN = "<pre data-sourcepos="
_LINE_BEFORE_PLAIN = re.compile(
    rf'(<li data-sourcepos="[0-9:-]+"[^<>]*>(?:(?! data-sourcepos=|</li>|\n<).)*)\n(?={_PLAIN})', re.S
)
"""The line end between the start of an item of a list, with the text of a tight one, and a plain code block."""
_LINE_AFTER_PLAIN = re.compile(
    rf"({_PLAIN}[^<>]*><code[^<>]*>[^<]*</code></pre>)\n"
    rf'(?=[^<\n]|\Z|</li>|</blockquote>|<table|<section class="footnotes"|<a href="#fnref|{_PLAIN})'
)
"""The line end between a plain code block and what begins no line of its own."""
_FILTERED_TAG = re.compile(r"<(title|textarea|style|xmp|iframe|noembed|noframes|script|plaintext)(?=\s|>|/>)", re.I)
_FOOTNOTE_REFERENCE = re.compile(r'<a href="#fn-[^"]*" id="fnref-[^"]*" data-footnote-ref>(\d+)</a>')
_FOOTNOTE_ITEM = re.compile(r'<li id="fn-[^"]*">')
_FOOTNOTE_RETURN = re.compile(
    r' ?<a href="#fnref-[^"]*" class="footnote-backref" data-footnote-backref'
    r' data-footnote-backref-idx="(\d+)(-\d+)?" aria-label="[^"]*">↩'
    r'(?:<sup class="footnote-ref">\d+</sup>)?</a>'
)
_HEADING = re.compile(r'<h([1-6])( data-sourcepos="[0-9:-]+")>(.*?)</h\1>', re.S)


class CommonMark:
    """The processor of jekyll-commonmark.

    Args:
        config: the site's configuration, with ``commonmark: {options: [...], extensions: [...]}``.
        diagnostics: gets a warning for each unknown option.

    Raises:
        JekyllError: the package cmarkgfm is missing.
    """

    def __init__(self, config: Mapping[str, object], diagnostics: Diagnostics) -> None:
        given = config.get("commonmark")
        settings = given if isinstance(given, Mapping) else {}
        names = [name.upper() for name in _names(settings.get("options"))]
        known = set(_known(names, RENDER_OPTIONS, "option", diagnostics))
        self._keeps_positions = "SOURCEPOS" in known
        self._pre_lang = "GITHUB_PRE_LANG" in known
        self._options = sum(RENDER_OPTIONS[name] for name in known | {"SOURCEPOS"})
        extensions = _known(_names(settings.get("extensions")), EXTENSIONS, "extension", diagnostics)
        self._filters_tags = "tagfilter" in extensions
        self._extensions = [name for name in extensions if name != "tagfilter"]
        self._render = _renderer()
        self._rouge = reference_of(config).rouge

    def convert(self, content: str) -> str:
        """Convert Markdown to HTML."""
        return self._finished(self._render(content, self._options, self._extensions))

    def _finished(self, rendered: str) -> str:
        """Change the library's output to that of the Ruby plugin."""
        if self._filters_tags:
            rendered = _FILTERED_TAG.sub(r"&lt;\1", rendered)
        if "data-footnote-ref>" in rendered:
            rendered = _with_ruby_footnotes(rendered)
        rendered = self._code_blocks(rendered)
        return rendered if self._keeps_positions else _SOURCEPOS.sub("", rendered)

    def _code_blocks(self, rendered: str) -> str:
        return _CODE_BLOCK.sub(self._code_block, rendered)

    def _code_block(self, match: re.Match[str]) -> str:
        """A code block as jekyll-commonmark prints it, highlighted by Rouge's rules."""
        position, pre_lang, class_lang, code = match.groups()
        lang = pre_lang or class_lang
        attribute = f' data-lang="{lang}"' if lang else ""
        pre, code_tag = (attribute, "") if self._pre_lang else ("", attribute)
        return (
            f'<div class="{f"language-{lang} " if lang else ""}highlighter-rouge"><div class="highlight">'
            f'<pre{position} class="highlight"{pre}><code{code_tag}>'
            f"{self._spans(html.unescape(code), html.unescape(lang) if lang else None)}</code></pre></div></div>"
        )

    def _spans(self, code: str, language: str | None) -> str:
        return markup(code, language, rouge=self._rouge)


class CommonMarkGhPages(CommonMark):
    """The processor of jekyll-commonmark-ghpages (``markdown: GFM`` on GitHub Pages), with kramdown's heading ids."""

    def convert(self, content: str) -> str:
        """Convert Markdown to HTML."""
        ids: dict[str, int] = {}
        rendered = self._render(content, self._options, self._extensions)
        rendered = _HEADING.sub(lambda match: self._heading(match, ids), rendered)
        return self._finished(rendered).replace(LINE_BREAK, "\n")

    def _heading(self, match: re.Match[str], ids: dict[str, int]) -> str:
        level, position, content = match.groups()
        return f'<h{level}{position} id="{_heading_id(content, ids)}">{content}</h{level}>'

    def _code_blocks(self, rendered: str) -> str:
        """Ruby puts no line end around a plain block; one that stands there belongs to the block beside it."""
        rendered = _LINE_BEFORE_PLAIN.sub(r"\1", super()._code_blocks(rendered))
        return _LINE_AFTER_PLAIN.sub(r"\1", rendered)

    def _code_block(self, match: re.Match[str]) -> str:
        """A code block; only code in a known language is highlighted."""
        _, pre_lang, class_lang, escaped = match.groups()
        lang, code = (pre_lang or class_lang or "").split(",")[0], html.unescape(escaped)
        if not lang or not find_lexer(html.unescape(lang), code, rouge=self._rouge):
            return match[0]
        spans = self._spans(code, html.unescape(lang))
        return (
            f'<div class="language-{lang} highlighter-rouge"><div class="highlight">'
            f'<pre class="highlight"><code>{spans}</code></pre></div></div>'
        )


LINE_BREAK = "<br data-jekyll-commonmark-ghpages>"
"""A line break inside the ``highlight`` tag, used because a blank line in code would end its HTML block."""


def _with_ruby_footnotes(rendered: str) -> str:
    """Footnotes with numbers instead of labels in their ids, each with one backlink."""
    numbers = count(1)
    rendered = _FOOTNOTE_REFERENCE.sub(r'<a href="#fn\1" id="fnref\1">\1</a>', rendered)
    rendered = _FOOTNOTE_ITEM.sub(lambda _: f'<li id="fn{next(numbers)}">', rendered)
    rendered = _FOOTNOTE_RETURN.sub(_footnote_return, rendered)
    return rendered.replace('<section class="footnotes" data-footnotes>', '<section class="footnotes">')


def _footnote_return(match: re.Match[str]) -> str:
    if match[2]:
        return ""
    gap = " " if match[0].startswith(" ") else ""
    return f'{gap}<a href="#fnref{match[1]}" class="footnote-backref">↩</a>'


def _heading_id(content: str, ids: dict[str, int]) -> str:
    kept = re.sub("[^a-zA-Z0-9 -]", "", re.sub("^[^a-zA-Z]+", "", content, flags=re.M))
    base = kept.replace(" ", "-").lower() or "section"
    if base not in ids:
        ids[base] = 0
        return base
    ids[base] += 1
    return f"{base}-{ids[base]}"


def _names(given: object) -> list[str]:
    return [str(name) for name in given] if isinstance(given, Sequence) and not isinstance(given, str) else []


def _known(names: Sequence[str], valid: Sequence[str] | Mapping[str, int], kind: str, log: Diagnostics) -> list[str]:
    for name in names:
        if name not in valid:
            log.warn("CommonMark:", f"{name} is not a valid {kind}", hint=f"valid {kind}s: {', '.join(valid)}")
    return [name for name in names if name in valid]


def _renderer() -> Callable[[str, int, Sequence[str]], str]:
    try:
        library = import_module("cmarkgfm")
    except ImportError as error:
        raise JekyllError(
            "the package cmarkgfm is missing, which `markdown: CommonMark` needs",
            hint="`pip install cmarkgfm`",
        ) from error
    render: Callable[[str, int, Sequence[str]], str] = library.markdown_to_html_with_extensions
    return render
