"""The texts of files."""

from __future__ import annotations

import os
from codecs import BOM_UTF16_BE, BOM_UTF16_LE

from ..errors import JekyllError, SourcePosition, UnreadableError
from .regular_file import open_regular


def decode(raw: bytes, path: str, encoding: str | None = None) -> str:
    """The text of a file, without a byte order mark.

    Args:
        raw: the bytes of the file.
        path: its name, for messages.
        encoding: the site's ``encoding``; None for a file that is UTF-8 in every site.

    Raises:
        UnreadableError: a byte does not belong to the encoding.
        JekyllError: the encoding is unknown.
    """
    name = encoding or "utf-8"
    try:
        text = raw.decode(name)
    except UnicodeDecodeError as error:
        other = "" if encoding is None else " (if it is in another encoding, name it with the key encoding)"
        raise _undecodable(raw, path, name, error.start, f"save the file as UTF-8{other}") from None
    except (LookupError, ValueError):  # ValueError: a NUL in the name
        raise JekyllError(f"unknown encoding '{encoding}'", hint="use the key encoding: utf-8") from None
    return text.removeprefix("\ufeff") if name.lower().startswith("utf") else text


def text_or_empty(path: str | os.PathLike[str], most: int | None = None) -> str:
    """The text of a file in UTF-8 with its line ends, without a byte order mark; empty if it cannot be read.

    Bytes that are no UTF-8 become replacement characters.

    Args:
        path: the file.
        most: so many characters are read; None for all.
    """
    try:
        with open(path, encoding="utf-8-sig", errors="replace", newline="", opener=open_regular) as file:
            return file.read(most)
    except OSError:
        return ""


def _undecodable(raw: bytes, path: str, encoding: str, start: int, hint: str) -> UnreadableError:
    if raw.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return UnreadableError("a text in UTF-16", path=path, hint=hint)
    if b"\0" in raw:
        return UnreadableError("a binary file, not text", path=path, hint="move it to another folder")
    offset = len(raw[:start].decode(encoding, "replace"))
    return UnreadableError.at(
        SourcePosition.at(raw.decode(encoding, "replace"), offset),
        f"byte 0x{raw[start]:02x} is not {encoding}",
        path=path,
        hint=hint,
    )
