"""The commands that the documents print, run as printed in a site or in a theme that was just begun."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from jekyll_py.cli import main
from tests.docs.test_documents import DOCUMENTS, PLUGINS, commands

NOT_RUN = {
    "serve": "it ends with Ctrl-C: tests/server",
    "lsp": "it ends with its editor: tests/language_server",
    "bundle": "it needs an index of gems: tests/gems",
    "new my-site --from ../old-site": "it needs a site of another theme: tests/migration",
    "check --external": "it needs the network: tests/check",
    "theme": "it is the beginning of others",
    **dict.fromkeys(PLUGINS, "a document shows how to write it: tests/cli"),
}
"""Commands, or their beginnings, with the reason why they are not run here."""
WORDS = {"bash|zsh|fish": "bash", "DIR": "_site", "_config.yml,/etc/pages-limits.yml": "_config.yml"}
"""The words that replace some of those in documents."""
SITE = {
    "_config.yml": "theme: default\ntitle: Moon\ndescription: Notes\nurl: https://example.org\n",
    "index.md": "---\n---\n# Moon\n",
    "about.md": "---\npermalink: /about/\n---\n# About\n",
    "_bibliography/papers.bib": "@article{tide, title = {Tides}, author = {Moon, Ann}, year = {2025}}\n",
}
OF_A_THEME = ("theme build", "theme check")
PRINTED = sorted({" ".join(words) for document in DOCUMENTS for words in commands(document, "jekyll-py")})


def is_run(command: str) -> bool:
    """Whether a command is run here."""
    return command not in NOT_RUN and not command.startswith(
        tuple(f"{known} " for known in NOT_RUN if known != "theme")
    )


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a site that is built, and with a theme as the program begins one."""
    folder = tmp_path_factory.mktemp("begun")
    for name, text in SITE.items():
        (folder / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "site" / name).write_text(text, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert main(["new-theme", "theme"]) == 0
        assert main(["build", "--quiet", "--source", "site", "--destination", "site/_site"]) == 0
    return folder


@pytest.mark.parametrize("command", [*filter(is_run, PRINTED)])
def test_it_succeeds(command: str, begun: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kind = "theme" if command.startswith(OF_A_THEME) else "site"
    folder = shutil.copytree(begun / kind, tmp_path / kind)
    monkeypatch.chdir(folder)
    words = [WORDS.get(word, word) for word in command.split()]
    assert main(words if words[0] != "new" else ["new", str(tmp_path / "new")]) == 0


def test_each_reason_is_that_of_a_command() -> None:
    printed = [command for command in PRINTED if not is_run(command)]
    unneeded = [known for known in NOT_RUN if not any(command.startswith(known) for command in printed)]
    assert unneeded == []
