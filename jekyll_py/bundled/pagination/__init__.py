"""jekyll-paginate and jekyll-paginate-v2: pages that list posts, some on each."""
