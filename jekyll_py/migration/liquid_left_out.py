"""Markdown of another theme, without the Liquid that only works there."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

Included = Callable[[str], str | None]

_RAW = re.compile(r"(\{%-?\s*raw\s*-?%\}.*?\{%-?\s*endraw\s*-?%\})", re.S)
_TAG = re.compile(r"\{%-?\s*(\w+)\s*(.*?)\s*-?%\}", re.S)
_ARGUMENT = re.compile(r"""(\w+)\s*=\s*("[^"]*"|'[^']*')""")
_KEPT = ("highlight", "endhighlight", "link", "post_url", "comment", "endcomment")
_FIGURES = ("figure.liquid", "figure.html")


class Kept(NamedTuple):
    """The rest of a text, and its lost tags."""

    text: str
    lost: list[str]
    """The tags that were left out, each once."""


def without_foreign_tags(text: str, included: Included = lambda _: None) -> Kept:
    """Markdown with Jekyll's own tags alone; al-folio's figures become those of this theme.

    Args:
        text: Markdown of a page.
        included: from the name of a file in `include_relative` to the text that takes the place of the tag, or None.
    """
    lost: dict[str, None] = {}

    def replaced(tag: re.Match[str]) -> str:
        name, arguments = tag.groups()
        if name in _KEPT:
            return tag[0]
        made = _figure(arguments) if name == "include" else None
        if name == "include_relative":
            made = included(arguments)
        if made is None:
            lost.setdefault(f"{name} {arguments}".strip().splitlines()[0])
        return made or ""

    parts = _RAW.split(text)
    parts[::2] = [_TAG.sub(replaced, part) for part in parts[::2]]
    return Kept(re.sub(r"\n{3,}", "\n\n", "".join(parts)).strip() + "\n", list(lost))


def _figure(arguments: str) -> str | None:
    """The include of this theme for a figure of al-folio; None for other includes."""
    name, _, rest = arguments.partition(" ")
    if name not in _FIGURES:
        return None
    found = {key: value[1:-1] for key, value in _ARGUMENT.findall(rest)}
    if "path" not in found:
        return None
    caption = found.get("caption") or found.get("title", "")
    values = {"src": "/" + found["path"].lstrip("/"), "alt": found.get("alt") or caption, "caption": caption}
    written = " ".join(f'{key}="{value}"' for key, value in values.items() if value or key == "alt")
    return f"{{% include figure.html {written.replace('{', '').replace('%}', '')} %}}"
