"""A theme in a ``.gem`` file, unpacked once into the user's cache folder."""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import posixpath
import shutil
import tarfile
import zlib
from collections.abc import Mapping

from ..compat import yaml_load
from ..disk.user_cache import user_cache
from ..errors import JekyllError
from .archives import MAX_BYTES, MAX_FILES, UNKEPT, staged, temporary_folder
from .gems import Dependency, Gem, GemSpec


def unpack(path: str, *, keep: bool = True) -> Gem:
    """Unpack a gem, unless it is in the cache already.

    Args:
        path: the ``.gem`` file.
        keep: whether to unpack into the user's cache; else the files are removed when the program ends.

    Returns:
        The gem, whose ``root`` is the folder of the unpacked files.

    Raises:
        JekyllError: the file cannot be read, is no gem, or unpacks to more than the bounds of `archives`.
    """
    try:
        with open(path, "rb") as file:
            raw = file.read()
        with tarfile.open(fileobj=io.BytesIO(raw), mode="r:") as outer:
            spec = _spec(_bounded(gzip.GzipFile(fileobj=_member(outer, "metadata.gz"))))
            folder = user_cache() / "gems" if keep else temporary_folder()
            root = os.path.join(folder, f"{_safe(spec.name)}-{hashlib.sha256(raw).hexdigest()[:16]}")
            if not os.path.isdir(root):
                _unpack(_member(outer, "data.tar.gz"), root)
    except (gzip.BadGzipFile, zlib.error, EOFError, KeyError, tarfile.TarError) as error:
        raise JekyllError(f"this is no gem: {error}", path=path) from error
    except OSError as error:
        raise JekyllError(f"cannot be read or unpacked: {error}", path=path, hint=UNKEPT) from error
    return Gem(root, spec)


def _member(archive: tarfile.TarFile, name: str) -> io.BufferedIOBase:
    found = archive.extractfile(name)
    if found is None:
        raise tarfile.TarError(f"{name} is no file")
    _check_size(archive.getmember(name).size)
    return io.BytesIO(found.read())


def _check_size(size: int) -> None:
    """Raise if a member announces too large a size, which a sparse member can without having that many bytes."""
    if size > MAX_BYTES:
        raise tarfile.TarError("it unpacks to too much")


def _bounded(file: gzip.GzipFile) -> bytes:
    read = file.read(MAX_BYTES + 1)
    if len(read) > MAX_BYTES:
        raise tarfile.TarError("it unpacks to too much")
    return read


def _safe(name: str) -> str:
    return "".join(char if char.isalnum() or char in "-_." else "_" for char in name) or "gem"


def _unpack(packed: io.BufferedIOBase, root: str) -> None:
    with staged(root) as staging, tarfile.open(fileobj=_bytes(packed), mode="r:") as inner:
        size = 0
        for number, entry in enumerate(inner):
            if number >= MAX_FILES:
                raise tarfile.TarError("it has too many files")
            size += entry.size
            _check_size(size)
            _extract(inner, entry, staging)


def _bytes(packed: io.BufferedIOBase) -> io.BytesIO:
    return io.BytesIO(_bounded(gzip.GzipFile(fileobj=packed)))


def _extract(archive: tarfile.TarFile, entry: tarfile.TarInfo, folder: str) -> None:
    """Write one file; links and devices are left out, and ``..`` does not lead out of ``folder``."""
    relative = posixpath.normpath("/" + entry.name).lstrip("/")
    content = archive.extractfile(entry) if entry.isfile() else None
    if content is None or not relative:
        return
    path = os.path.join(folder, relative)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        shutil.copyfileobj(content, file)


def _spec(metadata: bytes) -> GemSpec:
    value = yaml_load.load(metadata.decode("utf-8", "replace"))
    if not isinstance(value, Mapping) or not isinstance(value.get("name"), str):
        raise tarfile.TarError("its metadata has no name")
    version = value.get("version")
    authors = value.get("authors")
    extra = value.get("metadata")
    dependencies = value.get("dependencies")
    return GemSpec(
        value["name"],
        str(version["version"]) if isinstance(version, Mapping) else str(version),
        tuple(map(str, authors)) if isinstance(authors, list) else (),
        str(value.get("summary") or ""),
        str(value.get("description") or ""),
        {str(key): str(item) for key, item in extra.items()} if isinstance(extra, Mapping) else {},
        tuple(_dependencies(dependencies if isinstance(dependencies, list) else [])),
    )


def _dependencies(given: list[object]) -> list[Dependency]:
    found = [item for item in given if isinstance(item, Mapping) and str(item.get("type")).lstrip(":") == "runtime"]
    return [Dependency(str(item.get("name")), _requirement(item.get("requirement"))) for item in found]


def _requirement(given: object) -> str:
    pairs = given.get("requirements") if isinstance(given, Mapping) else None
    written = [f"{pair[0]} {pair[1]['version']}" for pair in pairs or [] if isinstance(pair, list) and len(pair) == 2]
    return ", ".join(written) or ">= 0"
