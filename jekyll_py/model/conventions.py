"""The settings of a site that apply to every item."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..config.configuration import Configuration
from ..diagnostics import Diagnostics
from ..errors import JekyllError
from ..lazy.tuples import NamedTuple
from ..reference import JEKYLL, Version
from .defaults import FrontMatterDefaults


class Conventions(NamedTuple):
    """The part of the configuration that decides addresses, defaults and excerpts."""

    permalink_style: str
    """``permalink`` of the site: a style's name or a template."""
    excerpt_separator: str
    """The text at which an automatic excerpt ends; empty for no excerpts."""
    output_ext: Callable[[str], str]
    """The extension a file with this extension is written with."""
    defaults: Callable[[str, str], Mapping[str, object]]
    """Front matter defaults for ``(path, type)``."""
    is_block: Callable[[str], bool]
    """Whether the Liquid tag of a name takes a body, so that an excerpt can close one that it cuts."""
    jekyll: Version = JEKYLL.jekyll
    """The version of Jekyll whose rules apply."""
    keeps_names: bool = True
    """Whether a document with broken front matter keeps what follows from its file name, unlike with Jekyll."""
    refused: Callable[[JekyllError], None] = lambda _: None
    """Called with an error of that version for what works here."""


def conventions_of(
    config: Configuration,
    root: str,
    output_ext: Callable[[str], str],
    is_block: Callable[[str], bool],
    diagnostics: Diagnostics,
) -> Conventions:
    """The settings of a site that apply to every item.

    Args:
        config: its configuration.
        root: the absolute path of its source.
        output_ext: the extension that a file with an extension is written with.
        is_block: whether the Liquid tag of a name takes a body.
        diagnostics: takes warnings about ``defaults``.
    """
    defaults = FrontMatterDefaults(
        config["defaults"],
        root,
        config.text("collections_dir"),
        diagnostics.warn,
        config.reference.jekyll,
        diagnostics.refused,
    )
    return Conventions(
        permalink_style=config.text("permalink"),
        excerpt_separator=config.text("excerpt_separator"),
        output_ext=output_ext,
        defaults=defaults.for_,
        is_block=is_block,
        jekyll=config.reference.jekyll,
        keeps_names=config.reference.jekyll >= (4,) and not config.origin.has("target"),
        refused=diagnostics.refused,
    )
