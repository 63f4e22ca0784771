"""jekyll-minifier: pages, style sheets and JSON are written smaller when ``JEKYLL_ENV`` is ``production``.

Keys, below ``jekyll-minifier``: those of `HtmlOptions`, ``compress_css``, ``compress_javascript``, ``compress_json``,
``css_enhanced_mode`` and the four of `_ENHANCEMENTS`, ``exclude``, ``preserve_patterns``, ``preserve_php`` and
``terser_args``. Where Terser cannot run, scripts stay as they
are, with one warning.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import fields
from functools import partial
from typing import TYPE_CHECKING

from ...plugins import Document, Generator, Item, RenderScope, SiteContents, SiteRegister, StaticFile, hook, to_s
from ...plugins.internals import Reads, TerserError, matches, ruby_pattern, terser_of
from ..html.compressor import compressed
from ..html.options import HtmlOptions
from ..settings import section
from ..values import is_hash
from . import css_minifier, json_minifier
from .terser_arguments import terser_arguments

if TYPE_CHECKING:
    from ...plugins.internals import Terser

_KEY = "jekyll-minifier"
_TOPIC = "Jekyll Minifier:"
_LAST = 0
"""The priority of the hook, below that of all others: the gem changes a page when it is written."""
_SWITCHES = tuple(each.name for each in fields(HtmlOptions) if each.name not in ("style", "script", "kept"))
_ENHANCEMENTS = (
    "css_merge_duplicate_selectors",
    "css_optimize_shorthand_properties",
    "css_compress_variables",
    "css_advanced_color_optimization",
)
"""The keys of the enhanced mode, in the order of `Enhancements`; ``css_preserve_ie_hacks`` does nothing in the gem."""
_TRUE, _FALSE = (True, "true", "1", 1), (False, "false", "0", 0)
_PHP = re.compile(r"<\?php.*?\?>", re.IGNORECASE | re.DOTALL)
_LONGEST_LINE = 5000
"""Of a style sheet in a page; files have one line."""
_LONGEST_PATTERN, _MOST_GROUPS, _MOST_REPEATS = 1000, 10, 20
_SLOW = re.compile(r"\([^)]*[+*]\)[+*]|\([^)]*\|[^)]*\)[+*]")
_REPEAT = re.compile(r"[+*?]\??")


@hook("site", "after_init")
def prepare(site: SiteContents) -> None:
    """Keep Terser for the files and pages that are written."""
    site.plugin_data[_TOPIC] = terser_of(site.config)


class LeftOut(Generator):
    """Warns once of what is left out."""

    reads = Reads(texts=False, keys=(), settings=(_KEY,), data=False)

    def generate(self, site: SiteContents) -> None:
        """Warn of patterns, and of scripts where Terser cannot run."""
        settings = section(site, _KEY)
        if not _is_production():
            return
        for problem in map(_pattern, _texts(settings, "preserve_patterns")):
            if isinstance(problem, str):
                site.diagnostics.warn(_TOPIC, problem, path="_config.yml")
        paths = [*(file.destination for file in site.static_files), *(page.destination for page in site.pages)]
        scripts = [path for path in paths if path.endswith(".js") and not path.endswith(".min.js")]
        if scripts and _switch(settings, "compress_javascript", default=True):
            problem = site.plugin_data[_TOPIC].problem
            if problem is not None:
                message = f"scripts stay as they are, such as {scripts[0]}: {problem.message}"
                site.diagnostics.warn(_TOPIC, message, hint=_hint(problem.hint))

    def ignores_posts(self, site: SiteContents, posts: Collection[Document]) -> bool:
        """Posts are no scripts."""
        return True


def shortens_scripts(settings: Mapping[str, object]) -> bool:
    """Whether a build with the plugin and these settings of it makes scripts smaller."""
    return _is_production() and _switch(settings, "compress_javascript", default=True)


def _hint(hint: str | None) -> str:
    off = f"write compress_javascript: false below {_KEY} to have them so without a warning"
    return f"{hint}; or {off}" if hint else off


@hook(("pages", "documents"), "pre_render")
def find_settings(item: Item, variables: Mapping[str, object], render: RenderScope) -> None:
    """Read the configuration while the page's reads are recorded."""
    settings = render.site.config.get(_KEY)
    render.data["settings"] = settings if is_hash(settings) else {}


@hook(("pages", "documents"), "post_render", priority=_LAST)
def shorten_page(item: Item, output: str, render: RenderScope) -> str:
    """The page, smaller."""
    settings: Mapping[str, object] = render.data["settings"]
    change = _change(item.destination, settings, render.site, is_page=True)
    return output if change is None else _tried(change, output, item.destination, render.site)


