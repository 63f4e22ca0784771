"""Makes a release: writes the version and the changelog's heading, commits them and tags the commit.

    python .ci/release.py VERSION

The tag's message is the section of the changelog. Nothing is pushed; what to push is printed. Exit status: 1, with the
reason and without any change, when files are not committed, the version is none or not new, or no change is listed.
"""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

from packaging.version import InvalidVersion, Version

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "jekyll_py" / "__init__.py"
CHANGELOG = ROOT / "CHANGELOG.md"

_VERSION = re.compile(r'^__version__ = "(.*)"$', re.M)
_UNRELEASED = re.compile(r"^## Unreleased\n\n(?P<changes>.*?)\s*(?=^## |\Z)", re.M | re.S)


def git(*arguments: str) -> str:
    """The output of git."""
    return subprocess.run(["git", *arguments], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout


def checked(text: str) -> str:
    """A version that may be released now; ends the program for any other."""
    try:
        version = Version(text)
    except InvalidVersion:
        sys.exit(f"{text!r} is no version, such as 1.2.0 or 1.2.0rc1")
    current = _VERSION.findall(PACKAGE.read_text(encoding="utf-8"))[0]
    if version < Version(current):
        sys.exit(f"{version} is older than {current}")
    if git("tag", "--list", f"v{version}"):
        sys.exit(f"the tag v{version} is there already")
    return str(version)


def changes() -> str:
    """The changes since the last release; ends the program when none is listed."""
    section = _UNRELEASED.search(CHANGELOG.read_text(encoding="utf-8"))
    if section is None or not section["changes"]:
        sys.exit("CHANGELOG.md lists no change under '## Unreleased'")
    return section["changes"]


def replace(path: Path, pattern: str, replacement: str) -> None:
    """Replace the first line that matches a pattern."""
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(pattern, replacement, text, count=1, flags=re.M), encoding="utf-8")


def main() -> int:
    """Check, edit, commit, tag."""
    if len(sys.argv) != 2 or not sys.argv[1]:
        sys.exit("which version? make release VERSION=1.2.0")
    if git("status", "--porcelain"):
        sys.exit("files are not committed: see git status")
    version, notes = checked(sys.argv[1]), changes()
    replace(PACKAGE, _VERSION.pattern, f'__version__ = "{version}"')
    replace(CHANGELOG, "^## Unreleased$", f"## {version} ({date.today()})")
    git("add", str(PACKAGE), str(CHANGELOG))
    git("commit", "--quiet", "--message", f"Release {version}")
    git("tag", "--annotate", f"v{version}", "--cleanup=verbatim", "--message", f"{version}\n\n{notes}\n")
    print(f"v{version} is tagged. To publish it: git push origin HEAD v{version}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
