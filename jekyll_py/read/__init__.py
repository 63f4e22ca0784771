"""Reading a source folder into pages, documents, layouts, static files and data."""
