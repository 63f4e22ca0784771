"""The page of a source map, which jekyll-sass-converter adds to the pages of a site while it renders a style sheet."""

from __future__ import annotations

from .page import Page


class SourceMapPage(Page):
    """The page of a source map (``Jekyll::SourceMapPage``): its front matter is that of the style sheet.

    Args:
        sheet: the page of the style sheet.
    """

    def __init__(self, sheet: Page) -> None:
        super().__init__(sheet.conventions, sheet.dir.rstrip("/"), f"{sheet.basename}.css.map", sheet.data)
        self.file = sheet.file
