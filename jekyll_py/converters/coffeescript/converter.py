"""The converter for ``.coffee`` files (jekyll-coffeescript)."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from ...config.configuration import Configuration
from ...config.target import GITHUB_PAGES
from ...errors import JekyllError
from ...ruby.extra import HINT
from ...tracking import reads
from ...tracking.kinds import NETWORK
from ..converter import Converter

if TYPE_CHECKING:
    from .compiler import Compiler


class CoffeeScriptConverter(Converter):
    """Compiles the ``.coffee`` files of sites with the plugin jekyll-coffeescript.

    GitHub Pages gives every site the plugin, so there files are written as they are, with a warning, if the compiler
    cannot be had.
    """

    priority: ClassVar[str] = "low"

    def matches(self, ext: str) -> bool:
        """Whether the extension is ``.coffee`` and the plugin is listed."""
        plugins = self.config.get("plugins")
        return ext.lower() == ".coffee" and isinstance(plugins, list) and "jekyll-coffeescript" in plugins

    def output_ext(self, ext: str) -> str:
        """``.js``."""
        return ".js"

    def convert(self, content: str) -> str:
        """The script in JavaScript.

        Raises:
            JekyllError: it is invalid, or the compiler cannot be had.
            LimitError: it takes longer than the limit of a page.
        """
        found = self._compiler
        if not isinstance(found, JekyllError):
            return found.compile(content)
        if self.config.get("target") != GITHUB_PAGES:
            raise found
        reads.record_volatile(NETWORK)  # another build may have it
        return content

    @cached_property
    def _compiler(self) -> Compiler | JekyllError:
        """The compiler, or why there is none; on GitHub Pages that is a warning."""
        from ...ruby.javascript.module import is_installed  # few sites need it, and what it imports takes long

        config = self.config if isinstance(self.config, Configuration) else Configuration.from_mapping(self.config)
        try:
            if not is_installed():
                raise JekyllError("the compiler of CoffeeScript is in JavaScript, which cannot run here", hint=HINT)
            from .compiler import Compiler

            return Compiler(config)
        except JekyllError as error:
            if self.config.get("target") == GITHUB_PAGES:
                message = f".coffee files are not compiled but written as they are: {error.message}"
                self.diagnostics.warn("CoffeeScript:", message, hint=error.hint)
            return error
