"""Writes a theme as a wheel (PyPA, binary distribution format), with the entry point by which `theme:` finds it."""

from __future__ import annotations

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Mapping

from .. import __version__
from ..themes.on_disk import ENTRY_POINTS
from .archive_bytes import zipped
from .theme_metadata import ThemeMetadata


def wheel_name(metadata: ThemeMetadata) -> str:
    """The name of the file of a theme's wheel."""
    return f"{metadata.file_name}-{metadata.version}-py3-none-any.whl"


def wheel(metadata: ThemeMetadata, files: Mapping[str, bytes]) -> bytes:
    """The bytes of a wheel.

    Args:
        metadata: of the theme.
        files: its files by name.
    """
    info = f"{metadata.file_name}-{metadata.version}.dist-info"
    module = metadata.module
    packed = {f"{module}/theme/{name}": content for name, content in files.items()}
    packed[f"{module}/__init__.py"] = b""
    licences = {f"{info}/licenses/{name}": content for name, content in files.items() if name.lower().startswith("lic")}
    packed |= licences
    packed[f"{info}/METADATA"] = _metadata(metadata, [name.rpartition("/")[2] for name in licences]).encode()
    packed[f"{info}/WHEEL"] = (
        f"Wheel-Version: 1.0\nGenerator: jekyll-py {__version__}\nRoot-Is-Purelib: true\nTag: py3-none-any\n".encode()
    )
    entry = f"[{ENTRY_POINTS}]\n{metadata.name.lower()} = {module}.theme\n"
    packed[f"{info}/entry_points.txt"] = entry.encode()
    rows = [f"{name},sha256={_digest(content)},{len(content)}" for name, content in packed.items()]
    packed[f"{info}/RECORD"] = "\n".join([*rows, f"{info}/RECORD,,", ""]).encode()
    return zipped(packed)


def _digest(content: bytes) -> str:
    return urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()


def _metadata(metadata: ThemeMetadata, licences: list[str]) -> str:
    rows = [
        ("Metadata-Version", "2.4"),
        ("Name", metadata.name),
        ("Version", metadata.version),
        ("Summary", metadata.summary),
        ("Author", ", ".join(metadata.authors)),
        ("Author-email", metadata.email),
        ("License-Expression", metadata.license),
        *(("License-File", name) for name in licences),
        ("Project-URL", f"Homepage, {metadata.homepage}" if metadata.homepage else ""),
        ("Keywords", "jekyll,theme"),
    ]
    return "".join(f"{key}: {value}\n" for key, value in rows if value)
