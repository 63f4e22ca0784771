"""Describes output files by digest, size and time, and tells whether the destination still has them; writes none."""

from __future__ import annotations

import os
import stat

from ..disk.digest import digest_in_parts
from ..render.text import Text
from .signatures import OutputSignature, output_signature
from .store.record import OutputFile


def prepared(path: str, text: Text) -> OutputFile:
    """The file that will hold a text; its time is not known yet."""
    written = text.in_file
    return OutputFile(path, *written.parted_digest, written.size, 0)


def measured(destination: str, output: OutputFile, signatures: dict[str, OutputSignature | None]) -> OutputFile:
    """A file that is in place, with its time of last change.

    Args:
        destination: the output folder.
        output: the file.
        signatures: takes its signature, by its absolute path.
    """
    path = os.path.join(destination, output.path)
    found = signatures[path] = output_signature(path)
    return output if found is None else output._replace(changed=found[1])


def is_intact(destination: str, output: OutputFile) -> bool:
    """Whether the destination has a file as it was written: by its size and time, or else by its bytes."""
    path = os.path.join(destination, output.path)
    try:
        status = os.lstat(path)
        if not stat.S_ISREG(status.st_mode) or status.st_size != output.size:
            return False
        if status.st_mtime_ns == output.changed:
            return True
        with open(path, "rb") as file:
            return digest_in_parts(file.read(), output.cuts) == output.digest
    except OSError:
        return False
