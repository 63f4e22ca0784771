"""Vue's components: a template, a script and a style in one file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from pygments.lexer import include, inherit
from pygments.token import Error, Keyword, Name, String, Text

from ..engine import Action, RougeLexer, Rules, Scan, Token
from ..matchers import unescaped
from ..rule_parts import embedded, groups
from .html import Html

_DOUBLE, _SINGLE = unescaped('"'), unescaped("'")
_LANGUAGES = {
    "html": "html",
    "css": "css",
    "javascript": "javascript",
    "sass": "sass",
    "scss": "scss",
    "coffee": "coffeescript",
}


def _section(language: str) -> Action:
    """An action that begins a section, in ``language`` unless the section names another one."""

    def action(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
        scan.memory["language"] = language
        yield from groups(Name.Tag, Text, Keyword)(lexer, match, scan)

    return action


def _language(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    name = match[3].replace('"', "").replace("'", "").lower()
    scan.memory["language"] = _LANGUAGES.get(name, "plaintext")
    yield from groups(Name.Attribute, Text, String)(lexer, match, scan)


def _embedded(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    """An action for a piece of a section, lexed from the first state of its language."""
    language = scan.memory["language"]
    scan.embedded.pop(language, None)
    yield from scan.lex_embedded(language, match.group(), match.start())


def _interpolation(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    scan.embedded.pop("javascript", None)
    yield match.start(), String.Interpol, match.group()


class Vue(Html):
    """The lexer of Vue's components."""

    tokens: ClassVar[Rules] = {
        "root": [
            (r"(<)(\s*)(template)", _section("html"), ("template", "section tag")),
            (r"(<)(\s*)(style)", _section("css"), ("vue style", "section tag")),
            (r"(<)(\s*)(script)", _section("javascript"), ("vue script", "section tag")),
            inherit,
        ],
        "tag": [(r"[a-zA-Z0-9_:#\[\]()*.-]+\s*=\s*", Name.Attribute, "value"), inherit],
        "section tag": [
            (rf"(lang\s*=)(\s*)(\"{_DOUBLE}\"|'{_SINGLE}'|[^\s>]+)", _language),
            include("tag"),
        ],
        "vue style": [
            (r"(<\s*/\s*)(style)(\s*>)", groups(Name.Tag, Keyword, Name.Tag), "#pop"),
            (r"[^<]+|<", _embedded),
        ],
        "vue script": [
            (r"(<\s*/\s*)(script)(\s*>)", groups(Name.Tag, Keyword, Name.Tag), "#pop"),
            (r"[^<]+|<", embedded("javascript")),
        ],
        "template": [
            (r"(<\s*/\s*)(template)(\s*>)", groups(Name.Tag, Keyword, Name.Tag), "#pop"),
            (r"\{\{", _interpolation, "interpolation"),
            (r"[^{<]+|[<{][^<{]*", _embedded),
        ],
        "interpolation": [
            (r"\}\}", String.Interpol, "#pop"),
            (r"\}", Error),
            (r"\{", embedded("javascript"), "#push"),
            (r"[^{}]+", embedded("javascript")),
        ],
    }
