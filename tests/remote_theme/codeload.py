"""A server of archives on this machine, in the place of GitHub's."""

from __future__ import annotations

import io
import threading
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from jekyll_py.themes import remote


@dataclass
class Answer:
    """An answer of the server."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    announced: int | None = None
    """The length that the header gives, when it is not the body's."""
    hold: bool = False
    """Whether the connection stays open, and silent, after the body."""


class Codeload:
    """The server.

    Attributes:
        answers: what to say, by path.
        asked: the paths that were asked for, in order, each with the version the client has.
    """

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, str]] = []
        self.released = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})

    @contextmanager
    def running(self) -> Iterator[Codeload]:
        """The server while it answers."""
        self._thread.start()
        try:
            yield self
        finally:
            self.stop()

    def stop(self) -> None:
        """Go out of reach."""
        self.released.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


def _handler(codeload: Codeload) -> Callable[..., BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            known = self.headers.get("If-None-Match", "")
            codeload.asked.append((self.path, known))
            answer = codeload.answers.get(self.path, Answer(404))
            if known and known == answer.headers.get("ETag"):
                answer = Answer(304)
            self.close_connection = True
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer.body) if answer.announced is None else answer.announced))
            self.end_headers()
            self.wfile.write(answer.body)
            if answer.hold:
                self.wfile.flush()
                codeload.released.wait()

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    return Handler


def zipped(files: Mapping[str, bytes | str], folder: str = "Theme-main/") -> bytes:
    """A zip archive as GitHub makes them: everything in one folder."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(folder, "")
        for name, content in files.items():
            archive.writestr(folder + name, content)
    return buffer.getvalue()


HEAD = "/owner/name/zip/HEAD"
FILES = {
    "_layouts/default.html": "<{{ theme.version }}>{% include a.html %}{{ content }}",
    "_includes/a.html": "{{ site.data.words.hello }}{{ site.colour }}",
    "_data/words.yml": "hello: hi",
    "_sass/_part.scss": "a { b: c }",
    "assets/style.css": "x",
    "_config.yml": "colour: red",
    "name.gemspec": "Gem::Specification.new do |s|\n  s.version = '1.2'\n  s.add_dependency 'jekyll-feed', '> 0'\nend",
}
WHOLE = Answer(body=zipped(FILES), headers={"ETag": '"one"'})


def fetch(text: str = "owner/name", *, keep: bool = True) -> remote.Fetched:
    """The theme that a text names."""
    repository = remote.parse(text)
    assert repository is not None
    return remote.fetch(repository, keep=keep)


def kept(tmp_path: Path) -> list[str]:
    """The files of every copy."""
    root = tmp_path / "cache/jekyll_py/themes"
    return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())
