"""The servers that are compared: each has a site of its own, and a log that says when a build is complete."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from socket import socket

from bench.builds import HUGO, OURS, hugo_program
from bench.preview.sites import FILES_OF_HUGO, FILES_OF_OURS, Files, write_site
from bench.preview.sites import HUGO as TEXTS_OF_HUGO
from bench.preview.sites import OURS as TEXTS_OF_OURS

SECONDS_TO_START = 300


@dataclass(frozen=True)
class Server:
    """A server at work on its site."""

    label: str
    source: Path
    files: Files
    address: str
    log: Path
    done: str
    """A line of the log that matches this expression says that a build is complete."""

    @property
    def builds(self) -> int:
        """How many builds are complete."""
        return len(re.findall(self.done, self.log.read_text(encoding="utf-8", errors="replace")))

    def wait(self, builds: int) -> None:
        """Wait until there are more complete builds than so many, and for a moment of rest.

        Raises:
            SystemExit: there are none.
        """
        deadline = time.monotonic() + SECONDS_TO_START
        while self.builds <= builds and time.monotonic() < deadline:
            time.sleep(0.05)
        if self.builds <= builds:
            raise SystemExit(f"{self.label}: the build does not end\n{self.log.read_text(errors='replace')[-2000:]}")
        time.sleep(0.2)


@contextmanager
def servers(folder: Path, posts: int) -> Iterator[Sequence[Server]]:
    """Ours and, where it is installed, Hugo's, each on a site of so many posts below a folder."""
    with ours(folder / "ours", posts) as first:
        program = hugo_program()
        if program is None:
            yield [first]
        else:
            with hugo(folder / "hugo", posts, program) as second:
                yield [first, second]


@contextmanager
def ours(folder: Path, posts: int) -> Iterator[Server]:
    """``jekyll-py serve``."""
    source, port = folder / "source", _free_port()
    write_site(source, TEXTS_OF_OURS, FILES_OF_OURS, posts)
    command = [sys.executable, "-m", "jekyll_py", "serve", "--port", str(port), "--source", str(source)]
    command += ["--destination", str(folder / "site")]
    server = Server(OURS, source, FILES_OF_OURS, f"http://127.0.0.1:{port}", folder / "log", r"\.\.\.done in")
    with _running(command, server, "Server running"):
        yield server


@contextmanager
def hugo(folder: Path, posts: int, program: str) -> Iterator[Server]:
    """``hugo server``."""
    source, port = folder / "source", _free_port()
    write_site(source, TEXTS_OF_HUGO, FILES_OF_HUGO, posts)
    command = [program, "server", "--port", str(port), "--source", str(source)]
    server = Server(HUGO, source, FILES_OF_HUGO, f"http://localhost:{port}", folder / "log", "(?:Total|Rebuilt) in")
    with _running(command, server, "Web Server is available"):
        yield server


@contextmanager
def _running(command: Sequence[str], server: Server, started: str) -> Iterator[None]:
    with server.log.open("wb") as out, subprocess.Popen(command, stdout=out, stderr=out) as process:
        try:
            deadline = time.monotonic() + SECONDS_TO_START
            while started not in server.log.read_text(errors="replace"):
                if process.poll() is not None or time.monotonic() > deadline:
                    raise SystemExit(f"{server.label} did not start:\n{server.log.read_text(errors='replace')}")
                time.sleep(0.05)
            yield
        finally:
            process.terminate()


def _free_port() -> int:
    with socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
