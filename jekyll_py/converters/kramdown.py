"""The default Markdown processor: kramdown with Jekyll's options (``Jekyll::Converters::Markdown::KramdownParser``)."""

from __future__ import annotations

from collections.abc import Mapping

from ..config.configuration import reference_of
from ..diagnostics import Diagnostics
from ..errors import SettingError
from ..kramdown import Dialect, OptionError, check_builtin_plugins, dialect


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


class Kramdown:
    """The default Markdown processor.

    Raises:
        SettingError: an option has an invalid value, or one that ``safe`` forbids.
    """

    def __init__(self, config: Mapping[str, object], diagnostics: Diagnostics) -> None:
        options = kramdown_options(config)
        try:
            if config.get("safe"):
                check_builtin_plugins(options)
            self._dialect = dialect(options, reference_of(config))
        except OptionError as error:
            raise SettingError(error.message, "kramdown", error.option, hint=error.hint) from None
        self._diagnostics = diagnostics if options.get("show_warnings") else None

    def convert(self, content: str) -> str:
        """Convert Markdown to HTML."""
        return convert_with(self._dialect, content, self._diagnostics)


def convert_with(dialect: Dialect, content: str, diagnostics: Diagnostics | None) -> str:
    """Convert ``content`` to HTML; kramdown's warnings go to ``diagnostics``, if given."""
    html, document = dialect.html(content)
    if diagnostics is not None:
        for warning in document.warnings:
            diagnostics.warn("Kramdown warning:", warning.message)
    return html
