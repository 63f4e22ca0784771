"""The calls by which Ruby parses and renders templates, and uses filters and drops."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....filters import filters_of
from ....liquid import Context, Drop, Template
from ....liquid.environment import Environment
from ....liquid.errors import LiquidSyntaxError
from ....liquid.filter import Filter
from ....liquid.loading import parser_of
from ....liquid.nodes import Node, Output
from ....liquid.parsing.parser import Parser
from ....liquid.parsing.tag_parser import TagToken
from ....liquid.tag import Block, CustomTag, construct
from ....liquid.template import TemplateSource
from ....liquid.versions import filters_of as liquid_filters_of
from ....liquid.versions import tags_of
from ....tags import TAGS
from ....tags.include import JekyllInclude
from ...blank import blank_of
from ..early.access import early_access
from ..tag_node import RubyTag, builtin_name

if TYPE_CHECKING:
    from ..session import HostCall, Session


def _parser(session: Session, number: int) -> tuple[Parser, TagToken]:
    parser, token = session.tag_parses.parsers[number]
    assert isinstance(parser, Parser)
    return parser, token


def new_body(session: Session) -> int:
    """The number of a new body."""
    return session.tag_parses.bodies.add()


def parse_body(session: Session, number: int, tokenizer: int) -> list[str] | None:
    """Parse nodes into a body up to a tag without a class: its name and markup, None at the end."""
    parser, _ = _parser(session, tokenizer)
    end = parser.fill(session.tag_parses.bodies[number])
    return None if end is None else [end.name, end.markup]


def parse_builtin(session: Session, number: int, tokenizer: int, kind: str, name: str, markup: str) -> bool:
    """Parse a tag as the standard tag ``kind``; whether it is blank."""
    parser, token = _parser(session, tokenizer)
    node_class = {**tags_of(parser.version), **TAGS}[kind]
    inner = TagToken(name, markup, token.position)
    if issubclass(node_class, Node):
        node = node_class.parse(
            parser, inner if name == kind or not issubclass(node_class, JekyllInclude) else inner._replace(name=kind)
        )
    else:
        tag = construct(node_class, inner, parser.path)
        body = parser.body(inner)[0] if issubclass(node_class, Block) else None
        node = CustomTag(tag, inner._replace(name=builtin_name(kind)), body)
    node.position = token.position
    session.tag_parses.bodies[number].nodes.append(node)
    return bool(node.blank)


def is_blank(session: Session, number: int) -> bool:
    """Whether a body prints only white space."""
    return session.tag_parses.bodies[number].blank


def nodelist(session: Session, number: int) -> list[list[object]]:
    """The nodes of a body; see `_node`."""
    return [_node(session, node) for node in session.tag_parses.bodies[number].nodes]


def _node(session: Session, node: str | Node) -> list[object]:
    """The kind of a node with its text or markup, with the number of a tag of Ruby, or with the name of a standard tag,
    the number of a body that has only that tag, and those of its own bodies."""
    if isinstance(node, str):
        return ["text", node]
    if isinstance(node, Output):
        return ["output", node.markup]
    if isinstance(node, RubyTag):
        return ["object", node.number]
    bodies = session.tag_parses.bodies
    own = [body for place, body in enumerate(node.bodies()) if body.nodes or not place or not node.is_loop]
    return ["tag", _name(session, node), bodies.number_of(node), [bodies.number_of(body) for body in own]]


def _name(session: Session, node: Node) -> str:
    if isinstance(node, CustomTag):
        return node.token.name
    tags = environment_of(session).tags
    return next((name for name, kind in tags.items() if kind is type(node)), "")


def template_body(session: Session, source: str) -> int:
    """The number of the body of a template, parsed again for its nodes."""
    parser = parser_of(environment_of(session), TemplateSource(source, None, 1))
    return session.tag_parses.bodies.number_of(parser.document())


def render_body(session: Session, number: int, place: int) -> str:
    """The text of a body of a tag that is being rendered."""
    context = session.contexts.get(place)
    levels = len(context.levels)
    try:
        body = session.contexts.body(number)
        return body() if body else context.text_of(session.tag_parses.bodies.root(number, context.environment))
    finally:  # an error, which Ruby may rescue, leaves scopes open
        context.close_to(levels)


def shift_token(session: Session, tokenizer: int) -> str | None:
    """The next token of a template."""
    token = _parser(session, tokenizer)[0].tokens.shift()
    return None if token is None else token.text


# Templates


def environment_of(session: Session) -> Environment:
    """The environment of the templates that Ruby parses: the site's, before it is rendered one with the same tags."""
    if session.renderer is not None:
        return session.renderer.templates.environment
    state = session.build.templates
    if state.environment is None:
        state.environment = _early_environment(session)
    return state.environment


