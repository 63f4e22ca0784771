#!/usr/bin/env python3
"""Write what real Jekyll makes of the sites into their ``expected`` folders.

    python -m tests.sites.regenerate [NAME ...]      all of them by default

Needs Debian's packages: jekyll and the plugins that .ci/run names.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.reference import NAMES, SITES, jekyll, lay_out


def regenerate(name: str) -> None:
    """Replace ``tests/sites/NAME/expected`` by what Jekyll writes now, and say what it warned about."""
    expected = SITES / name / "expected"
    with tempfile.TemporaryDirectory() as folder:
        source = lay_out(SITES / name / "source", Path(folder, "source"))
        result = jekyll(source, Path(folder, "site"))
        shutil.rmtree(expected, ignore_errors=True)
        shutil.copytree(Path(folder, "site"), expected)
    files = sum(path.is_file() for path in expected.rglob("*"))
    print(f"{name}: {files} files")
    print("".join(f"  {line.strip()}\n" for line in result.stderr.splitlines()), end="")


def main(names: list[str]) -> int:
    """Regenerate ``names``, or every site; the exit status."""
    for name in names or NAMES:
        try:
            regenerate(name)
        except subprocess.CalledProcessError as error:
            print(f"{name}: Jekyll gave up\n{error.stderr[:1500]}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
