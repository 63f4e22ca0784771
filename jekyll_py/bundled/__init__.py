"""The plugins of GitHub Pages and their commonest companions, under their gems' names.

Each is a module written against the public plugin API (`jekyll_py.plugins`) alone, imported when a site asks for it.
"""

BUNDLED: dict[str, str] = {
    "jekyll-archives": "archives",
    "jekyll-avatar": "avatar",
    "jekyll-default-layout": "default_layout",
    "jekyll-feed": "feed",
    "jekyll-gist": "gist",
    "jekyll-github-metadata": "github_metadata",
    "jekyll-include-cache": "include_cache",
    "jekyll-last-modified-at": "last_modified_at",
    "jekyll-mentions": "mentions",
    "jekyll-optional-front-matter": "optional_front_matter",
    "jekyll-paginate": "paginate",
    "jekyll-readme-index": "readme_index",
    "jekyll-redirect-from": "redirect_from",
    "jekyll-relative-links": "relative_links",
    "jekyll-seo-tag": "seo_tag",
    "jekyll-sitemap": "sitemap",
    "jekyll-titles-from-headings": "titles_from_headings",
    "jekyll-toc": "toc",
    "jemoji": "jemoji",
}
"""Gem name → module of this package."""
