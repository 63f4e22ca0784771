"""The default Markdown processor: kramdown with Jekyll's options (``Jekyll::Converters::Markdown::KramdownParser``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from ..config.configuration import reference_of
from ..diagnostics import Diagnostics
from ..errors import SettingError
from ..kramdown import Dialect, OptionError, check_builtin_plugins, dialect
from .kramdown_options import kramdown_options, record


class Kramdown:
    """The default Markdown processor.

    Raises:
        SettingError: an option has an invalid value, or one that ``safe`` forbids.
    """

    def __init__(self, config: Mapping[str, object], diagnostics: Diagnostics) -> None:
        options = kramdown_options(config)
        with naming_options():
            if config.get("safe"):
                check_builtin_plugins(options)
            self._dialect = dialect(options, reference_of(config))
        self._diagnostics = diagnostics if options.get("show_warnings") else None

    def convert(self, content: str) -> str:
        """Convert Markdown to HTML."""
        return convert_with(self._dialect, content, self._diagnostics)


@contextmanager
def naming_options() -> Iterator[None]:
    """Make a dialect with the options of a site.

    Raises:
        SettingError: one of them has an invalid value.
    """
    try:
        yield
    except OptionError as error:
        raise SettingError(error.message, "kramdown", error.option, hint=error.hint) from None


def convert_with(dialect: Dialect, content: str, diagnostics: Diagnostics | None) -> str:
    """Convert ``content`` to HTML, and record the options it depends on; warnings go to ``diagnostics``, if given."""
    html, document = dialect.html(content)
    record(document.constructs)
    if diagnostics is not None:
        for warning in document.warnings:
            diagnostics.warn("Kramdown warning:", warning.message)
    return html
