"""Writes ``.gem`` archives: a tar of ``metadata.gz``, ``data.tar.gz`` and ``checksums.yaml.gz``."""

from __future__ import annotations

import gzip
import hashlib
import io
import tarfile
from collections.abc import Mapping

import yaml


def gem(
    name: str,
    version: str,
    files: Mapping[str, str | bytes],
    dependencies: Mapping[str, str] | None = None,
    require_paths: tuple[str, ...] = ("lib",),
    ruby: str = ">= 0",
    extensions: tuple[str, ...] = (),
) -> bytes:
    """The bytes of a gem.

    Args:
        name: its name.
        version: its version.
        files: the contents of its files, by path.
        dependencies: its runtime dependencies, each a name with its requirement.
        require_paths: the folders that Ruby searches.
        ruby: the versions of Ruby that it allows.
        extensions: the files that build its compiled parts.
    """
    metadata = {
        "name": name,
        "version": {"version": version},
        "platform": "ruby",
        "authors": ["Tester"],
        "summary": f"The gem {name}",
        "dependencies": [_dependency(*each) for each in (dependencies or {}).items()],
        "require_paths": list(require_paths),
        "required_ruby_version": _requirement(ruby),
        "extensions": list(extensions),
        "files": sorted(files),
    }
    parts = {
        "metadata.gz": gzip.compress(yaml.safe_dump(metadata).encode(), mtime=0),
        "data.tar.gz": gzip.compress(tar(files), mtime=0),
    }
    sums = {"SHA256": {path: hashlib.sha256(content).hexdigest() for path, content in parts.items()}}
    return tar({**parts, "checksums.yaml.gz": gzip.compress(yaml.safe_dump(sums).encode(), mtime=0)})


def tar(files: Mapping[str, str | bytes]) -> bytes:
    """The bytes of a tar archive of files."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for path, content in files.items():
            raw = content.encode() if isinstance(content, str) else content
            entry = tarfile.TarInfo(path)
            entry.size = len(raw)
            archive.addfile(entry, io.BytesIO(raw))
    return packed.getvalue()


def _dependency(name: str, requirement: str) -> dict[str, object]:
    return {"name": name, "type": ":runtime", "requirement": _requirement(requirement)}


def _requirement(text: str) -> dict[str, object]:
    clauses = (clause.split() for clause in text.split(","))
    return {"requirements": [[operator, {"version": version}] for operator, version in clauses]}
