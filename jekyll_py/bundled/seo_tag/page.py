"""The values that jekyll-seo-tag prints for a page, computed from the page and the site."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from functools import cached_property

from ...plugins import Context, LiquidError, call_filter, to_s
from ...plugins.internals import lazy_pattern
from ..values import either, given, is_hash, look, plain_text
from .author import Author

_HOME_OR_ABOUT = lazy_pattern(r"^/(about/)?(index.html?)?$", re.M)
_ABSOLUTE = lazy_pattern(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_INDEX = lazy_pattern(r"/index\.html$", re.M)
_RUBY_FIELD = lazy_pattern(r"%<(\w+)>|%\{(\w+)\}")
_SEPARATOR = " | "
_SPACES = lazy_pattern(r"[ \t\r\n\f\v]+")
_MOST_WORDS = 100


class SeoPage:
    """The values for the page that renders; each is computed when it is first read."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.page = context.registers["page"]
        self.site = context.lookup("site")
        self.author = Author(self.page, self.site)
        self.version = context.environment.reference.plugin("jekyll-seo-tag")
        """The version of the gem to follow."""

    def filter(self, name: str, value: object) -> object:
        """The result of a Liquid filter for a value."""
        return call_filter(self.context, name, value)

    def escaped(self, value: object) -> object:
        """A value of the author's own in an attribute, which 2.9.1 escapes."""
        return self.filter("escape", value) if self.version >= (2, 9, 1) else value

    def moment(self, date: object) -> object:
        """A date in the format of XML."""
        return self.filter("date_to_xmlschema", date)

    # Titles

    @cached_property
    def site_title(self) -> str | None:
        """``title`` of the site, or ``name``."""
        return self._text(either(look(self.site, "title"), look(self.site, "name")))

    @cached_property
    def page_title(self) -> str | None:
        """The title of the page alone; the site's for a page without one."""
        title = self._text(look(self.page, "title"))
        category = self._text(look(self.page, "title_category")) if self.version >= (2, 9) else None
        if title and category and title != category:
            return title + _SEPARATOR + category
        return title or category or self.site_title

    @cached_property
    def title(self) -> str | None:
        """The text of ``<title>``."""
        title = self._unnumbered_title
        return title if title is None else f"{self._page_number}{title}"

    @property
    def _unnumbered_title(self) -> str | None:
        if self.site_title is None or self.page_title is None:
            return self.page_title
        if self.page_title != self.site_title:
            return self.page_title + _SEPARATOR + self.site_title
        about = self._text(look(self.site, "tagline")) or self._site_description
        if self._site_description is not None and about is not None:
            return self.site_title + _SEPARATOR + about
        return self.page_title

    @property
    def _page_number(self) -> str:
        """``Page 2 of 5 for`` from the second page of a pagination on."""
        paginator = self.context.lookup("paginator")
        current = look(paginator, "page")
        if not isinstance(current, int) or current < 2:
            return ""
        message = to_s(either(look(self.site, "seo_paginator_message"), "Page %<current>s of %<total>s for "))
        python = _RUBY_FIELD.sub(lambda field: f"%({field[1]})" if field[1] else f"%({field[2]})s", message)
        return python % {"current": current, "total": look(paginator, "total_pages")}

    # What the page is

    @cached_property
    def name(self) -> str | None:
        """The name of the owner of the page: ``seo.name``; for the home page that of the site's ``social``."""
        seo_name = look(self._seo, "name")
        own = self._text(seo_name) if given(seo_name) else None
        if own is not None or not self._is_home_or_about:
            return own
        social = look(self.site, "social", "name")
        return self._text(social) if given(social) else self.site_title

    @cached_property
    def description(self) -> str | None:
        """The description or excerpt of the page, else the site's description."""
        own = either(look(self.page, "description"), look(self.page, "excerpt"))
        found = self._text(own) or self._site_description
        return found if found is None or self.version < (2, 9) else self._shortened(found)

    def _shortened(self, description: str) -> str:
        """At most as many words as ``seo_description_max_words`` of the page says, or 100."""
        asked = look(self.page, "seo_description_max_words")
        most = asked if isinstance(asked, int) and asked > 0 else _MOST_WORDS
        result = " ".join(_SPACES.split(description, maxsplit=most)[:most])
        return f"{result}…" if len(result) < len(description) else result

    @property
    def type(self) -> object:
        """Its type in the vocabulary of schema.org."""
        if given(look(self._seo, "type")):
            return look(self._seo, "type")
        if self._is_home_or_about:
            return "WebSite"
        return "BlogPosting" if given(look(self.page, "date")) else "WebPage"

    @property
    def links(self) -> object:
        """Other pages of the same person or organisation."""
        own = look(self._seo, "links")
        if given(own):
            return own
        return look(self.site, "social", "links") if self._is_home_or_about else None

    @property
    def date_published(self) -> object:
        """The date of the page in the format of XML."""
        date = look(self.page, "date")
        return self.moment(date) if given(date) else None

    @property
    def date_modified(self) -> object:
        """The date of the last change of the page in the format of XML."""
        candidates = (look(self._seo, "date_modified"), look(self.page, "last_modified_at"), look(self.page, "date"))
        date = either(*candidates)
        return self.moment(date) if given(date) else None

    @property
    def locale(self) -> str:
        """The language, such as ``en_US``."""
        language = either(look(self.page, "lang"), look(self.site, "lang"), "en_US")
        return to_s(either(look(self.page, "locale"), look(self.site, "locale"), language)).replace("-", "_")

    # Addresses

    @cached_property
    def canonical_url(self) -> object:
        """The page's own ``canonical_url``, or its address."""
        own = look(self.page, "canonical_url")
        if to_s(own) or own == []:
            return own
        return _INDEX.sub("/", to_s(self.filter("absolute_url", look(self.page, "url"))))

    @cached_property
    def image(self) -> Mapping[str, object] | None:
        """The keys of the page's image, its absolute address as ``path``; None without one."""
        found = look(self.page, "image")
        keys = {"path": None, **(found if is_hash(found) else {"path": found} if isinstance(found, str) else {})}
        path = either(keys["path"], keys.get("facebook"), keys.get("twitter"))
        return {**keys, "path": self._image_address(path)} if given(path) else None

    def _image_address(self, path: object) -> object:
        """The absolute address of an image; since 2.9 a relative path begins at the folder of the page."""
        is_relative = isinstance(path, str) and not path.startswith("/") and not _ABSOLUTE.match(path)
        if self.version < (2, 9) or not is_relative:
            return self._address(path)
        url = to_s(look(self.page, "url"))
        folder = url if url.endswith("/") else posixpath.dirname(url)
        return self._address(posixpath.join(folder, str(path)))

    @property
    def logo(self) -> object:
        """The absolute address of the site's logo."""
        logo = look(self.site, "logo")
        return self._address(logo) if given(logo) else None

    # Inside

    def _address(self, path: object) -> object:
        """A path or URL, absolute and escaped; a text that is no URL is returned unchanged."""
        try:
            absolute = self.filter("absolute_url", path)
        except LiquidError:
            absolute = path
        return self.filter("uri_escape", absolute)

    def _text(self, value: object) -> str | None:
        return plain_text(self.context, value)

    @cached_property
    def _site_description(self) -> str | None:
        return self._text(look(self.site, "description"))

    @cached_property
    def _seo(self) -> object:
        found = look(self.page, "seo")
        return found if is_hash(found) else {}

    @cached_property
    def _is_home_or_about(self) -> bool:
        return _HOME_OR_ABOUT.search(to_s(look(self.page, "url"))) is not None
