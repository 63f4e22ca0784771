"""The options of kramdown in the configuration, by what of a text depends on them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..errors import SettingError
from ..tracking import reads
from ..tracking.kinds import KRAMDOWN

OF_CONSTRUCTS = {
    "code": ("syntax_highlighter", "syntax_highlighter_opts", "coderay", "guess_lang"),
    "footnotes": (
        "footnote_backlink",
        "footnote_backlink_inline",
        "footnote_link_text",
        "footnote_nr",
        "footnote_prefix",
    ),
    "headings": (
        "auto_id_prefix",
        "auto_id_stripping",
        "auto_ids",
        "header_links",
        "header_offset",
        "transliterated_header_ids",
    ),
    "mathematics": ("math_engine", "math_engine_opts"),
    "tables of contents": ("toc_levels",),
}
"""The options that count only where a text has some construct (`kramdown.definitions.DocumentState.constructs`)."""
_ANY_TEXT = "any text"
_PROCESSOR = "the processor"
FIELDS = (_ANY_TEXT, _PROCESSOR, *OF_CONSTRUCTS)
"""The fields of the subject `KRAMDOWN`."""


def kramdown_options(config: Mapping[str, object]) -> dict[str, object]:
    """The key ``kramdown`` of a site's configuration, completed with the options that Jekyll sets.

    Raises:
        SettingError: the maths engine exists only in Ruby.
    """
    options = _mapping(config.get("kramdown"))
    highlighting = {str(key).removeprefix("coderay_"): value for key, value in _highlighting(options).items()}
    engine = options.get("math_engine")
    if engine and engine != "mathjax":
        hint = "`kramdown: {math_engine: mathjax}`"
        raise SettingError(f"the maths engine {engine} exists only in Ruby", "kramdown", "math_engine", hint=hint)
    return {
        **options,
        "syntax_highlighter": options.get("syntax_highlighter") or config.get("highlighter") or "rouge",
        "syntax_highlighter_opts": {
            **highlighting,
            "default_lang": highlighting.get("default_lang") or "plaintext",
            "guess_lang": options.get("guess_lang"),
        },
    }


def _highlighting(options: Mapping[str, object]) -> dict[str, object]:
    """The key ``syntax_highlighter_opts``, overridden by the deprecated key ``coderay``."""
    return {**_mapping(options.get("syntax_highlighter_opts")), **_mapping(options.get("coderay"))}


def _mapping(value: object) -> dict[str, object]:
    return {str(key): item for key, item in value.items()} if isinstance(value, Mapping) else {}


def options_by_construct(config: Mapping[str, object]) -> dict[str, object]:
    """The values of the options, by the fields of the subject `KRAMDOWN`; one is for the name of the processor.

    Raises:
        SettingError: the maths engine exists only in Ruby.
    """
    rest = kramdown_options(config)
    found = {field: {name: rest.pop(name) for name in names if name in rest} for field, names in OF_CONSTRUCTS.items()}
    return {_PROCESSOR: config.get("markdown"), _ANY_TEXT: rest, **found}


def record(constructs: Iterable[str]) -> None:
    """Record the options on which the HTML of a text depends.

    Args:
        constructs: those in the text.
    """
    for field in (_ANY_TEXT, *constructs):
        reads.record(reads.dependency_id(KRAMDOWN, field))


def record_processor() -> None:
    """Record which processor of Markdown the site has, where one converts a text."""
    reads.record(reads.dependency_id(KRAMDOWN, _PROCESSOR))


def record_all() -> None:
    """Record every option, for what is converted by a plugin's means."""
    record(OF_CONSTRUCTS)
