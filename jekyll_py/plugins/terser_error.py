"""The error for a script that Terser refuses."""

from __future__ import annotations

from ..errors import JekyllError


class TerserError(JekyllError):
    """A script cannot be made smaller, such as one with a syntax error."""
