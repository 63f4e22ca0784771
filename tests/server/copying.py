"""A site that is built by copying, and a preview of it that runs in a thread."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import Any

from jekyll_py.check.built.published import Published
from jekyll_py.check.cache.check_cache import CheckCache
from jekyll_py.check.cancelling import GoOn
from jekyll_py.check.checker import CheckedSite, check
from jekyll_py.check.settings import Settings
from jekyll_py.check.sources import Sources
from jekyll_py.errors import JekyllError
from jekyll_py.log import Logger
from jekyll_py.render.early import Viewers
from jekyll_py.server import builder
from jekyll_py.server.builder import BuildResult, Inspection
from jekyll_py.server.options import ServeOptions
from jekyll_py.server.preview import Preview

PAGE = "<!DOCTYPE html>\n<html><head><title>t</title></head>\n<body>\n{}\n</body></html>\n"


@dataclass
class Copying:
    """Copies ``source`` to ``destination``; a file that holds ``BROKEN`` is an error in its line."""

    source: Path
    destination: Path
    baseurl: str = ""
    during: Callable[[], object] = lambda: None
    """Called between reading and writing."""
    cache: CheckCache = field(default_factory=CheckCache)

    @property
    def sources(self) -> builder.Sources:
        return builder.Sources(paths=(self.source,), config_files=(), ignore=self._is_ours)

    def build(self, viewers: Viewers | None = None) -> BuildResult:
        files = {
            path.relative_to(self.source).as_posix(): path.read_bytes()
            for path in self.source.rglob("*")
            if path.is_file() and not self._is_ours(path) and path.name != "_config.yml"
        }
        for name, content in files.items():
            _refuse_broken(name, content)
        self.during()
        old = {path.relative_to(self.destination).as_posix() for path in self.destination.rglob("*") if path.is_file()}
        written = {name for name, content in files.items() if self._write(name, content)}
        for name in old - set(files):
            (self.destination / name).unlink()
        return BuildResult(
            destination=self.destination,
            written=frozenset(written),
            removed=frozenset(old - set(files)),
            warnings=(),
            baseurl=self.baseurl,
            inspect=self._inspect,
        )

    def _inspect(self, _: GoOn) -> Inspection:
        site = CheckedSite(str(self.destination), Published(), Sources(str(self.source)))
        return lambda go_on: check(site, Settings({"link-missing": "error"}), self.cache, 1, go_on=go_on).findings

    def _is_ours(self, path: Path) -> bool:
        return path.is_relative_to(self.destination)

    def _write(self, name: str, content: bytes) -> bool:
        path = self.destination / name
        if path.is_file() and path.read_bytes() == content:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        staged = path.with_name(f"{path.name}.staged")  # put into place whole, as a build of a site does
        staged.write_bytes(content)
        os.replace(staged, path)
        return True


def _refuse_broken(name: str, content: bytes) -> None:
    for number, line in enumerate(content.decode("utf-8", "replace").splitlines(), 1):
        if "BROKEN" in line:
            raise JekyllError(
                "Broken <b>line</b>",
                path=name,
                line=number,
                column=line.index("BROKEN") + 1,
                source_line=line,
                hint="Mend it & save.",
                chain=("_layouts/default.html:3",),
            )


@dataclass
class Running:
    """A preview at work, and the folders it works on."""

    preview: Preview
    source: Path
    destination: Path
    log: StringIO

    @property
    def port(self) -> int:
        return self.preview.listener.port

    @property
    def url(self) -> str:
        return self.preview.addresses[0].rstrip("/")

    def write(self, name: str, content: str | bytes) -> None:
        write(self.source, {name: content})

    def replace(self, name: str, content: str) -> None:
        """Save a file as most editors do: no build ever sees half of it."""
        half = self.source.with_name(".half")
        half.write_text(content)
        os.replace(half, self.source / name)


def read_config(source: Path, destination: Path) -> Copying:
    """A builder for the ``baseurl`` in ``_config.yml``; a configuration that holds ``BROKEN`` is an error."""
    config = source / "_config.yml"
    content = config.read_bytes() if config.exists() else b""
    _refuse_broken("_config.yml", content)
    baseurl = content.decode().removeprefix("baseurl:").strip()
    return Copying(source, destination, baseurl)


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """``folder`` with these files in it."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


@contextmanager
def running(
    folder: Path,
    files: Mapping[str, str | bytes],
    *,
    build: Callable[[Path, Path], builder.Builder] = read_config,
    **options: Any,
) -> Iterator[Running]:
    """A preview of ``files`` on a free port."""
    source = write(folder / "site", files)
    destination = source / "_site"
    log = StringIO()
    usual: dict[str, Any] = {
        "port": 0,
        "check": False,
        "log": Logger(out=log, err=log),
        "config_files": (source / "_config.yml",),
    }
    preview = Preview(
        lambda: build(source, destination),
        ServeOptions(source=source, destination=destination, **usual | options),
    )
    thread = threading.Thread(target=preview.run)
    thread.start()
    try:
        yield Running(preview, source, destination, log)
    finally:
        preview.stop()
        thread.join(60)
        assert not thread.is_alive()
