"""From source to compiled code, by way of the cache, and from code to a template."""

from __future__ import annotations

from collections.abc import Callable
from types import CodeType
from typing import TYPE_CHECKING, NamedTuple

from ..limits.recursion import with_room
from .errors import LiquidWarning, NestingError
from .nodes import Place, TagToken
from .parser import Parser
from .tag import Tag, construct
from .template import Root, Template
from .tracing import TEMPLATE
from .uses import Name, Uses

if TYPE_CHECKING:
    from .context import Context
    from .environment import Environment


class Source(NamedTuple):
    """A template's text and where it stands."""

    text: str
    path: str | None
    first_line: int
    stepping: bool = False
    """Whether it is compiled the slow way in any case; see `Compiler.stepping`."""


class Compiled(NamedTuple):
    """What parsing and compiling a template gives; all of it can be marshalled."""

    code: CodeType
    tags: tuple[tuple[str, str, int, int], ...]
    """Custom tags: name, markup, line, column."""
    warnings: tuple[tuple[str, int, int], ...]
    """Messages with line and column."""
    uses: tuple[tuple[Name, ...], bool, tuple[Name, ...]]
    """See `Uses`."""


def load(environment: Environment, source: Source) -> Template:
    """Parse and compile a template, unless its code is in the cache.

    Raises:
        LiquidError: it cannot be parsed.
    """
    if "{{" not in source.text and "{%" not in source.text:
        return _text(environment, source)
    compiled = _kept(environment, source)
    warnings = tuple(LiquidWarning(message, source.path, line, column) for message, line, column in compiled.warnings)
    template = Template(environment, source.text, source.path, source.first_line, warnings)
    template.root = _root(environment, source, compiled, template)
    template.uses = Uses(*compiled.uses)
    return template


def _text(environment: Environment, source: Source) -> Template:
    """A template without markup."""
    template = Template(environment, source.text, source.path, source.first_line, ())

    def root(_context: Context, append: Callable[[str], None]) -> int:
        append(source.text)
        return 0

    template.root = root
    template.uses = Uses()
    return template


def _kept(environment: Environment, source: Source) -> Compiled:
    cache = environment.code_cache
    if cache is None:
        return _compiled(environment, source)
    key = cache.key((environment.fingerprint, source.path, source.first_line, source.stepping, source.text))
    kept = cache.get(key)
    if kept is not None:
        return Compiled(*kept)
    compiled = _compiled(environment, source)
    cache.put(key, (compiled.code, compiled.tags, compiled.warnings, compiled.uses))
    return compiled


def _compiled(environment: Environment, source: Source) -> Compiled:
    """The code of a template; one too long or too deep for Python is an error at its beginning."""
    try:
        return _nested(environment, source)
    except NestingError as error:
        error.place(source.path, source.first_line, 1, source.text.partition("\n")[0])
        error.hint = error.hint or "blocks, or the branches of one, are too many"
        raise


def _nested(environment: Environment, source: Source) -> Compiled:
    try:
        return with_room(lambda: _compile(environment, source))
    except RecursionError as error:
        raise NestingError from error


def _compile(environment: Environment, source: Source) -> Compiled:
    parser = Parser(
        source.text,
        environment.tags,
        path=source.path,
        first_line=source.first_line,
        error_mode=environment.error_mode,
    )
    body = parser.document()
    compiler = environment.compiler(stepping=source.stepping or body.goes_on)
    code = compile(compiler.template(body), source.path or "<liquid>", "exec")
    tags = tuple((tag.name, tag.markup, tag.place.line, tag.place.column) for tag in compiler.tags)
    warnings = tuple((warning.message, warning.line, warning.column) for warning in parser.warnings)
    return Compiled(code, tags, warnings, (*compiler.uses,))


def _root(environment: Environment, source: Source, compiled: Compiled, template: Template) -> Root:
    namespace = environment.namespace()
    namespace[TEMPLATE] = template
    for number, (name, markup, line, column) in enumerate(compiled.tags):
        kind = environment.tags[name]
        assert issubclass(kind, Tag)
        namespace[f"tag_{number}"] = construct(kind, TagToken(name, markup, Place(line, column)), source.path)
    exec(compiled.code, namespace)
    root: Root = namespace["root"]  # type: ignore[assignment]
    return root
