"""kramdown's options: one table of name, type, default and prose; the documentation is generated from it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from ..errors import JekyllError

Value = Any
"""An option's value after its check; its type is the one the table names."""


class OptionError(JekyllError):
    """An option has a value kramdown would refuse."""


@dataclass(frozen=True, slots=True)
class Option:
    """One row of the table."""

    name: str
    """Name as written under ``kramdown:`` in the configuration."""
    type: str
    """``boolean``, ``integer``, ``string``, ``symbol``, ``list`` or ``mapping``."""
    default: Value
    """kramdown's own default."""
    prose: str
    """What it does, for the documentation."""
    check: Callable[[str, Value], Value] | None = None
    """Turns a value of the right type into the one the parser uses, or raises `OptionError`."""


def _boolean(name: str, value: object) -> bool:
    if isinstance(value, bool):
        return value
    text = _text(value)
    return text.lower().strip() != "false" and text != ""


def _integer(name: str, value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    try:
        return int(_text(value), 0)
    except ValueError:
        raise OptionError(f"Invalid integer value for option '{name}': '{_text(value)}'") from None


def _string(name: str, value: object) -> str:
    return _text(value)


def _symbol(name: str, value: object) -> str | None:
    text = _text(value).strip().removeprefix(":")
    return None if text in ("", "nil") else text


def _list(name: str, value: object) -> list[Value]:
    if isinstance(value, str):
        return value.split(",") if value else []
    if isinstance(value, (list, tuple)):
        return list(value)
    raise OptionError(f"Invalid type {type(value).__name__} for option {name}")


def _mapping(name: str, value: object) -> dict[str, Value]:
    if isinstance(value, str):
        try:
            value = yaml.safe_load(value)
        except yaml.YAMLError:
            raise OptionError(f"Invalid YAML value for option {name}") from None
    if not isinstance(value, Mapping):
        raise OptionError(f"Invalid type {type(value).__name__} for option {name}")
    return {str(key).removeprefix(":"): item for key, item in value.items()}


_TYPES: dict[str, Callable[[str, object], Value]] = {
    "boolean": _boolean,
    "integer": _integer,
    "string": _string,
    "symbol": _symbol,
    "list": _list,
    "mapping": _mapping,
}


def _text(value: object) -> str:
    """What Ruby's ``to_s`` gives for a value from YAML."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _toc_levels(name: str, value: object) -> tuple[int, ...]:
    if isinstance(value, str):
        if span := re.fullmatch(r"(\d)\.\.(\d)", value):
            value = range(int(span[1]), int(span[2]) + 1)
        elif re.fullmatch(r"\d(?:,\d)*", value):
            value = value.split(",")
        else:
            raise OptionError("Invalid syntax for option toc_levels")
    if not isinstance(value, (list, tuple, range)):
        raise OptionError(f"Invalid type {type(value).__name__} for option toc_levels")
    levels = tuple(dict.fromkeys(int(level) for level in value))
    if not all(1 <= level <= 6 for level in levels):
        raise OptionError("Level numbers for option toc_levels have to be integers from 1 to 6")
    return levels


def _link_defs(name: str, value: object) -> dict[str, tuple[str, str | None]]:
    definitions: dict[str, tuple[str, str | None]] = {}
    for key, item in _mapping(name, value).items():
        if not isinstance(item, (list, tuple)) or not 1 <= len(item) <= 2:
            raise OptionError(f"Invalid structure for hash value of option {name}")
        title = item[1] if len(item) == 2 else None
        definitions[key] = (_text(item[0]), None if title is None else _text(title))
    return definitions


def _four_quotes(name: str, value: list[Value]) -> tuple[str | int, ...]:
    if len(value) != 4:
        raise OptionError(f"Option {name} needs exactly 4 values")
    return tuple(int(item) if re.fullmatch(r"[0-9]+", _text(item)) else _text(item) for item in value)


def _symbols(name: str, value: list[Value]) -> tuple[str, ...]:
    return tuple(symbol for item in value if (symbol := _symbol(name, item)))


def _texts(name: str, value: dict[str, Value]) -> dict[str, str]:
    return {key: _text(item) for key, item in value.items()}


def _input(name: str, value: str) -> str:
    dialect = value[:1].upper() + value[1:] or "Kramdown"
    if dialect not in ("Kramdown", "GFM", "Markdown"):
        raise OptionError(f"kramdown has no parser to handle the specified input format: {value}")
    return dialect


_QUOTES = ("lsquo", "rsquo", "ldquo", "rdquo")

OPTIONS: tuple[Option, ...] = (
    Option("input", "string", "Kramdown", "The dialect: `kramdown`, `GFM` or `Markdown`.", _input),
    Option("auto_ids", "boolean", True, "Give every heading without an id one made from its text."),
    Option(
        "auto_id_stripping", "boolean", False, "Make heading ids from the text without its markup (always so in GFM)."
    ),
    Option("auto_id_prefix", "string", "", "Put before every generated heading id."),
    Option(
        "transliterated_header_ids",
        "boolean",
        False,
        "Write heading ids in ASCII: accents are left out (the Ruby gem stringex also spells other scripts).",
    ),
    Option("parse_block_html", "boolean", False, "Read Markdown inside block-level HTML."),
    Option("parse_span_html", "boolean", True, "Read Markdown inside span-level HTML."),
    Option("html_to_native", "boolean", False, "Turn HTML elements into the Markdown elements they stand for."),
    Option("link_defs", "mapping", {}, "Link definitions known in advance: id to `[url, title]`.", _link_defs),
    Option("footnote_nr", "integer", 1, "Number of the first footnote."),
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
        _toc_levels,
    ),
    Option(
        "smart_quotes",
        "list",
        _QUOTES,
        "Entities for the left and right single, left and right double quote.",
        _four_quotes,
    ),
    Option(
        "typographic_symbols",
        "mapping",
        {},
        "Text for `hellip`, `mdash`, `ndash`, `laquo`, `raquo`, `laquo_space`, `raquo_space`.",
        _texts,
    ),
    Option("header_offset", "integer", 0, "Added to every heading level."),
    Option("syntax_highlighter", "symbol", "rouge", "The highlighter; empty for none."),
    Option("syntax_highlighter_opts", "mapping", {}, "Options of the highlighter."),
    Option("math_engine", "symbol", "mathjax", "The maths engine; empty writes the source in `kdmath` elements."),
    Option("math_engine_opts", "mapping", {}, "Options of the maths engine."),
    Option("footnote_backlink", "string", "&#8617;", "Text of the link back from a footnote; empty for none."),
    Option(
        "footnote_backlink_inline",
        "boolean",
        False,
        "Put the link back inside the last paragraph or heading, however deep.",
    ),
    Option("footnote_prefix", "string", "", "Put before every footnote id."),
    Option(
        "remove_line_breaks_for_cjk",
        "boolean",
        False,
        "Join lines that end and begin with Chinese or Japanese characters.",
    ),
    Option("forbidden_inline_options", "list", ("template",), "Options `{::options}` may not set.", _symbols),
    Option("hard_wrap", "boolean", True, "GFM: every line break is a `<br />` (Jekyll sets it to false)."),
    Option(
        "gfm_quirks",
        "list",
        ("paragraph_end",),
        "GFM: `paragraph_end` lets blocks interrupt a paragraph, `no_auto_typographic` leaves dashes and dots alone.",
        _symbols,
    ),
    Option(
        "mistune_plugins",
        "list",
        (),
        "Not in kramdown: names of mistune plugins that add syntax, such as `mark`.",
        _symbols,
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

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[str, object] | None = None) -> None:
        self._values = dict(_DEFAULTS)
        for name, value in (values or {}).items():
            self._values[name] = parse(name, value) if name in _BY_NAME else value

    def __getitem__(self, name: str) -> Value:
        return self._values[name]

    def __iter__(self) -> Any:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    __hash__ = object.__hash__

    def replace(self, changes: Mapping[str, Value]) -> Options:
        """These options with some values changed, already checked."""
        options = Options()
        options._values = {**self._values, **changes}
        return options


def known(name: str) -> bool:
    """Whether kramdown has an option of this name."""
    return name in _BY_NAME


def parse(name: str, value: object) -> Value:
    """The checked value of an option.

    Raises:
        OptionError: the value is not one kramdown takes.
    """
    option = _BY_NAME[name]
    parsed = value if option.check is _toc_levels else _TYPES[option.type](name, value)
    return option.check(name, parsed) if option.check else parsed


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
"""What Jekyll 4.3's default configuration gives kramdown."""
