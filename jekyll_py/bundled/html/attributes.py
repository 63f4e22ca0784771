"""Attributes that the gem htmlcompressor takes away or shortens: those with the value that HTML has by default."""

from __future__ import annotations

import re

from .options import HtmlOptions

_FLAGS = re.IGNORECASE | re.DOTALL | re.ASCII
_STYLE_SHEET = re.compile(r"<link[^>]*rel\s*=\s*([\"']*)(?:alternate\s+)?stylesheet\1[^>]*>", _FLAGS)
_EXTERNAL = re.compile(r"<[^>]*rel\s*=\s*([\"']*)(?:alternate\s+)?external\1[^>]*>", _FLAGS)


_IN_TAGS: tuple[tuple[str, re.Pattern[str], str, re.Pattern[str] | None, bool], ...] = tuple(
    (option, re.compile(pattern, _FLAGS), replacement, condition, wanted)
    for option, pattern, replacement, condition, wanted in (
        (
            "remove_script_attributes",
            r"(<script[^>]*)type\s*=\s*([\"']*)(?:text|application)/javascript\2([^>]*>)",
            r"\1\3",
            None,
            True,
        ),
        ("remove_script_attributes", r"(<script[^>]*)language\s*=\s*([\"']*)javascript\2([^>]*>)", r"\1\3", None, True),
        (
            "remove_style_attributes",
            r"(<style[^>]*)type\s*=\s*([\"']*)text/(?:style|css)\2([^>]*>)",
            r"\1\3",
            None,
            True,
        ),
        (
            "remove_link_attributes",
            r"(<link[^>]*)type\s*=\s*([\"']*)text/(?:css|plain)\2([^>]*>)",
            r"\1\3",
            _STYLE_SHEET,
            True,
        ),
        ("remove_form_attributes", r"(<form[^>]*)method\s*=\s*([\"']*)get\2([^>]*>)", r"\1\3", None, True),
        ("remove_input_attributes", r"(<input[^>]*)type\s*=\s*([\"']*)text\2([^>]*>)", r"\1\3", None, True),
        (
            "simple_boolean_attributes",
            r"(<\w+[^>]*[\"' ])(checked|selected|disabled|readonly)\s*=\s*([\"']*)\w*\3([^>]*>)",
            r"\1\2\4",
            None,
            True,
        ),
        (
            "remove_http_protocol",
            r"(<[^>]+?(?:href|src|cite|action)\s*=\s*['\"])http:(//[^>]+>)",
            r"\1\2",
            _EXTERNAL,
            False,
        ),
        (
            "remove_https_protocol",
            r"(<[^>]+?(?:href|src|cite|action)\s*=\s*['\"])https:(//[^>]+>)",
            r"\1\2",
            _EXTERNAL,
            False,
        ),
    )
)
"""Option, pattern, replacement, and a pattern that the tag has to match, or must not."""


def with_short_attributes(tag: str, options: HtmlOptions) -> str:
    """A tag without the parts of its attributes that the options take away."""
    for option, pattern, replacement, condition, wanted in _IN_TAGS:
        if getattr(options, option) and (condition is None or bool(condition.search(tag)) is wanted):
            tag = pattern.sub(replacement, tag)
    return tag
