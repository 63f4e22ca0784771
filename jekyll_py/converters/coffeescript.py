"""CoffeeScript, which needs a JavaScript engine that this package does not bring."""

from __future__ import annotations

from typing import ClassVar

from ..errors import JekyllError
from .converter import Converter


class CoffeeScript(Converter):
    """Refuses ``.coffee`` files that jekyll-coffeescript would compile; without that plugin they are plain files."""

    priority: ClassVar[str] = "low"

    def matches(self, ext: str) -> bool:
        """``.coffee``, where the plugin is asked for."""
        plugins = self.config.get("plugins")
        return ext.lower() == ".coffee" and isinstance(plugins, list) and "jekyll-coffeescript" in plugins

    def output_ext(self, ext: str) -> str:
        """``.js``."""
        return ".js"

    def convert(self, content: str) -> str:
        """Nothing.

        Raises:
            JekyllError: always.
        """
        raise JekyllError(
            "CoffeeScript is not supported",
            hint="compile the file to JavaScript once (`coffee -c`) and keep the .js file in the site",
        )
