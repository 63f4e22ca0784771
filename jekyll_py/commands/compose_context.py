"""The part that the commands of jekyll-compose share: names, front matter and moves of single files."""

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
from ..config.places import placing
from ..config.source_parts import check_source
from ..disk.new_file import check_within, make_folder, put
from ..disk.source import sanitized
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
class ComposeContext:
    """One run of a compose command: its request, the site's configuration and the log."""

    request: Request
    config: Configuration
    log: Logger

    @classmethod
    def from_request(cls, request: Request) -> ComposeContext:
        """Read the configuration of the site that the request names.

        Raises:
            JekyllError: the configuration cannot be read.
        """
        session = Session.start(request)
        config = session.configure()
        with placing(config.files):
            check_source(config)
        if zone := config.text("timezone"):
            dates.set_timezone(zone)
        return cls(request, config, session.log)

    @property
    def title(self) -> str:
        """The title of the new file: the arguments of the command, joined by spaces.

        Raises:
            JekyllError: there are no arguments.
        """
        if not self.request.arguments:
            raise JekyllError("You must specify a name.", hint=f"jekyll-py {self.request.command.syntax}")
        return " ".join(self.request.arguments)

    @property
    def date(self) -> datetime:
        """The date of ``--date``, or now.

        Raises:
            JekyllError: the given date cannot be parsed.
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
        """The date in the format of ``--timestamp-format``, for front matter."""
        return self.date.strftime(self.request.text("timestamp_format") or TIMESTAMP)

    @property
    def root(self) -> str:
        """The folder of the collections, relative to the working directory if it lies below it."""
        folder = sanitized(self.config.source, self.config.text("collections_dir"))
        relative = os.path.relpath(folder)
        return folder if relative.startswith("..") else "" if relative == "." else relative

    def defaults(self, label: str) -> Mapping[str, object]:
        """The front matter that ``jekyll_compose.default_front_matter`` gives to new files of a
        collection."""
        given = self.config.mapping("jekyll_compose").get("default_front_matter")
        values = given.get(label) if isinstance(given, Mapping) else None
        return values if isinstance(values, Mapping) else {}

    def file_name(self, title: str) -> str:
        """The name of a new file: the slug of its title, with the extension of ``--extension``.

        Raises:
            JekyllError: the title has no character that a slug may have.
        """
        slug = slugify(title)
        if not slug:
            raise JekyllError(f"no file name can be made of '{title}'", hint="use letters or digits")
        return f"{slug}.{self.request.text('extension') or 'md'}"

    def create(self, kind: str, path: str, layout: str, extra: Mapping[str, object]) -> str:
        """Write a new file with front matter and return its path.

        Args:
            kind: the kind of file in messages, such as ``draft``.
            path: the file's path below the folder of the collections.
            layout: the layout to use unless the request names one.
            extra: front matter keys that follow layout and title.

        Raises:
            JekyllError: the file exists and ``--force`` is not given, or it cannot be written.
        """
        target = os.path.join(self.root, path)
        if os.path.lexists(target) and not self.request.flag("force"):
            raise JekyllError(f"A {kind} already exists at {target}", hint="--force overwrites it")
        data = {"layout": self.request.text("layout") or layout, "title": self.title, **extra}
        write(target, front_matter.dumps(data), self.config.source)
        self.log.info(f"New {kind} created at {target}")
        return target

    def edit(self, path: str) -> None:
        """Open a file in the author's editor if ``jekyll_compose.auto_open`` is set."""
        named = (os.environ.get(name) for name in ("JEKYLL_EDITOR", "VISUAL", "EDITOR"))
        editor = next((name for name in named if name), None)
        if editor and self.config.mapping("jekyll_compose").get("auto_open"):
            subprocess.run([*shlex.split(editor), os.path.abspath(path)], check=False)

    def move(self, origin: str, kind: str, path: str, new_kind: str, keys: Mapping[str, str | None]) -> None:
        """Move a file and change keys of its front matter; the rest of its text is left as it is.

        Args:
            origin: the path of the file.
            kind: the kind of file in messages, such as ``draft``.
            path: the new path below the folder of the collections.
            new_kind: the kind of the file after the move, for messages.
            keys: front matter values to set; None removes the key.

        Raises:
            JekyllError: the file does not exist, or the target exists and ``--force`` is not given.
        """
        target = os.path.join(self.root, path)
        if not os.path.isfile(origin):
            raise JekyllError(f"There was no {kind} found at '{origin}'.")
        if os.path.lexists(target) and not self.request.flag("force"):
            raise JekyllError(f"A {new_kind} already exists at {target}", hint="--force overwrites it")
        self._check_within(origin)
        with open(origin, encoding="utf-8", newline="") as file:
            text = with_keys(file.read(), keys)
        write(target, text, self.config.source)
        if not os.path.samefile(origin, target):
            os.remove(origin)
        self.log.info(f"{kind.capitalize()} {origin} was moved to {target}")

    def _check_within(self, path: str) -> None:
        """Refuse to move a file, or the content of one, that a link of the site brings in."""
        try:
            check_within(path, self.config.source)
        except OSError as error:
            raise JekyllError(f"cannot be moved: {error.strerror}", path=path) from error


def write(path: str, text: str, within: str) -> None:
    """Write a text file as UTF-8 (see `write_bytes`)."""
    write_bytes(path, text.encode("utf-8", "surrogateescape"), within)


def write_bytes(path: str, content: bytes, within: str) -> None:
    """Write a file; missing folders above it are created.

    Args:
        path: the file; what is there is replaced, a link itself rather than its target.
        content: its bytes.
        within: the folder that no link on the way may lead out of.

    Raises:
        JekyllError: the file cannot be written.
    """
    try:
        make_folder(os.path.dirname(os.path.abspath(path)), within)
        put(path, content, within)
    except OSError as error:
        raise JekyllError(f"cannot be written: {error.strerror}", path=path) from error


def with_keys(text: str, keys: Mapping[str, str | None]) -> str:
    """Set or remove keys in the front matter of ``text``; a text without front matter is returned unchanged.

    Args:
        text: the content of a file.
        keys: the new values; None removes the key.
    """
    handler = JekyllHandler()
    if not handler.detect(text):
        return text
    block, _ = handler.split(text)
    opening, newline, lines = block.partition("\n")
    for key, value in keys.items():
        lines = _with_key(lines, key, value, "\r\n" if opening.endswith("\r") else "\n")
    return opening + newline + lines + text[len(block) :]


def _with_key(lines: str, key: str, value: str | None, newline: str) -> str:
    """Replace a key and the indented lines below it; a key that is missing is added at the end."""
    entry = re.compile(rf"^{re.escape(key)}[ \t]*:.*\n(?:[ \t]+.*\n)*", re.MULTILINE)
    written = "" if value is None else _entry(key, value).replace("\n", newline)
    if entry.search(lines):
        return entry.sub(lambda _: written, lines, count=1)
    return lines + written


def _entry(key: str, value: str) -> str:
    """A key and its value as YAML lines."""
    return front_matter.dumps({key: value}).removeprefix("---\n").removesuffix("---\n")
