"""jekyll-polyglot: a site in each of its languages; untranslated pages are in the default language.

Keys: ``languages``, ``default_lang``, ``exclude_from_localization``, ``lang_from_path``, ``lang_vars``; in front matter
``lang``, ``lang-exclusive``, ``page_id``. A folder or file of ``_data`` named like a language overrides the others.
``parallel_localization`` changes nothing: the languages are built one after the other. Versions from 1.10 on are built
as 1.13 (`coordination`, `headers`), older ones as 1.5.1.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from ...plugins import (
    Block,
    Configuration,
    Context,
    Edition,
    Editions,
    Generator,
    Item,
    LiquidError,
    RenderScope,
    SiteContents,
    SiteRegister,
    StaticFile,
    Tag,
    hook,
    to_s,
)
from ...plugins.internals import FrontMatter, Reads, reading_hook
from ...reference import Reference
from ..values import given, is_hash, look
from .coordination import TRANSLATIONS, Coordination, TranslationsOfSite
from .earlier_coordination import EarlierCoordination
from .headers import CanonicalHeaders
from .links import Links
from .redirects import add_redirects, in_all_languages

_KEYS = ("lang", "lang-exclusive", "page_id", "permalink", "redirect_from", "redirect_to")
"""The keys of front matter by which pages are chosen."""
_SETTINGS = (
    "active_lang",
    "default_lang",
    "exclude_from_localization",
    "exclude_from_redirect_localization",
    "lang_from_path",
    "lang_vars",
    "languages",
    "localize_redirects",
)


_WITH_REDIRECTS = (1, 13)
"""The first version with a ``_redirects`` in all languages."""


class LanguageEditions(Editions):
    """The default language is written to the root, each other one to a folder of its name."""

    are_independent = True

    def editions(self, config: Configuration) -> Sequence[Edition]:
        """One for each language, the default one first."""
        default = to_s(config.get("default_lang") or "en")
        languages = list(dict.fromkeys(config.strings("languages"))) or ["en"]
        common = {"default_lang": default, "languages": languages}
        return [
            Edition("" if language == default else language, {**common, **_settings(config, language, default)})
            for language in dict.fromkeys([default, *languages])
        ]


@reading_hook(Reads(texts=False, keys=(), settings=_SETTINGS, data=False), changes_data=True)
def merge_data(site: SiteContents) -> None:
    """Merge the data of the language over the rest."""
    for language in (site.config.text("default_lang"), site.config.text("active_lang")):
        translated = site.data.get(language)
        if is_hash(translated):
            site.data.update(_translated(site.data, translated))


@reading_hook(Reads(texts=False, keys=_KEYS, settings=_SETTINGS, data=False))
def choose_language(site: SiteContents) -> None:
    """Leave each page in one language."""
    active, default = (site.config.text(key) for key in ("active_lang", "default_lang"))
    chosen = Coordination(site) if _is_new(site.config.reference) else EarlierCoordination(site.config)
    for collection in site.collections.values():
        collection.docs = chosen.of(collection.docs)
    site.pages[:] = chosen.of(site.pages)
    if active == default:
        if site.config.reference.plugin("jekyll-polyglot") >= _WITH_REDIRECTS:
            add_redirects(site)
    else:
        excluded = tuple(_exclusions(site.config))
        for file in site.static_files:
            file.is_withheld = bool(excluded) and file.relative_path[1:].startswith(excluded)


@hook("static_files", "pre_write")
def write_redirects(file: StaticFile, site: SiteRegister) -> bytes | None:
    """The file ``_redirects`` of the default language with the lines for the others; None for another file."""
    is_localized = site.reference.plugin("jekyll-polyglot") >= _WITH_REDIRECTS
    return in_all_languages(file, site.config) if is_localized else None


@hook(("pages", "documents"), "pre_render")
def find_links(_item: Item, variables: Mapping[str, object], render: RenderScope) -> None:
    """Read the configuration while the page's reads are recorded."""
    site = variables["site"]
    render.data["links"] = Links.of(*(look(site, key) for key in Links.KEYS))


@hook(("pages", "documents"), "post_render", priority="low")
def change_links(_item: Item, output: str, render: RenderScope) -> str:
    """The page with links that stay in its language."""
    links: Links = render.data["links"]
    return links.changed(output)


class KnownTranslations(Generator):
    """Adds the translations of each page for the tag ``i18n_headers``."""

    reads = Reads(texts=False, keys=(), settings=(), data=False)

    def generate(self, site: SiteContents) -> None:
        """Add the variable; the pages are looked at when it is read."""
        if _is_new(site.config.reference):
            site.variables[TRANSLATIONS] = TranslationsOfSite(site)

    def revise(self, site: SiteContents, _items: Mapping[Item, FrontMatter]) -> bool:
        """Add it again."""
        self.generate(site)
        return True


class Headers(Tag):
    """The ``<link>`` elements that name a page's translations."""

    names = ("I18n_Headers", "i18n_headers")

    def render(self, context: Context) -> str:
        """One element for each language after one for the language of the page."""
        host = self.markup.strip().removesuffix("/")
        if _is_new(context.environment.reference):
            return CanonicalHeaders(context, host).written()
        site, page = context.lookup("site"), context.registers["page"]
        host = host or to_s(look(site, "url"))
        default, languages = look(site, "default_lang"), look(site, "languages")
        lines = [f'<meta http-equiv="Content-Language" content="{to_s(look(site, "active_lang"))}">']
        for language in dict.fromkeys([default, *(languages if isinstance(languages, list) else [])]):
            own = look(page, "permalink_lang", to_s(language))
            folder = "" if language == default else f"/{to_s(language)}"
            url = f"{host}{folder}{to_s(own if given(own) else look(page, 'permalink'))}"
            lines.append(f'<link rel="alternate" hreflang="{to_s(language)}" href="{url}"/>')
        return "\n".join(lines) + "\n"


class StaticHref(Block):
    """A ``href="…"`` that keeps its address in every language."""

    names = ("Static_Href", "static_href")

    def render(self, context: Context) -> str:
        """The attribute under a name that `Links` knows.

        Raises:
            LiquidError: the body is something else.
        """
        text = self.body.render(context).strip()
        name, _, value = text.partition("=")
        has_query = "=" in value and not _is_new(context.environment.reference)
        if name != "href" or has_query or not (value.startswith('"') and value.endswith('"')):
            raise LiquidError(
                f"static_href holds no href attribute: {text}",
                hint='write {% static_href %}href="/about"{% endstatic_href %}',
            )
        return f"ferh={value}"


def _translated(data: Mapping[str, object], own: Mapping[str, object]) -> dict[str, object]:
    """Data with those of a language over them: of mappings each key, of anything else all, nil too."""
    found = dict(data)
    for key, value in own.items():
        below = found.get(key)
        found[key] = _translated(below, value) if is_hash(below) and is_hash(value) else value
    return found


def _is_new(reference: Reference) -> bool:
    return reference.plugin("jekyll-polyglot") >= (1, 10)


def _settings(config: Configuration, language: str, default: str) -> dict[str, object]:
    names = ["active_lang", *config.strings("lang_vars")]
    settings: dict[str, object] = dict.fromkeys(names, language)
    if language != default:
        settings["exclude"] = [*config.strings("exclude"), *_exclusions(config)]
    return settings


def _exclusions(config: Configuration) -> list[str]:
    """The paths that exist in the default language alone; the name of a folder ends in a slash."""
    return [
        f"{name}/" if not name.endswith("/") and os.path.isdir(os.path.join(config.source, name)) else name
        for name in config.strings("exclude_from_localization")
    ]
