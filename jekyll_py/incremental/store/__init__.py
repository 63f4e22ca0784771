"""The last build as it is kept for the next process.

`store` reads and writes files; `snapshot`, `records`, `dependencies` and `plan_file` are what they hold; `blobs` and
`signed_file` are the kinds of files.
"""

from .store import Store

__all__ = ["Store"]
