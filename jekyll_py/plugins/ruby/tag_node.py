"""The nodes of tags whose classes are Ruby's: Ruby parses their markup, and renders them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, ClassVar

from ...liquid import Context
from ...liquid.nodes import Body, Node
from ...liquid.parsing.tag_parser import TagParser, TagToken
from ...liquid.tags import TAGS as LIQUID_TAGS
from ...tags import TAGS
from ...tracking import reads

if TYPE_CHECKING:
    from ...liquid.compiler import Compiler
    from .session import Session


class RubyTag(Node):
    """A tag of a template. Each site has subclasses of its own.

    Args:
        number: the number of the tag, an object of Ruby.
        bodies: its bodies, by the numbers under which Ruby renders them.
        blank: whether it prints nothing, as Ruby says.
        is_block: whether it has a body; a blank one is not printed before Liquid 5.
    """

    session: ClassVar[Session]
    repeatable = False

    def __init__(self, number: int, bodies: dict[int, Body], *, blank: bool, is_block: bool) -> None:
        self.number = number
        self.blank = blank
        self._bodies = bodies
        self._is_block = is_block

    @classmethod
    def parse(cls, parser: TagParser, token: TagToken) -> Node:
        parses = cls.session.tag_parses
        bodies, parsers = parses.bodies, parses.parsers
        parsers.append((parser, token))
        first = bodies.next_number
        try:
            with reads.recording() as dependencies:
                built = cls.session.call(
                    "build_tag", token.name, token.markup, token.position.line - parser.first_line + 1, len(parsers) - 1
                )
        finally:
            parsers.pop()
        assert isinstance(built, list)
        parses.dependencies[built[0]] = frozenset(dependencies)
        used = bodies.claim(first)
        return cls(built[0], used, blank=built[1], is_block=built[2])

    def bodies(self) -> Iterator[Body]:
        return iter(self._bodies.values())

    @property
    def interrupts(self) -> bool:
        return False

    @property
    def binds(self) -> bool:
        return True

    @property
    def resumes(self) -> bool:
        return any(body.interrupts or body.resumes for body in self._bodies.values())

    @property
    def writes(self) -> None:
        return None

    def compile(self, compiler: Compiler) -> None:
        python = compiler.python
        compiler.publish()
        texts = [python.load(_function_of(body, compiler)) for body in self._bodies.values()]
        numbers = python.tuple_([python.constant(number) for number in self._bodies])
        text = python.call("render_ruby_tag", python.constant(self.number), numbers, python.load("context"), *texts)
        if self.is_silent or (self.blank and self._is_block and compiler.options.version < (5,)):
            compiler.emit(python.statement(text))
        else:
            compiler.write(text)


def _function_of(body: Body, compiler: Compiler) -> str:
    """The name of a function of compiled code that gives the text of a body."""
    python = compiler.python
    return compiler.define(lambda: compiler.capture(body, lambda joined: compiler.emit(python.return_(joined))))


def builtin_name(kind: str) -> str:
    """The name, which no template can write, of a standard tag below one of Ruby."""
    return f"builtin {kind}"


def tag_class(session: Session) -> type[RubyTag]:
    """The class of nodes for the Ruby tags of one site."""

    def render(number: int, numbers: tuple[int, ...], context: Context, *texts: Callable[[], str]) -> object:
        reads.record_all(session.tag_parses.dependencies[number])
        contexts = session.contexts
        contexts.bodies.append(dict(zip(numbers, texts, strict=True)))
        try:
            known = contexts.latest
            place = contexts.number(context)
            if place != known and len(contexts.bodies) == 1:
                session.containers.forget()
            contexts.latest = place
            return session.call("render_tag", number, place, context.registers.get("page"), session.owner(context))
        finally:
            contexts.bodies.pop()

    runtime: dict[str, object] = {"render_ruby_tag": render}
    for kind in {**TAGS, **LIQUID_TAGS}.values():
        runtime.update(kind.runtime if issubclass(kind, Node) else {})
    return type("RubyTagOfSite", (RubyTag,), {"session": session, "runtime": runtime})
