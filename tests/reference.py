"""Whole sites and what real Jekyll makes of them: the side that both the fixtures and the tests stand on.

A site is a folder ``tests/sites/NAME`` with ``source`` and ``expected``, what Jekyll wrote for it;
``tests/sites/regenerate.py`` writes ``expected`` anew. A site pins its ``time`` in its own configuration.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

SITES = Path(__file__).parent / "sites"

NAMES = sorted(path.parent.name for path in SITES.glob("*/source"))

MODIFIED = 1_735_689_600
"""When every source file was last changed, 2025-01-01 UTC: a checkout has no such times of its own."""

NORMALISATIONS = (
    (re.compile(rb"Jekyll v\d+(\.\d+)+"), b"Jekyll vX"),
    (re.compile(rb'(<generator [^>]*version=")[^"]*'), rb"\1X"),
    (re.compile(rb"Jekyll SEO tag v\d+(\.\d+)+"), b"Jekyll SEO tag vX"),
)
"""Texts that may differ between two programs that write the same site: they name their own version."""

ENVIRONMENT = {
    "JEKYLL_ENV": "production",
    "JEKYLL_NO_BUNDLER_REQUIRE": "true",
    "JEKYLL_PY_REFERENCE": "debian",
    "JEKYLL_PY_TARGET": "jekyll",
    "LANG": "C.UTF-8",
    "TZ": "UTC",
}
"""The environment of both programs, beside PATH and HOME."""


def set_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Set the environment in which Jekyll writes the fixtures."""
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)


def lay_out(source: Path, folder: Path) -> Path:
    """Copy a site to ``folder``, every file equally old, so that no build writes into the fixtures."""
    shutil.copytree(source, folder, symlinks=True)
    for path in folder.rglob("*"):
        os.utime(path, (MODIFIED, MODIFIED), follow_symlinks=False)
    return folder


def jekyll(source: Path, destination: Path) -> subprocess.CompletedProcess[str]:
    """Build ``source`` with Ruby's Jekyll.

    Raises:
        subprocess.CalledProcessError: Jekyll gave up; what it said is in ``stderr``.
    """
    command = ["jekyll", "build", "--disable-disk-cache", "-s", str(source), "-d", str(destination)]
    environment = {**os.environ, **ENVIRONMENT}
    environment.pop("GEM_PATH", None)
    return subprocess.run(
        command, check=True, cwd=source, env=environment, capture_output=True, encoding="utf-8", timeout=120
    )


def normalised(content: bytes) -> bytes:
    """``content`` without what ``NORMALISATIONS`` names."""
    for pattern, replacement in NORMALISATIONS:
        content = pattern.sub(replacement, content)
    return content


def tree(root: Path) -> dict[str, bytes]:
    """Every file below ``root``, normalised, by its path."""
    return {
        path.relative_to(root).as_posix(): normalised(path.read_bytes())
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }
