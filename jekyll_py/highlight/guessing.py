"""Guessing the language of code by the signs that Rouge looks for: mode lines, ``#!`` lines, doctypes."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from jekyll_py.reference import Version

from ..lazy.patterns import lazy_pattern
from .languages import Language, languages_of

_MODE_LINES = (
    lazy_pattern(
        r"-\*-\s*+(?:(?!mode)[\w-]++\s*+:\s*+[\w+-]++\s*+;?\s*+)*(?:mode\s*+:)?\s*+([\w+-]+)\s*+"
        r"(?>(?:;\s*+(?!mode)[\w-]++\s*+:\s*+[\w+-]++\s*+)*);?\s*-\*-",
        re.IGNORECASE,
    ),
    lazy_pattern(r"(?:vim|vi|ex):\s*(?:ft|filetype|syntax)=(\w+)\s?", re.IGNORECASE),
    lazy_pattern(r"(?:vim|vi|ex):\s*set?.*\s(?:ft|filetype|syntax)=(\w+)\s?.*:", re.IGNORECASE),
)
_MODE_LINE_REACH = 5
_LONGEST_MODE_LINE = 1000
"""The longest line that is searched for a mode, as the patterns take time that grows with the cube of its length."""
_SHEBANG = lazy_pattern(r"\A\s*#!(.*)$", re.MULTILINE)
_DOCTYPE = lazy_pattern(r"\A\s*(?:<\?.*?\?>\s*)?<!DOCTYPE\s+(.+?)>", re.DOTALL)
_INTERPRETERS = {
    "awk": "awk",
    "coffeescript": "coffee",
    "crystal": "crystal",
    "factor": "factor",
    "gherkin": "cucumber",
    "groovy": "groovy",
    "hack": "hhvm",
    "haskell": "runhaskell",
    "haxe": "haxe",
    "io": "io",
    "javascript": "node|jsc",
    "julia": "julia",
    "lasso": "lasso9",
    "livescript": "lsc",
    "lua": "lua",
    "moonscript": "moon",
    "perl": "perl",
    "php": "php",
    "praat": "praat",
    "puppet": "puppet-apply|puppet",
    "python": r"pythonw?(?:[23](?:\.\d+)?)?",
    "r": "Rscript",
    "ruby": "ruby",
    "rust": "rustc",
    "sed": "sed",
    "shell": "(?:ba|z|k)?sh",
    "tcl": "tclsh|wish|jimsh",
    "tulip": "tulip",
}
_NEW_INTERPRETERS = {
    "elixir": ((4, 2), "elixir"),
    "groovy": ((4, 5), "groovy|nextflow"),
    "mojo": ((4, 4), r"mojow?(?:[23](?:\.\d+)?)?"),
}
"""Interpreters by the language, with the version since which they are a sign of it."""
_SIGNS = {
    "biml": r"<\s*Biml\b",
    "hack": r"<\?hh|async function [a-zA-Z]|\): Awaitable<",
    "lasso": r"\A.*?<\?(?:lasso(?:script)?|=)",
    "mosel": r"^[^\S\n]*+(?:model|package)\s",
    "php": r"^<\?php",
    "postscript": r"^%!",
    "racket": r"\A#lang\s*.*?(?:racket|scribble)",
    "solidity": r"\Apragma solidity",
    "tex": r"\A\s*\\(?:documentclass|input|documentstyle|relax|ProvidesPackage|ProvidesClass)",
    "yaml": r"\A\s*%YAML",
}


def guess_languages(code: str, rouge: Version) -> list[Language]:
    """The languages that code may be in; empty when it has no sign (``Rouge::Lexer.guesses``)."""
    code = code.removeprefix("\ufeff").replace("\r\n", "\n")
    languages = languages_of(rouge)
    named = _by_mode_line(code, languages)
    if len(named) == 1:
        return named
    return [language for language in named or languages if _shows(language.name, code, rouge)] or named


def _by_mode_line(code: str, languages: tuple[Language, ...]) -> list[Language]:
    lines = code.split("\n")
    reached = lines[:_MODE_LINE_REACH] + lines[-_MODE_LINE_REACH:]
    text = "\n".join(line for line in reached if len(line) <= _LONGEST_MODE_LINE)
    names = {match[1] for pattern in _MODE_LINES if (match := pattern.search(text))}
    return [language for language in languages if names & {language.name, *language.aliases}]


def _shows(name: str, code: str, rouge: Version) -> bool:
    """Whether code has a sign of the language called ``name``."""
    interpreter, sign, rule = _interpreter(name, rouge), _sign(name, rouge), _RULES.get(name)
    if interpreter and (line := _SHEBANG.match(code)) and re.search(rf"\b(?:{interpreter})(?:\s|$)", line[1]):
        return True
    if sign and re.search(sign, code, re.MULTILINE):
        return not (name == "php" and re.search(r"^<\?hh", code, re.MULTILINE))
    return bool(rule and rule(code))


def _interpreter(name: str, rouge: Version) -> str | None:
    since, newer = _NEW_INTERPRETERS.get(name, ((), None))
    return newer if newer and rouge >= since else _INTERPRETERS.get(name)


def _sign(name: str, rouge: Version) -> str | None:
    if rouge >= (4, 1, 1) and name in ("mosel", "shell"):
        return None if name == "mosel" else r"\A#(?:compdef|autoload)"
    return _SIGNS.get(name)


def _is_diff(code: str) -> bool:
    lines = code.split("\n")
    if code.startswith("Index: ") or (code.startswith("diff") and _names_two_files(lines[0])):
        return True
    return any(
        ("---" in line and below.startswith("+++")) or ("+++" in line and below.startswith("---"))
        for line, below in pairwise(lines)
    )


def _names_two_files(line: str) -> bool:
    first = re.search(r"\ba/", line)
    return first is not None and re.compile(r"\bb/").search(line, first.end()) is not None


def _is_html(code: str) -> bool:
    doctype = _DOCTYPE.match(code)
    if doctype and re.search(r"\bhtml\b", doctype[1], re.IGNORECASE):
        return True
    return not code.startswith("<?xml") and bool(re.search(r"<\s*html\b", code))


def _is_xml(code: str) -> bool:
    doctype = _DOCTYPE.match(code)
    if doctype and "html" in doctype[1]:
        return False
    return bool(doctype) or bool(re.match(r"<\?xml\b", code))


_RULES: dict[str, Callable[[str], bool]] = {"diff": _is_diff, "html": _is_html, "xml": _is_xml}
