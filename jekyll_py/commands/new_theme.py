"""The command ``new-theme``: create the files of a theme that can be packed as a gem and as a wheel."""

from __future__ import annotations

import os
import re

from ..disk.git import git
from ..disk.git import run as run_git
from ..disk.new_file import make_folder
from ..errors import JekyllError
from ..log import Logger
from ..theme_tools.scaffold_files import scaffold_files
from .compose_context import write
from .request import Request

CODE_OF_CONDUCT = "CODE_OF_CONDUCT.md"
_PERSON = {"user.name": "Your Name", "user.email": "you@example.org"}
"""The settings of git that say who the author is, and what stands where they are missing."""


def run(request: Request) -> int:
    """Write the files of the theme that the arguments name.

    Raises:
        JekyllError: no name is given, or a file cannot be written.
    """
    if not request.arguments:
        raise JekyllError("You must specify a theme name.", hint="jekyll-py new-theme my-theme")
    name = re.sub("_+", "_", "_".join(request.arguments).replace(" ", "_"))
    path = os.path.abspath(name)
    log = Logger()
    if os.path.lexists(path):
        log.error("Conflict:", f"{path} already exists.")
        return 1
    name = os.path.basename(path)
    _write(path, name, request.flag("code_of_conduct"), log)
    log.info(f"Your new Jekyll theme, {name}, is ready for you in {path}!")
    log.info(f"For help getting started, read {path}/README.md.")
    return 0


def _write(path: str, name: str, with_conduct: bool, log: Logger) -> None:
    author, email = (_quotable(git(".", "config", key).strip()) or placeholder for key, placeholder in _PERSON.items())
    words = {"NAME": name, "MODULE": re.sub(r"\W+", "_", name).lower(), "AUTHOR": author, "EMAIL": email}
    files = {file: text for file, text in scaffold_files(words).items() if with_conduct or file != CODE_OF_CONDUCT}
    make_folder(path, os.path.dirname(path))  # before anything is said to be created
    for folder in dict.fromkeys(os.path.dirname(file) for file in files if "/" in file):
        log.info("create", os.path.join(path, folder))
        make_folder(os.path.join(path, folder), os.path.dirname(path))
    for file, text in files.items():
        log.info("create", os.path.join(path, file))
        write(os.path.join(path, file), text, os.path.join(path, os.path.dirname(file)))
    if run_git(path, "init", "--quiet") is not None:
        log.info("initialize", os.path.join(path, ".git"))


def _quotable(text: str) -> str:
    """A text that may stand between quotation marks in Ruby and in TOML."""
    return re.sub(r"[\"\\\x00-\x1f#]", "", text)
