"""jekyll-seo-tag: ``{% seo %}``, the metadata of a page for search engines and social networks."""
