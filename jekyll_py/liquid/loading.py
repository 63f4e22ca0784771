"""From source to compiled code, by way of the cache, and from code to a template."""

from __future__ import annotations

from collections.abc import Callable
from types import CodeType
from typing import TYPE_CHECKING, NamedTuple

from ..limits.recursion import with_room
from .errors import LiquidWarning, NestingError
from .free_variables import FreeVariables, Name
from .nodes import Place, TagToken
from .parser import Parser
from .tag import Tag, construct
from .template import Root, Template, TemplateSource
from .tracing import TEMPLATE

if TYPE_CHECKING:
    from .context import Context
    from .environment import Environment


class Compiled(NamedTuple):
    """What parsing and compiling a template gives; all of it can be marshalled."""

    code: CodeType
    tags: tuple[tuple[str, str, int, int], ...]
    """Custom tags: name, markup, line, column."""
    warnings: tuple[tuple[str, int, int], ...]
    """Messages with line and column."""
    free_variables: tuple[tuple[Name, ...], bool, tuple[Name, ...]]
    """The fields of `FreeVariables`."""


def load(environment: Environment, source: TemplateSource) -> Template:
    """Parse and compile a template, unless its code is in the cache.

    Raises:
        LiquidError: it cannot be parsed.
    """
    if "{{" not in source.text and "{%" not in source.text:
        return Template(environment, source, (), FreeVariables(), _text_root)
    compiled = _cached(environment, source, stepping=False)

    def make_root(template: Template, stepping: bool) -> Root:
        return _root(template, _cached(environment, source, stepping=True) if stepping else compiled)

    warnings = tuple(LiquidWarning(message, source.path, line, column) for message, line, column in compiled.warnings)
    return Template(environment, source, warnings, FreeVariables(*compiled.free_variables), make_root)


def _text_root(template: Template, _stepping: bool) -> Root:
    """The function of a template without markup."""
    text = template.source.text

    def root(_context: Context, append: Callable[[str], None]) -> int:
        append(text)
        return 0

    return root


def _cached(environment: Environment, source: TemplateSource, *, stepping: bool) -> Compiled:
    """The code of a template, from the cache if it is there.

    Args:
        stepping: whether it is compiled the slow way in any case; see `Compiler.stepping`.
    """
    cache = environment.code_cache
    if cache is None:
        return _compiled(environment, source, stepping)
    key = cache.key((environment.fingerprint, source.path, source.first_line, stepping, source.text))
    known = cache.get(key)
    if known is not None:
        return Compiled(*known)
    compiled = _compiled(environment, source, stepping)
    cache.put(key, (compiled.code, compiled.tags, compiled.warnings, compiled.free_variables))
    return compiled


def _compiled(environment: Environment, source: TemplateSource, stepping: bool) -> Compiled:
    """The code of a template; one too long or too deep for Python is an error at its beginning."""
    try:
        return _nested(environment, source, stepping)
    except NestingError as error:
        error.place(source.path, source.first_line, 1, source.text.partition("\n")[0])
        error.hint = error.hint or "blocks, or the branches of one, are too many"
        raise


def _nested(environment: Environment, source: TemplateSource, stepping: bool) -> Compiled:
    try:
        return with_room(lambda: _compile(environment, source, stepping))
    except RecursionError as error:
        raise NestingError from error


def _compile(environment: Environment, source: TemplateSource, stepping: bool) -> Compiled:
    parser = Parser(
        source.text,
        environment.tags,
        path=source.path,
        first_line=source.first_line,
        error_mode=environment.error_mode,
    )
    body = parser.document()
    compiler = environment.compiler(stepping=stepping or body.goes_on)
    code = compile(compiler.template(body), source.path or "<liquid>", "exec")
    tags = tuple((tag.name, tag.markup, tag.place.line, tag.place.column) for tag in compiler.tags)
    warnings = tuple((warning.message, warning.line, warning.column) for warning in parser.warnings)
    return Compiled(code, tags, warnings, (*compiler.free_variables,))


def _root(template: Template, compiled: Compiled) -> Root:
    environment = template.environment
    namespace = environment.namespace()
    namespace[TEMPLATE] = template
    for number, (name, markup, line, column) in enumerate(compiled.tags):
        kind = environment.tags[name]
        assert issubclass(kind, Tag)
        namespace[f"tag_{number}"] = construct(kind, TagToken(name, markup, Place(line, column)), template.path)
    exec(compiled.code, namespace)
    root: Root = namespace["root"]  # type: ignore[assignment]
    return root
