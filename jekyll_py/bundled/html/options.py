"""The options of the gem htmlcompressor."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HtmlOptions:
    """The steps that are taken; the defaults are those of the gem.

    Attributes:
        style: makes the text of a style sheet smaller.
        script: makes a script smaller.
        kept: patterns of parts that stay as they are.
    """

    remove_comments: bool = True
    remove_multi_spaces: bool = True
    remove_spaces_inside_tags: bool = True
    remove_intertag_spaces: bool = False
    remove_quotes: bool = False
    simple_doctype: bool = False
    remove_script_attributes: bool = False
    remove_style_attributes: bool = False
    remove_link_attributes: bool = False
    remove_form_attributes: bool = False
    remove_input_attributes: bool = False
    simple_boolean_attributes: bool = False
    remove_javascript_protocol: bool = False
    remove_http_protocol: bool = False
    remove_https_protocol: bool = False
    preserve_line_breaks: bool = False
    compress_js_templates: bool = False
    style: Callable[[str], str] | None = None
    script: Callable[[str], str] | None = None
    kept: tuple[re.Pattern[str], ...] = ()
