"""The converter for ``.coffee`` files, which does not compile them: that needs a JavaScript engine."""

from __future__ import annotations

from typing import ClassVar

from .converter import Converter

_HINT = "compile them to JavaScript once (`coffee -c`) and keep the .js files in the site"


class CoffeeScriptConverter(Converter):
    """Copies ``.coffee`` files of sites with the plugin jekyll-coffeescript, with a warning."""

    priority: ClassVar[str] = "low"

    _has_warned = False

    def matches(self, ext: str) -> bool:
        """Whether the extension is ``.coffee`` and the plugin is listed."""
        plugins = self.config.get("plugins")
        return ext.lower() == ".coffee" and isinstance(plugins, list) and "jekyll-coffeescript" in plugins

    def output_ext(self, ext: str) -> str:
        """``.js``."""
        return ".js"

    def convert(self, content: str) -> str:
        """The content unchanged; the first call of a build warns."""
        if not self._has_warned:
            self._has_warned = True
            self.diagnostics.warn("CoffeeScript:", ".coffee files are not compiled but written as they are", hint=_HINT)
        return content
