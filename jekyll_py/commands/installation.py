"""The arguments of ``pip install`` that install the running program on another machine.

pip records the address a package was installed from, unless that was an index (PEP 610, ``direct_url.json``).
"""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from io import BytesIO
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit, urlunsplit
from zipfile import ZipFile

from ..errors import JekyllError
from ..lazy.tuples import NamedTuple

PACKAGE = "jekyll-py"
WHEELS = ".wheels"
"""The folder of a site that holds the wheel; Jekyll publishes no folder whose name begins with a dot."""

_OPTIONS = ("--no-deps", "--quiet", "--disable-pip-version-check")
_STDERR_TAIL = 300
_REINSTALL = f"install {PACKAGE} again, from what is still there and into an environment with pip"


class Wheel(NamedTuple):
    """A wheel file: its name and its bytes."""

    name: str
    content: bytes


class Installation(NamedTuple):
    """The arguments of ``pip install``, to be run in the site's folder, and the wheel to put there if one is needed."""

    arguments: tuple[str, ...]
    wheel: Wheel | None = None


def installation() -> Installation:
    """The installation of the running program, in a form that works on another machine.

    Raises:
        JekyllError: the program was not installed, or came from a local path of which no wheel can be built.
    """
    try:
        package = distribution(PACKAGE)
    except PackageNotFoundError as error:
        hint = "install it, such as by `pip install .` in the folder of its source"
        raise JekyllError(f"{PACKAGE} is not installed here, so no workflow can install the same", hint=hint) from error
    address = json.loads(package.read_text("direct_url.json") or "{}")
    if not address:
        return Installation((*_index(), f"{PACKAGE}=={package.version}"))
    if _is_public(address):
        return Installation((f"{PACKAGE} @ {_location(address)}",))
    wheel = _wheel(_location(address))
    if not _is_editable(address):
        _check_unchanged(package, wheel)
    return Installation((f"{WHEELS}/{wheel.name}",), wheel)


def _index() -> tuple[str, ...]:
    """pip's option for the index that is configured on this machine; empty for the default index.

    A user name and password in the address are removed, because the workflow file is public.
    """
    settings = dict(line.split("=", 1) for line in _pip("config", "list").stdout.splitlines() if "=" in line)
    keys = (":env:.index-url", "install.index-url", "global.index-url")
    found = next((settings[key].strip("'\"") for key in keys if key in settings), "")
    if not found:
        return ()
    parts = urlsplit(found)
    return "--index-url", urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def _location(address: Mapping[str, object]) -> str:
    """The requirement for pip: a commit of a repository, an archive with its hash, or a folder."""
    url = address["url"]
    match address:
        case {"vcs_info": {"vcs": str(system), "commit_id": str(commit)}}:
            folder = f"#subdirectory={address['subdirectory']}" if "subdirectory" in address else ""
            return f"{system}+{url}@{commit}{folder}"
        case {"archive_info": {"hashes": {"sha256": str(digest)}}}:
            return f"{url}#sha256={digest}"
    return str(url)


def _is_public(address: Mapping[str, object]) -> bool:
    """Whether the address can be read without credentials: HTTPS, without a user name or a query."""
    parts = urlsplit(str(address["url"]))
    return parts.scheme == "https" and "@" not in parts.netloc and not parts.query


def _is_editable(address: Mapping[str, object]) -> bool:
    """Whether this is an editable installation, which runs from its source folder."""
    match address:
        case {"dir_info": {"editable": True}}:
            return True
    return False


def _wheel(location: str) -> Wheel:
    with TemporaryDirectory(prefix="jekyll-py-") as folder:
        done = _pip("wheel", *_OPTIONS, "--wheel-dir", folder, location)
        names = os.listdir(folder)
        if done.returncode or len(names) != 1:
            raise _no_wheel(f"pip makes none of {location}: {done.stderr.strip()[-_STDERR_TAIL:]}")
        with open(os.path.join(folder, names[0]), "rb") as file:
            return Wheel(names[0], file.read())


def _check_unchanged(package: Distribution, wheel: Wheel) -> None:
    """Raise a `JekyllError` if the source of the installation has changed since: the wheel would be another program."""
    installed = {str(file): file.hash.value for file in package.files or () if file.hash}
    with ZipFile(BytesIO(wheel.content)) as archive:
        record = next(name for name in archive.namelist() if name.endswith(".dist-info/RECORD"))
        rows = list(csv.reader(archive.read(record).decode().splitlines()))
    for path, digest, _ in rows:
        if ".dist-info/" not in path and installed.get(path) != digest.partition("=")[2]:
            raise _no_wheel(f"{path} has changed where {PACKAGE} was installed from")


def _no_wheel(reason: str) -> JekyllError:
    return JekyllError(f"the workflow needs a wheel of the program that is running: {reason}", hint=_REINSTALL)


def _pip(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the pip of this environment; without one the returned status and message say so."""
    command = [sys.executable, "-I", "-m", "pip", *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False)
