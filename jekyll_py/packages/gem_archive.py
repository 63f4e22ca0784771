"""Archives of gems (``.gem``), unpacked once into the user's cache folder; nothing in them is run."""

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
from ..disk.replacement import replacing
from ..disk.user_cache import user_cache
from ..errors import JekyllError
from .archives import MAX_BYTES, MAX_FILES, UNKEPT, staged, temporary_folder
from .gems import Dependency, Gem, GemSpec, own_paths


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
    except OSError as error:
        raise JekyllError(f"cannot be read: {error.strerror}", path=path) from error
    return unpack_bytes(raw, path, keep=keep)


def unpack_bytes(raw: bytes, path: str, *, keep: bool = True) -> Gem:
    """Unpack the bytes of a gem, unless it is in the cache already.

    Args:
        raw: the bytes.
        path: what errors name.
        keep: whether to unpack into the user's cache; else the files are removed when the program ends.

    Raises:
        JekyllError: this is no gem, or it unpacks to more than the bounds of `archives`.
    """
    try:
        with tarfile.open(fileobj=io.BytesIO(raw), mode="r:") as outer:
            metadata = _bounded(gzip.GzipFile(fileobj=_member(outer, "metadata.gz")))
            spec = _spec(metadata)
            base = folder() if keep else temporary_folder()
            root = os.path.join(base, folder_name(spec.name, hashlib.sha256(raw).hexdigest()))
            if not os.path.isdir(root):
                _unpack(_member(outer, "data.tar.gz"), root, metadata)
    except (gzip.BadGzipFile, zlib.error, EOFError, KeyError, tarfile.TarError) as error:
        raise JekyllError(f"this is no gem: {error}", path=path) from error
    except OSError as error:
        raise JekyllError(f"cannot be unpacked: {error}", path=path, hint=UNKEPT) from error
    return Gem(root, spec)


def unpacked(name: str, checksum: str) -> Gem | None:
    """The gem of a name and a checksum (SHA-256 of its archive) in the user's cache; None where it is not there."""
    root = os.path.join(folder(), folder_name(name, checksum))
    try:
        with open(f"{root}{_METADATA}", "rb") as file:
            spec = _spec(file.read())
    except (OSError, tarfile.TarError, JekyllError):
        return None
    return Gem(root, spec) if os.path.isdir(root) else None


def folder() -> str:
    """The folder of unpacked gems in the user's cache."""
    return str(user_cache() / "gems")


def folder_name(name: str, checksum: str) -> str:
    """The name of the folder of a gem's files."""
    return f"{_safe(name)}-{checksum[:16]}"


_METADATA = ".yaml"
"""The ending of the name of the file with a gem's metadata, which lies beside the gem's folder."""


def _write_metadata(path: str, metadata: bytes) -> None:
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with replacing(path) as file:
        file.write(metadata)


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


def _unpack(packed: io.BufferedIOBase, root: str, metadata: bytes) -> None:
    with staged(root) as staging:
        unpack_tar(_bytes(packed), staging)
        _write_metadata(f"{root}{_METADATA}", metadata)


def unpack_tar(packed: io.BytesIO, folder: str) -> None:
    """Write the files of a tar archive; links and devices are left out, and ``..`` does not lead out of ``folder``.

    Raises:
        TarError: it has more files or bytes than the bounds of `archives`, or is damaged.
        OSError: a file cannot be written.
    """
    with tarfile.open(fileobj=packed, mode="r:") as inner:
        size = 0
        for number, entry in enumerate(inner):
            if number >= MAX_FILES:
                raise tarfile.TarError("it has too many files")
            size += entry.size
            _check_size(size)
            _extract(inner, entry, folder)


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
        own_paths(_texts(value.get("require_paths"))),
        _texts(value.get("extensions")),
    )


def _texts(given: object) -> tuple[str, ...]:
    return tuple(map(str, given)) if isinstance(given, list) else ()


def _dependencies(given: list[object]) -> list[Dependency]:
    found = [item for item in given if isinstance(item, Mapping) and str(item.get("type")).lstrip(":") == "runtime"]
    return [Dependency(str(item.get("name")), _requirement(item.get("requirement"))) for item in found]


def _requirement(given: object) -> str:
    pairs = given.get("requirements") if isinstance(given, Mapping) else None
    written = [f"{pair[0]} {pair[1]['version']}" for pair in pairs or [] if isinstance(pair, list) and len(pair) == 2]
    return ", ".join(written) or ">= 0"
