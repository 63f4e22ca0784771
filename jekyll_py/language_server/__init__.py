"""The language server: what `jekyll-py build` and `check` know of a site, told to an editor as the author types."""
