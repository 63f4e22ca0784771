"""The needs of tests: the Ruby originals, Chromium, the shared conformance suites, the repository.

A test says what it needs with a marker of that name (``@pytest.mark.jekyll``); ``tests/conftest.py`` leaves it out
where that is missing. The Ruby programs and libraries have to be those of Debian 12: others give other output.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from functools import cache, partial
from pathlib import Path

from jekyll_py.ruby import extra
from jekyll_py.ruby.javascript import module as javascript
from tests import chromium

ROOT = Path(__file__).resolve().parent.parent
RUBY_SASS = ROOT / "build/ruby-sass/usr/share/rubygems-integration/all"
"""Debian's package of Ruby Sass, unpacked by ``.ci/run``: where it is installed all sites would be built with it."""
SHARED = Path(os.environ.get("JEKYLL_PY_SHARED", ROOT.parent / "shared"))


_LIBRARIES = """
names = %w[kramdown kramdown-parser-gfm liquid rouge]
puts names.map { |name| Gem::Specification.find_by_name(name).version }.join(" ")
"""


def _says(expected: str, *command: str) -> bool:
    """Whether a command, which may be missing, prints this."""
    if shutil.which(command[0]) is None:
        return False
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip() == expected


_ORACLES: Mapping[str, Callable[[], bool]] = {
    "checkout": (ROOT / ".git").exists,
    "chromium": lambda: chromium.program() is not None,
    "javascript": javascript.is_installed,
    "jekyll": partial(_says, "jekyll 4.3.1", "jekyll", "--version"),
    "openssl": lambda: shutil.which("openssl") is not None,
    "rougify": partial(_says, "3.30.0", "rougify", "--version"),
    "ruby": partial(_says, "2.4.0 1.1.0 5.4.0 3.30.0", "ruby", "-e", _LIBRARIES),
    "ruby_sass": RUBY_SASS.is_dir,
    "sandbox": extra.is_installed,
    "shared": (SHARED / "conformance").is_dir,
}
"""Each marker, with how to find out whether what it names is here."""
ORACLES = tuple(_ORACLES)


@cache
def available(name: str) -> bool:
    """Whether an oracle, one of `ORACLES`, is here."""
    return _ORACLES[name]()
