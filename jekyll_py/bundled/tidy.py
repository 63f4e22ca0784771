"""jekyll-tidy: every page and document is indented, or made smaller.

Keys: ``jekyll_tidy.compress_html``, ``.exclude`` (patterns of paths, in which ``*`` stands for folders too) and
``.ignore_env``, the environment in which nothing is done.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..errors import JekyllError, SettingError
from ..plugins import Item, RenderScope, hook, to_s
from ..plugins.internals import matches
from .html.beautifier import beautified
from .html.compressor import compressed
from .html.options import HtmlOptions
from .values import given, is_hash, look

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
        SettingError: ``exclude`` is a text.
        JekyllError: it cannot be indented.
    """
    settings: Mapping[str, object] = render.data["settings"]
    if render.data["environment"] == settings.get("ignore_env") or _is_excluded(item, settings.get("exclude")):
        return output
    if given(settings.get("compress_html")):
        return compressed(output, HtmlOptions())
    try:
        return beautified(output)
    except ValueError as error:
        hint = "write &lt; for a < in a text, or leave the file out by the key exclude of jekyll_tidy"
        raise JekyllError(f"the page cannot be indented: {error}", path=item.relative_path, hint=hint) from None


def _is_excluded(item: Item, patterns: object) -> bool:
    if isinstance(patterns, str):
        raise SettingError("exclude of jekyll_tidy is no list", _KEY, hint=f"write exclude: [{patterns}]")
    return isinstance(patterns, list) and any(matches(to_s(pattern), item.relative_path) for pattern in patterns)
