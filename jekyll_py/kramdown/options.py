"""kramdown's options: one table of name, type, default and prose; the documentation is generated from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from ..lazy.tuples import NamedTuple
from ..reference import JEKYLL, Reference, Version, text
from .option_types import (
    TYPES,
    OptionError,
    Value,
    dialect_name,
    four_quotes,
    link_defs,
    link_text,
    short,
    symbols,
    texts,
    toc_levels,
)


class Option(NamedTuple):
    """One row of the table."""

    name: str
    """Name as written under ``kramdown:`` in the configuration."""
    type: str
    """``boolean``, ``integer``, ``string``, ``symbol``, ``list`` or ``mapping``."""
    default: Value
    """kramdown's own default."""
    prose: str
    """Its description in the documentation."""
    check: Callable[[str, Value], Value] | None = None
    """Turns a value of the right type into the one the parser uses, or raises `OptionError`."""


_QUOTES = ("lsquo", "rsquo", "ldquo", "rdquo")

OPTIONS: tuple[Option, ...] = (
    Option("input", "string", "Kramdown", "The dialect: `kramdown`, `GFM` or `Markdown`.", dialect_name),
    Option("auto_ids", "boolean", True, "Give every heading without an id one made from its text."),
    Option(
        "auto_id_stripping", "boolean", False, "Make heading ids from the text without its markup (always so in GFM)."
    ),
    Option("auto_id_prefix", "string", "", "Put before every generated heading id.", short),
    Option(
        "transliterated_header_ids",
        "boolean",
        False,
        "Write heading ids in ASCII: accents are left out (the Ruby gem stringex also spells other scripts).",
    ),
    Option("parse_block_html", "boolean", False, "Read Markdown inside block-level HTML."),
    Option("parse_span_html", "boolean", True, "Read Markdown inside span-level HTML."),
    Option("html_to_native", "boolean", False, "Turn HTML elements into the Markdown elements they stand for."),
    Option("link_defs", "mapping", {}, "Link definitions known in advance: id to `[url, title]`.", link_defs),
    Option("footnote_nr", "integer", 1, "Number of the first footnote."),
    Option(
        "footnote_link_text", "string", "%s", "Text of a reference to a footnote, with `%s` for its number.", link_text
    ),
    Option("header_links", "boolean", False, "Begin every heading that has an id with an empty link to it."),
    Option(
        "entity_output",
        "symbol",
        "as_char",
        "How entities are written: `as_char`, `as_input`, `numeric` or `symbolic`.",
    ),
    Option(
        "toc_levels",
        "list",
        (1, 2, 3, 4, 5, 6),
        "Heading levels in the table of contents: `1..3`, `1,2` or a list.",
        toc_levels,
    ),
    Option(
        "smart_quotes",
        "list",
        _QUOTES,
        "Entities for the left and right single, left and right double quote.",
        four_quotes,
    ),
    Option(
        "typographic_symbols",
        "mapping",
        {},
        "Text for `hellip`, `mdash`, `ndash`, `laquo`, `raquo`, `laquo_space`, `raquo_space`.",
        texts,
    ),
    Option("header_offset", "integer", 0, "Added to every heading level."),
    Option("syntax_highlighter", "symbol", "rouge", "The highlighter; empty for none."),
    Option("syntax_highlighter_opts", "mapping", {}, "Options of the highlighter.", short),
    Option("math_engine", "symbol", "mathjax", "The maths engine; empty writes the source in `kdmath` elements."),
    Option("math_engine_opts", "mapping", {}, "Options of the maths engine."),
    Option("footnote_backlink", "string", "&#8617;", "Text of the link back from a footnote; empty for none.", short),
    Option(
        "footnote_backlink_inline",
        "boolean",
        False,
        "Put the link back inside the last paragraph or heading, however deep.",
    ),
    Option("footnote_prefix", "string", "", "Put before every footnote id.", short),
    Option(
        "remove_line_breaks_for_cjk",
        "boolean",
        False,
        "Join lines that end and begin with Chinese or Japanese characters.",
    ),
    Option("forbidden_inline_options", "list", ("template",), "Options `{::options}` may not set.", symbols),
    Option("hard_wrap", "boolean", True, "GFM: every line break is a `<br />` (Jekyll sets it to false)."),
    Option(
        "gfm_quirks",
        "list",
        ("paragraph_end",),
        "GFM: `paragraph_end` lets blocks interrupt a paragraph, `no_auto_typographic` leaves dashes and dots alone.",
        symbols,
    ),
    Option(
        "smart_quotes_for_cjk",
        "boolean",
        False,
        "Not in kramdown: quotes beside Chinese or Japanese characters open and close in turn (kramdown closes both).",
    ),
    Option(
        "mistune_plugins",
        "list",
        (),
        "Not in kramdown: names of [plugins that add syntax](#more-syntax), such as `mark`; not in a document.",
        symbols,
    ),
    Option("template", "string", "", "ERB template around the output: named for completeness, not supported."),
    Option("line_width", "integer", 72, "Used by kramdown's own Markdown writer only."),
    Option("list_indent", "integer", 2, "Used by kramdown's own Markdown writer only."),
    Option(
        "latex_headers",
        "list",
        ("section", "subsection", "subsubsection", "paragraph", "subparagraph", "subparagraph"),
        "Used by the LaTeX writer only.",
    ),
    Option("remove_block_html_tags", "boolean", True, "Used by kramdown's tag remover only."),
    Option("remove_span_html_tags", "boolean", False, "Used by kramdown's tag remover only."),
)

