"""BibTeX files as data for publication lists."""
