"""The plugins that come with the package, under the names of the gems that they replace."""

from __future__ import annotations

BUNDLED: dict[str, str] = {
    "jekyll-archives": "archives",
    "jekyll-avatar": "avatar",
    "jekyll-coffeescript": "built_in",
    "jekyll-commonmark": "built_in",
    "jekyll-commonmark-ghpages": "built_in",
    "jekyll-compose": "built_in",
    "jekyll-data": "built_in",
    "jekyll-default-layout": "default_layout",
    "jekyll-feed": "feed",
    "jekyll-gist": "gist",
    "jekyll-github-metadata": "github_metadata",
    "jekyll-include-cache": "include_cache",
    "jekyll-last-modified-at": "last_modified_at",
    "jekyll-mentions": "mentions",
    "jekyll-multiple-languages": "multiple_languages",
    "jekyll-multiple-languages-plugin": "multiple_languages",
    "jekyll-octicons": "octicons",
    "jekyll-optional-front-matter": "optional_front_matter",
    "jekyll-paginate": "paginate",
    "jekyll-paginate-v2": "paginate_v2",
    "jekyll-polyglot": "polyglot",
    "jekyll-readme-index": "readme_index",
    "jekyll-redirect-from": "redirect_from",
    "jekyll-relative-links": "relative_links",
    "jekyll-remote-theme": "built_in",
    "jekyll-sass-converter": "built_in",
    "jekyll-seo-tag": "seo_tag",
    "jekyll-sitemap": "sitemap",
    "jekyll-titles-from-headings": "titles_from_headings",
    "jekyll-toc": "toc",
    "jekyll-watch": "built_in",
    "jemoji": "jemoji",
}
"""Gem name → module of `jekyll_py.bundled`."""
