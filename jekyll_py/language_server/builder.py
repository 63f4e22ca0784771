"""The interfaces of `builds.site_builder` and `builds.built_site` that the language server calls."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from ..check.built.edition import BuiltEdition
from ..diagnostics import Diagnostic
from ..model.item import Item
from ..server.builder import BuildResult, Sources
from ..site import Site


class Built(Protocol):
    """The result of the last build of a site (`builds.built_site.BuiltSite`)."""

    def plans(self) -> tuple[Sequence[BuiltEdition], Sequence[Item]]:
        """The plan of each edition of the site, and the items that are not published."""
        ...


class Builder(Protocol):
    """Builds the copy of a site again and again under one configuration (`builds.site_builder.SiteBuilder`)."""

    site: Site

    @property
    def sources(self) -> Sources:
        """The paths that the site is made from."""
        ...

    @property
    def warnings(self) -> Sequence[Diagnostic]:
        """The warnings of the last build, also of one that failed."""
        ...

    def build(self) -> BuildResult:
        """Build the copy.

        Raises:
            JekyllError: the build failed.
        """
        ...

    @property
    def built(self) -> Built:
        """The result of the last build."""
        ...

    def close(self) -> None:
        """Close the cache files."""
        ...
