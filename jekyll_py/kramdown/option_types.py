"""The types an option can have, and the checks of single options; messages are kramdown's."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from ..errors import JekyllError

Value = Any
"""An option's value after its check; its type is the one the table names."""


class OptionError(JekyllError):
    """An option has a value kramdown would refuse."""

    option = ""
    """Its name."""


def boolean(name: str, value: object) -> bool:
    """Whether a value is true: not false, the text ``false`` or an empty text."""
    if isinstance(value, bool):
        return value
    text = text_of(value)
    return text.lower().strip() != "false" and text != ""


_MOST_BITS = 64


def integer(name: str, value: object) -> int:
    """A whole number, or a text of one in the notation of Ruby, such as ``0x1f``.

    Raises:
        OptionError: the value is none, or longer than 64 bits.
    """
    try:
        number = value if isinstance(value, int) and not isinstance(value, bool) else int(text_of(value), 0)
    except ValueError:
        raise OptionError(f"Invalid integer value for option '{name}': '{text_of(value)}'") from None
    if number.bit_length() > _MOST_BITS:
        raise OptionError(f"Invalid integer value for option '{name}': it is too large")
    return number


def string(name: str, value: object) -> str:
    """A value as text."""
    return text_of(value)


def symbol(name: str, value: object) -> str | None:
    """A name of Ruby without its colon; None for an empty one and for ``nil``."""
    text = text_of(value).strip().removeprefix(":")
    return None if text in ("", "nil") else text


def sequence(name: str, value: object) -> list[Value]:
    """A list, or the parts of a text between commas.

    Raises:
        OptionError: the value is neither.
    """
    if isinstance(value, str):
        return value.split(",") if value else []
    if isinstance(value, (list, tuple)):
        return list(value)
    raise OptionError(f"Invalid type {type(value).__name__} for option {name}")


def mapping(name: str, value: object) -> dict[str, Value]:
    """A mapping, or a text of one in YAML.

    Raises:
        OptionError: the value is neither.
    """
    if isinstance(value, str):
        value = _yaml(name, value)
    if not isinstance(value, Mapping):
        raise OptionError(f"Invalid type {type(value).__name__} for option {name}")
    return {str(key).removeprefix(":"): item for key, item in value.items()}


_MOST_NESTED = 50


def _yaml(name: str, text: str) -> object:
    """A value that a document may write: plain data without aliases, as kramdown takes it, and not nested for long.

    The depth is found while the text is read, as PyYAML recurses, and takes time that grows with its square.
    """
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # PyYAML may be built without libyaml
    depth = 0
    try:
        for event in yaml.parse(text, loader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > _MOST_NESTED or isinstance(event, yaml.AliasEvent):
                raise ValueError
        return yaml.load(text, loader)
    except (yaml.YAMLError, ValueError):  # ValueError: also a date that there is not
        raise OptionError(f"Invalid YAML value for option {name}") from None


TYPES: dict[str, Callable[[str, object], Value]] = {
    "boolean": boolean,
    "integer": integer,
    "string": string,
    "symbol": symbol,
    "list": sequence,
    "mapping": mapping,
}


def text_of(value: object) -> str:
    """A value from YAML as a string, by Ruby's ``to_s``."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def toc_levels(name: str, value: object) -> tuple[int, ...]:
    """The levels of headings in the table of contents: a list, ``1..6`` or ``1,2,3``.

    Raises:
        OptionError: the value is none of these, or a level is not from 1 to 6.
    """
    if isinstance(value, str):
        if span := re.fullmatch(r"(\d)\.\.(\d)", value):
            value = range(int(span[1]), int(span[2]) + 1)
        elif re.fullmatch(r"\d(?:,\d)*", value):
            value = value.split(",")
        else:
            raise OptionError("Invalid syntax for option toc_levels")
    if not isinstance(value, (list, tuple, range)):
        raise OptionError(f"Invalid type {type(value).__name__} for option toc_levels")
    try:
        levels = tuple(dict.fromkeys(int(level) for level in value))
    except (TypeError, ValueError):
        raise OptionError("Invalid syntax for option toc_levels") from None
    if not all(1 <= level <= 6 for level in levels):
        raise OptionError("Level numbers for option toc_levels have to be integers from 1 to 6")
    return levels


def link_defs(name: str, value: object) -> dict[str, tuple[str, str | None]]:
    """Definitions of links by name: address and title, which may be None.

    Raises:
        OptionError: the value is no mapping of lists of one or two.
    """
    definitions: dict[str, tuple[str, str | None]] = {}
    for key, item in mapping(name, value).items():
        if not isinstance(item, (list, tuple)) or not 1 <= len(item) <= 2:
            raise OptionError(f"Invalid structure for hash value of option {name}")
        title = item[1] if len(item) == 2 else None
        definitions[key] = (text_of(item[0]), None if title is None else text_of(title))
    return definitions


def four_quotes(name: str, value: list[Value]) -> tuple[str | int, ...]:
    """The four typographic quotes, as names of entities or numbers of characters.

    Raises:
        OptionError: they are not four.
    """
    if len(value) != 4:
        raise OptionError(f"Option {name} needs exactly 4 values")
    return tuple(int(item) if re.fullmatch(r"[0-9]+", text_of(item)) else text_of(item) for item in value)


def link_text(name: str, value: str) -> str:
    """A format for one text: ``%s`` once, and ``%%`` for a percent sign."""
    if "%s" not in value:
        raise OptionError(f"option {name} needs to contain a '%s'")
    if value.replace("%%", "").replace("%s", "", 1).count("%"):
        raise OptionError(f"option {name} can contain one '%s' and no other '%', except as '%%'")
    return value


def symbols(name: str, value: list[Value]) -> tuple[str, ...]:
    """The names in a list, as `symbol` reads them, without empty ones."""
    return tuple(found for item in value if (found := symbol(name, item)))


def texts(name: str, value: dict[str, Value]) -> dict[str, str]:
    """A mapping of texts, each as `short` allows.

    Raises:
        OptionError: a text is too long.
    """
    return {key: short(name, text_of(item)) for key, item in value.items()}


LONGEST_TEXT = 1_000
"""Of a text in an option: some are written at every dash, heading or block of code."""


def short(name: str, value: Value) -> Value:
    """A value none of whose texts is longer than `LONGEST_TEXT`."""
    if isinstance(value, str) and len(value) > LONGEST_TEXT:
        raise OptionError(f"Option {name} has a text of more than {LONGEST_TEXT:,} characters")
    if isinstance(value, Mapping):
        short(name, [*value.values()])
    elif isinstance(value, list | tuple):
        for item in value:
            short(name, item)
    return value


def dialect_name(name: str, value: str) -> str:
    """The name of a parser: ``Kramdown``, ``GFM`` or ``Markdown``.

    Raises:
        OptionError: there is no such parser.
    """
    dialect = value[:1].upper() + value[1:] or "Kramdown"
    if dialect not in ("Kramdown", "GFM", "Markdown"):
        message = f"kramdown has no parser to handle the specified input format: {value}"
        raise OptionError(message, hint="write input: GFM, kramdown or Markdown")
    return dialect
