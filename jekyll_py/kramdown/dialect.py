"""The dialect: the order tables of block and inline rules, and the parsers made from them."""

from __future__ import annotations

from .block_parser import BlockParser, BlockRule
from .inline_parser import InlineParser, InlineRule
from .options import Options
from .patterns import EOB
from .syntax import (
    abbreviation,
    autolink,
    blank_line,
    blockquote,
    codeblock,
    codespan,
    definition_list,
    emphasis,
    entity,
    escape,
    extension,
    footnote,
    header,
    horizontal_rule,
    html_block,
    html_span,
    line_break,
    link,
    link_definition,
    list,
    math,
    paragraph,
    strikethrough,
    table,
    typography,
)

BLOCK_RULES: tuple[BlockRule, ...] = (
    BlockRule("blank_line", "\n\t\r\f\v", blank_line.BLANK, blank_line.parse_blank_line),
    BlockRule("codeblock", " \t", codeblock.INDENTED, codeblock.parse_indented),
    BlockRule("codeblock_fenced", "~", codeblock.FENCE, codeblock.parse_fenced),
    BlockRule("codeblock_fenced_gfm", "~`", codeblock.FENCE_GFM, codeblock.parse_fenced),
    BlockRule("blockquote", ">", blockquote.START, blockquote.parse_blockquote, container=True),
    BlockRule("atx_header", "#", header.ATX, header.parse_atx),
    BlockRule("atx_header_gfm", "#", header.ATX_GFM, header.parse_atx),
    BlockRule("atx_header_gfm_quirk", "#", header.ATX_GFM, header.parse_atx_gfm),
    BlockRule("horizontal_rule", "*-_", horizontal_rule.RULE, horizontal_rule.parse_horizontal_rule),
    BlockRule("plain_list", "+*-0123456789", list.PLAIN, list.parse_plain_list, container=True),
    BlockRule("list", "+*-0123456789", list.START, list.parse_list, container=True),
    BlockRule("definition_list", ":", definition_list.START, definition_list.parse_definition_list, container=True),
    BlockRule("block_html", "<", html_block.START, html_block.parse_html_block, container=True),
    BlockRule("plain_paragraph", "", paragraph.PLAIN, paragraph.parse_plain_paragraph),
    BlockRule("setext_header", "", header.SETEXT, header.parse_setext),
    BlockRule("block_math", "$\\", math.BLOCK, math.parse_math_block),
    BlockRule("table", "", table.START, table.parse_table),
    BlockRule("footnote_definition", "[", footnote.DEFINITION, footnote.parse_footnote_definition, container=True),
    BlockRule("link_definition", "[", link_definition.START, link_definition.parse_link_definition),
    BlockRule("abbrev_definition", "*", abbreviation.DEFINITION, abbreviation.parse_abbreviation_definition),
    BlockRule("block_extensions", "{", extension.START, extension.parse_block_extension),
    BlockRule("eob_marker", "^", EOB, blank_line.parse_eob),
    BlockRule("paragraph", "", paragraph.START, paragraph.parse_paragraph),
)
"""In the order in which kramdown tries them."""

INLINE_RULES: tuple[InlineRule, ...] = (
    InlineRule("simple_emphasis", "*", emphasis.SIMPLE, emphasis.parse_simple_emphasis),
    InlineRule("emphasis", "*_", emphasis.START, emphasis.parse_emphasis),
    InlineRule("simple_codespan", "`", codespan.SIMPLE, codespan.parse_simple_codespan),
    InlineRule("codespan", "`", codespan.START, codespan.parse_codespan),
    InlineRule("autolink", "<", autolink.START, autolink.parse_autolink),
    InlineRule("span_html", "<", html_span.START, html_span.parse_span_html),
    InlineRule("footnote_marker", "[", footnote.MARKER, footnote.parse_footnote_marker),
    InlineRule("simple_link", "[", link.SIMPLE, link.parse_simple_link),
    InlineRule("simple_image", "!", link.SIMPLE_IMAGE, link.parse_simple_image, search=(r"!\[",)),
    InlineRule("link", "![", link.START, link.parse_link, search=(r"\[", r"!\[")),
    InlineRule("smart_quotes", "\"'", "(?!)", lambda inline, m, state: None),
    InlineRule("inline_math", "$", math.INLINE, math.parse_inline_math, search=(r"\$\$",)),
    InlineRule("span_extensions", "{", extension.SPAN_START, extension.parse_span_extension, search=(r"\{:",)),
    InlineRule("html_entity", "&", entity.PATTERN, entity.parse_entity),
    InlineRule(
        "typographic_syms",
        "-.<>\\",
        typography.PATTERN,
        typography.parse_typographic_symbol,
        search=("--", r"\.\.\.", "<", ">>", r"\\"),
    ),
    InlineRule("line_break", "\n", line_break.SPACES, line_break.parse_spaces, search=(r"\n(?<=  \n)",)),
    InlineRule("line_break_backslash", "\\", line_break.BACKSLASHES, line_break.parse_backslashes),
    InlineRule("escaped_chars", "\\", escape.PATTERN, escape.parse_escape),
    InlineRule("escaped_chars_gfm", "\\", escape.PATTERN_GFM, escape.parse_escape),
    InlineRule("strikethrough_gfm", "~", strikethrough.START, strikethrough.parse_strikethrough, search=("~~",)),
)
"""In the order in which kramdown tries them."""

_GFM = {
    "codeblock_fenced_gfm",
    "atx_header_gfm",
    "atx_header_gfm_quirk",
    "escaped_chars_gfm",
    "strikethrough_gfm",
}
_REPLACED_IN_GFM = {"codeblock_fenced", "atx_header", "escaped_chars"}
_NOT_IN_MARKDOWN = {
    "codeblock_fenced",
    "table",
    "definition_list",
    "footnote_definition",
    "abbrev_definition",
    "block_math",
    "block_extensions",
    "footnote_marker",
    "smart_quotes",
    "inline_math",
    "span_extensions",
    "typographic_syms",
}


def left_out(options: Options) -> set[str]:
    """Names of the rules these options do without."""
    dialect, quirks = options["input"], options["gfm_quirks"]
    if dialect != "GFM":
        return _GFM | (_NOT_IN_MARKDOWN if dialect == "Markdown" else set())
    out = {*_REPLACED_IN_GFM, "atx_header_gfm" if "paragraph_end" in quirks else "atx_header_gfm_quirk"}
    if options["hard_wrap"]:
        out |= {"line_break", "line_break_backslash"}
    if "no_auto_typographic" in quirks:
        out.add("typographic_syms")
    return out


def inline_parser(options: Options) -> InlineParser:
    """The inline parser for these options."""
    out = left_out(options)
    return InlineParser((rule for rule in INLINE_RULES if rule.name not in out), options)


def block_parser(options: Options, inline: InlineParser) -> BlockParser:
    """The block parser for these options; tables ask ``inline`` where code spans are."""
    out = left_out(options)
    return BlockParser((rule for rule in BLOCK_RULES if rule.name not in out), options, inline)
