"""Hints for style sheets that Sass cannot parse."""

from __future__ import annotations

import re

from ....compat.merge_marks import hint_of_conflict

_NO_BRACES = re.compile(r"expected \"\{\"|expected 1 selector or at-rule")
_UNCLOSED = re.compile(r"expected \"\}\"(?:\.|, was \"\"|$)")
_NEXT = re.compile(r"expected \"[;}]\"")
_NO_COLON = re.compile(r"expected [\"']:[\"']")
_ASSIGNED = re.compile(r"\s*\$[\w-]+\s*=")
_FULL_WIDTH = {"\uff1a": ":", "\uff1b": ";", "\uff5b": "{", "\uff5d": "}", "\uff0c": ",", "\uff08": "(", "\uff09": ")"}
"""The marks of a style sheet as East Asian input methods write them."""
_INDENTED = "a file .sass has neither braces nor semicolons; rename it to .scss to use them"
_BRACES = "put the declarations between { and }; only a file .sass is indented instead"


def syntax_hint(message: str, is_indented: bool, line: str = "") -> str | None:
    """The hint for a message of Dart Sass or libsass; None if none is known.

    Args:
        message: the message.
        is_indented: whether the style sheet is in the indented syntax.
        line: the line that it is about, if it is known.
    """
    if conflict := hint_of_conflict([line, *re.findall(r"<{7} .*", message)]):
        return conflict
    wide = next((mark for mark in _FULL_WIDTH if mark in line), None)
    if wide is not None:
        return f"write {_FULL_WIDTH[wide]} in the place of the full-width {wide}"
    if "{{" in line or "{%" in line:
        return "Liquid runs only in style sheets that begin with front matter, not in partials"
    if "Invalid UTF-8" in message:
        return "save the file as UTF-8"
    if is_indented:
        return _INDENTED if "{" in message else None
    if _NO_BRACES.search(message):
        return _BRACES
    if _UNCLOSED.search(message):
        return "a { is never closed: put } behind its last declaration"
    if _NEXT.search(message):
        return "end each declaration with ;"
    if _ASSIGNED.match(line) and _NO_COLON.search(message):
        return "write a colon between the name of a variable and its value"
    return None
