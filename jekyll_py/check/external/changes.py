"""The sources that have changed since a commit."""

from __future__ import annotations

from ...disk.git import git
from ...errors import JekyllError


def changed_since(folder: str, commit: str) -> frozenset[str]:
    """The files of a source that differ from a commit, new ones among them, relative to the source.

    Raises:
        JekyllError: git knows no such commit.
    """
    name = "" if commit.startswith("-") else git(folder, "rev-parse", "--verify", "--quiet", f"{commit}^{{commit}}")
    if not name:
        hint = "in a workflow, let the checkout fetch the history: fetch-depth: 0"
        raise JekyllError(f"--external-since: there is no commit {commit}", hint=hint)
    plain = ("--name-only", "-z", "--relative", "--no-ext-diff", "--no-textconv", "--no-renames")
    listed = git(folder, "diff", *plain, name.strip(), "--")
    new = git(folder, "ls-files", "--others", "--exclude-standard", "-z")
    return frozenset(f"{listed}{new}".split("\0")) - {""}
