"""Builds the demo of a theme with each of its packages, and compares what they give."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Mapping, Sequence
from filecmp import cmp

from ..errors import JekyllError
from ..lazy.tuples import NamedTuple
from ..packages import gemfile


class _Way(NamedTuple):
    """A way to have the theme in a build."""

    name: str
    theme: str
    environment: Mapping[str, str]


def compare_packages(demo: str, theme: str, packages: Mapping[str, str], folder: str) -> int:
    """Build a demo with each package of its theme, and from the folder of the theme if its Gemfile names that.

    Args:
        demo: the folder of the demo site.
        theme: the name of the theme.
        packages: the paths of packages by kind: ``gem`` and ``wheel``.
        folder: an empty folder to work in.

    Returns:
        The number of files of the demo.

    Raises:
        JekyllError: a build fails, or a package gives other bytes than the first way.
    """
    own = [_Way("folder", theme, {})] if gemfile.path_of(gemfile.read(demo) or "", theme) else []
    gem = _Way("gem", os.path.abspath(packages["gem"]), {})
    ways = (*own, gem, _of_wheel(theme, packages["wheel"], folder))
    first = ways[0]
    files = _build(demo, first, folder)
    for way in ways[1:]:
        different = sorted(_different(files, _build(demo, way, folder), folder, first.name, way.name))
        if different:
            message = f"the demo differs between {first.name} and {way.name}: {', '.join(different[:3])}"
            hint = "what lies beside the folders of a theme, is hidden or a link is not packed"
            raise JekyllError(message, hint=hint)
    return len(files)


def _of_wheel(theme: str, path: str, folder: str) -> _Way:
    """A wheel, unpacked into a folder of the search path, where its entry point is found as after an installation."""
    installed = os.path.join(folder, "installed")
    with zipfile.ZipFile(path) as archive:
        archive.extractall(installed)
    paths = os.pathsep.join(filter(None, (installed, os.environ.get("PYTHONPATH", ""))))
    return _Way("wheel", theme, {"PYTHONPATH": paths})


def _build(demo: str, way: _Way, folder: str) -> Sequence[str]:
    """Build the demo below the folder; returns the names of its files.

    Raises:
        JekyllError: it does not build.
    """
    override = os.path.join(folder, f"{way.name}.yml")
    with open(override, "w", encoding="utf-8") as file:
        json.dump({"theme": way.theme, "sass": {"sourcemap": "never"}}, file)  # a map names the folder of the theme
    output = os.path.join(folder, way.name)
    config = ",".join((*_config_files(demo), override))
    words = ["build", "--source", demo, "--destination", output, "--config", config, "--disable-disk-cache", "--quiet"]
    command = [sys.executable, "-P", "-m", "jekyll_py", *words]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, **way.environment}, cwd=folder
    )
    if done.returncode:
        raise JekyllError(f"the demo does not build with the {way.name}:\n{done.stderr.strip()}")
    found = (os.path.relpath(os.path.join(path, name), output) for path, _, names in os.walk(output) for name in names)
    return sorted(found)


def _config_files(demo: str) -> Sequence[str]:
    path = os.path.join(demo, "_config.yml")
    return [path] if os.path.isfile(path) else []


def _different(files: Sequence[str], others: Sequence[str], folder: str, first: str, second: str) -> Sequence[str]:
    """The files that are in one output only or have other bytes there."""
    both = set(files) & set(others)
    changed = {
        name
        for name in both
        if not cmp(os.path.join(folder, first, name), os.path.join(folder, second, name), shallow=False)
    }
    return [*(set(files) ^ set(others)), *changed]
