"""CMake."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Name, Punctuation, String, Text, _TokenType

from ..engine import Action, RougeLexer, Rules, Scan, Token

_COMMANDS = """
    add_compile_definitions add_compile_options add_custom_command add_custom_target add_definitions
    add_dependencies add_executable add_library add_link_options add_subdirectory add_test
    aux_source_directory break build_command build_name cmake_host_system_information cmake_language
    cmake_minimum_required cmake_parse_arguments cmake_policy configure_file create_test_sourcelist
    define_property else elseif enable_language enable_testing endforeach endfunction endif endmacro
    endwhile exec_program execute_process export export_library_dependencies file find_file find_library
    find_package find_path find_program fltk_wrap_ui foreach function get_cmake_property
    get_directory_property get_filename_component get_property get_source_file_property get_target_property
    get_test_property if include include_directories include_external_msproject include_guard
    include_regular_expression install install_files install_programs install_targets link_directories
    link_libraries list load_cache load_command macro make_directory mark_as_advanced math message option
    output_required_files project qt_wrap_cpp qt_wrap_ui remove remove_definitions return
    separate_arguments set set_directory_properties set_property set_source_files_properties
    set_target_properties set_tests_properties site_name source_group string subdir_depends subdirs
    target_compile_definitions target_compile_features target_compile_options target_include_directories
    target_link_directories target_link_libraries target_link_options target_precompile_headers
    target_sources try_compile try_run unset use_mangled_mesa utility_source variable_requires
    variable_watch while write_file
"""
_BUILTIN = frozenset(_COMMANDS.split())


def _bracket(kind: _TokenType, state: str) -> Action:
    """An action that begins a bracket, which ends at one with as many equals signs."""

    def action(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
        scan.memory["bracket"] = len(match.group().removeprefix("#"))
        scan.stack[-1] = state
        yield match.start(), kind, match.group()

    return action


def _bracket_end(kind: _TokenType) -> Action:
    """An action that ends a bracket, if it has as many equals signs as the beginning."""

    def action(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
        if len(match.group()) == scan.memory.get("bracket"):
            scan.stack[-1] = "root"
        yield match.start(), kind, match.group()

    return action


def _call(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    yield match.start(), Name.Builtin if match[1] in _BUILTIN else Name.Function, match[1]
    yield match.start(2), Text, match[2]
    yield match.start(3), Punctuation, match[3]


class CMake(RougeLexer):
    """The lexer of CMake; the end of a quoted argument begins a text of its own."""

    tokens: ClassVar[Rules] = {
        "variable": [(r"\$\{", String.Interpol, "reference")],
        "root": [
            include("variable"),
            (r"[ \t]", Text),
            (r"[()]", Punctuation),
            (r"#\[=*\[", _bracket(Comment.Multiline, "comment")),
            (r"\[=*\[", _bracket(String.Double, "string")),
            (r'\\"', Text),
            (r'"', String.Double, "quoted"),
            (r"([A-Za-z_][A-Za-z0-9_]*)([ \t]*)(\()", _call),
            (r"[A-Za-z_][A-Za-z0-9_]*", Text),
            (r"#.*", Comment.Single),
            (r"\r\n?|\n|.", Text),
        ],
        "string": [
            (r"\]=*\]", _bracket_end(String.Double)),
            include("variable"),
            (r"\r\n?|\n|.", String.Double),
        ],
        "comment": [(r"\]=*\]", _bracket_end(Comment.Multiline)), (r"\r\n?|\n|.", Comment.Multiline)],
        "reference": [
            include("variable"),
            (r"\}", String.Interpol, "#pop"),
            (r"\r\n?|\n|.", Name.Variable),
        ],
        "quoted": [
            include("variable"),
            (r'"', String.Double, "root"),
            (r'\\[()#" \\$@^trn;]', String.Escape),
            (r"\r\n?|\n|.", String.Double),
        ],
    }
