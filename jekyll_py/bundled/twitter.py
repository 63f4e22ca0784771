"""jekyll-twitter-plugin: ``{% twitter address name=value %}``, a post of Twitter from the cache in ``.tweet-cache``.

The gem asks Twitter for a post that is not in the cache; here it is named in a warning.
"""

from __future__ import annotations

import json
import os
import re
from hashlib import md5

from ..plugins import Context, LiquidError, Tag, site_access, to_s
from ..plugins.internals import kinds, reads
from .values import given, look

_CACHE = ".tweet-cache"
_FAILED = "<p>Tweet could not be processed</p>"
_ADDRESS = re.compile(r"^[\"']?https?://", re.IGNORECASE | re.MULTILINE)
_OLD_WORD = "oembed"


class Twitter(Tag):
    """A post by its address, or by a variable with the address."""

    names = ("twitter", "twitternocache")

    def render(self, context: Context) -> str:
        """The element with the post.

        Raises:
            LiquidError: the tag names no post.
        """
        words = re.sub("[\"']", "", self.markup).split()
        if not _ADDRESS.search(self.markup) and not self.markup.startswith(_OLD_WORD):
            found = context.evaluate(words[0]) if words else None
            words = [to_s(found), *words[1:]] if found is not None else words[1:]
        if not words:
            hint = "write {% twitter https://twitter.com/… %}"
            raise LiquidError(f"the tag twitter names no post: {self.markup.strip()!r}", hint=hint)
        address, *options = words[1:] if words[0] == _OLD_WORD else words
        html = self._cached(context, address, _options(options))
        return f"<div class='jekyll-twitter-plugin'>{to_s(html) if given(html) else _FAILED}</div>"

    def _cached(self, context: Context, address: str, options: dict[str, str]) -> object:
        site = site_access(context)
        path = os.path.join(site.source, _CACHE, f"{_key(address, options)}.cache")
        is_there = os.path.isfile(path)
        reads.record(reads.dependency_id(kinds.FILE if is_there else kinds.MISSING_FILE, path))
        if is_there:
            with open(path, encoding="utf-8") as file:
                return look(json.load(file), "html")
        message = f"the post {address} is not in {_CACHE}, and Twitter is not asked"
        place = self.parse_context
        site.diagnostics.warn("Twitter:", message, path=place.path, line=place.line, hint=f"put its answer into {path}")
        return None


def _options(words: list[str]) -> dict[str, str]:
    pairs = [word.split("=") for word in words]
    return {pair[0].strip(): pair[1].strip() for pair in pairs if len(pair) > 1 and pair[1]}


def _key(address: str, options: dict[str, str]) -> str:
    """The name of the file of the cache: a digest of the request as Ruby prints it."""
    printed = ", ".join(f"{json.dumps(name)}=>{json.dumps(value)}" for name, value in options.items())
    request = f"TwitterJekyll::ApiRequest-{address}-{{{printed}}}"
    return md5(request.encode(), usedforsecurity=False).hexdigest()
