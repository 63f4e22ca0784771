"""The workflows of this repository: the Pythons they test on, and that what is tagged is what is published."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from tests.oracles import ROOT
from tests.pythons import MINORS

pytestmark = pytest.mark.checkout

FOLDER = ROOT / ".github" / "workflows"


def workflow(name: str) -> dict[str, Any]:
    """A workflow's file."""
    value: dict[str, Any] = yaml.load((FOLDER / name).read_text(encoding="utf-8"), yaml.BaseLoader)
    return value


def test_tests_run_on_every_supported_python() -> None:
    matrix = workflow("test.yml")["jobs"]["test"]["strategy"]["matrix"]
    assert matrix["python-version"] == [f"3.{minor}" for minor in MINORS]


def test_every_target_that_is_made_is_there() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    called = re.findall(r"run: make ([a-z-]+)", "".join(path.read_text() for path in FOLDER.iterdir()))
    assert {"check", "dist", "test"} <= set(called)
    assert [name for name in called if f"\n{name}: " not in makefile] == []


def test_only_a_tag_publishes_and_only_what_was_tested() -> None:
    release = workflow("release.yml")
    jobs = release["jobs"]
    assert release["on"] == {"push": {"tags": ["v*"]}}
    assert jobs["test"] == {"uses": "./.github/workflows/test.yml"}
    assert (jobs["build"]["needs"], jobs["publish"]["needs"]) == ("test", "build")


def test_only_the_publishing_job_may_speak_for_us() -> None:
    release = workflow("release.yml")
    jobs = release["jobs"]
    assert release["permissions"] == {"contents": "read"}
    assert {name: job["permissions"] for name, job in jobs.items() if "permissions" in job} == {
        "publish": {"id-token": "write"}
    }
    assert jobs["publish"]["environment"] == "pypi"
    assert not any("run" in step for step in jobs["publish"]["steps"])
