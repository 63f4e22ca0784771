"""jekyll-feed: Atom feeds of posts and collections."""
