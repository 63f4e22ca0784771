"""The curriculum vitae of the old site, which is data: one for each language with polyglot."""

from __future__ import annotations

import re

from .old_site import OldPage, OldSite

_FILES = {
    "_data/cv.yml": "_data/cv.yml",
    "_data/cv.json": "_data/cv.json",
    "assets/json/resume.json": "_data/resume.json",
}
_ENDING = re.compile(r"\.\w+$")
_TEMPLATE = re.compile(r"\{%-?\s*include\s+(?:cv|resume)[\w/-]*\.")


def curricula(old: OldSite) -> dict[str, str]:
    """The files with the data: path in the new site to path in the old one, that of the site's own language first.

    Args:
        old: the site.
    """
    found = {_FILES[path]: path for path in _FILES if old.has(path)}
    own = dict(list(found.items())[:1])
    paths = (f"_data/{language}/cv.{ending}" for language in old.languages for ending in ("yml", "json"))
    return own | {path: path for path in paths if old.has(path)}


def shows_curriculum(page: OldPage) -> bool:
    """Whether a page of the old site shows the data."""
    return page.words("layout").startswith("cv") or _TEMPLATE.search(page.text) is not None


def curriculum_text(old: OldSite, page: OldPage | None) -> str:
    """The text of the page that shows the data of a site which has some.

    Args:
        old: the site.
        page: its page for it, whose PDF is linked; None without one.
    """
    language = old.language(page) if page else ""
    files = curricula(old)
    path = next((path for path in files if path.startswith(f"_data/{language}/")), next(iter(files)))
    data = _ENDING.sub("", path).removeprefix("_data/").replace("/", ".")
    return f"{_pdf(old, page) if page else ''}{{% include cv.html cv=site.data.{data} %}}"


def _pdf(old: OldSite, page: OldPage) -> str:
    file = page.words("cv_pdf").lstrip("/")
    paths = (path for path in (file, f"assets/pdf/{file}") if file and old.has(path))
    return next((f"[PDF]({{{{ '/{path}' | relative_url }}}}){{: .button .plain}}\n\n" for path in paths), "")
