"""A value of any kind for any configuration key ends in output or in an error of ours."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.safety.unprivileged import run

COUNT = 500
"""Configurations that one process tries."""


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 4 * COUNT, COUNT))
def test_any_value_ends_in_output_or_an_error(first: int, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    module = "tests.safety.random_configurations"
    done = run(tmp_path, str(first), str(COUNT), module=module, TMPDIR=str(tmp_path))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.slow
@pytest.mark.parametrize(
    "settings",
    [
        "plugins: [5, null, [a]]",
        "kramdown: {syntax_highlighter_opts: {span: 5, block: [x]}}",
    ],
)
@pytest.mark.parametrize("target", ["jekyll", "github-pages"])
def test_values_of_another_kind_are_named_or_passed_over(settings: str, target: str, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/_config.yml").write_text(settings)
    (tmp_path / "site/index.md").write_text("---\n---\n`x`{:.language-ruby}\n")
    done = run(tmp_path, "build", "--target", target)
    assert (done.returncode, "report it as a fault" in done.stderr) == (0, False)


def test_folders_that_nest_without_end_are_an_error(tmp_path: Path) -> None:
    folder = os.path.join(tmp_path, "site", *["d"] * 420)
    os.makedirs(folder)
    Path(folder, "a.md").write_text("---\n---\nx\n")
    done = run(tmp_path, "build")
    assert (done.returncode, "folders nest deeper than" in done.stderr) == (1, True)
