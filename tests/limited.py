"""Small limits for templates, so that an attack ends soon, and a mark for the tests of those that go over them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from jekyll_py.limits import Limits

LIMITS = Limits(iterations=100_000, output=1_000_000, text=200_000, digits=1_000)
"""Small bounds, which bound the same things as large ones do."""


def over_limits(**templates: Mapping[str, str]) -> pytest.MarkDecorator:
    """Parametrize a test by ``source``, a template, and ``limit``, the limit that it goes over.

    Args:
        templates: by limit, the templates by the names of the tests.
    """
    rows = [
        pytest.param(source, limit, id=name) for limit, sources in templates.items() for name, source in sources.items()
    ]
    return pytest.mark.parametrize(("source", "limit"), rows)
