"""jekyll-relative-links: links to source files lead to the pages made of them."""
