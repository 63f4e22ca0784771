"""jekyll-tidy: every page and document is indented, or made smaller.

Keys: ``jekyll_tidy.compress_html``, ``.exclude`` (patterns of paths, in which ``*`` stays in its folder) and
``.ignore_env``, the environment in which nothing is done.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..errors import JekyllError
from ..plugins import Item, RenderScope, hook, to_s
from ..plugins.internals import matches
from .html_beautifier import beautified
from .html_compressor import HtmlOptions, compressed
from .values import is_hash, look

_KEY = "jekyll_tidy"


@hook(("pages", "documents"), "pre_render")
def find_settings(item: Item, variables: Mapping[str, object], render: RenderScope) -> None:
    """Read the configuration while the page's reads are recorded."""
    settings = render.site.config.get(_KEY)
    render.data["settings"] = settings if is_hash(settings) else {}
    render.data["environment"] = look(variables["jekyll"], "environment")


@hook(("pages", "documents"), "post_render")
def tidy(item: Item, output: str, render: RenderScope) -> str:
    """The page, tidied.

    Raises:
        JekyllError: it cannot be indented.
    """
    settings: Mapping[str, object] = render.data["settings"]
    if render.data["environment"] == settings.get("ignore_env") or _is_excluded(item, settings.get("exclude")):
        return output
    if settings.get("compress_html") is True:
        return compressed(output, HtmlOptions())
    try:
        return beautified(output)
    except ValueError as error:
        hint = "write &lt; for a < in a text, or leave the file out by the key exclude of jekyll_tidy"
        raise JekyllError(f"the page cannot be indented: {error}", path=item.relative_path, hint=hint) from None


def _is_excluded(item: Item, patterns: object) -> bool:
    path = item.relative_path.split("/")
    return isinstance(patterns, list) and any(_matches(to_s(pattern).split("/"), path) for pattern in patterns)


def _matches(patterns: Sequence[str], names: Sequence[str]) -> bool:
    """Whether the names of a path match patterns one by one; ``**`` stands for any number of folders."""
    if not patterns or not names:
        return not patterns and not names
    if patterns[0] == "**" and len(patterns) > 1:
        is_visible = not names[0].startswith(".")
        return _matches(patterns[1:], names) or (is_visible and _matches(patterns, names[1:]))
    return matches(patterns[0], names[0]) and _matches(patterns[1:], names[1:])
