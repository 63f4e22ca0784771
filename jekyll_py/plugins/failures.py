"""Exceptions of plugins in Python as errors with the file and the line that raised them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from types import TracebackType

from ..errors import JekyllError, SourcePosition
from ..lazy.tuples import NamedTuple
from ..packages.entry_points import packages_of_group

ENTRY_POINTS = "jekyll_py.plugins"
"""The entry point group by which installed packages offer plugins under the names that ``plugins:`` lists."""
SITE_MODULE = "jekyll_py_site_plugin_"
"""The beginning of the names of modules that are files of a ``_plugins`` folder."""


class PluginError(JekyllError):
    """A plugin has raised an exception that is no error of the site."""


class _Step(NamedTuple):
    """One line of a traceback."""

    module: str
    path: str
    line: int


@contextmanager
def naming_plugins() -> Iterator[None]:
    """Run code that calls plugins.

    Raises:
        PluginError: a plugin has raised an exception that is no `JekyllError`; it names the plugin's line.
    """
    try:
        yield
    except (JekyllError, ExceptionGroup):
        raise
    except Exception as error:
        packages = packages_of_group(ENTRY_POINTS)
        places = [step for step in _steps(error.__traceback__) if _is_of_plugin(step.module, packages)]
        if not places:
            raise
        raise _placed(error, places[-1], "--trace shows the calls that lead to this line of the plugin") from error


def failure_of_file(path: str, error: Exception) -> JekyllError:
    """The error for an exception that a file of a ``_plugins`` folder raises while it is imported.

    Args:
        path: the file.
        error: the exception.
    """
    if isinstance(error, JekyllError) and error.path is not None:
        return error
    hint = (isinstance(error, JekyllError) and error.hint) or "the plugin failed to load"
    if isinstance(error, SyntaxError) and error.filename == path:
        place = SourcePosition(error.lineno or 1, error.offset or 1, (error.text or "").rstrip("\n"))
        return PluginError.at(place, f"{type(error).__name__}: {error.msg}", path=path, hint=hint)
    lines = [step for step in _steps(error.__traceback__) if step.path == path]
    if lines:
        return _placed(error, lines[-1], hint)
    return PluginError(_words(error), path=path, hint=hint)


def _placed(error: Exception, place: _Step, hint: str) -> PluginError:
    import linecache  # it loads `tokenize`, and most plugins work

    text = linecache.getline(place.path, place.line).rstrip("\n")
    return PluginError(_words(error), path=place.path, line=place.line, source_line=text or None, hint=hint)


def _words(error: Exception) -> str:
    return error.message if isinstance(error, JekyllError) else f"{type(error).__name__}: {error}"


def _steps(trace: TracebackType | None) -> Iterator[_Step]:
    """The lines of a traceback, outermost first."""
    while trace is not None:
        code = trace.tb_frame.f_code
        yield _Step(str(trace.tb_frame.f_globals.get("__name__")), code.co_filename, trace.tb_lineno)
        trace = trace.tb_next


def _is_of_plugin(module: str, packages: Collection[str]) -> bool:
    """Whether a module is a file of ``_plugins``, or is in one of the packages with plugins."""
    return module.startswith(SITE_MODULE) or module.partition(".")[0] in packages
