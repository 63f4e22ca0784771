"""The objects that templates see of a site. Every read of a field is recorded as a dependency."""

from .base import KEYS, RecordedDrop
from .files import CollectionDrop, StaticFileDrop
from .item import DocumentDrop, ExcerptDrop, PageDrop
from .listing import Listing, listed
from .mapping import VARIABLE, RecordedMapping
from .site import JekyllDrop, SiteDrop, ThemeDrop, site_time
from .table import DropTable, Renders

__all__ = [
    "KEYS",
    "VARIABLE",
    "CollectionDrop",
    "DocumentDrop",
    "DropTable",
    "ExcerptDrop",
    "JekyllDrop",
    "Listing",
    "PageDrop",
    "RecordedDrop",
    "RecordedMapping",
    "Renders",
    "SiteDrop",
    "StaticFileDrop",
    "ThemeDrop",
    "listed",
    "site_time",
]
