"""The life of the language server: the site that it opens, the plugins that it runs, its end."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from .editor import PAGE, Editor, edit

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(("options", "runs"), [((), False), (("--trust",), True)])
def test_plugins_of_the_site_run_only_if_it_is_trusted(site: Path, options: tuple[str, ...], runs: bool) -> None:
    seen = site.parent / "seen"
    (site / "_plugins").mkdir()
    (site / "_plugins/a.py").write_text(f"open({str(seen)!r}, 'w').close()\n", "utf-8")
    edit(site, lambda editor: editor.built(), *options)
    assert seen.exists() == runs


def test_a_folder_may_be_opened_through_a_link(site: Path) -> None:
    link = site.parent / "link"
    link.symlink_to(site)
    edit(link, Editor.built)


def test_the_copy_goes_with_an_editor_that_is_killed(site: Path, tmp_path: Path) -> None:
    home = tmp_path / "tmp"
    home.mkdir()
    environment = {**os.environ, "TMPDIR": str(home)}
    process = subprocess.Popen(
        [sys.executable, "-m", "jekyll_py", "lsp"],
        cwd=site,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    process.communicate(b"", timeout=60)
    assert list(home.iterdir()) == []


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="Windows has no such signals")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP"])
def test_a_signal_ends_the_server_while_its_input_is_open(
    name: str, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "tmp"
    home.mkdir()
    monkeypatch.setenv("TMPDIR", str(home))
    number = signal.Signals[name]

    async def run() -> None:
        editor = Editor(site)
        await editor.start()
        editor.write("index.md", PAGE + "{% nothing %}\n")
        await editor.told("index.md", bool)
        assert await editor.ended_by(number) == 128 + number

    asyncio.run(run())
    assert list(home.iterdir()) == []
