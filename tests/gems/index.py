"""An index of gems on this machine, with the interface of RubyGems' compact index.

    python -m tests.gems.index FOLDER [PORT]

serves the archives of a folder: ``/versions``, ``/names``, ``/info/NAME`` and ``/gems/NAME-VERSION.gem``. Bundler and
jekyll-py use it in the place of a Gemfile's source by a setting, ``BUNDLE_MIRROR__ALL=http://127.0.0.1:PORT``.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import sys
import tarfile
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import cached_property
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from jekyll_py.compat import yaml_load


class Index:
    """The index of some archives.

    Args:
        archives: the bytes of each gem, by the name of its file, such as ``minima-2.5.2.gem``.

    Attributes:
        asked: the paths that were asked for, in order.
        headers: the headers of each of those requests.
        extra: other answers, by path; None is 404.
        redirects: the addresses that requests are sent on to, by path.
    """

    def __init__(self, archives: Mapping[str, bytes]) -> None:
        self.asked: list[str] = []
        self.headers: list[Mapping[str, str]] = []
        self.extra: dict[str, bytes | None] = {}
        self.redirects: dict[str, str] = {}
        self._archives = archives

    @cached_property
    def infos(self) -> dict[str, str]:
        """The text of ``/info/NAME``, by name."""
        found: dict[str, str] = {}
        for file in sorted(self._archives):
            metadata = _metadata(self._archives[file])
            found[metadata["name"]] = found.get(metadata["name"], "---\n") + _line(metadata, self._archives[file])
        return found

    def publish(self, file: str, archive: bytes) -> None:
        """Add a gem."""
        self._archives = {**self._archives, file: archive}
        vars(self).pop("infos", None)

    def answer(self, path: str) -> bytes | None:
        """The answer to a request, None where there is no such file."""
        self.asked.append(path)
        if path in self.extra:
            return self.extra[path]
        folder, _, name = path.lstrip("/").partition("/")
        if folder == "info":
            return self.infos[name].encode() if name in self.infos else None
        if folder == "gems":
            return self._archives.get(name)
        if folder == "names":
            return ("---\n" + "".join(f"{name}\n" for name in self.infos)).encode()
        return self._versions().encode() if folder == "versions" else None

    def _versions(self) -> str:
        lines = (f"{name} {_versions_in(text)} {_md5(text)}\n" for name, text in self.infos.items())
        return "created_at: 2026-01-01T00:00:00Z\n---\n" + "".join(lines)

    @contextmanager
    def running(self, port: int = 0) -> Iterator[str]:
        """Answer requests; gives the address."""
        server = ThreadingHTTPServer(("127.0.0.1", port), _handler(self))
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
            server.server_close()


def _versions_in(text: str) -> str:
    return ",".join(line.split(" ")[0] for line in text.splitlines()[1:])


def _md5(text: str) -> str:
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()


def of_folder(folder: Path) -> Index:
    """The index of the archives in a folder."""
    return Index({path.name: path.read_bytes() for path in sorted(folder.glob("*.gem"))})


def _metadata(archive: bytes) -> dict[str, Any]:
    with tarfile.open(fileobj=io.BytesIO(archive)) as opened:
        member = opened.extractfile("metadata.gz")
        assert member is not None
        value = yaml_load.load(gzip.decompress(member.read()).decode())
    assert isinstance(value, dict)
    return value


def _line(metadata: Mapping[str, Any], archive: bytes) -> str:
    """The line of a version: ``VERSION DEPENDENCY:REQUIREMENT&REQUIREMENT,…|checksum:SUM,ruby:REQUIREMENT``."""
    runtime = [each for each in metadata["dependencies"] if str(each["type"]).lstrip(":") == "runtime"]
    needs = ",".join(f"{each['name']}:{_clauses(each['requirement'])}" for each in runtime)
    about = f"checksum:{hashlib.sha256(archive).hexdigest()},ruby:{_clauses(metadata['required_ruby_version'])}"
    return f"{metadata['version']['version']} {needs}|{about}\n"


def _clauses(requirement: Mapping[str, Any]) -> str:
    return "&".join(f"{operator} {version['version']}" for operator, version in requirement["requirements"])


def _handler(index: Index) -> Callable[..., BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            index.headers.append(dict(self.headers))
            answer = index.answer(self.path)
            if self.path in index.redirects:
                self.send_response(302)
                self.send_header("Location", index.redirects[self.path])
            else:
                self.send_response(404 if answer is None else 200)
            self.send_header("Content-Length", str(len(answer or b"")))
            self.end_headers()
            with suppress(ConnectionError):  # a client that wants no more of it
                self.wfile.write(answer or b"")

        def log_message(self, *args: object) -> None:
            """Print nothing."""

    return Handler


def main(words: Sequence[str]) -> int:
    """Serve the archives of a folder until Ctrl-C."""
    if not words:
        print(__doc__)
        return 2
    with of_folder(Path(words[0])).running(int(words[1]) if len(words) > 1 else 0) as address:
        print(address, flush=True)
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            return 0
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
