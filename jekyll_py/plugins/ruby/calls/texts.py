"""The calls by which Ruby applies the rules of the site to texts and addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....compat.addressable.normalization import normalize
from ....compat.addressable.percent_encoding import unescape_path
from ....compat.addressable.url import escape_path
from ....compat.yaml_load import load as load_yaml
from ....model.excerpt import Excerpt
from ....model.item_data import Data
from ....model.page import Page
from ....model.slug import transliterate
from ..converters import OF_JEKYLL, ChangedConverter

if TYPE_CHECKING:
    from ..session import HostCall, Session


def convert(session: Session, name: str, text: str) -> str:
    """A text converted by a converter of the program, without what plugins have changed in it."""
    found = session.site.conversions.of_kind(OF_JEKYLL[name])
    return found.convert_as_before(text) if isinstance(found, ChangedConverter) else found.convert(text)


def converter_matches(session: Session, name: str, extension: str) -> bool:
    """Whether a converter of the program takes files with an extension."""
    kind = OF_JEKYLL[name]
    return kind.matches(session.site.conversions.of_kind(kind), extension)


def convert_kramdown(session: Session, text: str, options: dict[str, object]) -> str:
    """Markdown converted by the program's kramdown with these options."""
    from ....converters.kramdown import Kramdown  # few plugins change the way to it

    return Kramdown(session.site.config.replace(kramdown=options), session.site.diagnostics).convert(text)


def highlight(session: Session, code: str, language: str, linenos: object, marked: list[int]) -> str:
    """A code with the colours of Rouge."""
    from ....highlight import markup, table  # few sites ask for it

    write = table if linenos else markup
    return write(code, language, mark_lines=tuple(marked), rouge=session.config.reference.rouge)


def cut_excerpt(session: Session, content: str, separator: str) -> str:
    """The beginning of a text that is its excerpt."""
    conventions = session.site.conventions
    page = Page(conventions, "", "excerpt.md", Data({}, {}), content)
    return Excerpt.cut(page, separator, conventions.is_block).content


def read_yaml(session: Session, text: str) -> object:
    """The value of a text in YAML."""
    return load_yaml(text, reference=session.config.reference)


CALLS: dict[str, HostCall] = {
    "convert": convert,
    "convert_kramdown": convert_kramdown,
    "converter_matches": converter_matches,
    "highlight": highlight,
    "cut_excerpt": cut_excerpt,
    "load_yaml": read_yaml,
    "transliterate": lambda _, text: transliterate(text),
    "normalize_url": lambda _, url: normalize(url),
    "escape_path": lambda _, path: escape_path(path),
    "unescape_path": lambda _, path: unescape_path(path),
}
"""The functions by the names that Ruby has for them."""