def _early_environment(session: Session) -> Environment:
    plugins = session.site.plugins
    reference = session.config.reference
    filters = {**filters_of(reference), **plugins.filters}
    return Environment(
        {**TAGS, **plugins.tags}, filters, reference=reference, operators=plugins.operators, blank=blank_of(plugins)
    )


def _with_filters(session: Session, names: list[str]) -> Environment:
    """The environment with filters that Ruby has besides."""
    from ..filters import ruby_filter

    environment = environment_of(session)
    tags = {**environment.tags}
    functions = {name: each.function for name, each in environment.filters.items()}
    return Environment(
        tags,
        {**functions, **{name: ruby_filter(session, name) for name in names}},
        reference=environment.reference,
        operators=environment.operators,
        blank=environment.blank,
    )


def _registers(session: Session) -> dict[str, object]:
    if session.renderer is not None:
        return session.renderer.templates.registers(None)
    return {"site": early_access(session), "includes": session.includes}


def parse_template(session: Session, source: str) -> int:
    """The number of a template."""
    known = session.build.templates.numbers
    number = known.get(source)
    if number is None:
        number = known[source] = session.handles.number(environment_of(session).parse(source))
    return number


def render_template(session: Session, number: int, context: int, extra: list[str]) -> str:
    """The text of a template in a context."""
    template = session.handles.get(number)
    assert isinstance(template, Template)
    if extra:
        template = _with_filters(session, extra).parse(template.source.text)
    place = session.contexts.get(context)
    return place.text_of(template.root)


def new_context(session: Session, values: dict[str, object]) -> int:
    """The number of a new context."""
    variables = {name: session.shown(value) for name, value in values.items()}
    registers = {**_registers(session), "page": variables.get("page")}  # both are the page that renders
    return session.contexts.number(Context(environment_of(session), variables, registers))


# Filters and drops


def call_filter(session: Session, number: int | None, name: str, arguments: list[object]) -> object:
    """The result of one of the filters of the program, also where a plugin has replaced it."""
    reference = session.config.reference
    found = Filter.of({**liquid_filters_of(reference.liquid), **filters_of(reference)}[name])
    objection = found.objection(len(arguments))
    if objection:
        raise LiquidSyntaxError(objection)
    if number is None:
        number = new_context(session, {})
    context, shown = session.contexts.get(number), [session.shown(each) for each in arguments]
    return found.function(*((context, *shown) if found.needs_context else shown))


def drop_field(session: Session, number: int, name: str) -> object:
    """A field of a drop of the program."""
    drop = session.handles.get(number)
    return drop[name] if isinstance(drop, Drop) else None


def drop_keys(session: Session, number: int) -> list[str]:
    """The fields of a drop of the program."""
    drop = session.handles.get(number)
    names = drop.keys() if isinstance(drop, Drop) else ()
    return [str(name) for name in names]


CALLS: dict[str, HostCall] = {
    "new_body": new_body,
    "parse_body": parse_body,
    "parse_builtin": parse_builtin,
    "is_blank": is_blank,
    "nodelist": nodelist,
    "template_body": template_body,
    "render_body": render_body,
    "shift_token": shift_token,
    "parse_template": parse_template,
    "render_template": render_template,
    "new_context": new_context,
    "filter": call_filter,
    "drop_field": drop_field,
    "drop_keys": drop_keys,
}
"""The functions by the names that Ruby has for them."""
