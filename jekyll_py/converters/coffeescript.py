"""CoffeeScript, which needs a JavaScript engine that this package does not bring."""

from __future__ import annotations

from typing import ClassVar

from .converter import Converter

_HINT = "compile them to JavaScript once (`coffee -c`) and keep the .js files in the site"


class CoffeeScript(Converter):
    """Takes the ``.coffee`` files that jekyll-coffeescript would compile; without that plugin they are plain files."""

    priority: ClassVar[str] = "low"

    _has_warned = False

    def matches(self, ext: str) -> bool:
        """``.coffee``, where the plugin is asked for."""
        plugins = self.config.get("plugins")
        return ext.lower() == ".coffee" and isinstance(plugins, list) and "jekyll-coffeescript" in plugins

    def output_ext(self, ext: str) -> str:
        """``.js``."""
        return ".js"

    def convert(self, content: str) -> str:
        """The content as it is; once in a build a warning says so."""
        if not self._has_warned:
            self._has_warned = True
            self.diagnostics.warn("CoffeeScript:", ".coffee files are not compiled but written as they are", hint=_HINT)
        return content
