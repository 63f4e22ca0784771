"""File name extensions: how Jekyll splits them off, and which it treats in a way of their own."""

from __future__ import annotations

import os

HTML_EXTENSIONS = frozenset({".html", ".xhtml", ".htm"})
SASS_EXTENSIONS = frozenset({".sass", ".scss"})
YAML_EXTENSIONS = frozenset({".yaml", ".yml"})
COFFEESCRIPT = ".coffee"


def split_name(name: str) -> tuple[str, str]:
    """Base name and extension as Ruby's ``File.extname`` sees them; a dot at the end is no extension."""
    base, extension = os.path.splitext(name)
    return (name, "") if extension == "." else (base, extension)


def extension_of_permalink(link: object) -> str:
    """The extension a permalink asks for, empty when it ends in a slash or has none (Jekyll's ``permalink_ext``)."""
    if not isinstance(link, str) or link.endswith("/"):
        return ""
    return os.path.splitext(link)[1]
