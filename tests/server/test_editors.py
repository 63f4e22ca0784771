"""The command that opens a place in an editor, and who may ask for it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from jekyll_py.errors import JekyllError
from jekyll_py.server.sources.editors import ARGUMENTS, Place, command
from tests.server.copying import write

FILE = Path("/site/a b's.md")
PLACE = Place(FILE, 7, 3)


def program(folder: Path, *names: str) -> dict[str, str]:
    """An environment whose ``PATH`` has programs of these names alone."""
    for name in names:
        write(folder / "bin", {name: "#!/bin/sh\n"})
        (folder / "bin" / name).chmod(0o755)
    return {"PATH": str(folder / "bin")}


def words(folder: Path, environment: Mapping[str, str], *names: str, running: tuple[str, ...] = ()) -> list[str]:
    first, *others = command(PLACE, {**program(folder, *names), **environment}, lambda: running)
    assert os.path.dirname(first) == str(folder / "bin")
    return [os.path.basename(first), *others]


@pytest.mark.parametrize(
    ("environment", "names", "expected"),
    [
        ({"JEKYLL_EDITOR": "code"}, ["code"], ["code", "--reuse-window", "--goto", f"{FILE}:7:3"]),
        ({"JEKYLL_EDITOR": "subl -a", "VISUAL": "code"}, ["subl", "code"], ["subl", "-a", f"{FILE}:7:3"]),
        ({"JEKYLL_EDITOR": "own 'an argument'"}, ["own"], ["own", "an argument", str(FILE)]),
        ({"VISUAL": "pycharm"}, ["pycharm"], ["pycharm", "--line", "7", "--column", "2", str(FILE)]),
        ({"VISUAL": "vim", "EDITOR": "gedit"}, ["vim", "gedit"], ["gedit", "+7:3", str(FILE)]),
        ({"INSIDE_EMACS": "29.1,comint"}, ["emacsclient"], ["emacsclient", "--no-wait", "+7:3", str(FILE)]),
        (
            {"VIM_SERVERNAME": "VIM", "EDITOR": "vim"},
            ["vim"],
            ["vim", "--servername", "VIM", "--remote-silent", "+call cursor(7, 3)", str(FILE)],
        ),
        (
            {"NVIM": "/run/nvim.1.0"},
            ["nvim"],
            [
                *("nvim", "--server", "/run/nvim.1.0", "--remote-expr"),
                "[execute('edit '.fnameescape('/site/a b''s.md')), cursor(7, 3)]",
            ],
        ),
        ({"TERM_PROGRAM": "vscode"}, ["codium"], ["codium", "--reuse-window", "--goto", f"{FILE}:7:3"]),
        ({"JEKYLL_EDITOR": "missing", "VISUAL": "kate"}, ["kate"], ["kate", "--line", "7", "--column", "3", str(FILE)]),
    ],
)
def test_the_editor_that_is_meant(
    tmp_path: Path, environment: dict[str, str], names: list[str], expected: list[str]
) -> None:
    assert words(tmp_path, environment, *names) == expected


def test_an_editor_that_runs_is_used_where_none_is_named(tmp_path: Path) -> None:
    found = words(tmp_path, {}, "subl", "code", running=("bash", "sublime_text"))
    assert found == ["subl", f"{FILE}:7:3"]


def test_without_an_editor_the_advice_names_the_variable(tmp_path: Path) -> None:
    with pytest.raises(JekyllError) as caught:
        command(PLACE, {**program(tmp_path, "code"), "EDITOR": "nano"}, lambda: ())
    assert "JEKYLL_EDITOR" in str(caught.value.hint)


def test_every_editor_gets_the_file_as_one_argument() -> None:
    for arguments in ARGUMENTS.values():
        assert any(str(FILE) in word or "a b''s.md" in word for word in arguments(PLACE))
