"""PyYAML without libyaml, as pip builds it where there is no wheel and no header of libyaml."""

from __future__ import annotations

import subprocess
import sys

import pytest

from .conftest import MakeSite

_PROGRAM = """
import sys
sys.modules["yaml._yaml"] = None
from jekyll_py.cli import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize("command", ["build", "check", "doctor", "clean"])
def test_a_command_says_what_is_missing(command: str, site: MakeSite) -> None:
    site({"_config.yml": "a: &x [1]\nb: *x\n"})
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, *command.split()], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "PyYAML was built here without libyaml" in done.stderr
    assert "pip install --force-reinstall" in done.stderr
    assert "Traceback" not in done.stderr


def test_options_of_kramdown_in_a_page_do_not_need_it(site: MakeSite) -> None:
    """They are plain data, which PyYAML reads without it."""
    root = site({"index.md": '---\n---\n{::options typographic_symbols="hellip: dots" /}\n\na...\n'})
    command = [sys.executable, "-c", _PROGRAM, "build", "--target", "jekyll"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "<p>adots</p>" in (root / "_site/index.html").read_text()
