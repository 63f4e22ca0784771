"""Liquid's tags as functions: ``{{ link("about.md") }}`` for ``{% link about.md %}``.

A call is written out as the tag it stands for and rendered by Liquid, so every tag works, those of plugins too. What
has no text of its own, such as a page, is handed over as a variable.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from jinja2 import pass_context
from jinja2.runtime import Context as JinjaContext

from ..liquid import Block, Context, Environment, Tag, Template
from ..liquid.nodes import Node
from ..liquid.tracing import located
from .environment import HERE, liquid_context
from .errors import JinjaError
from .values import nil, printed

_BODY = "jinja-call-body"


def tag_functions(liquid: Environment, tags: Mapping[str, type[Node] | type[Tag]]) -> dict[str, Callable[..., object]]:
    """A function for each tag, by its name.

    Args:
        liquid: the dialect that knows the tags.
        tags: the tags to make functions of.
    """
    return {name: _function(liquid, name, issubclass(kind, Block)) for name, kind in tags.items()}


def _function(liquid: Environment, name: str, is_block: bool) -> Callable[..., object]:
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
        inner = liquid_context(context, parameters.pop(HERE, None))
        inner.scope[_BODY] = caller() if caller else ""
        markup = " ".join([str(printed(nil(argument)) or "") for argument in arguments])
        for number, (key, value) in enumerate(parameters.items()):
            written = _written(nil(value))
            if written is None:
                written = f"jinja-argument-{number}"
                inner.scope[written] = nil(value)
            markup += f" {key}={written}"
        return _rendered(parsed(_checked(name, markup)), inner)

    return call


def _rendered(template: Template, context: Context) -> str:
    parts: list[str] = []
    try:
        template.root(context, parts.append)
    except Exception as error:
        failure = located(error)
        failure.chain = tuple(place for place in failure.chain if not place.startswith(f"{template.path}:"))
        raise failure from error.__cause__
    return "".join(parts)


def _written(value: object) -> str | None:
    """A value as a tag's markup may hold it; None when it is better passed as a variable."""
    if isinstance(value, bool | int):
        return str(printed(value))
    if isinstance(value, str) and not any(char in value for char in '"\\%{}\n'):
        return f'"{value}"'
    return None


def _checked(name: str, markup: str) -> str:
    """The markup of a tag, which must not end the tag itself."""
    if "%}" in markup:
        raise JinjaError(f"{name}: an argument cannot hold %}}")
    return markup.strip()
