"""Build files of Meson."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text

from ..engine import RougeLexer, Rules, Scan, Token
from ..rule_parts import Words, relex

_KEYWORDS = "continue break elif else endif if true false foreach endforeach"
_FUNCTIONS = """
    add_global_arguments add_project_arguments add_global_link_arguments add_project_link_arguments
    add_test_setup add_languages alias_target assert benchmark both_libraries build_target configuration_data
    configure_file custom_target declare_dependency dependency disabler environment error executable generator
    gettext get_option get_variable files find_library find_program include_directories import install_data
    install_headers install_man install_subdir is_disabler is_variable jar join_paths library message option
    project run_target run_command set_variable subdir subdir_done subproject summary shared_library
    shared_module static_library test vcs_tag warning
"""
_ID = r"(?u:[^\W\d]\w*)"


def _begin_string(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    scan.memory.setdefault("strings", []).append((match[1], match[2]))
    yield match.start(), String.Affix, match[1]
    yield match.start(2), String, match[2]


def _quote(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    if scan.memory["strings"][-1][1] == match.group():
        scan.memory["strings"].pop()
        scan.pop()
    yield match.start(), String, match.group()


def _at(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    formatted = scan.memory["strings"][-1][0] != ""
    if formatted:
        scan.stack.append("interpolation")
    yield match.start(), String.Interpol if formatted else String, match.group()


def _expression(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    return relex(lexer, match)


class Meson(RougeLexer):
    """The lexer of Meson."""

    tokens: ClassVar[Rules] = {
        "root": [
            (r"\n+|[^\S\n]+", Text),
            (r"#.*\n?", Comment.Single),
            (r"[\[\]{}:(),;.]", Punctuation),
            (r"\\\n?", Text),
            (r"(?:in|and|or|not)\b", Operator.Word),
            (r"[-+/*%=<>]=?|!=", Operator),
            (r"([fF]?)('''|')", _begin_string, "string"),
            (rf"{_ID}\b\s*(?=\()", Words({Name.Builtin: _FUNCTIONS}, Name)),
            (
                rf"{_ID}(?!\s*:)",
                Words({Name.Builtin: "meson host_machine build_machine target_machine", Keyword: _KEYWORDS}, Name),
            ),
            (_ID, Name),
            (r"0[bB](?:_?[01])+", Number.Bin),
            (r"0[oO](?:_?[0-7])+", Number.Oct),
            (r"0[xX](?:_?[a-fA-F0-9])+", Number.Hex),
            (r"[1-9](?:_?[0-9])*|0(?:_?0)*", Number.Integer),
        ],
        "string": [
            (r"[^'\\@]+", String),
            (r"'''|'", _quote),
            (r"(?=\\)", String, "escape"),
            (r"@", _at),
        ],
        "escape": [
            (
                r"\\(?:[\\abfnrtv']|N\{[a-zA-Z][a-zA-Z ]+[a-zA-Z]\}"
                r"|u[a-fA-F0-9]{4}|U[a-fA-F0-9]{8}|x[a-fA-F0-9]{2}|[0-7]{1,3})",
                String.Escape,
                "#pop",
            ),
            (r"\\.", String, "#pop"),
        ],
        "interpolation": [(r"[^@]+", _expression), (r"@", String.Interpol, "#pop")],
    }
