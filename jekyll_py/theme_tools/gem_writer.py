"""Writes a theme as a gem, without Ruby: a tar archive of metadata, files and checksums (RubyGems guides)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime

from ..packages.gems import Dependency
from .archive_bytes import gzipped, source_date, tar
from .theme_metadata import ThemeMetadata

_SUMS = ("sha256", "sha512")
"""The checksums that RubyGems compares."""


def gem(metadata: ThemeMetadata, files: Mapping[str, bytes]) -> bytes:
    """The bytes of a gem.

    Args:
        metadata: of the theme.
        files: its files by name.
    """
    parts = {
        "metadata.gz": gzipped(_specification(metadata, list(files)).encode()),
        "data.tar.gz": gzipped(tar(files)),
    }
    sums = {kind: {name: hashlib.new(kind, part).hexdigest() for name, part in parts.items()} for kind in _SUMS}
    lines = [line for kind, row in sums.items() for line in (f"{kind.upper()}:", *_pairs(row))]
    checksums = "\n".join(("---", *lines, ""))
    return tar({**parts, "checksums.yaml.gz": gzipped(checksums.encode())})


def _pairs(row: Mapping[str, str]) -> Iterator[str]:
    return (f"  {name}: {value}" for name, value in row.items())


_SPECIFICATION = """\
--- !ruby/object:Gem::Specification
name: {name}
version: !ruby/object:Gem::Version
  version: {version}
platform: ruby
{authors}
autorequire:
bindir: bin
cert_chain: []
date: {date}
{dependencies}
description: {summary}
{email}
executables: []
extensions: []
extra_rdoc_files: []
{files}
homepage: {homepage}
{licenses}
metadata:
  plugin_type: theme
post_install_message:
rdoc_options: []
require_paths:
- lib
{required_ruby_version}
{required_rubygems_version}
requirements: []
rubygems_version: 3.3.15
signing_key:
specification_version: 4
summary: {summary}
test_files: []
"""
"""The YAML of ``Gem::Specification``, which RubyGems reads with few classes and no aliases."""


def _specification(metadata: ThemeMetadata, files: Sequence[str]) -> str:
    """The specification of a gem with these files."""
    return _SPECIFICATION.format(
        name=_text(metadata.name),
        version=_text(metadata.version),
        authors=_list("authors", metadata.authors),
        date=datetime.fromtimestamp(source_date(), UTC).strftime("%Y-%m-%d 00:00:00.000000000 Z"),
        dependencies=_lines(_dependencies(metadata.dependencies)),
        summary=_text(metadata.summary),
        email=_list("email", [metadata.email] if metadata.email else []),
        files=_list("files", files),
        homepage=_text(metadata.homepage),
        licenses=_list("licenses", [metadata.license] if metadata.license else []),
        required_ruby_version=_required("required_ruby_version"),
        required_rubygems_version=_required("required_rubygems_version"),
    )


def _text(value: str) -> str:
    """A text in YAML: in double quotation marks, as JSON writes it."""
    return json.dumps(value, ensure_ascii=False)


def _lines(rows: Iterable[str]) -> str:
    return "\n".join(rows)


def _list(key: str, values: Sequence[str]) -> str:
    return _lines((f"{key}:" if values else f"{key}: []", *(f"- {_text(value)}" for value in values)))


def _required(key: str) -> str:
    return _lines((f"{key}: !ruby/object:Gem::Requirement", *_requirement(">= 0", "  ")))


def _dependencies(dependencies: Sequence[Dependency]) -> Iterator[str]:
    yield "dependencies:" if dependencies else "dependencies: []"
    for each in dependencies:
        yield "- !ruby/object:Gem::Dependency"
        yield f"  name: {_text(each.name)}"
        yield "  requirement: !ruby/object:Gem::Requirement"
        yield from _requirement(each.requirement, "    ")
        yield "  type: :runtime"
        yield "  prerelease: false"
        yield "  version_requirements: !ruby/object:Gem::Requirement"
        yield from _requirement(each.requirement, "    ")


def _requirement(written: str, indent: str) -> Iterator[str]:
    yield f"{indent}requirements:"
    for part in written.split(","):
        sign, _, version = part.strip().rpartition(" ")
        yield f"{indent}- - {_text(sign or '=')}"
        yield f"{indent}  - !ruby/object:Gem::Version"
        yield f"{indent}    version: {_text(version)}"
