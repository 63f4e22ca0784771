"""A site and one build of it: `site` has the stages in their order, and each of them has a file of its own."""

from .site import Build, Site

__all__ = ["Build", "Site"]
