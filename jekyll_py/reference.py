"""References: the versions of Jekyll, Liquid, kramdown, Rouge, Sass, YAML and plugins whose output is reproduced.

A reference is chosen once for a site (`Configuration.reference`), and tested where versions differ:

    if reference.liquid < (5,):
        ...
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping

from .errors import SettingError
from .lazy.tuples import NamedTuple

Version = tuple[int, ...]
"""The numbers of a version, such as ``(4, 0, 4)``."""

_NUMBERS = re.compile(r"[0-9]{1,9}(?![0-9])(?:\.[0-9]{1,9}(?![0-9]))*")

VARIABLE = "JEKYLL_PY_REFERENCE"
"""The environment variable that names a reference, which overrides the one that a site's files choose."""


class Reference(NamedTuple):
    """Versions of programs that are used together. They are tuples; `text` gives their text."""

    name: str
    jekyll: Version
    liquid: Version
    kramdown: Version
    rouge: Version
    sass: str
    """``ruby-sass``, ``sassc`` or ``dart-sass``."""
    yaml: str = "safe_yaml"
    """``safe_yaml``, or ``psych`` for the Jekyll that Debian patched."""
    plugins: Mapping[str, Version] = {}
    """The versions of gems, by name, where they are not those of `NEWEST`."""

    @property
    def is_pages(self) -> bool:
        """Whether it is a version of GitHub Pages."""
        return self.name.startswith("github-pages")

    @property
    def is_debian(self) -> bool:
        """Whether it is Debian's Jekyll, which differs from the released one of the same version."""
        return self.name == "debian"

    def plugin(self, name: str) -> Version:
        """The version of a plugin; the newest known for one that the reference does not name."""
        return self.plugins.get(name) or NEWEST.get(name, (0,))

    def followed(self, name: str) -> Version:
        """The version of a plugin whose output is written: its own, or the nearest that is known."""
        return max(OLDEST.get(name, ()), min(self.plugin(name), NEWEST.get(name, self.plugin(name))))

    def with_versions(self, versions: Mapping[str, Version]) -> Reference:
        """This reference with other versions, by the names of the gems, as a ``Gemfile.lock`` gives them."""
        return self._replace(
            jekyll=versions.get("jekyll", self.jekyll),
            liquid=versions.get("liquid", self.liquid),
            kramdown=versions.get("kramdown", self.kramdown),
            rouge=versions.get("rouge", self.rouge),
            plugins={**self.plugins, **versions},
        )


def text(version: Version) -> str:
    """A version as it is written, such as ``4.0.4``."""
    return ".".join(map(str, version))


def parsed(version: str) -> Version:
    """The leading numbers of a written version, of at most nine digits each; empty where there are none."""
    found = _NUMBERS.match(version.strip())
    return tuple(map(int, found[0].split("."))) if found else ()


NEWEST: Mapping[str, Version] = {
    "gemoji": (3, 0, 1),  # a bundle that has nothing but jemoji takes 4.1.0, which lacks GitHub's own pictures
    "jekyll-archives": (2, 3, 0),
    "jekyll-avatar": (0, 8, 0),
    "jekyll-default-layout": (0, 2, 1),
    "jekyll-feed": (0, 18, 0),
    "jekyll-gist": (1, 5, 0),
    "jekyll-github-metadata": (2, 16, 1),
    "jekyll-include-cache": (0, 3, 1),
    "jekyll-mentions": (1, 6, 0),
    "jekyll-optional-front-matter": (0, 3, 4),
    "jekyll-paginate": (1, 1, 0),
    "jekyll-paginate-v2": (3, 0, 0),
    "jekyll-polyglot": (1, 13, 0),
    "jekyll-readme-index": (0, 5, 1),
    "jekyll-redirect-from": (0, 17, 0),
    "jekyll-relative-links": (0, 9, 1),
    "jekyll-remote-theme": (0, 6, 2),
    "jekyll-sass-converter": (3, 1, 0),
    "jekyll-seo-tag": (2, 9, 1),
    "jekyll-sitemap": (1, 4, 0),
    "jekyll-titles-from-headings": (0, 5, 7),
    "jekyll-toc": (0, 19, 0),
    "jemoji": (0, 13, 0),
}
"""The plugins that a fresh ``bundle install`` takes."""

_BEFORE: Mapping[str, Version] = {
    "jekyll-default-layout": (0, 1, 5),
    "jekyll-feed": (0, 17, 0),
    "jekyll-include-cache": (0, 2, 1),
    "jekyll-optional-front-matter": (0, 3, 2),
    "jekyll-readme-index": (0, 3, 0),
    "jekyll-redirect-from": (0, 16, 0),
    "jekyll-seo-tag": (2, 8, 0),
    "jekyll-titles-from-headings": (0, 5, 3),
}
"""The older versions that both Debian and GitHub Pages have."""

