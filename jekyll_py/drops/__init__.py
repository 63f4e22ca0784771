"""The objects that templates see of a site. Every read of a field is recorded as a dependency."""

from .base import Fields, RecordedDrop
from .document import DocumentDrop, ExcerptDrop
from .factory import DropFactory, MappedSheets, Renders
from .files import CollectionDrop, StaticFileDrop
from .item import ItemDrop
from .late_changes import LateChanges
from .listing import Listing, listed
from .mapping import DataMapping, DataPart, RecordedMapping
from .page import PageDrop
from .site import JekyllDrop, SiteDrop, ThemeDrop, site_time
from .table import DropTable

__all__ = [
    "CollectionDrop",
    "DataMapping",
    "DataPart",
    "DocumentDrop",
    "DropFactory",
    "DropTable",
    "ExcerptDrop",
    "Fields",
    "ItemDrop",
    "JekyllDrop",
    "LateChanges",
    "Listing",
    "MappedSheets",
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
