"""jekyll-polyglot: a site in each of its languages, from documents with ``lang`` in their front matter."""
