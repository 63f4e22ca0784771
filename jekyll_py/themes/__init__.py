"""Finding, copying and fetching a site's theme."""
