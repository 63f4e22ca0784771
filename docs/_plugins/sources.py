"""Files of the repository that the pages link to: written into the site as text."""

from __future__ import annotations

import re
from pathlib import Path

from jekyll_py.plugins import Generator, SiteContents

_REPOSITORY = Path(__file__).parents[2]
_LINK = re.compile(r"\]\(\.\./([\w./-]+)(?:#[\w-]*)?\)")
_FOLDER = "repository"


class Sources(Generator):
    """Lead links out of ``docs/`` to copies of the files in ``/repository/``."""

    priority = "lowest"  # after the plugin that makes pages of files without front matter

    def generate(self, site: SiteContents) -> None:
        """Change the links of all pages, and add the files that they lead to."""
        paths: set[str] = set()
        for page in site.pages:
            paths.update(_LINK.findall(page.content))
            page.content = _LINK.sub(rf"](/{_FOLDER}/\1.txt)", page.content)
        for path in sorted(paths):
            folder, _, name = f"/{_FOLDER}/{path}.txt".rpartition("/")
            data = {"layout": None, "sitemap": False, "render_with_liquid": False}
            text = (_REPOSITORY / path).read_text(encoding="utf-8")
            site.pages.append(site.new_page(folder, name, data, text))
