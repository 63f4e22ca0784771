"""Compiles templates, or takes their code from the cache."""

from __future__ import annotations

from collections.abc import Callable
from types import CodeType
from typing import TYPE_CHECKING, NamedTuple

from ..limits.recursion import with_room
from .errors import LiquidWarning, NestingError
from .free_variables import FreeVariables, Name
from .nodes import Position, TagToken
from .parser import Parser
from .tag import Tag, construct
from .template import Root, Template, TemplateSource
from .tracing import TEMPLATE

if TYPE_CHECKING:
    from .context import Context
    from .environment import Environment


class Compiled(NamedTuple):
    """The result of parsing and compiling a template; it can be marshalled."""

    code: CodeType
    tags: tuple[tuple[str, str, int, int], ...]
    """Custom tags: name, markup, line, column."""
    warnings: tuple[tuple[str, int, int, str | None], ...]
    """The fields of `LiquidWarning` but for the path."""
    free_variables: tuple[tuple[Name, ...], bool, tuple[Name, ...]]
    """The fields of `FreeVariables`."""


def load(environment: Environment, source: TemplateSource) -> Template:
    """Parse and compile a template, unless its code is in the cache.

    Raises:
        LiquidError: it cannot be parsed.
    """
    if "{{" not in source.text and "{%" not in source.text:
        return Template(environment, source, (), FreeVariables(), _text_root)
    compiled = _cached(environment, source, checks_interrupts=False)

    def make_root(template: Template, checks_interrupts: bool) -> Root:
        return _root(template, _cached(environment, source, checks_interrupts=True) if checks_interrupts else compiled)

    warnings = tuple(
        LiquidWarning(message, source.path, line, column, later) for message, line, column, later in compiled.warnings
    )
    return Template(environment, source, warnings, FreeVariables(*compiled.free_variables), make_root)


def _text_root(template: Template, _checks_interrupts: bool) -> Root:
    """The function of a template without markup."""
    text = template.source.text

    def root(_context: Context, append: Callable[[str], None]) -> int:
        append(text)
        return 0

    return root


def _cached(environment: Environment, source: TemplateSource, *, checks_interrupts: bool) -> Compiled:
    """The code of a template, from the cache if it is there.

    Args:
        checks_interrupts: whether it is compiled the slow way in any case; see `Compiler.checks_interrupts`.
    """
    cache = environment.code_cache
    if cache is None:
        return _compiled(environment, source, checks_interrupts)
    key = cache.key((environment.fingerprint, source.path, source.first_line, checks_interrupts, source.text))
    known = cache.get(key)
    if known is not None:
        return Compiled(*known)
    compiled = _compiled(environment, source, checks_interrupts)
    cache.put(key, (compiled.code, compiled.tags, compiled.warnings, compiled.free_variables))
    return compiled


def _compiled(environment: Environment, source: TemplateSource, checks_interrupts: bool) -> Compiled:
    """The code of a template; one too long or too deep for Python is an error at its beginning."""
    try:
        return _nested(environment, source, checks_interrupts)
    except NestingError as error:
        error.place(source.path, source.first_line, 1, source.text.partition("\n")[0])
        error.hint = error.hint or "write fewer blocks into one another"
        raise


def _nested(environment: Environment, source: TemplateSource, checks_interrupts: bool) -> Compiled:
    try:
        return with_room(lambda: _compile(environment, source, checks_interrupts))
    except RecursionError as error:
        raise NestingError from error


def _compile(environment: Environment, source: TemplateSource, checks_interrupts: bool) -> Compiled:
    parser = Parser(
        source.text,
        environment.tags,
        version=environment.version,
        path=source.path,
        first_line=source.first_line,
        error_mode=environment.error_mode,
        has_later_tags=environment.has_later_tags,
    )
    body = parser.document()
    compiler = environment.compiler(checks_interrupts=checks_interrupts or body.resumes)
    code = compile(compiler.template(body), source.path or "<liquid>", "exec")
    tags = tuple((tag.name, tag.markup, tag.position.line, tag.position.column) for tag in compiler.tags)
    warnings = tuple((message, line, column, later) for message, _, line, column, later in parser.warnings)
    return Compiled(code, tags, warnings, (*compiler.free_variables,))


def _root(template: Template, compiled: Compiled) -> Root:
    environment = template.environment
    namespace = environment.namespace()
    namespace[TEMPLATE] = template
    for number, (name, markup, line, column) in enumerate(compiled.tags):
        kind = environment.tags[name]
        assert issubclass(kind, Tag)
        namespace[f"tag_{number}"] = construct(kind, TagToken(name, markup, Position(line, column)), template.path)
    exec(compiled.code, namespace)
    root: Root = namespace["root"]
    return root
