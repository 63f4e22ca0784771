"""The workflow that ``new --workflow`` writes, and the snippets of docs/ci.md: YAML with commands that there are."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from jekyll_py import cli
from jekyll_py.commands import new
from jekyll_py.commands.installation import Installation
from jekyll_py.commands.request import find, read
from jekyll_py.commands.workflow import workflow
from tests.cli.conftest import MakeSite

DOCS = (Path(__file__).parents[2] / "docs/ci.md").read_text(encoding="utf-8")
WORKFLOW = workflow(["jekyll-py @ git+https://git.example/j.git@12ab"])
SNIPPETS = re.findall(r"```yaml\n(.*?)```", DOCS, re.S)


def commands(text: str) -> Iterator[list[str]]:
    """The words of every call of ours."""
    for line in text.splitlines():
        if found := re.search(r"(?:^|\s)(jekyll-py \S.*)", line.split(" #")[0]):
            yield shlex.split(found[1])[1:]


def test_new_writes_the_workflow(site: MakeSite, monkeypatch: pytest.MonkeyPatch) -> None:
    here = site({})
    found = Installation(("jekyll-py @ git+https://git.example/j.git@12ab",))
    monkeypatch.setattr(new, "installation", lambda: found)
    assert cli.main(["new", "s", "--workflow"]) == 0
    assert (here / "s/.github/workflows/pages.yml").read_text(encoding="utf-8") == WORKFLOW


def test_the_workflow_deploys_what_it_builds() -> None:
    steps = yaml.load(WORKFLOW, yaml.BaseLoader)
    build, deploy = steps["jobs"]["build"], steps["jobs"]["deploy"]
    assert steps["permissions"] == {"contents": "read"}
    assert deploy["permissions"] == {"pages": "write", "id-token": "write"}
    assert deploy["needs"] == "build"
    assert steps["concurrency"] == {"group": "pages", "cancel-in-progress": "false"}
    actions = [step["uses"] for job in (build, deploy) for step in job["steps"] if "uses" in step]
    assert all(re.fullmatch(r"actions/[a-z-]+@v\d+", action) for action in actions)
    assert actions[-2:] == ["actions/upload-pages-artifact@v3", "actions/deploy-pages@v4"]
    cached = next(step["with"]["path"] for step in build["steps"] if step.get("uses", "").startswith("actions/cache@"))
    downloads = ["~/.cache/jekyll_py/gems", "~/.cache/jekyll_py/themes"]
    assert cached.split() == ["_site", ".jekyll-cache", *downloads]  # no key: strangers read caches
    installing = next(step["run"] for step in build["steps"] if step.get("run", "").startswith("pip"))
    address = "jekyll-py @ git+https://git.example/j.git@12ab"
    assert shlex.split(installing, comments=True) == ["pip", "install", address]
    building = next(step for step in build["steps"] if step.get("run", "").startswith("jekyll-py build --check"))
    assert building["env"]["JEKYLL_PY_CACHE_SECRET"] == "${{ secrets.JEKYLL_PY_CACHE_SECRET }}"
    assert build["steps"][-1]["with"] == {"path": "_site"}


@pytest.mark.parametrize("text", [WORKFLOW, *SNIPPETS])
def test_every_snippet_is_yaml_that_calls_us_rightly(text: str) -> None:
    assert isinstance(yaml.safe_load(text), dict)
    calls = list(commands(text))
    assert calls
    for name, *words in calls:
        assert read(find(name), words).command.name == "build"
