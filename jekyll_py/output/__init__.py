"""Writing a site: the destination, staging, replacing files, and removing old ones."""
