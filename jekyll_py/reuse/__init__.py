"""Renders of includes that serve more than one page.

The text of an include is a function of its code, of the values of its free variables, of the fields of drops that it
reads, and of state that only tags which are not `repeatable` keep. The code and the free variables are known from
compiling. The fields of drops stay the same throughout a build, except those of the page being rendered and those that
rendering changes. So a result can be repeated wherever the free variables have the same values and the page has the
same fields, together with the effects of the render: dependencies recorded, variables assigned, iterations counted. In
doubt the include is rendered again.

From one build to the next the same applies to results that cost much, as long as nothing that they read has changed.
"""

from .include import ReusableInclude, Reuse
from .kept_results import CachedInclude, KeptResults

__all__ = ["CachedInclude", "KeptResults", "ReusableInclude", "Reuse"]
