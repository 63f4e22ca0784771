"""Parts of the engine that only the plugins in `jekyll_py.bundled` use.

They are not documented for other plugins: the engine may change them with any version.
"""

from __future__ import annotations

from ..limits import spend
from ..model.front_matter import FrontMatter
from ..reuse.render_once import render_once
from ..tags.include import JekyllInclude, render_included
from ..tracking import reads

__all__ = ["FrontMatter", "JekyllInclude", "reads", "render_included", "render_once", "spend"]
