"""jekyll-multiple-languages-plugin: a site in each of its languages, from templates that name translated texts.

Keys: ``languages``, the first of which is the default, ``exclude_from_localizations`` and
``default_locale_in_subfolder``; in front matter ``namespace``, and ``permalink_fr`` beside ``permalink``. Texts are in
``_i18n/fr.yml``, files in ``_i18n/fr/``, posts in ``_i18n/fr/_posts/``.
"""

from __future__ import annotations

import os
import posixpath
from collections.abc import Callable, Mapping, Sequence

from ...errors import SettingError
from ...plugins import (
    Configuration,
    Context,
    Edition,
    Editions,
    Generator,
    Item,
    LiquidError,
    SiteContents,
    Tag,
    hook,
    liquid_filter,
    needs_context,
    site_access,
    to_s,
)
from ...plugins.internals import (
    EditionRender,
    FrontMatter,
    JekyllInclude,
    Reads,
    include_name,
    kinds,
    look_within,
    reading_hook,
    reads,
    render_included,
)
from ..values import either, given, is_hash, look
from .namespaces import forget_namespaces, page_of
from .shared_addresses import add_addresses, begin_language, end_language, shared_address
from .texts import FOLDER, path_of, text_of, texts_of
from .translated_contents import EXCLUDED, IN_SUBFOLDER, translate_contents

_SETTINGS = ("baseurl_root", "default_lang", EXCLUDED, IN_SUBFOLDER, "include", "lang", "languages")
"""The keys of the configuration that decide what is read and planned."""


class TranslatedEditions(Editions):
    """The default language is written to the root, or to a folder like every other one if the settings say so."""

    are_independent = True

    def editions(self, config: Configuration) -> Sequence[Edition]:
        """One for each language.

        Raises:
            SettingError: the site names no language.
        """
        given_languages = config.get("languages")
        languages = config.strings("languages")
        if not isinstance(given_languages, list) or not all(map(given, given_languages)) or not languages:
            key, hint = "plugins" if given_languages is None else "languages", "write languages: [en, fr]"
            raise SettingError("jekyll-multiple-languages-plugin needs a language", key, hint=hint)
        common = {
            "default_lang": languages[0],
            "baseurl_root": config.text("baseurl"),
            EXCLUDED: config.strings(EXCLUDED),
            IN_SUBFOLDER: config.get(IN_SUBFOLDER) or False,
            "include": [name for name in config.strings("include") if name != ".htaccess"],
        }
        return [_edition(config, language, common) for language in languages]


class Texts(Generator):
    """Adds the texts of the language, and of those built before it, for templates, and the addresses of those."""

    priority = "highest"
    reads = Reads(texts=False, keys=(), settings=_SETTINGS, data=False)

    def generate(self, site: SiteContents) -> None:
        """Add ``site.translations``.

        Raises:
            JekyllError: a file of texts is missing or is not YAML.
        """
        languages = site.config.strings("languages")
        built = languages[: languages.index(site.config.text("lang")) + 1]
        site.variables["translations"] = {language: texts_of(site, language) for language in built}
        add_addresses(site)

    def read_again(self, site: SiteContents, path: str) -> bool:
        """Take in the texts of one of the languages.

        Raises:
            JekyllError: the file is not YAML.
        """
        known = site.variables["translations"]
        language = path.removeprefix(f"{FOLDER}/").removesuffix(".yml")
        if not is_hash(known) or language not in known or path != path_of(language):
            return False
        site.variables["translations"] = {**known, language: texts_of(site, language)}
        return True

    def revise(self, site: SiteContents, _items: Mapping[Item, FrontMatter]) -> bool:
        """Add the addresses again."""
        add_addresses(site)
        return True


@reading_hook(Reads(texts=False, keys=("categories", "permalink*"), settings=_SETTINGS, data=False))
def choose_language(site: SiteContents) -> None:
    """Give the site the posts, addresses and files of its language."""
    translate_contents(site)


@hook("site", "pre_render")
def start_rendering(site: SiteContents, _drops: object) -> None:
    """Share addresses with the languages before, and find the pages of namespaces anew in each."""
    begin_language(site, is_first=site.config.strings("languages")[0] == site.config["lang"])
    forget_namespaces(site)


