"""Liquid's tags as functions: ``{{ link("about.md") }}`` for ``{% link about.md %}``.

A call is converted to the text of the tag and rendered by Liquid, so every tag works, those of plugins too. An argument
that cannot be written as text, such as a page, is passed as a variable.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from jinja2 import pass_context
from jinja2.runtime import Context as JinjaContext

from ..liquid import Block, Context, Environment, Tag, Template
from ..liquid.nodes import Node
from ..liquid.tracing import located
from .bridge import HERE, Bridge
from .errors import JinjaError
from .values import printed
from .views import raw

_BODY = "jinja-call-body"


def tag_functions(
    liquid: Environment, tags: Mapping[str, type[Node] | type[Tag]], bridge: Bridge
) -> dict[str, Callable[..., object]]:
    """A function for each tag, by its name.

    Args:
        liquid: the environment that parses the tags.
        tags: the tags' classes by name.
        bridge: makes Liquid contexts for the calls.
    """
    return {name: _function(liquid, name, issubclass(kind, Block), bridge) for name, kind in tags.items()}


def _function(liquid: Environment, name: str, is_block: bool, bridge: Bridge) -> Callable[..., object]:
    @lru_cache(maxsize=1024)
    def parsed(markup: str) -> Template:
        end = f"{{{{ {_BODY} }}}}{{% end{name} %}}" if is_block else ""
        return liquid.parse(f"{{% {name} {markup} %}}{end}")

    @pass_context
    def call(
        context: JinjaContext,
        *arguments: object,
        caller: Callable[[], str] | None = None,
        **parameters: object,
    ) -> str:
        inner = bridge.context(context, parameters.pop(HERE, None))
        inner.scope[_BODY] = caller() if caller else ""
        words = [str(printed(raw(argument)) or "") for argument in arguments]
        words += [f"{key}={_written(key, raw(value), inner)}" for key, value in parameters.items()]
        return _rendered(parsed(_checked(name, " ".join(words))), inner)

    return call


def _rendered(template: Template, context: Context) -> str:
    try:
        return context.text_of(template.root)
    except Exception as error:
        failure = located(error)
        failure.chain = tuple(place for place in failure.chain if not place.startswith(f"{template.path}:"))
        raise failure from error.__cause__


def _written(key: str, value: object, context: Context) -> str:
    """A value in a tag's markup: a literal, or else the name of a variable that is set to it."""
    if isinstance(value, bool | int):
        return str(printed(value))
    if isinstance(value, str) and not any(char in value for char in '"\\%{}\n'):
        return f'"{value}"'
    name = f"jinja-argument-{key}"
    context.scope[name] = value
    return name


def _checked(name: str, markup: str) -> str:
    """The markup of a tag, stripped.

    Raises:
        JinjaError: it holds ``%}``, which would end the tag.
    """
    if "%}" in markup:
        raise JinjaError(f"{name}: an argument cannot hold %}}")
    return markup.strip()
