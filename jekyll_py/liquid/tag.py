"""Tags written in Python by plugin authors, and how a template calls them."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from .errors import LiquidError
from .nodes import Body, Node, TagToken

if TYPE_CHECKING:
    from .compiler import Compiler
    from .context import Context
    from .parser import Parser


class ParseContext(NamedTuple):
    """What a tag may know while it is built."""

    path: str | None
    line: int
    column: int


class Tag:
    """A custom tag: built once from its markup, rendered each time it is met.

    >>> class Shout(Tag):
    ...     def render(self, context):
    ...         return self.markup.strip().upper() + "!"
    """

    blank: ClassVar[bool] = False
    """Whether it never prints anything (`Liquid::Tag#blank?`)."""

    repeatable: bool = False
    """Whether it gives the same text wherever drops answer the same: it keeps nothing from one call to the next, and
    asks the context only by `Context.evaluate` and for the registers. Includes that hold other tags are rendered each
    time."""

    def __init__(self, name: str, markup: str, parse_context: ParseContext) -> None:
        """Read the markup.

        Raises:
            LiquidSyntaxError: it makes no sense; the place is filled in by the parser.
        """
        self.name = name
        self.markup = markup
        self.parse_context = parse_context

    def render(self, context: Context) -> str:
        """The text to put in the tag's place."""
        return ""


class RenderedBody:
    """The body of a `Block` while it is rendered."""

    def __init__(self, render: Callable[[], str]) -> None:
        self._render = render

    def render(self, context: Context) -> str:
        """Render what stands between the block's tags."""
        return self._render()


class Block(Tag):
    """A custom tag with a body: ``self.body.render(context)`` renders it."""

    body: RenderedBody

    def render(self, context: Context) -> str:
        """The body as it is, unless a subclass does something with it."""
        return self.body.render(context)


def render_block(block: Block, context: Context, body: Callable[[], str]) -> str:
    """Render a block with this body; a copy holds it, so that a block can contain itself through an include."""
    block = copy.copy(block)
    block.body = RenderedBody(body)
    return block.render(context)


class CustomTag(Node):
    """A `Tag` or `Block` in a template: lowered to a call."""

    def __init__(self, tag: Tag, token: TagToken, body: Body | None) -> None:
        self.tag = tag
        self.token = token
        self.body = body
        self.blank = tag.blank
        self.repeatable = tag.repeatable

    @classmethod
    def build(cls, parser: Parser, kind: type[Tag], token: TagToken) -> CustomTag:
        """Construct the tag and read its body."""
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
    """Build a tag from what stands in the template.

    Raises:
        LiquidError: the tag refuses its markup.
    """
    try:
        return kind(token.name, token.markup, ParseContext(path, token.position.line, token.position.column))
    except LiquidError:
        raise
    except ValueError as error:
        raise LiquidError(str(error)) from error
