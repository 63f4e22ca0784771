"""The Jinja2 environment for templates whose cost is limited.

Jinja2 lets Python do the work without any bound, so the operands and arguments of operators, calls, filters and tests
are measured before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from typing import Any

from jinja2 import nodes, pass_context
from jinja2.environment import Template
from jinja2.runtime import Context as JinjaContext
from jinja2.runtime import str_join

from ..limits import Usage, check_digits, check_text
from ..liquid import Environment
from . import lengths
from .bridge import Bridge
from .environment import JinjaEnvironment
from .filters import LOOP_ITEMS
from .sources import Loader
from .undefined import OPTIONAL
from .values import printed
from .views import ListView

_JOINED = "joined by a tilde"
_WEIGHED = "weighed"
"""Filters, with names that templates cannot write, around the operands of what Jinja2 compiles to plain Python."""
_CHEAP = frozenset(
    {"attr", "count", "d", "default", "first", "last", "length", "safe", OPTIONAL, LOOP_ITEMS, _JOINED, _WEIGHED}
)
"""Filters that cost the same for every value, or charge their cost themselves."""
_THROUGH = (
    "batch dictsort groupby join list map max min reject rejectattr reverse select selectattr slice sort sum unique"
)
_GO_THROUGH = frozenset(_THROUGH.split())
"""Filters that iterate over a text character by character."""


class LimitedEnvironment(JinjaEnvironment):
    """The environment of a site with limits; arguments as of `JinjaEnvironment`."""

    intercepted_binops = frozenset({"%", "*", "**", "+"})

    def __init__(
        self, liquid: Environment, loader: Loader, functions: Mapping[str, Callable[..., object]], bridge: Bridge
    ) -> None:
        super().__init__(liquid, loader, functions, bridge)
        self.finalize = self._printed
        self.filters = {
            **self.filters,
            **{name: self._counted(name, each) for name, each in self.filters.items() if name not in _CHEAP},
            _JOINED: self._joined,
            _WEIGHED: self._weighed,
        }
        tests: dict[str, Any] = dict(self.tests)
        self.tests = {name: self._counted(name, test) for name, test in tests.items()}

    def call_binop(self, context: JinjaContext, operator: str, left: Any, right: Any) -> Any:
        """``left operator right`` (`jinja2.sandbox.SandboxedEnvironment`).

        Raises:
            LimitError: the result would be too large.
        """
        weights = self._bridge.weights
        if operator == "*":
            _check_product(weights.usage, left, right)
        elif operator == "**" and isinstance(left, int) and isinstance(right, int) and abs(left) > 1:
            check_digits(left.bit_length() * right)
        elif operator == "%" and isinstance(left, str):
            check_text(lengths.percent_result(weights, left, right))
        elif operator == "+" and isinstance(left, str | bytes) and isinstance(right, str | bytes):
            check_text(len(left) + len(right))
        weights.spend(left, right)
        return weights.made(super().call_binop(context, operator, left, right))

    def call(self, context: JinjaContext, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """A call (`jinja2.sandbox.SandboxedEnvironment`), which counts as a round of a loop.

        Raises:
            LimitError: the result would be too large.
        """
        weights = self._bridge.weights
        method = getattr(obj, "__wrapped__", obj)  # how the sandbox hands out `format`
        text = getattr(method, "__self__", None)
        weights.usage.spend(1)
        weights.spend(text, *args, *kwargs.values())
        if isinstance(text, str | bytes):
            check_text(lengths.method_result(weights, method.__name__, text, args, kwargs))
        return weights.made(super().call(context, obj, *args, **kwargs))

    def _load_template(self, name: str, globals: object) -> Template:
        self._bridge.weights.usage.spend(1)
        return super()._load_template(name, globals)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        template = super()._parse(source, name, filename)
        for join in list(template.find_all(nodes.Concat)):
            join.nodes = [_filter(nodes.List(join.nodes, lineno=join.lineno), _JOINED)]
        for comparison in list(template.find_all(nodes.Compare)):
            comparison.expr = _filter(comparison.expr, _WEIGHED)
            for other in comparison.ops:
                other.expr = _filter(other.expr, _WEIGHED)
        for item in list(template.find_all(nodes.Getitem)):
            if isinstance(item.arg, nodes.Slice):
                item.node = _filter(item.node, _WEIGHED)
        return template

    def _counted(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """A filter or test that charges its arguments, and checks the length of its result before it is made."""

        @pass_context  # which keeps Jinja2 from calling it with constants at compile time
        @wraps(function)
        def call(context: JinjaContext, *arguments: Any, **keywords: Any) -> Any:
            weights = self._bridge.weights
            weights.spend(*arguments, *keywords.values())
            if name in _GO_THROUGH or name in lengths.FILTERS:
                weights.usage.spend(_more(name, arguments))
                check_text(lengths.filter_result(weights, name, arguments, keywords))
            return weights.made(function(*_passed(function, context), *arguments, **keywords))

        return call

    @pass_context
    def _weighed(self, _context: JinjaContext, value: object) -> object:
        self._bridge.weights.spend(value)
        return value

    @pass_context
    def _joined(self, _context: JinjaContext, values: list[object]) -> str:
        weights = self._bridge.weights
        weights.spend(*values)
        check_text(sum(weights.of(value).printed for value in values))
        return str_join(values)

    def _printed(self, value: object) -> object:
        if not isinstance(value, str):
            self._bridge.weights.spend(value)
            check_text(self._bridge.weights.of(value).printed)
        return printed(value)

    def concat(self, pieces: Iterable[str]) -> str:
        """The text of a block, a macro or a ``set`` (`jinja2.Environment`).

        Raises:
            LimitError: it would be too long.
        """
        texts = list(pieces)
        check_text(sum(map(len, texts)))
        return "".join(texts)


def _more(name: str, arguments: tuple[object, ...]) -> int:
    """The rounds to charge for a filter besides the weight of its arguments."""
    text = arguments[0] if arguments else None
    if not isinstance(text, str):
        return 0
    if name == "striptags":  # it copies the rest of the text for each comment
        return text.count("<!--") * len(text) // 1_000
    return len(text) if name in _GO_THROUGH else 0


def _passed(function: Callable[..., Any], context: JinjaContext) -> tuple[object, ...]:
    """The argument that Jinja2 would pass first to a function marked with `jinja2.pass_context` and the like."""
    wanted = getattr(function, "jinja_pass_arg", None)
    if wanted is None:
        return ()
    return ({"context": context, "eval_context": context.eval_ctx, "environment": context.environment}[wanted.name],)


def _filter(value: nodes.Expr, name: str) -> nodes.Filter:
    return nodes.Filter(value, name, [], [], None, None, lineno=value.lineno)


def _check_product(usage: Usage, left: object, right: object) -> None:
    """Check the size of ``left * right``.

    Raises:
        LimitError: the product would be too large.
    """
    if isinstance(left, int) and isinstance(right, int):
        check_digits(left.bit_length() + right.bit_length())
    for one, times in ((left, right), (right, left)):
        if isinstance(times, int) and isinstance(one, str | bytes):
            check_text(len(one) * times)
        elif isinstance(times, int) and isinstance(one, list | tuple | ListView):
            usage.spend(len(one) * max(times, 0))
