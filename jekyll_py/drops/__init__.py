"""What templates see of a site, and the only door to it. Every read through a drop is recorded."""

from .base import RecordedDrop
from .files import CollectionDrop, StaticFileDrop
from .item import DocumentDrop, ExcerptDrop, PageDrop
from .listing import Listing, listed
from .site import JekyllDrop, SiteDrop, ThemeDrop
from .table import DropTable, Renders

__all__ = [
    "CollectionDrop",
    "DocumentDrop",
    "DropTable",
    "ExcerptDrop",
    "JekyllDrop",
    "Listing",
    "PageDrop",
    "RecordedDrop",
    "Renders",
    "SiteDrop",
    "StaticFileDrop",
    "ThemeDrop",
    "listed",
]
