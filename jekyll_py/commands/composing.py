"""What ``draft``, ``post``, ``page`` and the other commands for single files share (as in jekyll-compose)."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from ..compat import dates
from ..config.configuration import Configuration
from ..errors import JekyllError
from ..log import Logger
from ..model import front_matter
from ..model.front_matter_handler import JekyllHandler
from ..model.slug import slugify
from .request import Request
from .session import Session

DAY = "%Y-%m-%d"
TIMESTAMP = "%Y-%m-%d %H:%M %z"


@dataclass(frozen=True)
class Desk:
    """The request, the site's configuration and the log, as these commands need them."""

    request: Request
    config: Configuration
    log: Logger

    @classmethod
    def open(cls, request: Request) -> Desk:
        """Read the configuration of the site at hand.

        Raises:
            JekyllError: it cannot be read.
        """
        session = Session.start(request)
        config = session.configure()
        if zone := config.text("timezone"):
            dates.set_timezone(zone)
        return cls(request, config, session.log)

    @property
    def title(self) -> str:
        """The words that name the new file.

        Raises:
            JekyllError: there are none.
        """
        if not self.request.arguments:
            raise JekyllError("You must specify a name.", hint=f"jekyll-py {self.request.command.syntax}")
        return " ".join(self.request.arguments)

    @property
    def date(self) -> datetime:
        """The date that is given, else now.

        Raises:
            JekyllError: it is no date.
        """
        given = self.request.text("date")
        if given is None:
            return datetime.now().astimezone()
        try:
            return dates.parse(given)
        except ValueError:
            raise JekyllError(f"Invalid date '{given}'", hint="write it as 2024-05-17") from None

    @property
    def timestamp(self) -> str:
        """The date as front matter has it."""
        return self.date.strftime(self.request.text("timestamp_format") or TIMESTAMP)

    @property
    def root(self) -> str:
        """The folder of the collections, relative to the current one where it lies in it."""
        folder = os.path.join(self.config.text("source"), self.config.text("collections_dir"))
        relative = os.path.relpath(folder)
        return folder if relative.startswith("..") else "" if relative == "." else relative

    def defaults(self, label: str) -> Mapping[str, object]:
        """The front matter that ``jekyll_compose.default_front_matter`` gives to new files of a
        collection."""
        given = self.config.mapping("jekyll_compose").get("default_front_matter")
        values = given.get(label) if isinstance(given, Mapping) else None
        return values if isinstance(values, Mapping) else {}

    def file_name(self, title: str) -> str:
        """The name of a new file.

        Raises:
            JekyllError: nothing of the title can stand in a name.
        """
        slug = slugify(title)
        if not slug:
            raise JekyllError(f"no file name can be made of '{title}'", hint="use letters or digits")
        return f"{slug}.{self.request.text('extension') or 'md'}"

    def create(self, kind: str, path: str, layout: str, extra: Mapping[str, object]) -> str:
        """Write a new file with front matter and return its path.

        Args:
            kind: what it is, for messages.
            path: where it goes, below the folder of the collections.
            layout: its layout unless the request names one.
            extra: keys after layout and title.

        Raises:
            JekyllError: it is there already, or cannot be written.
        """
        target = os.path.join(self.root, path)
        if os.path.exists(target) and not self.request.flag("force"):
            raise JekyllError(f"A {kind} already exists at {target}", hint="--force overwrites it")
        data = {"layout": self.request.text("layout") or layout, "title": self.title, **extra}
        write(target, front_matter.dumps(data))
        self.log.info(f"New {kind} created at {target}")
        return target

    def edit(self, path: str) -> None:
        """Open a new file in the author's editor, when ``jekyll_compose.auto_open`` says so."""
        named = (os.environ.get(name) for name in ("JEKYLL_EDITOR", "VISUAL", "EDITOR"))
        editor = next((name for name in named if name), None)
        if editor and self.config.mapping("jekyll_compose").get("auto_open"):
            subprocess.run([*shlex.split(editor), os.path.abspath(path)], check=False)

    def move(self, origin: str, kind: str, path: str, new_kind: str, keys: Mapping[str, str | None]) -> None:
        """Move a file and set some keys of its front matter; nothing else of the file changes.

        Args:
            origin: where it is.
            kind: what it is, for messages.
            path: where it goes, below the folder of the collections.
            new_kind: what it becomes, for messages.
            keys: values to set; None takes a key out.

        Raises:
            JekyllError: it is not there, or something is where it goes.
        """
        target = os.path.join(self.root, path)
        if not os.path.isfile(origin):
            raise JekyllError(f"There was no {kind} found at '{origin}'.")
        if os.path.exists(target) and not self.request.flag("force"):
            raise JekyllError(f"A {new_kind} already exists at {target}", hint="--force overwrites it")
        with open(origin, encoding="utf-8", newline="") as file:
            text = with_keys(file.read(), keys)
        write(target, text)
        if not os.path.samefile(origin, target):
            os.remove(origin)
        self.log.info(f"{kind.capitalize()} {origin} was moved to {target}")


def write(path: str, text: str) -> None:
    """Write a file and the folders it lies in.

    Raises:
        JekyllError: that is not possible.
    """
    write_bytes(path, text.encode())


def write_bytes(path: str, content: bytes) -> None:
    """Write a file and the folders it lies in.

    Raises:
        JekyllError: that is not possible.
    """
    try:
        os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
        with open(path, "wb") as file:
            file.write(content)
    except OSError as error:
        raise JekyllError(f"cannot be written: {error.strerror}", path=path) from error


def with_keys(text: str, keys: Mapping[str, str | None]) -> str:
    """``text`` with keys of its front matter set or taken out; a text without front matter stays as it is."""
    handler = JekyllHandler()
    if not handler.detect(text):
        return text
    block, _ = handler.split(text)
    opening, newline, lines = block.partition("\n")
    for key, value in keys.items():
        lines = _with_key(lines, key, value, "\r\n" if opening.endswith("\r") else "\n")
    return opening + newline + lines + text[len(block) :]


def _with_key(lines: str, key: str, value: str | None, newline: str) -> str:
    """A key with the indented lines that belong to it replaced; a new one goes to the end."""
    entry = re.compile(rf"^{re.escape(key)}[ \t]*:.*\n(?:[ \t]+.*\n)*", re.MULTILINE)
    written = "" if value is None else _entry(key, value).replace("\n", newline)
    if entry.search(lines):
        return entry.sub(lambda _: written, lines, count=1)
    return lines + written


def _entry(key: str, value: str) -> str:
    """The lines of a key in front matter."""
    return front_matter.dumps({key: value}).removeprefix("---\n").removesuffix("---\n")
