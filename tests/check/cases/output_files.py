"""Cases of files in each other's way."""

from .case import Case

CASES = (
    Case(
        "address-shared",
        {"about.html": "", "about/index.html": ""},
        {"about.html": "", "about/other.html": "", "index.html": "", "index/index.html": ""},
    ),
    Case("file-names-alike", {"a/Photo.jpg": "", "a/photo.jpg": ""}, {"a/photo.jpg": "", "b/Photo.jpg": ""}),
)
"""The cases."""
