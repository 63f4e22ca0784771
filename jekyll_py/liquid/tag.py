"""The base classes of custom tags, as plugins define them, and the node that calls them."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, ClassVar

from ..lazy.tuples import NamedTuple
from .errors import LiquidError
from .nodes import Body, Node
from .parsing.tag_parser import TagParser, TagToken

if TYPE_CHECKING:
    from .compiler import Compiler
    from .context import Context


class ParseContext(NamedTuple):
    """The position of a tag in its file, which its constructor gets."""

    path: str | None
    line: int
    column: int


class Tag:
    """A custom tag, constructed once for each place in a template and rendered any number of times.

    >>> class Shout(Tag):
    ...     def render(self, context):
    ...         return self.markup.strip().upper() + "!"
    """

    blank: ClassVar[bool] = False
    """Whether it never prints anything (`Liquid::Tag#blank?`)."""

    repeatable: bool = False
    """Whether equal values of drops always give equal text: `render` remembers nothing between calls, and uses the
    context only for `Context.evaluate` and its registers. Includes with other tags are rendered each time."""

    def __init__(self, name: str, markup: str, parse_context: ParseContext) -> None:
        """Parse the markup.

        Raises:
            LiquidSyntaxError: the markup is wrong; the parser adds the position.
        """
        self.name = name
        self.markup = markup
        self.parse_context = parse_context

    def render(self, context: Context) -> str:
        """The text to output."""
        return ""


class RenderedBody:
    """The body of a `Block` during its render."""

    def __init__(self, render: Callable[[], str]) -> None:
        self._render = render

    def render(self, context: Context) -> str:
        """The text of the body."""
        return self._render()


class Block(Tag):
    """A custom tag with a body, whose text is ``self.body.render(context)``."""

    body: RenderedBody

    def render(self, context: Context) -> str:
        """The text of the body, unless a subclass overrides this."""
        return self.body.render(context)


def render_block(block: Block, context: Context, body: Callable[[], str]) -> str:
    """Render a copy of a block that has this body; a copy, as a block can contain itself through an include."""
    block = copy.copy(block)
    block.body = RenderedBody(body)
    return block.render(context)


class CustomTag(Node):
    """The node of a `Tag` or `Block`, compiled to a call of its ``render``."""

    def __init__(self, tag: Tag, token: TagToken, body: Body | None) -> None:
        self.tag = tag
        self.token = token
        self.body = body
        self.blank = tag.blank
        self.repeatable = tag.repeatable

    @classmethod
    def build(cls, parser: TagParser, kind: type[Tag], token: TagToken) -> CustomTag:
        """Construct the tag and parse its body."""
        tag = construct(kind, token, parser.path)
        return cls(tag, token, parser.body(token)[0] if issubclass(kind, Block) else None)

    def bodies(self) -> Iterator[Body]:
        if self.body is not None:
            yield self.body

    @property
    def interrupts(self) -> bool:
        return False

    @property
    def resumes(self) -> bool:
        return self.body is not None and (self.body.interrupts or self.body.resumes)

    @property
    def writes(self) -> None:
        return None

    def compile(self, compiler: Compiler) -> None:
        compiler.custom_tag(self)


def construct(kind: type[Tag], token: TagToken, path: str | None) -> Tag:
    """Construct a tag.

    Raises:
        LiquidError: the tag refuses its markup.
    """
    try:
        return kind(token.name, token.markup, ParseContext(path, token.position.line, token.position.column))
    except LiquidError:
        raise
    except ValueError as error:
        raise LiquidError(str(error)) from error
