"""libsass, called through its C interface, as Jekyll's older converter does through sassc.

The shared library is that of the Python package libsass, else that of the system. The package's own functions cannot
compile a text together with a file name, which source maps, messages and relative imports need.
"""

from __future__ import annotations

import ctypes
import os
import re
from collections.abc import Sequence
from ctypes import CFUNCTYPE, c_bool, c_char_p, c_double, c_int, c_size_t, c_void_p
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from ....disk.text import text_or_empty
from ....errors import JekyllError, SourcePosition
from .shared_library import library_path

STYLES = {"nested": 0, "expanded": 1, "compact": 2, "compressed": 3}

_IMPORTER_FUNCTION = CFUNCTYPE(c_void_p, c_char_p, c_void_p, c_void_p)
"""An importer: its argument is the name in an ``@import``; null leaves the import to libsass."""

_FUNCTIONS: dict[str, tuple[object, list[object]]] = {
    "sass_copy_c_string": (c_void_p, [c_char_p]),
    "sass_make_data_context": (c_void_p, [c_void_p]),
    "sass_data_context_get_context": (c_void_p, [c_void_p]),
    "sass_context_get_options": (c_void_p, [c_void_p]),
    "sass_compile_data_context": (c_int, [c_void_p]),
    "sass_delete_data_context": (None, [c_void_p]),
    "sass_context_get_output_string": (c_char_p, [c_void_p]),
    "sass_context_get_source_map_string": (c_char_p, [c_void_p]),
    "sass_context_get_included_files": (ctypes.POINTER(c_char_p), [c_void_p]),
    "sass_context_get_included_files_size": (c_size_t, [c_void_p]),
    "sass_context_get_error_message": (c_char_p, [c_void_p]),
    "sass_context_get_error_file": (c_char_p, [c_void_p]),
    "sass_context_get_error_line": (c_size_t, [c_void_p]),
    "sass_context_get_error_column": (c_size_t, [c_void_p]),
    "sass_option_set_is_indented_syntax_src": (None, [c_void_p, c_bool]),
    "sass_option_set_input_path": (None, [c_void_p, c_char_p]),
    "sass_option_set_include_path": (None, [c_void_p, c_char_p]),
    "sass_option_set_output_style": (None, [c_void_p, c_int]),
    "sass_option_set_precision": (None, [c_void_p, c_int]),
    "sass_option_set_source_comments": (None, [c_void_p, c_bool]),
    "sass_option_set_source_map_file": (None, [c_void_p, c_char_p]),
    "sass_option_set_source_map_contents": (None, [c_void_p, c_bool]),
    "sass_option_set_omit_source_map_url": (None, [c_void_p, c_bool]),
    "sass_make_importer": (c_void_p, [_IMPORTER_FUNCTION, c_double, c_void_p]),
    "sass_make_importer_list": (c_void_p, [c_size_t]),
    "sass_importer_set_list_entry": (None, [c_void_p, c_size_t, c_void_p]),
    "sass_option_set_c_importers": (None, [c_void_p, c_void_p]),
    "sass_compiler_get_last_import": (c_void_p, [c_void_p]),
    "sass_import_get_abs_path": (c_char_p, [c_void_p]),
}
"""The C functions in use: name → result type and argument types."""


@dataclass(frozen=True, slots=True)
class LibsassRequest:
    """A stylesheet with its compile options."""

    source: str
    filename: str = "stdin"
    """Its path: the base of relative imports, named in maps and messages."""
    indented: bool = False
    style: str = "compact"
    load_paths: Sequence[Path] = ()
    source_map_file: str = ""
    """The path of the source map, to which the paths in it are relative."""
    source_map_url: bool = False
    """Whether to end the CSS with a comment that names the map."""
    line_comments: bool = False
    precision: int | None = None


@dataclass(frozen=True, slots=True)
class LibsassResult:
    """A compiled stylesheet."""

    css: str
    source_map: str
    included_files: Sequence[str]
    loads: Sequence[tuple[str, str]]
    """The name in each ``@import``, with the file that contains it."""


class LibsassError(JekyllError):
    """libsass rejected a stylesheet; ``path`` is the one that libsass names.

    Attributes:
        importers: file and line of each import that led to the position, innermost first.
    """

    importers: Sequence[tuple[str, int]] = ()


