"""The lines that say where a preview can be opened."""

from __future__ import annotations

import webbrowser
from collections.abc import Sequence
from pathlib import Path

from ..diagnostics import BUILD_WARNING
from .files import is_empty
from .options import ServeOptions
from .pages import EMPTY, START
from .qr_code import qr_lines


def announce(options: ServeOptions, destination: Path, addresses: Sequence[str], *, watches: bool) -> None:
    """Log where the site is, and open it in the browser if that is asked for.

    Args:
        options: those of the preview.
        destination: the output folder.
        addresses: the URLs of the site's root, that of this machine first.
        watches: whether changes of the source are built.
    """
    log = options.log
    if watches:
        log.info("Auto-regeneration:", f"enabled for '{options.source}'")
    if is_empty(destination):
        log.warn(BUILD_WARNING, f"{EMPTY[0].lower()}{EMPTY[1:]}. {START}")
    first, *others = addresses
    log.info("Server address:", first)
    for address in others:
        log.info("", f"{address} (for other devices)")
    if others and options.qr_code:
        log.drawing(qr_lines(others[0]))
    if options.open_url and not webbrowser.open(first):
        log.error("Refusing to launch browser. Platform launcher unknown.")
    if not options.detach:
        log.info("Server running...", "press ctrl-c to stop.")
