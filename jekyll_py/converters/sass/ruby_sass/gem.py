"""Finds the gem ``sass`` 3, the compiler of GitHub Pages, which the sandbox for Ruby code can run."""

from __future__ import annotations

from functools import cache

from ....ruby import extra

_GEM = "sass"
MISSING = f"install the gem (gem install {_GEM}, or Debian's ruby-sass) and the sandbox: {extra.HINT}"
"""The ways to install Ruby Sass."""


@cache
def gem_root(source: str, *, safe: bool) -> str | None:
    """The folder of the gem, if it is on this machine and Ruby code can run; else None.

    Args:
        source: the folder of the site, whose ``vendor/bundle`` is searched too.
        safe: whether to ignore a folder outside the site that the site's own files name.
    """
    if not extra.is_installed():
        return None
    from ....packages import gems  # not for builds without the extra

    found = gems.find(_GEM, source, safe=safe)
    return found.root if found is not None and found.spec.version.startswith("3.") else None
