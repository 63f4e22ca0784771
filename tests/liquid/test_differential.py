"""Random templates mean to us what they mean to Ruby Liquid.

``LIQUID_EXAMPLES=20000`` runs as many; the seed is printed by Hypothesis when a difference is found.
"""

from __future__ import annotations

import os
from functools import cache

import pytest
from hypothesis import HealthCheck, assume, given, settings

from jekyll_py.liquid import Environment, LiquidError, MappingPartials
from jekyll_py.liquid.environment import ErrorMode
from jekyll_py.reference import DEBIAN

from .grammar import cases
from .ruby import Case, Outcome, RubyLiquid

pytestmark = pytest.mark.ruby

BYTES = "bytes that are no text"
EXAMPLES = int(os.environ.get("LIQUID_EXAMPLES", "300"))


@cache
def environment_for(mode: ErrorMode, strict_variables: bool, strict_filters: bool) -> Environment:
    """The environment of a case."""
    return Environment(
        reference=DEBIAN, error_mode=mode, strict_variables=strict_variables, strict_filters=strict_filters
    )


def ours(case: Case) -> Outcome:
    """Our result for a case."""
    environment = environment_for(case.mode, case.strict_variables, case.strict_filters)
    try:
        template = environment.parse(case.template)
        output = template.render(case.data, {"includes": MappingPartials(environment, case.partials)})
    except LiquidError as error:
        return Outcome(error=error.message)
    return Outcome(output, warnings=tuple(warning.message for warning in template.warnings))


@settings(
    max_examples=EXAMPLES,
    suppress_health_check=list(HealthCheck),
    derandomize=EXAMPLES <= 300,
    database=None,
)
@given(case=cases)
def test_random_templates(ruby: RubyLiquid, case: Case) -> None:
    """The same output, or an error from both."""
    # Ruby forgets that it is strict inside `render`.
    assume(not (case.strict_variables or case.strict_filters) or "render" not in f"{case.template}{case.partials}")
    theirs, own = ruby.render(case), ours(case)
    assume(theirs.error != BYTES)  # base64_decode can give what is no text: a Ruby string of any bytes
    assert own.output == theirs.output, f"{case}\n  Ruby: {theirs}\n  ours: {own}"
    assert (own.error is None) == (theirs.error is None)
