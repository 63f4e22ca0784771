"""jekyll-mentions: ``@user`` in the text of a page becomes a link to the user.

Keys: ``jekyll-mentions``, a base URL or a mapping with ``base_url``; ``false`` in front matter. Environment: ``SSL``
and ``GITHUB_HOSTNAME`` together name a GitHub Enterprise.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping

from ..errors import SettingError
from ..plugins import Item, RenderScope, hook, to_s
from ..plugins.internals import error_at
from .html.output import is_html_page, rewrite
from .values import is_hash, look

_MENTION = re.compile(
    r"(?:^|\W)@((?>\w[\w-]*))(?!/)(?=\.+[ \t\W]|\.+$|[^0-9a-zA-Z_.]|$)",
    re.ASCII | re.MULTILINE,
)
_NOT_USERS = frozenset({"mention", "mentions", "mentioned", "mentioning"})
_IGNORED = frozenset({"pre", "code", "a", "style", "script"})


@hook(("pages", "documents"), "pre_render")
def find_base(item: Item, variables: Mapping[str, object], render: RenderScope) -> None:
    """Read the configuration while the page's reads are recorded."""
    own = item.data["jekyll-mentions"]
    found = look(variables["site"], "jekyll-mentions") if own is None else own
    if not (found is None or isinstance(found, str) or is_hash(found)):
        return  # an error on a page that has to be changed
    base = look(found, "base_url") if is_hash(found) else found
    render.data["base"] = to_s(base) if base is not None else _default_base()


@hook(("pages", "documents"), "post_render")
def link_mentions(item: Item, output: str, render: RenderScope) -> str:
    """The page with its mentions linked.

    Raises:
        JekyllError: the key ``jekyll-mentions`` is neither a text nor a mapping.
    """
    if "@" not in output or not is_html_page(item) or item.data["jekyll-mentions"] is False:
        return output
    base: str | None = render.data.get("base")
    if base is None:
        hint = "write the address of the users' pages, such as https://github.com"
        message = "jekyll-mentions is neither a text nor a mapping"
        if item.data["jekyll-mentions"] is not None:
            raise error_at(message, item.file, item.relative_path, "jekyll-mentions", hint)
        raise SettingError(message, "jekyll-mentions", hint=hint)
    base += "" if base.endswith(("/", "~")) else "/"

    def linked(text: str) -> str:
        return _MENTION.sub(lambda found: _linked(found, base), text)

    return rewrite(output, _IGNORED, linked, _MENTION, older=render.site.reference.is_debian)


def _linked(found: re.Match[str], base: str) -> str:
    user = found[1]
    if user.lower() in _NOT_USERS:
        return found[0]
    return found[0].replace(f"@{user}", f"<a href='{base}{user}' class='user-mention'>@{user}</a>", 1)


def _default_base() -> str:
    secure, host = os.environ.get("SSL"), os.environ.get("GITHUB_HOSTNAME")
    if not secure or not host:
        return "https://github.com"
    return f"http{'s' if secure == 'true' else ''}://{host.removesuffix('/')}"
