"""Finding, downloading and caching the theme of a site."""
