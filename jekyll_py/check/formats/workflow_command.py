"""Commands to GitHub Actions, as lines of the output (GitHub, Workflow commands for GitHub Actions)."""

from __future__ import annotations

from collections.abc import Mapping


def workflow_command(name: str, properties: Mapping[str, object], text: str) -> str:
    """The line ``::name key=value,…::text``, with the characters that delimit its parts escaped.

    Args:
        name: the command, such as ``error``.
        properties: its properties; those that are None are left out.
        text: the message.
    """
    shown = ",".join(f"{key}={_escaped(str(value), ',:')}" for key, value in properties.items() if value is not None)
    return f"::{name} {shown}::{_escaped(text)}"


def _escaped(text: str, also: str = "") -> str:
    for char in "%\r\n" + also:
        text = text.replace(char, f"%{ord(char):02X}")
    return text
