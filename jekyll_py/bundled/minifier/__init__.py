"""jekyll-minifier: pages, style sheets, scripts and JSON without what browsers do not need."""