@hook("static_files", "pre_write")
def shorten_file(file: StaticFile, site: SiteRegister) -> bytes | None:
    """The content of a static file, smaller; None for one that is copied."""
    found = site.config.get(_KEY)
    change = _change(file.destination, found if is_hash(found) else {}, site, is_page=False)
    if change is None:
        return None
    with open(file.file, "rb") as source:
        content = source.read()
    try:
        return _tried(change, content.decode("utf-8"), file.destination, site).encode("utf-8")
    except UnicodeDecodeError:
        return None


def _change(
    path: str, settings: Mapping[str, object], site: SiteRegister, *, is_page: bool
) -> Callable[[str], str] | None:
    """The function that makes the text of a file of the output smaller; None for a file that stays."""
    extension = os.path.splitext(path)[1]
    if not _is_production() or path.endswith((".min.js", ".min.css")) or _is_excluded(path, settings):
        return None
    if extension == ".js":
        return _script(settings, site)
    if extension == ".css":
        return _style(settings, css_minifier.minified)
    if extension == ".json":
        return json_minifier.minified if _switch(settings, "compress_json", default=True) else None
    return partial(compressed, options=_html_options(settings, site)) if is_page or extension == ".xml" else None


def _style(settings: Mapping[str, object], plain: Callable[[str], str]) -> Callable[[str], str] | None:
    """The function that makes a style sheet smaller; None where they stay."""
    if not _switch(settings, "compress_css", default=True):
        return None
    if not _switch(settings, "css_enhanced_mode", default=False):
        return plain
    return partial(_enhanced, switches=tuple(_switch(settings, name, default=False) for name in _ENHANCEMENTS))


def _enhanced(text: str, switches: Sequence[bool]) -> str:
    from .css_enhancer import Enhancements, enhanced  # few sites ask for it

    return enhanced(text, Enhancements(*switches))


def _script(settings: Mapping[str, object], site: SiteRegister) -> Callable[[str], str] | None:
    """The function that makes a script smaller; None where scripts stay."""
    terser: Terser = site.plugin_data[_TOPIC]
    if not _switch(settings, "compress_javascript", default=True) or terser.problem is not None:
        return None
    return partial(terser.compile, options=terser_arguments(settings))


def _tried(change: Callable[[str], str], text: str, path: str, site: SiteRegister) -> str:
    try:
        return change(text)
    except (ValueError, TerserError) as error:
        site.diagnostics.warn(_TOPIC, f"the file stays as it is: {error}", path=path)
        return text


def _is_production() -> bool:
    return os.environ.get("JEKYLL_ENV") == "production"


def _is_excluded(path: str, settings: Mapping[str, object]) -> bool:
    return any(pattern == path or matches(pattern, path) for pattern in _texts(settings, "exclude"))


def _texts(settings: Mapping[str, object], key: str) -> list[str]:
    found = settings.get(key)
    return [to_s(each) for each in (found if isinstance(found, list) else [] if found is None else [found])]


def _switch(settings: Mapping[str, object], key: str, *, default: bool) -> bool:
    value = settings.get(key)
    return True if value in _TRUE else False if value in _FALSE else default


def _html_options(settings: Mapping[str, object], site: SiteRegister) -> HtmlOptions:
    defaults = HtmlOptions()
    switches = {name: _switch(settings, name, default=getattr(defaults, name)) for name in _SWITCHES}
    style = _style(settings, partial(css_minifier.minified, longest_line=_LONGEST_LINE))
    php = (_PHP,) if _switch(settings, "preserve_php", default=False) else ()
    patterns = [each for each in map(_pattern, _texts(settings, "preserve_patterns")) if not isinstance(each, str)]
    script = _script(settings, site)
    return HtmlOptions(**switches, style=style, script=script, kept=(*php, *patterns))


def _pattern(text: str) -> re.Pattern[str] | str:
    """A pattern of ``preserve_patterns``, or why it is left out, as the gem does with those that may be slow."""
    is_slow = _SLOW.search(text) or text.count("(") > _MOST_GROUPS or len(text) > _LONGEST_PATTERN
    if is_slow or not text.strip() or len(_REPEAT.findall(text)) > _MOST_REPEATS:
        return f"a pattern that may be slow is left out: {text!r}"
    try:
        return ruby_pattern(text)
    except ValueError as error:
        return f"{text!r} is no pattern: {error}"
