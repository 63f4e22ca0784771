"""Homepages made with al-folio, academicpages or minimal-light, as sites of the theme of this package."""
