"""Renders are kept from one build to the next while everything they read is unchanged.

Every build reads and plans the whole site afresh, so what is there, in which order and under which address needs no
tracking. Rendering an item is a function of the item itself and of the answers it read, and those are recorded at the
drops (`reads`). Each answer is a function of the plan or of a file, and both are looked at anew before anything is
reused; so equal answers give equal output. What is in doubt is rendered again.
"""

from .cache import RenderCache
from .location import open_cache
from .metadata import write_metadata
from .store.blobs import Damaged, is_damage
from .transaction import Explain

__all__ = ["Damaged", "Explain", "RenderCache", "is_damage", "open_cache", "write_metadata"]
