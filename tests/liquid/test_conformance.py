"""The shared suite of templates whose output came from Ruby Liquid: the number that passes does not fall."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jekyll_py.liquid import LiquidError, render
from tests.oracles import SHARED

pytestmark = pytest.mark.shared

SUITES = {"debian": "liquid/visible.jsonl", "liquid-4.0.4": "released/liquid-4.0.4.jsonl"}
"""The templates whose output came from each reference; of 4.0.4 those that it renders otherwise."""

FLOOR = json.loads(Path(__file__).with_name("floor.json").read_text(encoding="utf-8"))


def passes(case: dict[str, object], reference: str) -> bool:
    """Whether a case gives what it should: output, or an error."""
    raises = bool(case.get("error") or case.get("render_error"))
    template, assigns, partials = case["template"], case["assigns"], case["partials"]
    assert isinstance(template, str)
    assert isinstance(assigns, dict)
    assert isinstance(partials, dict)
    try:
        return render(template, assigns, partials, reference=reference) == case.get("expected") and not raises
    except LiquidError:
        return raises


@pytest.mark.parametrize("reference", SUITES)
def test_score(reference: str) -> None:
    """As many cases pass as ever did."""
    lines = (SHARED / "conformance" / SUITES[reference]).read_text(encoding="utf-8").splitlines()
    failed = [case["id"] for case in map(json.loads, lines) if not passes(case, reference)]
    assert len(lines) - len(failed) >= FLOOR[reference], failed[:10]


@pytest.fixture(autouse=True)
def utc(monkeypatch: pytest.MonkeyPatch) -> None:
    """The expected output was made in UTC."""
    import time

    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
