"""jemoji: ``:smile:`` in the text of a page becomes a picture.

Keys: ``emoji.src``, where the pictures are. The names come from the package ``emoji``; without it they stay as they
are, and a page that has some is named in a warning.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from ..plugins import Document, Page, hook, to_s
from .html_output import is_html_page, rewrite
from .values import given, look

if TYPE_CHECKING:
    from ..site import Site

_GITHUB = "https://github.githubassets.com/images/icons/"
_NAME = re.compile(r":([\w+-]+):", re.ASCII)
_IGNORED = frozenset({"pre", "code", "tt"})
_OF_GITHUB = frozenset(
    {
        "accessibility",
        "atom",
        "basecamp",
        "basecampy",
        "bowtie",
        "dependabot",
        "electron",
        "feelsgood",
        "finnadie",
        "fishsticks",
        "goberserk",
        "godmode",
        "hurtrealbad",
        "neckbeard",
        "octocat",
        "rage1",
        "rage2",
        "rage3",
        "rage4",
        "shipit",
        "suspect",
        "trollface",
    }
)
"""GitHub's own pictures, which are no characters."""

_roots: WeakKeyDictionary[Page | Document, str] = WeakKeyDictionary()
"""Where the pictures of each page that renders are."""


@hook("site", "post_read")
def check(site: Site) -> None:
    """Say once that there are no names, if any page has something that looks like one."""
    if _characters():
        return
    for item in site.items(site.documents()):
        if _NAME.search(item.content):
            message, hint = "names such as :smile: stay as they are", "install the Python package `emoji`"
            site.diagnostics.warn("Emoji:", message, path=item.relative_path, hint=hint)
            return


@hook(("pages", "documents"), "pre_render")
def find_root(item: Page | Document, variables: Mapping[str, object]) -> None:
    """Read the configuration while the page's reads are recorded."""
    source = look(variables["site"], "emoji", "src")
    _roots[item] = to_s(source) if given(source) else _GITHUB


@hook(("pages", "documents"), "post_render")
def picture_emoji(item: Page | Document, output: str) -> str:
    """The page with its emoji as pictures."""
    if not is_html_page(item) or not _NAME.search(output):
        return output
    root = _roots[item].removesuffix("/")

    def pictured(escaped: str) -> str:
        text = html.unescape(escaped)  # as the gem reads it: what was escaped is not so any more
        changed = _NAME.sub(lambda found: _picture(found, root), text)
        return escaped if changed == text else changed

    return rewrite(output, _IGNORED, pictured, _NAME)


def _picture(found: re.Match[str], root: str) -> str:
    file = _file(found[1])
    if file is None:
        return found[0]
    return f'<img class="emoji" title="{found[0]}" alt="{found[0]}" src="{root}/emoji/{file}" height="20" width="20">'


def _file(name: str) -> str | None:
    """The file of an emoji, below the folder of all; None for a name nobody knows."""
    if name in _OF_GITHUB:
        return f"{name}.png"
    characters = _characters().get(name)
    if characters is None:
        return None
    return f"unicode/{'-'.join(f'{ord(one):04x}' for one in characters if one not in _JOINERS)}.png"


_JOINERS = "\ufe0f\u200d"


@lru_cache(maxsize=1)
def _characters() -> Mapping[str, str]:
    """The characters of each name, nothing without the package ``emoji``."""
    try:
        data = import_module("emoji").EMOJI_DATA
    except ImportError:
        return {}
    names = {names["en"].strip(":"): characters for characters, names in data.items() if "en" in names}
    aliases = ((alias, characters) for characters, names in data.items() for alias in names.get("alias", ()))
    return {**names, **{alias.strip(":"): characters for alias, characters in aliases}}
