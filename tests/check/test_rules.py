"""Every rule finds its fault, and leaves alone what comes near to it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from jekyll_py.check.external.asking import Asking
from jekyll_py.check.external.options import ExternalOptions
from jekyll_py.check.finding import Finding
from jekyll_py.check.rules import FAMILIES, RULES
from jekyll_py.check.theme.rules import FAMILIES as THEME_FAMILIES

from .cases import CASES
from .cases.case import Case
from .checking import check_folder, write_site


def _id(case: Case) -> str:
    return f"{case.rule}-{CASES.index(case)}"


@pytest.mark.parametrize("case", CASES, ids=_id)
def test_a_rule_finds_its_fault_and_nothing_in_a_near_miss(case: Case, tmp_path: Path) -> None:
    found, near_miss = tmp_path / "found", tmp_path / "near_miss"
    write_site(found, case.found)
    write_site(near_miss, case.near_miss)
    findings = [finding for finding in _findings(found, case) if finding.rule == case.rule]
    assert len(findings) == case.times, findings
    assert all(case.says in f"{finding.message} {finding.hint}" for finding in findings), findings
    assert [finding for finding in _findings(near_miss, case) if finding.rule == case.rule] == []


def _findings(folder: Path, case: Case) -> Sequence[Finding]:
    rules = (case.rule, *case.also)
    asking = Asking(lambda asked: {each.url: case.answers[each.url] for each in asked}, ExternalOptions().accept)
    asked = asking if case.answers else None
    return check_folder(folder, case.config, rules=rules, unpublished=case.unpublished, asking=asked).findings


def test_every_rule_has_a_case() -> None:
    with_a_history = {"translation-stale"}  # see test_translations
    names = {rule.name for family in FAMILIES for rule in family.RULES}
    assert names - {case.rule for case in CASES} == with_a_history


def test_rules_have_names_of_their_own() -> None:
    assert sum(len(family.RULES) for family in (*FAMILIES, *THEME_FAMILIES)) == len(RULES)


@pytest.mark.parametrize("name", RULES)
def test_rules_are_described(name: str) -> None:
    rule = RULES[name]
    assert rule.finds.endswith(".")
    assert rule.source
    assert rule.example
