"""The parts of a site: pages, documents, collections, layouts, static files, excerpts and their front matter."""