_BY_NAME = {option.name: option for option in OPTIONS}
_DEFAULTS = {option.name: option.default for option in OPTIONS}


class Options(Mapping[str, Value]):
    """kramdown's options with their checked values; unknown names are kept as they are, as kramdown does."""

    __slots__ = ("_values", "reference", "version")

    def __init__(self, values: Mapping[str, object] | None = None, reference: Reference = JEKYLL) -> None:
        self.reference = reference
        """The programs to follow."""
        self.version = reference.kramdown
        """kramdown's version."""
        self._values = dict(_DEFAULTS)
        for name, value in (values or {}).items():
            if known(name, self.version):
                self._values[name] = parse(name, value)
            elif name not in _BY_NAME:
                self._values[name] = value

    def __getitem__(self, name: str) -> Value:
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    __hash__ = object.__hash__

    def replace(self, changes: Mapping[str, Value]) -> Options:
        """These options with some values changed, already checked."""
        options = Options(None, self.reference)
        options._values = {**self._values, **changes}
        return options


def known(name: str, version: Version) -> bool:
    """Whether a version of kramdown has an option of this name."""
    return name in _BY_NAME and (name not in _SINCE_2_5 or version >= (2, 5))


def check_names(names: Iterable[str], version: Version) -> None:
    """Check that every name is that of an option, or of a key beside them that Jekyll reads.

    Raises:
        OptionError: one is not.
    """
    for name in names:
        if known(name, version) or name in JEKYLL_DEFAULTS:
            continue
        from difflib import get_close_matches  # slow to import

        near = get_close_matches(name, (each for each in _BY_NAME if known(each, version)), 1)
        hint = f"did you mean '{near[0]}'?" if near else None
        error = OptionError(f"kramdown {text(version)} has no option '{name}'", hint=hint)
        error.option = name
        raise error


def parse(name: str, value: object) -> Value:
    """The checked value of an option.

    Raises:
        OptionError: the value is not one kramdown takes.
    """
    option = _BY_NAME[name]
    try:
        parsed = value if option.check is toc_levels else TYPES[option.type](name, value)
        return option.check(name, parsed) if option.check else parsed
    except OptionError as error:
        error.option = name
        raise


JEKYLL_DEFAULTS: Mapping[str, object] = {
    "auto_ids": True,
    "toc_levels": (1, 2, 3, 4, 5, 6),
    "entity_output": "as_char",
    "smart_quotes": "lsquo,rsquo,ldquo,rdquo",
    "input": "GFM",
    "hard_wrap": False,
    "guess_lang": True,
    "footnote_nr": 1,
    "show_warnings": False,
    "syntax_highlighter": "rouge",
    "syntax_highlighter_opts": {"default_lang": "plaintext", "guess_lang": True},
}
"""The key ``kramdown`` of Jekyll's default configuration."""

_SINCE_2_5 = ("footnote_link_text", "header_links")
"""Options that came with kramdown 2.5."""
