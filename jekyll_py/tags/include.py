"""``{% include file.html title="…" post=page %}``: renders an include of the site or its theme.

The syntax and the refused file names follow Jekyll's ``lib/jekyll/tags/include.rb``. Parameters do not become a scope
of variables: inside the include they are the members of the variable ``include``.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, ClassVar, Self

from ..lazy.patterns import lazy_pattern
from ..liquid.context import Context
from ..liquid.errors import LiquidArgumentError
from ..liquid.nodes import Body, Inclusion
from ..liquid.parsing.expressions import Expression, Literal, parse_expression
from ..liquid.parsing.patterns import WHITESPACE
from ..liquid.parsing.tag_parser import TagParser, TagToken
from ..liquid.partials import partials_of

if TYPE_CHECKING:
    from ..liquid.compiler import Compiler

_AN_OUTPUT = "or an output: {% include {{ page.name_of_it }} %}"
_FILE_HINTS = (
    (lazy_pattern(r"\.\."), "a name begins in the folder of the includes (for include_relative: of the page)"),
    (lazy_pattern(r"[\"'\u2018-\u201f]"), f"write the name of the file without quotation marks, {_AN_OUTPUT}"),
    (lazy_pattern(r"\s\w+=[^\s]"), "write the name of a value without {{ and }}: name=page.title"),
    (lazy_pattern(r","), "write spaces between the name of the file and its parameters, not commas"),
    (lazy_pattern(r""), f"write the name of the file as it is, {_AN_OUTPUT}"),
)
"""For the first of these that a name has, which names of includes cannot have."""
_PARAMETER_HINTS = (
    (lazy_pattern(r"[\u2018-\u201f]"), "write straight quotation marks: name='value'"),
    (
        lazy_pattern(r"\|"),
        "a parameter takes no filter: {% assign %} the value first, and give the name of the variable",
    ),
    (lazy_pattern(r"^\s*[\w-]+\s*:"), "write = between the name of a parameter and its value, not a colon"),
    (lazy_pattern(r","), "write spaces between parameters, not commas"),
)
_QUOTED = lazy_pattern(r"\"[^\"]*\"|'[^']*'")
_PARAMETER = r"""([\w-]+)\s*=\s*(?:"([^"\\]*(?:\\.[^"\\]*)*)"|'([^'\\]*(?:\\.[^'\\]*)*)'|([\w.-]+))"""
_PARAMETERS = lazy_pattern(_PARAMETER, re.ASCII)
_ONLY_PARAMETERS = lazy_pattern(rf"\s*(?:{_PARAMETER}(?=\s|\Z)\s*)*\Z", re.ASCII)
_OUTPUT = lazy_pattern(r"\{\{\s*+[\w\-.]++\s*+(?:\}\}|\|)", re.ASCII)
"""An output in a file's name, up to its end or its first filter."""
_UP_TO_SPACE = lazy_pattern(r"[^\s{}]*+", re.ASCII)
_ALLOWED = lazy_pattern(r"^[\w/.\-()+~#@]+$", re.ASCII | re.MULTILINE)
_CLIMBING = lazy_pattern(r"[./]{2,}")
_SPACE = lazy_pattern(r"[ \t\r\n\f\v]+")

Parameters = list[tuple[str, Expression]]


class JekyllInclude(Inclusion):
    """The node of an ``include`` tag."""

    runtime: ClassVar[Mapping[str, Callable[..., object]]] = {}
    takes_name_as_written: ClassVar[bool] = False
    """Whether its function renders and checks the name of the file."""

    def __init__(self, tag: str, file: str | Body, parameters: Parameters | None) -> None:
        self.tag = tag
        self.file = file
        """The file's name, or the template that renders to it."""
        self.parameters = parameters

    @classmethod
    def parse(cls, parser: TagParser, token: TagToken) -> Self:
        file, parameters, is_dynamic = _divided(token.markup.strip(WHITESPACE))
        if parameters is not None and not _ONLY_PARAMETERS.match(parameters):
            reason = f"Invalid syntax for include tag:\n\n{parameters}\n\nValid syntax:\n\n{example(token.name)}\n"
            raise parser.error(reason, token.position, _parameter_hint(parameters, token.name))
        is_template = is_dynamic and not cls.takes_name_as_written
        name = parser.template(file, token.position) if is_template else file
        return cls(token.name, name, None if parameters is None else _parameters(parameters))

    @property
    def function(self) -> str:
        return f"{self.tag}_file"

    def arguments(self, compiler: Compiler) -> Iterator[ast.expr]:
        yield from (self._name(compiler), self._given(compiler))

    def _name(self, compiler: Compiler) -> ast.expr:
        python = compiler.python
        if isinstance(self.file, Body):
            return python.call("include_name", compiler.text_of(self.file), python.constant(self.tag))
        if not self.takes_name_as_written and _refused(self.file):
            return python.call("include_name", python.constant(self.file), python.constant(self.tag))
        return python.constant(self.file)

    def _given(self, compiler: Compiler) -> ast.expr:
        if self.parameters is None:
            return compiler.python.constant(None)
        return compiler.python.mapping([(key, compiler.expression(value)) for key, value in self.parameters])


def example(tag: str) -> str:
    """An example of the tag, for messages."""
    return f"{{% {tag} file.ext param='value' param2='value' %}}"


def _parameter_hint(parameters: str, tag: str) -> str:
    """The hint for parameters that cannot be read."""
    plain = _QUOTED.sub("_", parameters)
    found = (hint for pattern, hint in _PARAMETER_HINTS if pattern.search(plain))
    return next(found, f"write {example(tag)}")


def _dynamic_name(markup: str) -> tuple[int, int] | None:
    """The start and end in ``markup`` of the first file name with Liquid in it; None without one."""
    first = _OUTPUT.search(markup)
    end = _end(markup, first)
    if first is None or not end:
        return None
    start = markup.rfind("{", 0, first.start()) + 1
    while further := _end(markup, _OUTPUT.match(markup, end)):
        end = further
    return start, end


def _end(markup: str, output: re.Match[str] | None) -> int:
    """The end of an output and the text after it up to a space; 0 without one. Filters reach to the last ``}}``."""
    if output is None:
        return 0
    end = output.end() if output[0].endswith("}") else markup.rfind("}}", output.end()) + 2
    rest = _UP_TO_SPACE.match(markup, end) if end >= output.end() else None
    return rest.end() if rest else 0


def _divided(markup: str) -> tuple[str, str | None, bool]:
    """The parts of ``markup``: the file, the parameters or None, and whether the file's name holds Liquid."""
    dynamic = _dynamic_name(markup)
    if dynamic:
        start, end = dynamic
        return markup[start:end].strip(WHITESPACE), markup[end:].strip(WHITESPACE), True
    file, *parameters = _SPACE.split(markup, maxsplit=1)
    return file, parameters[0] if parameters else None, False


def _parameters(markup: str) -> Parameters:
    """Parsed parameters; of several with one name the last counts."""
    found: dict[str, Expression] = {}
    for key, double, single, variable in _PARAMETERS.findall(markup):
        text = double.replace('\\"', '"') or single.replace("\\'", "'")
        found[key] = parse_expression(variable) if variable else Literal(text)
    return list(found.items())


def _refused(file: str) -> bool:
    return bool(_CLIMBING.search(file)) or not _ALLOWED.search(file)


def include_name(file: str, tag: str) -> str:
    """Check the name of an included file, and return it.

    Raises:
        LiquidArgumentError: it has characters that Jekyll refuses, or ``..``.
    """
    if _refused(file):
        raise LiquidArgumentError(
            "Invalid syntax for include tag. File contains invalid characters or sequences:\n\n"
            f"  {file}\n\nValid syntax:\n\n  {example(tag)}\n",
            hint=next(hint for pattern, hint in _FILE_HINTS if pattern.search(file)),
        )
    return file


def include_file(context: Context, append: Callable[[str], None], scopes: int, name: str, parameters: object) -> int:
    """Render a file of the include folders; arguments and result as of `render_included`."""
    return render_included(context, append, scopes, name, parameters, None)


def render_included(
    context: Context,
    append: Callable[[str], None],
    scopes: int,
    name: str,
    parameters: object,
    folder: str | None,
) -> int:
    """Render an include, and pass the text to ``append``.

    Args:
        context: the variables and registers of the including template.
        append: takes each piece of output.
        scopes: the levels of nesting that the tag and the loops around it add to Liquid's limit of 100.
        name: the path of the file.
        parameters: the value of ``include`` inside; None leaves it unchanged.
        folder: the folder that ``name`` is relative to; None means the include folders.

    Returns:
        The interrupt (``break`` or ``continue``) that ended the include early, else 0.
    """
    template = partials_of(context).load(name, context, folder)
    outer = context.include
    if parameters is not None:
        context.include = parameters
    context.enter(scopes)
    context.open()
    context.will_read(template.free_variables)
    outcome = (template.interrupted() if context.interrupts else template.root)(context, append)
    context.close()
    context.depth -= scopes
    context.include = outer
    return outcome


JekyllInclude.runtime = {"include_file": include_file, "include_name": include_name}

__all__ = ["JekyllInclude", "example", "include_name", "render_included"]