@hook("site", "post_render")
def end_rendering(site: SiteContents, _drops: object, render: EditionRender) -> None:
    """Share addresses with the languages after."""
    end_language(site, render.fields_read(kinds.EARLIER))


@liquid_filter("relative_url")
@needs_context
def relative_url(context: Context, value: object) -> object:
    """As Jekyll's filter, which makes each address only once."""
    return shared_address(context, "relative_url", value)


@liquid_filter("absolute_url")
@needs_context
def absolute_url(context: Context, value: object) -> object:
    """As Jekyll's filter, which makes each address only once."""
    return shared_address(context, "absolute_url", value)


class Translate(Tag):
    """The text of a key, in the default language where it is not translated."""

    names = ("t", "translate")

    def render(self, context: Context) -> str:
        """The text, empty when there is none."""
        key, site = _expanded(context, self.markup.strip()), context.lookup("site")
        translations = site_access(context).variable("translations")
        for language in (look(site, "lang"), look(site, "default_lang")):
            found = text_of(look_within(translations, to_s(language)), key)
            if found not in (None, "", [], {}):
                return to_s(found)
        site_access(context).diagnostics.warn(
            "Translation:",
            f"there is no text '{key}', not even in the default language",
            path=self.parse_context.path,
            line=self.parse_context.line,
            hint=f"add it to {FOLDER}/{to_s(look(site, 'default_lang'))}.yml",
        )
        return ""


class TranslateFile(JekyllInclude):
    """An include from the folder of the language, converted by its extension."""

    names = ("tf", "translate_file")
    takes_name_as_written = True


class TranslateLink(Tag):
    """The address of the page of a namespace, in this language or in one that is named."""

    names = ("tl", "translate_link")

    def render(self, context: Context) -> str:
        """The address, empty when no page has the namespace.

        Raises:
            LiquidError: the tag names no namespace, or its page has no permalink.
        """
        name, *rest = _expanded(context, self.markup).split() or [""]
        page, site = page_of(context, name), context.lookup("site")
        if page is None:
            return ""
        language = rest[0] if rest else to_s(look(site, "lang"))
        permalink = either(look(page, f"permalink_{language}"), look(page, "permalink"))
        if not given(permalink):
            hint = f"give the page with `namespace: {name}` a permalink"
            raise LiquidError(f"{{% {self.name} %}} leads to a page without a permalink", hint=hint)
        in_folder = language != look(site, "default_lang") or given(look(site, IN_SUBFOLDER))
        return f"{to_s(look(site, 'baseurl_root'))}{f'/{language}' if in_folder else ''}{to_s(permalink)}"


def include_translated(
    context: Context, append: Callable[[str], None], scopes: int, name: str, parameters: object
) -> int:
    """Render an include of the language, of the default one where there is none, into ``append``."""
    file, site, parts = include_name(_expanded(context, name), "tf"), context.lookup("site"), list[str]()
    own, default = (posixpath.join(FOLDER, to_s(look(site, key))) for key in ("lang", "default_lang"))
    path = os.path.join(site_access(context).source, own, file)
    is_there = os.path.isfile(path)
    reads.record(reads.dependency_id(kinds.FILE if is_there else kinds.MISSING_FILE, path))
    folder = own if is_there else default
    interrupt = render_included(context, parts.append, scopes, file, parameters, folder)
    append(site_access(context).convert("".join(parts), posixpath.splitext(file)[1]))
    return interrupt


TranslateFile.runtime = {
    **JekyllInclude.runtime,
    "tf_file": include_translated,
    "translate_file_file": include_translated,
}


def _edition(config: Configuration, language: str, common: Mapping[str, object]) -> Edition:
    settings = {**common, "lang": language}
    is_default = language == common["default_lang"]
    if is_default and not given(common[IN_SUBFOLDER]):
        return Edition("", settings)
    shared = {name: name for name in config.strings(EXCLUDED) if "/" not in name}
    moved = {"base.html": "index.html", **shared} if is_default else {}
    return Edition(language, {**settings, "baseurl": f"{config.text('baseurl')}/{language}"}, moved)


def _expanded(context: Context, markup: str) -> str:
    """The value of the variable that markup names, or itself, with the Liquid in it rendered."""
    text = to_s(context.evaluate(markup)) or markup
    if "{" not in text:
        return text
    return context.environment.parse(text).render(context.scope, context.registers)