def compile_text(request: LibsassRequest) -> LibsassResult:
    """Compile one stylesheet.

    Raises:
        LibsassError: the stylesheet is invalid, or uses modules, which libsass does not support.
        JekyllError: libsass is not installed.
    """
    if not request.source:
        return LibsassResult("", "", (), ())
    lib = _library()
    loads: list[tuple[str, str]] = []
    observer = _IMPORTER_FUNCTION(partial(_record_import, lib, loads))  # libsass keeps a pointer to it
    data = lib.sass_make_data_context(lib.sass_copy_c_string(request.source.encode()))
    try:
        context = lib.sass_data_context_get_context(data)
        options = lib.sass_context_get_options(context)
        _set_options(lib, options, request)
        lib.sass_option_set_c_importers(options, _importers(lib, observer))
        if lib.sass_compile_data_context(data):
            raise _error(lib, context)
        result = _result(lib, context, loads)
    finally:
        lib.sass_delete_data_context(data)
    _refuse_modules(request, result)
    return result


@cache
def _library() -> ctypes.CDLL:
    name = library_path()
    if not name:
        raise JekyllError(
            "libsass is missing, which `sass: {implementation: sassc}` asks for",
            hint="`pip install libsass`, or leave the key out to use Dart Sass",
        )
    try:
        lib = ctypes.CDLL(name)
        for function, (result, arguments) in _FUNCTIONS.items():
            getattr(lib, function).restype = result
            getattr(lib, function).argtypes = arguments
    except (AttributeError, OSError) as error:  # on some systems the package has no shared library
        raise JekyllError(f"libsass cannot be used: {error}", hint="use Dart Sass instead") from error
    return lib


def _set_options(lib: ctypes.CDLL, options: int, request: LibsassRequest) -> None:
    lib.sass_option_set_is_indented_syntax_src(options, request.indented)
    lib.sass_option_set_input_path(options, os.fsencode(request.filename))
    lib.sass_option_set_include_path(options, os.fsencode(os.pathsep.join(map(str, request.load_paths))))
    lib.sass_option_set_output_style(options, STYLES[request.style])
    if request.precision is not None:
        lib.sass_option_set_precision(options, request.precision)
    lib.sass_option_set_source_comments(options, request.line_comments)
    lib.sass_option_set_source_map_file(options, os.fsencode(request.source_map_file))
    lib.sass_option_set_source_map_contents(options, True)
    lib.sass_option_set_omit_source_map_url(options, not request.source_map_url)


def _importers(lib: ctypes.CDLL, function: object) -> int:
    """A C list with one importer; libsass frees it with the options."""
    importers: int = lib.sass_make_importer_list(1)
    lib.sass_importer_set_list_entry(importers, 0, lib.sass_make_importer(function, 0, None))
    return importers


def _record_import(lib: ctypes.CDLL, loads: list[tuple[str, str]], name: bytes, _importer: int, compiler: int) -> None:
    file = lib.sass_import_get_abs_path(lib.sass_compiler_get_last_import(compiler))
    loads.append((os.fsdecode(name), os.fsdecode(file or b"")))


def _result(lib: ctypes.CDLL, context: int, loads: Sequence[tuple[str, str]]) -> LibsassResult:
    count = lib.sass_context_get_included_files_size(context)
    included = lib.sass_context_get_included_files(context)
    return LibsassResult(
        _text(lib.sass_context_get_output_string(context)),
        _text(lib.sass_context_get_source_map_string(context)),
        [os.fsdecode(included[index] or b"") for index in range(count)],
        loads,
    )


def _text(value: bytes | None) -> str:
    return (value or b"").decode("utf-8", "replace")


_IMPORTER = re.compile(r"^\s+from line (\d+):\d+ of (.+)$", re.M)


def _error(lib: ctypes.CDLL, context: int) -> LibsassError:
    """The error of a failed compilation: the first line of libsass's report, and the import chain from the rest."""
    report = _text(lib.sass_context_get_error_message(context)).strip()
    error = LibsassError(
        report.split("\n", 1)[0],
        path=_text(lib.sass_context_get_error_file(context)),
        line=lib.sass_context_get_error_line(context),
        column=lib.sass_context_get_error_column(context),
    )
    error.importers = [(path, int(line)) for line, path in _IMPORTER.findall(report)]
    return error


_MODULE_RULE = re.compile(r"^[ \t]*@(use|forward)\b", re.M)


def _refuse_modules(request: LibsassRequest, result: LibsassResult) -> None:
    """Raise an error for ``@use`` and ``@forward``, which libsass would print as CSS rules."""
    if not _MODULE_RULE.search(result.css):
        return
    sources = [(request.filename, request.source)]
    sources += [(path, text_or_empty(path)) for path in result.included_files if path != request.filename]
    for path, source in sources:
        rule = _MODULE_RULE.search(source)
        if rule:
            raise LibsassError(
                f"Error: libsass does not know @{rule[1]}",
                path=path,
                line=SourcePosition.at(source, rule.start()).line,
                hint="leave out `sass: {implementation: sassc}` to use Dart Sass, or write @import",
            )
