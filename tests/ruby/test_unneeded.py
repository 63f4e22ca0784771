"""A site without plugins in Ruby pays nothing for those of others."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_SMALL = {"jekyll_py.ruby", "jekyll_py.ruby.extra"}
"""By these Sass files are asked for the compiler of GitHub Pages."""
_BUILD = """
import sys, jekyll_py
jekyll_py.build(sys.argv[1], target="jekyll", plugins=["jekyll-feed", "jekyll-seo-tag"])
print(*(name for name in sys.modules if name.startswith(("jekyll_py.ruby", "jekyll_py.plugins.ruby", "wasmtime"))))
"""


def test_nothing_of_ruby_is_imported(tmp_path: Path) -> None:
    (tmp_path / "index.md").write_text("---\n---\n{% seo %}")
    (tmp_path / "_plugins").mkdir()
    (tmp_path / "_plugins" / "a.py").write_text("")
    built = subprocess.run([sys.executable, "-c", _BUILD, str(tmp_path)], capture_output=True, text=True, check=True)
    assert {*built.stdout.split()} <= _SMALL
