"""The conditions in a ``Gemfile`` (``if ENV["CI"]``, ``platforms :jruby``), as they hold for Ruby on Linux."""

from __future__ import annotations

import os
import re

from ..lazy.patterns import lazy_pattern
from .requirement import allows

RUBY = "3.3.3"
"""The version of Ruby for which gems are chosen: that of the sandbox."""
_LONGEST = 300
"""The most characters of a condition that is looked at."""
_PLATFORM = "x86_64-linux"
_FOREIGN = lazy_pattern(r"(?:mswin|mswin64|mingw|x64_mingw|windows|jruby|truffleruby|rbx|maglev)(?:_\d+)?")
_NAME = r"""\[?\(?\s*["'](\w+)["']\s*(?:,\s*nil\s*)?\]?\)?"""
_VARIABLE = lazy_pattern(rf"""ENV\s*(?:\.fetch|\.key\?|\.has_key\?|\.include\?|)\s*{_NAME}""")
_COMPARED = lazy_pattern(rf"""ENV\s*(?:\.fetch|)\s*{_NAME}\s*([=!]=)\s*["']([^"']*)["']""")
_RUBY_VERSION = lazy_pattern(
    r"""(?:Gem::Version\.new\(?\s*)?RUBY_VERSION\s*\)?(?:\.to_f|\.to_i)?\s*(>=|<=|>|<|==|!=)\s*"""
    r"""(?:Gem::Version\.new\(?\s*)?["']?([\d.]+)["']?\s*\)?"""
)
_PLATFORM_NAMES = lazy_pattern(
    r"RUBY_PLATFORM\s*(?:=~\s*|\.match\??\(?\s*|\.include\?\(?\s*)(?:/|%r.|[\"'])([\w|.*-]+)"
)


def holds(condition: str) -> bool | None:
    """Whether a condition holds; None for one that only Ruby could answer."""
    asked = condition.strip().removesuffix(" then").strip()
    if len(asked) > _LONGEST:
        return None
    while asked.startswith("(") and asked.endswith(")") and ")" not in asked[1:-1]:
        asked = asked[1:-1].strip()
    for glue, known in ((r"\|\||\bor\b", True), (r"&&|\band\b", False)):
        parts = re.split(glue, asked) if not _PLATFORM_NAMES.search(asked) else [asked]
        if len(parts) > 1:
            answers = [holds(part) for part in parts]
            return known if known in answers else None if None in answers else not known
    if asked.startswith(("!", "not ")):
        answer = holds(asked.removeprefix("!").removeprefix("not "))
        return None if answer is None else not answer
    return _atom(asked)


def _atom(asked: str) -> bool | None:
    if found := _COMPARED.fullmatch(asked):
        return (os.environ.get(found[1]) == found[3]) == (found[2] == "==")
    if found := _VARIABLE.fullmatch(asked):
        return found[1] in os.environ
    if found := _RUBY_VERSION.fullmatch(asked):
        return allows(f"{found[1].replace('==', '=')} {found[2]}", RUBY)
    if found := _PLATFORM_NAMES.match(asked):
        return any(name and name in _PLATFORM for name in re.split(r"[|.*]", found[1]))
    return {"Gem.win_platform?": False, "true": True, "false": False}.get(asked.removesuffix("()"))


def is_foreign(platforms: list[str]) -> bool:
    """Whether a gem is for other platforms alone, such as Windows and JRuby."""
    return bool(platforms) and all(_FOREIGN.fullmatch(name) for name in platforms)
