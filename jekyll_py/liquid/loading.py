"""Compiles templates, or takes their code from the cache."""

from __future__ import annotations

from collections.abc import Callable
from types import CodeType
from typing import TYPE_CHECKING

from ..lazy.tuples import NamedTuple
from ..limits.recursion import with_room
from .cache import FreeNames
from .errors import LiquidWarning, NestingError
from .free_variables import FreeVariables
from .nodes import Body
from .parsing.parser import Parser
from .parsing.tag_parser import Position, TagToken
from .tag import Tag, construct
from .template import Repeat, Root, Template, TemplateSource
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
    free_variables: FreeNames
    loops: tuple[FreeNames, ...]
    """Those of each loop that is a function of its own."""


def load(environment: Environment, source: TemplateSource, repeat: Repeat | None = None) -> Template:
    """Parse and compile a template, unless its code is in the cache.

    Args:
        environment: the environment.
        source: the template.
        repeat: is given each loop outside all blocks whose text depends on its free variables alone.

    Raises:
        LiquidError: it cannot be parsed.
    """
    if "{{" not in source.text and "{%" not in source.text:
        return Template(environment, source, (), FreeVariables(), _text_root)
    compiled = _cached(environment, source, checks_interrupts=False, divides=repeat is not None)

    def make_root(template: Template, *, checks_interrupts: bool) -> Root:
        slow = _cached(environment, source, checks_interrupts=True, divides=False) if checks_interrupts else compiled
        return _root(template, slow, repeat)

    warnings = tuple(
        LiquidWarning(message, source.path, line, column, later) for message, line, column, later in compiled.warnings
    )
    return Template(environment, source, warnings, FreeVariables(*compiled.free_variables), make_root)


def _text_root(template: Template, **_: bool) -> Root:
    """The function of a template without markup, which has no interrupts."""
    text = template.source.text

    def root(_context: Context, append: Callable[[str], None]) -> int:
        append(text)
        return 0

    return root


def _cached(environment: Environment, source: TemplateSource, *, checks_interrupts: bool, divides: bool) -> Compiled:
    """The code of a template, from the cache if it is there.

    Args:
        environment: the environment.
        source: the template.
        checks_interrupts: whether it is compiled the slow way in any case; see `Compiler.checks_interrupts`.
        divides: whether loops become functions; see `Compiler.divides`.
    """
    cache = environment.code_cache
    if cache is None:
        return _compiled(environment, source, checks_interrupts, divides)
    modes = checks_interrupts, divides
    key = cache.key((environment.fingerprint, source.path, source.first_line, modes, source.text))
    known = cache.get(key)
    if known is not None:
        return Compiled(*known)
    compiled = _compiled(environment, source, checks_interrupts, divides)
    code, tags, warnings, free_variables, loops = compiled
    cache.put(key, (code, tags, warnings, free_variables, loops))
    return compiled


def _compiled(environment: Environment, source: TemplateSource, checks_interrupts: bool, divides: bool) -> Compiled:
    """The code of a template; one too long or too deep for Python is an error at its beginning."""
    try:
        return _nested(environment, source, checks_interrupts, divides)
    except NestingError as error:
        error.place(source.path, source.first_line, 1, source.text.partition("\n")[0])
        error.hint = error.hint or "write fewer blocks into one another"
        raise


def _nested(environment: Environment, source: TemplateSource, checks_interrupts: bool, divides: bool) -> Compiled:
    try:
        return with_room(lambda: _compile(environment, source, checks_interrupts, divides))
    except RecursionError as error:
        raise NestingError from error


def parser_of(environment: Environment, source: TemplateSource) -> Parser:
    """The parser of a template."""
    return Parser(
        source,
        environment.tags,
        version=environment.version,
        error_mode=environment.error_mode,
        has_later_tags=environment.has_later_tags,
    )


def template_of(environment: Environment, body: Body) -> Template:
    """A template of nodes that were parsed as a part of another one."""
    source = TemplateSource("", None, 1)

    def make_root(template: Template, *, checks_interrupts: bool) -> Root:
        return _root(template, _compile_body(environment, source, body, checks_interrupts, divides=False), None)

    return Template(environment, source, (), FreeVariables(), make_root)


def _compile(environment: Environment, source: TemplateSource, checks_interrupts: bool, divides: bool) -> Compiled:
    parser = parser_of(environment, source)
    compiled = _compile_body(environment, source, parser.document(), checks_interrupts, divides)
    warnings = tuple((message, line, column, later) for message, _, line, column, later in parser.warnings)
    return compiled._replace(warnings=warnings)


def _compile_body(
    environment: Environment, source: TemplateSource, body: Body, checks_interrupts: bool, divides: bool
) -> Compiled:
    compiler = environment.compiler(checks_interrupts=checks_interrupts or body.resumes, divides=divides)
    code = compile(compiler.template(body), source.path or "<liquid>", "exec")
    tags = tuple((tag.name, tag.markup, tag.position.line, tag.position.column) for tag in compiler.tags)
    loops = tuple((*free,) for _, free in compiler.loop_functions)
    return Compiled(code, tags, (), (*compiler.names.free_variables,), loops)


def _root(template: Template, compiled: Compiled, repeat: Repeat | None) -> Root:
    environment = template.environment
    namespace = environment.namespace()
    namespace[TEMPLATE] = template
    for number, (name, markup, line, column) in enumerate(compiled.tags):
        kind = environment.tags[name]
        assert issubclass(kind, Tag)
        namespace[f"tag_{number}"] = construct(kind, TagToken(name, markup, Position(line, column)), template.path)
    exec(compiled.code, namespace)
    if repeat is not None:
        for number, free in enumerate(compiled.loops):
            namespace[f"loop_{number}"] = repeat(namespace[f"loop_{number}"], FreeVariables(*free))
    root: Root = namespace["root"]
    return root
