"""jekyll-archives-v2: pages that list documents by the values of their front matter."""