OLDEST: Mapping[str, Version] = {
    "jekyll-default-layout": (0, 1, 4),
    "jekyll-feed": (0, 15, 1),
    "jekyll-github-metadata": (2, 13, 0),
    "jekyll-include-cache": (0, 2, 1),
    "jekyll-optional-front-matter": (0, 3, 2),
    "jekyll-polyglot": (1, 5, 1),
    "jekyll-readme-index": (0, 3, 0),
    "jekyll-redirect-from": (0, 16, 0),
    "jekyll-relative-links": (0, 6, 1),
    "jekyll-seo-tag": (2, 7, 1),
    "jekyll-titles-from-headings": (0, 5, 3),
}
"""The oldest versions that are followed, of plugins that write something else since."""

_DEBIAN: Mapping[str, Version] = {
    **_BEFORE,
    "jekyll-archives": (2, 2, 1),
    "jekyll-github-metadata": (2, 15, 0),
    "jekyll-polyglot": (1, 5, 1),
    "jekyll-relative-links": (0, 7, 0),
    "jekyll-sass-converter": (2, 2, 0),
    "jekyll-toc": (0, 18, 0),
}

_PAGES_232: Mapping[str, Version] = {
    "gemoji": (4, 1, 0),
    **_BEFORE,
    "jekyll-coffeescript": (1, 2, 2),
    "jekyll-commonmark-ghpages": (0, 5, 1),
    "jekyll-relative-links": (0, 6, 1),
    "jekyll-remote-theme": (0, 4, 3),
    "jekyll-sass-converter": (1, 5, 2),
}

_PAGES_228: Mapping[str, Version] = {
    **_PAGES_232,
    "gemoji": (3, 0, 1),
    "jekyll-avatar": (0, 7, 0),
    "jekyll-coffeescript": (1, 1, 1),
    "jekyll-commonmark-ghpages": (0, 4, 0),
    "jekyll-default-layout": (0, 1, 4),
    "jekyll-feed": (0, 15, 1),
    "jekyll-github-metadata": (2, 13, 0),
    "jemoji": (0, 12, 0),
}

_IN_2024: Mapping[str, Version] = {
    **NEWEST,
    **_DEBIAN,
    "jekyll-archives": (2, 3, 0),
    "jekyll-github-metadata": (2, 16, 1),
    "jekyll-polyglot": (1, 8, 1),
    "jekyll-remote-theme": (0, 4, 3),
    "jekyll-sass-converter": (3, 0, 0),
    "jekyll-toc": (0, 19, 0),
}
"""The plugins of the time of Jekyll 4.3.4."""

_IN_2022: Mapping[str, Version] = {
    **NEWEST,
    **_DEBIAN,
    "jekyll-feed": (0, 16, 0),
    "jekyll-github-metadata": (2, 13, 0),
    "jekyll-relative-links": (0, 6, 1),
    "jekyll-remote-theme": (0, 4, 3),
    "jekyll-seo-tag": (2, 7, 1),
    "jekyll-toc": (0, 17, 1),
    "jemoji": (0, 12, 0),
}
"""The plugins of the time of Jekyll 4.2.2."""

JEKYLL = Reference("jekyll-4.4.1", (4, 4, 1), (4, 0, 4), (2, 5, 2), (4, 7, 0), "dart-sass")
"""The newest Jekyll."""
PAGES = Reference("github-pages-232", (3, 10, 0), (4, 0, 4), (2, 4, 0), (3, 30, 0), "ruby-sass", plugins=_PAGES_232)
"""The current GitHub Pages."""
DEBIAN = Reference("debian", (4, 3, 1), (5, 4, 0), (2, 4, 0), (3, 30, 0), "sassc", "psych", _DEBIAN)
"""Debian 12's Jekyll, which this project's own tests run."""

_JEKYLL_4_2 = Reference("jekyll-4.2.2", (4, 2, 2), (4, 0, 4), (2, 3, 2), (3, 28, 0), "sassc", plugins=_IN_2022)

REFERENCES: Mapping[str, Reference] = {
    each.name: each
    for each in (
        JEKYLL,
        PAGES,
        DEBIAN,
        PAGES._replace(
            name="github-pages-228", jekyll=(3, 9, 3), kramdown=(2, 3, 2), rouge=(3, 26, 0), plugins=_PAGES_228
        ),
        JEKYLL._replace(name="jekyll-4.3.4", jekyll=(4, 3, 4), kramdown=(2, 5, 1), rouge=(4, 5, 1), plugins=_IN_2024),
        _JEKYLL_4_2,
        JEKYLL._replace(name="liquid-4.0.4"),
    )
}
"""Every reference by its name."""


def named(name: str) -> Reference:
    """The reference of a name.

    Raises:
        SettingError: there is none.
    """
    found = REFERENCES.get(name)
    if found is None:
        raise SettingError(
            f"there is no reference '{name}'", "reference", hint=f"the references are {', '.join(REFERENCES)}"
        )
    return found


def asked() -> Reference | None:
    """The reference that the environment names, None where it names none.

    Raises:
        SettingError: there is no such reference.
    """
    name = os.environ.get(VARIABLE)
    return _of_variable(name) if name else None


def _of_variable(name: str) -> Reference:
    try:
        return named(name)
    except SettingError as error:
        error.message += f" ({VARIABLE} in the environment)"
        raise
