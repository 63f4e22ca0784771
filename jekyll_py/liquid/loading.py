"""From source to compiled code, by way of the cache, and from code to a template."""

from __future__ import annotations

from dataclasses import dataclass
from types import CodeType
from typing import TYPE_CHECKING

from .errors import LiquidWarning
from .nodes import Place, TagToken
from .parser import Parser
from .tag import Tag, construct
from .template import Root, Template
from .tracing import TEMPLATE

if TYPE_CHECKING:
    from .environment import Environment


@dataclass(frozen=True, slots=True)
class Compiled:
    """What parsing and compiling a template gives; all of it can be marshalled."""

    code: CodeType
    tags: tuple[tuple[str, str, int, int], ...]
    """Custom tags: name, markup, line, column."""
    warnings: tuple[tuple[str, int, int], ...]
    """Messages with line and column."""


def compile_source(environment: Environment, source: str, path: str | None, first_line: int) -> Compiled:
    """Take a template's code from the cache, or compile it and put it there."""
    cache = environment.code_cache
    if cache is None:
        return _compile(environment, source, path, first_line)
    key = cache.key(environment.fingerprint, source, path, first_line)
    kept = cache.get(key)
    if kept is not None:
        return Compiled(*kept)
    compiled = _compile(environment, source, path, first_line)
    cache.put(key, (compiled.code, compiled.tags, compiled.warnings))
    return compiled


def _compile(environment: Environment, source: str, path: str | None, first_line: int) -> Compiled:
    parser = Parser(
        source, environment.tags, path=path, first_line=first_line, error_mode=environment.error_mode
    )
    body = parser.document()
    compiler = environment.compiler()
    code = compile(compiler.template(body), path or "<liquid>", "exec")
    tags = tuple((tag.name, tag.markup, tag.place.line, tag.place.column) for tag in compiler.tags)
    warnings = tuple((warning.message, warning.line, warning.column) for warning in parser.warnings)
    return Compiled(code, tags, warnings)


def bind(
    environment: Environment, compiled: Compiled, source: str, path: str | None, first_line: int
) -> Template:
    """Make a template of compiled code."""
    warnings = tuple(LiquidWarning(message, path, line, column) for message, line, column in compiled.warnings)
    template = Template(environment, source, path, first_line, warnings)
    namespace = environment.namespace()
    namespace[TEMPLATE] = template
    for number, (name, markup, line, column) in enumerate(compiled.tags):
        kind = environment.tags[name]
        assert issubclass(kind, Tag)
        namespace[f"tag_{number}"] = construct(kind, TagToken(name, markup, Place(line, column)), path)
    exec(compiled.code, namespace)
    root: Root = namespace["root"]  # type: ignore[assignment]
    template.root = root
    return template
