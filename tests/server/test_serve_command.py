"""``jekyll-py serve`` as its users meet it: a process of its own, a real site, a real browser."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from tests.chromium import chromium, mark, wait_for_text, was_reloaded
from tests.server.client import request
from tests.server.copying import write

pytestmark = pytest.mark.slow

LAYOUT = """<!DOCTYPE html>
<html><head><title>{{ page.title }}</title><link rel="stylesheet" href="{{ '/assets/main.css' | relative_url }}"></head>
<body><h1>{{ site.title }}</h1>
{% include note.html %}
{{ content }}
</body></html>
"""

SITE = {
    "_config.yml": "title: A site\ntarget: jekyll\n",
    "_layouts/default.html": LAYOUT,
    "_includes/note.html": '<p id="note">a note</p>',
    "_sass/_colours.scss": "$text: rgb(1, 0, 0);",
    "assets/main.scss": '---\n---\n@import "colours";\np { color: $text; }\n',
    "index.md": "---\nlayout: default\ntitle: Home\n---\n- Hello *one*\n",
    "index_cn.md": "---\nlayout: default\n---\n你好\n",
}


class Serving:
    """The process and what it prints."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.printed: list[str] = []

    def until(self, text: str) -> str:
        """The next line that has ``text`` in it; waits for it."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.printed.append(line)
            if text in line:
                return line
        raise AssertionError(f"{text!r} was not printed:\n{''.join(self.printed)}")


def serving(source: Path, *options: str) -> AbstractContextManager[Serving]:
    return running("serve", "--port", "0", "--source", str(source), *options, folder=source)


@contextmanager
def running(*words: str, folder: Path) -> Iterator[Serving]:
    """The program at work in a folder, with what it prints."""
    command = [sys.executable, "-m", "jekyll_py", *words]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=environment,
        cwd=folder,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # ignored in a background job
    ) as process:
        try:
            yield Serving(process)
        finally:
            process.kill()


def address(serving: Serving) -> str:
    return serving.until("Server address:").split()[-1]


@pytest.mark.chromium
def test_every_kind_of_source_reaches_the_open_page(tmp_path: Path) -> None:
    source = write(tmp_path / "site", SITE)
    with serving(source) as serve, chromium() as browser:
        page = browser.new_page()
        url = address(serve)
        with page.expect_request("**/__jekyll_py/events*"):
            page.goto(f"{url}/")
        mark(page)
        write(source, {"index.md": SITE["index.md"].replace("one", "two")})
        wait_for_text(page, "em", "two")
        write(source, {"_includes/note.html": '<p id="note">another note</p>'})
        wait_for_text(page, "#note", "another note")
        write(source, {"_layouts/default.html": LAYOUT.replace("<h1>", "<h1>Now: ")})
        wait_for_text(page, "h1", "Now: A site")
        write(source, {"_sass/_colours.scss": "$text: rgb(2, 0, 0);"})
        page.wait_for_function("getComputedStyle(document.querySelector('#note')).color === 'rgb(2, 0, 0)'")
        write(source, {"_config.yml": "title: Renamed\ntarget: jekyll\n"})
        wait_for_text(page, "h1", "Now: Renamed")
        assert not was_reloaded(page)
        page.goto(f"{url}/index_cn")
        assert "你好" in page.inner_text("body")


@pytest.mark.chromium
def test_errors_in_every_kind_of_source_are_shown_and_go(tmp_path: Path) -> None:
    source = write(tmp_path / "site", SITE)
    broken = {
        "index.md": ("---\nlayout: default\n---\nline\n{% if x %} <b>", "index.md:5:1"),
        "_includes/note.html": ("{{ 'a' | no_such.filter", "note.html"),
        "assets/main.scss": ("---\n---\np { color: $missing; }\n", "main.scss:3"),
        "_config.yml": ("title: [\n", "_config.yml"),
    }
    with serving(source) as serve, chromium() as browser:
        page = browser.new_page()
        page.goto(f"{address(serve)}/")
        mark(page)
        overlay = page.locator("jekyll-py-overlay[data-jekyll-py=errors]")
        for name, (text, place) in broken.items():
            write(source, {name: text})
            overlay.get_by_text(place).first.wait_for()
            assert page.inner_text("em") == "one"
            write(source, {name: SITE[name]})
            overlay.wait_for(state="detached")
        assert not was_reloaded(page)


def test_the_built_files_are_those_of_build(tmp_path: Path) -> None:
    served, built = write(tmp_path / "served", SITE), write(tmp_path / "built", SITE)
    with serving(served) as serve:
        port = int(address(serve).rpartition(":")[2])
        assert b"data-jekyll-py" in request(port, "/").body
    environment = {**os.environ, "JEKYLL_ENV": "development"}
    subprocess.run(
        [sys.executable, "-m", "jekyll_py", "build"], cwd=built, env=environment, check=True, capture_output=True
    )
    pages = {path.name: path.read_bytes() for path in (built / "_site").rglob("*") if path.is_file()}
    assert pages
    assert pages == {path.name: path.read_bytes() for path in (served / "_site").rglob("*") if path.is_file()}


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_cleanly(tmp_path: Path, number: signal.Signals) -> None:
    with serving(write(tmp_path / "site", SITE)) as serve:
        serve.until("Server running... press ctrl-c to stop.")
        serve.process.send_signal(number)
        output, _ = serve.process.communicate(timeout=60)
        assert serve.process.returncode == 0
        assert "Traceback" not in output, output


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_it_can_go_on_in_the_background(tmp_path: Path) -> None:
    with serving(write(tmp_path / "site", SITE), "--detach") as serve:
        port = int(address(serve).rpartition(":")[2])
        pid = int(serve.until("Server detached with pid").split("'")[1])
        try:
            assert serve.process.wait(60) == 0
            assert b"data-jekyll-py" in request(port, "/").body
        finally:
            os.kill(pid, signal.SIGTERM)


def test_a_port_in_use_is_named(tmp_path: Path) -> None:
    source = write(tmp_path / "site", SITE)
    with serving(source) as first:
        port = address(first).rpartition(":")[2]
        with serving(source, "--port", port) as second:
            second.until(f"Address already in use - 127.0.0.1:{port}")
            second.process.communicate(timeout=60)
            assert second.process.returncode == 1


@pytest.mark.parametrize("words", [("serve", "--port", "0"), ("build", "--watch")], ids=str)
def test_the_theme_is_followed(tmp_path: Path, words: tuple[str, ...]) -> None:
    theme = write(tmp_path / "theme", {"_layouts/plain.html": "{{ site.data.d.a }} {{ site.title }}"})
    files = {"_config.yml": "target: jekyll\ntheme: ../theme\n", "index.html": "---\nlayout: plain\n---\n"}
    source = write(tmp_path / "site", files)
    with running(*words, folder=source) as program:
        program.until("Auto-regeneration:")
        for name, text, expected in (
            ("_data/d.yml", "a: one", "one "),
            ("_config.yml", "title: two", "one two"),
            ("_layouts/plain.html", "three {{ site.title }}", "three two"),
            ("_config.yml", "title: four", "three four"),
        ):
            write(theme, {name: text})
            while (source / "_site/index.html").read_text() != expected:
                program.until("...done in")


def test_the_theme_is_followed_after_a_first_build_that_failed(tmp_path: Path) -> None:
    theme = write(tmp_path / "theme", {"_layouts/plain.html": "{% if %}"})
    files = {"_config.yml": "target: jekyll\ntheme: ../theme\n", "index.html": "---\nlayout: plain\n---\n"}
    source = write(tmp_path / "site", files)
    with serving(source) as serve:
        serve.until("Server running...")
        write(theme, {"_layouts/plain.html": "mended"})
        serve.until("...done in")
    assert (source / "_site/index.html").read_text() == "mended"


@pytest.mark.parametrize(
    ("before", "mended"),
    [
        ({"_config.yml": "a: [", "_layouts/plain.html": "mended"}, {"_config.yml": "a: 1"}),
        ({}, {"_layouts/plain.html": "mended"}),
    ],
    ids=["broken", "missing"],
)
def test_a_theme_that_cannot_be_used_at_the_start_is_followed(
    tmp_path: Path, before: dict[str, str], mended: dict[str, str]
) -> None:
    if before:
        write(tmp_path / "theme", before)
    files = {"_config.yml": "target: jekyll\ntheme: ../theme\n", "index.html": "---\nlayout: plain\n---\n"}
    source = write(tmp_path / "site", files)
    with serving(source) as serve:
        serve.until("Server running...")
        write(tmp_path / "theme", mended)
        serve.until("...done in")
        while (source / "_site/index.html").read_text() != "mended":
            serve.until("...done in")
