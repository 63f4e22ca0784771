"""The target of a site: plain Jekyll, or GitHub Pages with the settings that it imposes."""

from __future__ import annotations

import os
from collections.abc import Hashable, Iterable, Mapping

from ..compat.glob import glob
from ..errors import SettingError
from ..packages import gemfile
from .values import deep_merge, renamed

JEKYLL = "jekyll"
GITHUB_PAGES = "github-pages"

# The lists and settings of the pages-gem, release 232.
DEFAULT_PLUGINS = (
    "jekyll-coffeescript",
    "jekyll-commonmark-ghpages",
    "jekyll-gist",
    "jekyll-github-metadata",
    "jekyll-paginate",
    "jekyll-relative-links",
    "jekyll-optional-front-matter",
    "jekyll-readme-index",
    "jekyll-default-layout",
    "jekyll-titles-from-headings",
)
ALLOWED_PLUGINS = (
    *DEFAULT_PLUGINS,
    "jekyll-avatar",
    "jekyll-feed",
    "jekyll-include-cache",
    "jekyll-mentions",
    "jekyll-octicons",
    "jekyll-redirect-from",
    "jekyll-remote-theme",
    "jekyll-seo-tag",
    "jekyll-sitemap",
    "jemoji",
)
_VARIABLE = "JEKYLL_PY_TARGET"
DEFAULT_THEME = "jekyll-theme-primer"

_DEFAULTS: Mapping[str, object] = {
    "jailed": False,
    "kramdown": {
        "toc_levels": "1..6",
        "input": "GFM",
        "hard_wrap": False,
        "gfm_quirks": "paragraph_end",
        "syntax_highlighter_opts": {"default_lang": "plaintext"},
    },
}
_PRODUCTION_DEFAULTS: Mapping[str, object] = {"sass": {"style": "compressed"}}
_IMPOSED: Mapping[str, object] = {
    "lsi": False,
    "safe": True,
    "whitelist": list(ALLOWED_PLUGINS),
    "highlighter": "rouge",
    "kramdown": {"template": "", "math_engine": "mathjax", "syntax_highlighter": "rouge"},
    "gist": {"noscript": False},
}
OLD_KEYS = {"gems": "plugins", "layouts": "layouts_dir", "data_source": "data_dir"}
"""Old keys that the Jekyll 3 of GitHub Pages still reads (``Configuration#backwards_compatibilize``)."""
_COMMONMARK: Mapping[str, object] = {
    "extensions": ["table", "strikethrough", "autolink", "tagfilter"],
    "options": ["unsafe", "footnotes"],
}


def choose(source: str, values: Mapping[str, object]) -> str:
    """The target of a site: the key ``target``, else ``JEKYLL_PY_TARGET``, else by the Gemfile.

    A site without a Gemfile can only be one for GitHub Pages, unless it has plugins in Python, which only this program
    runs. A Gemfile without the gem ``github-pages`` means Jekyll.

    Args:
        source: the source folder.
        values: the values of the files and the command line.

    Raises:
        JekyllError: there is no such target.
    """
    asked = values.get("target") or of_environment()
    if asked is None:
        return JEKYLL if _has_python_plugins(source, values.get("plugins_dir")) else _from_gemfile(source)
    if asked not in (JEKYLL, GITHUB_PAGES):
        named = "" if values.get("target") else f" ({_VARIABLE} in the environment)"
        hint = f"the targets are {JEKYLL} and {GITHUB_PAGES}"
        raise SettingError(f"there is no target '{asked}'{named}", "target", hint=hint)
    return str(asked)


def of_environment() -> str | None:
    """The target that the environment names, None where the variable is missing or, as in many workflows, empty."""
    return os.environ.get(_VARIABLE) or None


def _has_python_plugins(source: str, folders: object) -> bool:
    names = folders if isinstance(folders, list) else [folders or "_plugins"]
    return any(glob("**/*.py", os.path.join(source, str(name))) for name in names)


def _from_gemfile(source: str) -> str:
    text = gemfile.read(source)
    return JEKYLL if text is not None and not gemfile.names_gem(text, GITHUB_PAGES) else GITHUB_PAGES


def impose(given: Mapping[str, object], base: Mapping[str, object], name: str) -> dict[str, object]:
    """The configuration for a target.

    Args:
        given: the values of the site's files and the command line.
        base: Jekyll's defaults.
        name: the target.
    """
    if name == JEKYLL:
        return deep_merge(base, given)
    given = renamed(given, OLD_KEYS)
    production = os.environ.get("JEKYLL_ENV") == "production"
    page_defaults = deep_merge(_DEFAULTS, _PRODUCTION_DEFAULTS if production else {})
    values = deep_merge(deep_merge(deep_merge(base, page_defaults), given), _IMPOSED)
    values["theme"] = given.get("theme", DEFAULT_THEME)  # none with `theme: null`
    if "exclude" not in given:
        values["exclude"] = ["CNAME"]
    plugins = _plugins(values)
    return {**values, "plugins": plugins, "whitelist": _allowed(plugins), **_markdown(values)}


def _plugins(values: Mapping[str, object]) -> list[object]:
    given = values.get("plugins")
    wanted = list(given) if isinstance(given, list) else []
    if values.get("remote_theme"):
        wanted.append("jekyll-remote-theme")
    return _once([*wanted, *DEFAULT_PLUGINS])


def _allowed(plugins: list[object]) -> list[object]:
    """The plugins that may be loaded; with ``DISABLE_WHITELIST`` in development, also all that the site names."""
    environment = os.environ.get("JEKYLL_ENV") or "development"
    is_disabled = bool(os.environ.get("DISABLE_WHITELIST")) and environment == "development"
    return _once([*ALLOWED_PLUGINS, *(plugins if is_disabled else ())])


def _once(names: Iterable[object]) -> list[object]:
    """Each name once; other values become text, for the error when plugins are loaded."""
    return [*dict.fromkeys(name if isinstance(name, Hashable) else str(name) for name in names)]


def _markdown(values: Mapping[str, object]) -> dict[str, object]:
    name = str(values.get("markdown"))
    if name.lower() == "gfm":
        return {"markdown": "CommonMarkGhPages", "commonmark": dict(_COMMONMARK)}
    return {"markdown": name if name.lower() in ("kramdown", "commonmarkghpages") else "kramdown"}
