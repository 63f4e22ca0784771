"""Regular expressions mean the same on every supported Python.

A possessive quantifier over a group is wrong on some of them: before 3.11.5 the text is read on from a wrong place
after a try that failed (python/cpython#100061, #106052), before 3.12.8 and 3.13.1 groups are lost or the match ends in
a ``SystemError`` (python/cpython#101955). ``(?>(?:…)*)`` means the same as ``(?:…)*+`` and is right everywhere; over
one character or class, as in ``[^"]*+``, the possessive quantifier is right everywhere, too.
"""

from __future__ import annotations

import ast
import importlib
import json
import pkgutil
import re
import subprocess
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from re import _constants, _parser  # type: ignore[attr-defined]  # it has no public name
from types import ModuleType
from typing import Any, TypeGuard

import pytest

import jekyll_py
from tests.oracles import ROOT

_LOOKS_POSSESSIVE = re.compile(r"[*+?}]\+")
_PLACEHOLDER = "(?:ab)"
"""Stands for a part of a pattern known only at run time; a group, so that no possessive quantifier may follow."""
_ONE_CHARACTER = (_constants.LITERAL, _constants.NOT_LITERAL, _constants.ANY, _constants.IN)

_COMPILE_ALL = """
import json, re, sys
from re import _compiler

found, compile_pattern = [], _compiler.compile

def compile_and_note(pattern, flags=0):
    frame = sys._getframe()
    while frame and "/jekyll_py/" not in frame.f_code.co_filename:
        frame = frame.f_back
    if frame and isinstance(pattern, (str, bytes)):
        text = pattern if isinstance(pattern, str) else pattern.decode("latin-1")
        found.append((f"{frame.f_code.co_filename}:{frame.f_lineno}", text, int(flags)))
    return compile_pattern(pattern, flags)

_compiler.compile = compile_and_note

from jekyll_py.lazy import patterns
patterns.lazy_pattern = re.compile
from tests.test_patterns import modules
for _ in modules():
    pass
from jekyll_py import kramdown
from jekyll_py.highlight.engine import RougeLexer
from jekyll_py.highlight.languages import LANGUAGES
from jekyll_py.highlight.lexing import make_lexer
from jekyll_py.reference import REFERENCES
for language in LANGUAGES:
    for rouge in {each.rouge for each in REFERENCES.values()}:
        lexer = make_lexer(language, rouge) if language.lexer else None
        if isinstance(lexer, RougeLexer):
            for state in lexer.matchers.rules:
                lexer.matchers[state]
for dialect in ("GFM", "kramdown", "Markdown"):
    kramdown.convert("    code\\n\\n> a\\n\\n* a\\n", {"input": dialect})
json.dump(found, sys.stdout)
"""
"""Imports the package, makes all lexers and parsers of Markdown; prints place, text and flags of what was compiled."""


def modules() -> Iterator[ModuleType]:
    """All modules of the package, imported."""
    for info in pkgutil.walk_packages(jekyll_py.__path__, "jekyll_py."):
        if info.name != "jekyll_py.__main__":
            yield importlib.import_module(info.name)


def offences(pattern: str, flags: int = 0) -> list[str]:
    """The parts of a pattern that some supported Python gets wrong."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return list(_possessive_groups(_parser.parse(pattern, flags)))


def _possessive_groups(value: Any) -> Iterator[str]:
    if isinstance(value, _parser.SubPattern):
        for operation, argument in value:
            if operation is _constants.POSSESSIVE_REPEAT and not _is_simple(argument[2]):
                yield "a possessive quantifier over a group"
            yield from _possessive_groups(argument)
    elif isinstance(value, (tuple, list)):
        for part in value:
            yield from _possessive_groups(part)


def _is_simple(repeated: Any) -> bool:
    """Whether it is one character, or nothing at all, as in a list of characters such as ``!()*+,``."""
    if len(repeated) != 1:
        return False
    operation, argument = repeated[0]
    if operation is _constants.SUBPATTERN:
        return not argument[-1] or (argument[0] is None and _is_simple(argument[-1]))
    return operation in _ONE_CHARACTER


def written(module: ModuleType) -> Iterator[tuple[int, str]]:
    """Line and text of each string of a module that may hold a possessive quantifier, docstrings left out."""
    tree = ast.parse(Path(module.__file__ or "").read_text(encoding="utf-8"))
    for node in _texts(tree):
        text = _text(node, module)
        if _LOOKS_POSSESSIVE.search(text):
            yield node.lineno, text


def _texts(node: ast.AST) -> Iterator[ast.expr]:
    """The outermost expressions below a node that make a text."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
            continue
        if _is_text(child):
            yield child
        else:
            yield from _texts(child)


def _is_text(node: ast.AST) -> TypeGuard[ast.expr]:
    if isinstance(node, ast.BinOp):
        return isinstance(node.op, ast.Add) and (_is_text(node.left) or _is_text(node.right))
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, (str, bytes)))


def _text(node: ast.expr, module: ModuleType) -> str:
    match node:
        case ast.Constant(value=bytes() as value):
            return value.decode("latin-1")
        case ast.Constant(value=str() as value):
            return value
        case ast.JoinedStr(values=parts):
            return "".join(_text(part, module) for part in parts)
        case ast.FormattedValue(value=value):
            return _text(value, module)
        case ast.BinOp(left=left, right=right):
            return _text(left, module) + _text(right, module)
        case ast.Name(id=name) if isinstance(named := getattr(module, name, None), str):
            return named
        case ast.Name(id=name) if isinstance(named := getattr(module, name, None), bytes):
            return named.decode("latin-1")
    return _PLACEHOLDER


@pytest.mark.parametrize(
    "pattern",
    ["(?:ab)*+", "(?:a|bc)++", "(?:(?!-).)*+", "(a)?+", "x(?:(?>a)b){2}+", "(?>(?:ab)*+)", "(?=(?:ab)?+)", "(?!a)?+"],
)
def test_a_possessive_group_is_found(pattern: str) -> None:
    assert offences(pattern)


@pytest.mark.parametrize("pattern", ["[ab]*+", ".++", "(?:a)?+", "(?s:.)*+", "[^a]{2,}+", r"\w++", "(?>(?:ab)*)"])
def test_what_is_right_everywhere_is_allowed(pattern: str) -> None:
    assert not offences(pattern)


def test_no_string_of_the_package_is_a_pattern_some_python_gets_wrong() -> None:
    wrong = []
    for module in modules():
        for line, text in written(module):
            try:
                found = offences(text)
            except re.error:  # not a pattern: "C++ (Qt"
                found = ["a part that cannot be read by itself"] if re.search(r"[^(]\)[*+?]\+", text) else []
            wrong += [f"{module.__name__}:{line}: {offence}: {text!r}" for offence in found]
    assert not wrong, "\n".join(wrong)


@pytest.mark.slow
def test_no_compiled_pattern_is_one_some_python_gets_wrong() -> None:
    command = [sys.executable, "-W", "ignore", "-c", _COMPILE_ALL]
    patterns = json.loads(subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True).stdout)
    assert len(patterns) > 1000
    wrong = [
        f"{place}: {offence}: {text!r}"
        for place, text, flags in patterns
        if _LOOKS_POSSESSIVE.search(text)
        for offence in offences(text, flags)
    ]
    assert not wrong, "\n".join(wrong)
