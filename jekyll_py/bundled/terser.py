"""jekyll-terser: scripts among the static files are made smaller with Terser.

Key: ``terser``, the options of the gem terser. Files named ``*.min.js`` stay as they are. Where Terser cannot run, all
do, with one warning; so does a script that it refuses, which the gem would leave out.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from ..plugins import Document, Generator, SiteContents, SiteRegister, StaticFile, hook
from ..plugins.internals import Reads, TerserError, terser_of
from .values import is_hash

if TYPE_CHECKING:
    from ..plugins.internals import Terser

_TOPIC = "Terser:"
_KEY = "terser"


@hook("site", "after_init")
def prepare(site: SiteContents) -> None:
    """Keep Terser for the files that are written."""
    site.plugin_data[_KEY] = terser_of(site.config)


def is_script(path: str) -> bool:
    """Whether a file is a script that is not small already."""
    return path.endswith(".js") and not path.endswith(".min.js")


class LastScripts(Generator):
    """Puts the scripts behind all other static files, as the gem does, and warns where they stay as they are."""

    reads = Reads(texts=False, keys=(), settings=(_KEY,), data=False)

    def generate(self, site: SiteContents) -> None:
        """Put the scripts last."""
        scripts = [file for file in site.static_files if is_script(file.file)]
        others = [file for file in site.static_files if not is_script(file.file)]
        site.static_files[:] = [*others, *scripts]
        problem = site.plugin_data[_KEY].problem if scripts else None
        if problem is not None:
            message = f"scripts stay as they are, such as {scripts[0].destination}: {problem.message}"
            site.diagnostics.warn(_TOPIC, message, hint=problem.hint)

    def ignores_posts(self, site: SiteContents, posts: Collection[Document]) -> bool:
        """Posts are no scripts."""
        return True


@hook("static_files", "pre_write")
def shorten_file(file: StaticFile, site: SiteRegister) -> bytes | None:
    """The content of a script, smaller; None for another file."""
    terser: Terser = site.plugin_data[_KEY]
    if not is_script(file.file) or terser.problem is not None:
        return None
    options = site.config.get(_KEY)
    try:
        with open(file.file, encoding="utf-8") as script:
            return terser.compile(script.read(), options if is_hash(options) else {}).encode("utf-8")
    except (TerserError, UnicodeDecodeError) as error:
        site.diagnostics.warn(_TOPIC, f"the script stays as it is: {error}", path=file.destination)
        return None
