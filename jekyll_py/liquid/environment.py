"""An environment: the tags, filters, strictness and limits of a dialect of Liquid, and its compiled expressions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from hashlib import blake2b
from typing import Any, Literal

from ..limits import Limits, Usage, current
from ..reference import JEKYLL, Reference
from .cache import CodeCache
from .compiler import Compiler, CompilerOptions
from .context import Context
from .errors import LiquidError
from .evaluation import CompiledCondition, CompiledExpression
from .filter import Filter, FilterFunction
from .fingerprint import class_stamp, engine_stamp
from .loading import load
from .nodes import Node
from .operators import BLANK, EmptyWord
from .parsing.conditions import parse_filter_condition
from .parsing.expressions import parse_expression
from .tag import Tag
from .template import Repeat, Template, TemplateSource
from .versions import filters_of, runtime_of, tags_of

ErrorMode = Literal["lax", "warn", "strict"]
Operator = Callable[[object, object], object]
MAX_KEPT = 4096


class Environment:
    """A dialect of Liquid, which parses templates.

    Args:
        tags: tags besides the standard ones, which they can replace.
        filters: filters besides the standard ones, which they can replace.
        error_mode: how to treat markup that only lax parsing accepts: accept it, collect warnings, or raise.
        strict_variables: whether a missing name or key is an error.
        strict_filters: whether a missing filter is an error.
        limits: bounds on each render, or on the page that it is a part of (`limits.Account`).
        code_cache: stores compiled code between runs.
        undefined: called with an error for each missing filter, and for each missing name or key that is printed, but
            not for one in a condition or before ``default``.
        reference: the Liquid to follow.
        has_large_values: whether variables may hold texts of `limits.LARGE` characters or more, but for answers named
            in `compiler.counting`. It matters to speed where there are limits.
        blank: what ``blank`` is in conditions, which depends on what has given Ruby's values a method ``blank?``.
        has_later_tags: whether tags of later versions of Liquid are accepted, each with a warning of its template.
        operators: operators of conditions besides the standard ones, as functions of both sides.
    """

    def __init__(
        self,
        tags: Mapping[str, type[Node] | type[Tag]] | None = None,
        filters: Mapping[str, FilterFunction] | None = None,
        *,
        reference: Reference = JEKYLL,
        error_mode: ErrorMode = "lax",
        strict_variables: bool = False,
        strict_filters: bool = False,
        limits: Limits | None = None,
        code_cache: CodeCache | None = None,
        undefined: Callable[[LiquidError], None] | None = None,
        has_large_values: bool = True,
        blank: EmptyWord = BLANK,
        has_later_tags: bool = False,
        operators: Mapping[str, Operator] | None = None,
    ) -> None:
        self.reference = reference
        self.version = reference.liquid
        self.has_later_tags = has_later_tags
        self.operators: Mapping[str, Operator] = operators or {}
        standard = tags_of(self.version, with_later=has_later_tags)
        self.tags: Mapping[str, type[Node] | type[Tag]] = {**standard, **(tags or {})}
        functions = {**filters_of(self.version), **(filters or {})}
        self.filters = {name: Filter.of(function) for name, function in functions.items()}
        self.error_mode = error_mode
        self.strict_variables = strict_variables
        self.strict_filters = strict_filters
        self.limits = limits or Limits()
        self.is_limited = bool(self.limits)
        self.code_cache = code_cache
        self.undefined = undefined
        self.current: Context | None = None
        """The context of the innermost render of a template that is under way."""
        self._has_large_values = has_large_values
        self.blank = blank
        self._expressions: dict[str, CompiledExpression] = {}
        self._conditions: dict[tuple[str, str | None], CompiledCondition] = {}

    def parse(
        self, source: str, path: str | None = None, first_line: int = 1, repeat: Repeat | None = None
    ) -> Template:
        """Parse and compile a template.

        Args:
            source: the text.
            path: its file, for messages.
            first_line: the number of the file's line on which ``source`` begins.
            repeat: as of `loading.load`.

        Raises:
            LiquidError: Ruby Liquid would refuse it too.
        """
        return load(self, TemplateSource(source, path, first_line), repeat)

    def parse_expression(self, markup: str) -> CompiledExpression:
        """Parse and compile an expression, once for each markup."""
        found = self._expressions.get(markup)
        if found is None:
            _make_room(self._expressions)
            found = self._expressions[markup] = CompiledExpression(self, parse_expression(markup))
        return found

    def parse_condition(self, markup: str, variable: str | None = None) -> CompiledCondition:
        """Parse and compile a condition, once for each markup.

        Args:
            markup: the condition.
            variable: the name that stands for the item given to `CompiledCondition.evaluate`.

        Raises:
            LiquidSyntaxError: the markup does not follow the strict grammar.
        """
        found = self._conditions.get((markup, variable))
        if found is None:
            _make_room(self._conditions)
            found = CompiledCondition(self, parse_filter_condition(markup, self.version), variable)
            self._conditions[markup, variable] = found
        return found

    def account(self) -> Usage:
        """The account of the current render, or a new one."""
        return current() or Usage(self.limits)

    def compiler(self, *, checks_interrupts: bool = False, divides: bool = False) -> Compiler:
        """A new compiler for one template; ``checks_interrupts`` and ``divides`` as of `Compiler`."""
        return Compiler(self._compiler_options, checks_interrupts=checks_interrupts, divides=divides)

    @cached_property
    def _compiler_options(self) -> CompilerOptions:
        return CompilerOptions(
            filters=self.filters,
            version=self.version,
            strict_variables=self.strict_variables,
            strict_filters=self.strict_filters,
            reports_undefined=self.undefined is not None,
            counting=self.is_limited,
            has_large_values=self._has_large_values,
        )

    def namespace(self) -> dict[str, Any]:
        """New globals for compiled code."""
        return self._globals.copy()

    @cached_property
    def _globals(self) -> dict[str, object]:
        filters = {f"filter_{name}": filter_.function for name, filter_ in self.filters.items()}
        called: dict[str, object] = {}
        for kind in self.tags.values():
            called.update(kind.runtime if issubclass(kind, Node) else {})
        return {"__builtins__": {}, **runtime_of(self.version), "BLANK": self.blank, **called, **filters}

    @cached_property
    def fingerprint(self) -> str:
        """A digest of everything, besides the source, that the code of a template depends on."""
        tags = [(name, class_stamp(kind)) for name, kind in sorted(self.tags.items())]
        filters = [f"{name}={filter_[1:]}" for name, filter_ in sorted(self.filters.items())]
        strictness = [self.error_mode, self.strict_variables, self.strict_filters, self.undefined is not None]
        modes = [*strictness, self.has_later_tags, self.is_limited and ("large" if self._has_large_values else "small")]
        return blake2b(repr((engine_stamp(), self.version, tags, filters, modes)).encode(), digest_size=20).hexdigest()


def _make_room(kept: dict[str, CompiledExpression] | dict[tuple[str, str | None], CompiledCondition]) -> None:
    if len(kept) >= MAX_KEPT:
        kept.clear()
