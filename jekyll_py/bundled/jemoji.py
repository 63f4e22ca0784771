"""jemoji: ``:smile:`` in the text of a page becomes a picture.

Key: ``emoji.src``, the address of the pictures; without it ``ASSET_HOST_URL`` names their host. The names are those of
GitHub's gem gemoji; ``emoji.json`` says which version. Gemoji 3 has pictures that are no characters, such as
``:octocat:``; gemoji 4 has none.
"""

from __future__ import annotations

import html
import json
import os
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from ..plugins import Item, RenderScope, hook, to_s
from .html.output import is_html_page, rewrite
from .values import is_hash, look

_HOST = "https://github.githubassets.com"
_NAME = re.compile(r":(?=([\w+-]+):)")
"""A colon before a possible name. A colon at the end of one name may begin the next."""
_IGNORED = frozenset({"pre", "code", "tt"})
_ALL = re.compile("")
"""Every page that holds a name is parsed and written again, as the gem does."""


@hook(("pages", "documents"), "pre_render")
def find_root(item: Item, variables: Mapping[str, object], render: RenderScope) -> None:
    """Read the configuration while the page's reads are recorded."""
    settings = look(variables["site"], "emoji")
    host = os.environ.get("ASSET_HOST_URL", "").removesuffix("/") or _HOST
    own = is_hash(settings) and "src" in settings
    render.data["files"] = _files(has_custom=render.site.reference.plugin("gemoji") < (4,))
    render.data["root"] = to_s(look(settings, "src")) if own else f"{host}/images/icons/"


@hook(("pages", "documents"), "post_render")
def picture_emoji(item: Item, output: str, render: RenderScope) -> str:
    """The page with its emoji as pictures."""
    files: Mapping[str, str] = render.data["files"]
    if not is_html_page(item) or not any(_found(output, files)):
        return output
    root = str(render.data["root"]).removesuffix("/")

    def pictured(escaped: str) -> str:
        text = html.unescape(escaped)  # as the gem reads it: what was escaped is not so any more
        changed = _pictured(text, root, files)
        return escaped if changed == text else changed

    return rewrite(output, _IGNORED, pictured, _ALL, older=render.site.reference.is_debian)


def _found(text: str, files: Mapping[str, str]) -> Iterator[re.Match[str]]:
    """The places of the names of emoji."""
    end = 0
    for match in _NAME.finditer(text):
        if match.start() >= end and match[1] in files:
            end = match.end(1) + 1
            yield match


def _pictured(text: str, root: str, files: Mapping[str, str]) -> str:
    parts, end = [], 0
    for match in _found(text, files):
        name = f":{match[1]}:"
        source = f"{root}/emoji/{files[match[1]]}"
        parts += [text[end : match.start()], f'<img class="emoji" title="{name}" alt="{name}" src="{source}"']
        parts.append(' height="20" width="20">')
        end = match.end(1) + 1
    return "".join((*parts, text[end:]))


@lru_cache(maxsize=2)
def _files(*, has_custom: bool) -> Mapping[str, str]:
    """The file of each emoji by its names, below the folder of all."""
    table = json.loads((Path(__file__).parent / "emoji.json").read_text(encoding="utf-8"))
    files = {name: f"unicode/{points}.png" for points, names in table["pictures"].items() for name in names.split()}
    custom = {name: f"{file}.png" for file, names in table["custom"].items() for name in names.split()}
    return {**files, **custom} if has_custom else files


def character(name: str) -> str | None:
    """The characters of an emoji by its name; None if there is none."""
    path = _files(has_custom=False).get(name)
    if path is None:
        return None
    points = [int(point, 16) for point in path.removeprefix("unicode/").removesuffix(".png").split("-")]
    as_picture = "\ufe0f" if len(points) == 1 and points[0] < 0x10000 else ""  # else a browser may draw a letter
    return "".join(map(chr, points)) + as_picture
