"""The compiled module of Ruby in the user's cache of a test run: compiled once, which takes half a minute."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

from jekyll_py.ruby.compiled_module import CompiledModule
from jekyll_py.ruby.module import ruby_module


def compiled(run: Path, site: Path) -> CompiledModule:
    """The module, taken from the folder that the processes of a run share, or put there.

    Args:
        run: that folder.
        site: the folder of the site.
    """
    kept, cache = run / "ruby", Path(os.environ["XDG_CACHE_HOME"], "jekyll_py", "ruby")
    kept.mkdir(exist_ok=True, mode=0o700)
    cache.mkdir(parents=True, exist_ok=True, mode=0o700)
    with open(run / "ruby.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        _link(kept, cache)
        found = ruby_module(str(site))
        _link(cache, kept)
    return found


def _link(source: Path, target: Path) -> None:
    for file in source.glob("*.module"):
        if not (target / file.name).exists():
            os.link(file, target / file.name)
