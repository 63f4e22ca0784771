"""The ``<link>`` elements that jekyll-polyglot's tag ``i18n_headers`` writes since 1.10, with the canonical address."""

from __future__ import annotations

from collections.abc import Iterator

from ...plugins import Context, to_s
from ..values import either, given, look
from .coordination import TRANSLATIONS, below_language, below_root, identity, lookup, without_language


class CanonicalHeaders:
    """The elements of one page.

    Args:
        context: of the tag.
        host: the address of the site; empty for that of the configuration.
    """

    def __init__(self, context: Context, host: str) -> None:
        site, page = context.lookup("site"), context.registers["page"]
        self._active, self._default = to_s(look(site, "active_lang")), to_s(look(site, "default_lang"))
        languages = look(site, "languages")
        self._languages = [to_s(each) for each in languages] if isinstance(languages, list) else []
        self._host = host or to_s(look(site, "url")) + to_s(look(site, "baseurl"))
        self._falls_back = given(look(site, "fallback_canonical_to_default_lang"))
        own = to_s(either(look(page, "permalink"), look(page, "url"), ""))
        self._address = without_language(below_root(own), self._active)
        known = look(look(site, TRANSLATIONS), identity(look(page, "page_id"), self._address))
        self._known = (known, look(page, "permalink_lang"))

    def written(self) -> str:
        """All of them, each on a line."""
        canonical = f'<link rel="canonical" href="{self._host}{self._canonical()}"/>\n'
        return canonical + "".join(self._alternates())

    def _in(self, language: str) -> str:
        """The address of the page in a language, without the folder of the language."""
        return below_root(lookup(language, *self._known) or self._address)

    def _canonical(self) -> str:
        if self._active == self._default:
            return self._in(self._default)
        if self._falls_back and lookup(self._active, *self._known) is None:
            return self._in(self._default)
        return below_language(self._active, self._in(self._active))

    def _alternates(self) -> Iterator[str]:
        for language in self._languages:
            address = self._in(language)
            if language == self._default:
                yield self._alternate(language, address)
                yield self._alternate("x-default", address)
            elif lookup(language, *self._known) is not None:
                yield self._alternate(language, below_language(language, address))

    def _alternate(self, language: str, address: str) -> str:
        return f'<link rel="alternate" hreflang="{language}" href="{self._host}{address}"/>\n'
