"""Includes that read only what has not changed since they were last rendered are not rendered again.

What an include comes to is a function of its code, of the values of the names it looks up, of the answers that drops
give it, and of state that only the tags which are not `repeatable` keep. Its code and names are known from compiling;
the drops' answers are the same all through a build, but for those of the page that is rendered and for what changes
while pages are rendered. So a result stands for every later call in which the names have the same values and the page
gives the same answers, and is repeated with everything that it did besides: facts recorded, names assigned to, loops
counted. What is in doubt is rendered again.
"""

from .include import ReusableInclude, Reuse

__all__ = ["ReusableInclude", "Reuse"]
