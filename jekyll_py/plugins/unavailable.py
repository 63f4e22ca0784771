"""The best-known plugins that this package lacks, with the parts that a site will miss without them."""

from __future__ import annotations

from ..lazy.tuples import NamedTuple


class Absent(NamedTuple):
    """The parts that a missing plugin would add; names are joined by spaces."""

    rest: str = ""
    """Parts that are neither tags nor filters, worded to precede "will be missing"."""
    tags: str = ""
    blocks: str = ""
    """Tags that have an end."""
    filters: str = ""
    instead: str = ""
    """The plugin of this package that does the same."""

    def __str__(self) -> str:
        parts = (_named("tag", f"{self.tags} {self.blocks}"), _named("filter", self.filters), self.rest)
        return "; ".join(filter(None, parts)) or "what it adds"


def _named(kind: str, names: str) -> str:
    found = names.split()
    return f"the {kind}{'s' if len(found) > 1 else ''} {', '.join(found)}" if found else ""


_SMALLER = "the smaller files it makes of the output"
_PICTURES = "the pictures it makes in other sizes and formats"
_EMBEDDED = "what it embeds from other sites"

ABSENT: dict[str, Absent] = {
    # references and data
    "jekyll-scholar": Absent(
        "the pages of references",
        "bibliography bibliography_count cite cite_details details_link nocite reference",
        "bibtex quote",
    ),
    "jekyll-datapage-generator": Absent("pages made from data files", filters="datapage_url"),
    "jekyll-datapage_gen": Absent("pages made from data files", filters="datapage_url"),
    "jekyll-get-json": Absent("data fetched from other sites"),
    "jekyll_get": Absent("data fetched from other sites"),
    "jekyll-contentful": Absent("data fetched from Contentful"),
    "jekyll-contentful-data-import": Absent("data fetched from Contentful"),
    "jekyll-airtable": Absent("data fetched from Airtable"),
    "jekyll-ical-tag": Absent(blocks="calendar"),
    "jekyll-remote-include": Absent(tags="remote_include"),
    "jekyll-jupyter-notebook": Absent("notebooks in pages", "jupyter_notebook"),
    # pictures
    "jekyll-picture-tag": Absent(_PICTURES, "picture"),
    "jekyll_picture_tag": Absent(_PICTURES, "picture"),
    "jekyll-responsive-image": Absent(_PICTURES, "responsive_image", "responsive_image_block"),
    "jekyll-assets": Absent("the pictures, styles and scripts it makes", "asset", filters="asset_path asset_url"),
    "jekyll-cloudinary": Absent(_PICTURES, "cloudinary"),
    "jekyll-imgix": Absent(filters="imgix_url"),
    "jekyll-webp": Absent(_PICTURES),
    "jekyll-resize": Absent(_PICTURES, filters="resize"),
    "jekyll-gallery-generator": Absent("pages of galleries"),
    "jekyll-figure": Absent(blocks="figure"),
    "jekyll-inline-svg": Absent(tags="svg"),
    "jekyll-fontawesome-svg": Absent(tags="fa_svg fa_svg_generate"),
    "jekyll-font-awesome-sass": Absent("the styles of Font Awesome", "icon"),
    "jekyll-material-icon-tag": Absent(tags="material_icon"),
    # what is embedded
    "jekyll-youtube": Absent(_EMBEDDED, "youtube"),
    "jekyll-oembed": Absent(_EMBEDDED, "oembed"),
    "jekyll-embed-video": Absent(_EMBEDDED),
    "jekyll-flickr": Absent(_EMBEDDED, "flickr flickr_set"),
    "jekyll-spotify": Absent(_EMBEDDED, "spotify"),
    "jekyll-webmention_io": Absent(
        "mentions by other sites",
        "webmentions webmention_bookmarks webmention_count webmention_likes webmention_links webmention_posts"
        " webmention_replies webmention_reposts webmention_rsvps webmentions_head webmentions_js",
    ),
    "jekyll-google-tag-manager": Absent("Google's Tag Manager", "gtm"),
    "jekyll-analytics": Absent("the scripts that count visitors"),
    # text
    "jekyll-mermaid": Absent("diagrams", blocks="mermaid"),
    "jekyll-diagrams": Absent(
        "diagrams",
        blocks="blockdiag erd graphviz mermaid nomnoml plantuml railroad smcat state_machine_cat svgbob"
        " syntrax vega vegalite wavedrom",
    ),
    "jekyll-graphviz": Absent("diagrams", blocks="graphviz"),
    "jekyll-plantuml": Absent("diagrams", blocks="plantuml uml"),
    "jekyll-katex": Absent("formulas as HTML", blocks="katex katexmm"),
    "jekyll-spaceship": Absent("its tables, formulas, diagrams and embedded media"),
    "jekyll-tabs": Absent(blocks="tab tabs"),
    "jekyll-code-tabs": Absent(blocks="codetabs"),
    "jekyll-timeago": Absent(tags="timeago", filters="timeago"),
    "jekyll-time-to-read": Absent(filters="reading_time"),
    "jekyll-reading-time": Absent(filters="reading_time"),
    "jekyll-string-inflection": Absent("its filters for words"),
    "jekyll-liquify": Absent(filters="liquify"),
    "jekyll-external-links": Absent("the attributes of links"),
    "jekyll-emoji": Absent("emoji", instead="jemoji"),
    "jekyll-html-pipeline": Absent("what its filters make of pages"),
    # pages it would write
    "jekyll-tagging": Absent("pages of tags", filters="tag_cloud tags", instead="jekyll-archives"),
    "jekyll-tagging-related_posts": Absent("related posts by their tags"),
    "jekyll-category-pages": Absent("pages of categories", instead="jekyll-archives"),
    "jekyll-auto-authors": Absent("pages of authors"),
    "jekyll-pagination": Absent("pages of lists", instead="jekyll-paginate or jekyll-paginate-v2"),
    "jekyll-alias_generator": Absent("pages that redirect", instead="jekyll-redirect-from"),
    "jekyll-multisite": Absent("other sites beside this one"),
    "jekyll-pwa-plugin": Absent("the service worker"),
    "jekyll-lunr-js-search": Absent("the search index"),
    "jekyll-algolia": Absent("the command algolia, which uploads the search index"),
    "jekyll-json-feed": Absent("the JSON feed", "json_feed_meta"),
    "jekyll-news-sitemap": Absent("the sitemap of news"),
    "jekyll-og-image": Absent("the pictures of pages for other sites"),
    "jekyll-admin": Absent("the editor below /admin"),
    # what is done to the output
    "jekyll-compress-html": Absent(_SMALLER),
    "jekyll-htmlcompressor": Absent(_SMALLER),
    "jekyll-press": Absent(_SMALLER),
    "jekyll-uglify": Absent(_SMALLER),
    "jekyll-gzip": Absent("the packed files beside the output"),
    "jekyll-brotli": Absent("the packed files beside the output"),
    "jekyll-zopfli": Absent("the packed files beside the output"),
    "jekyll-postcss": Absent("what PostCSS makes of styles"),
    "jekyll-postcss-v2": Absent("what PostCSS makes of styles"),
    "jekyll-autoprefixer": Absent("the prefixes of browsers in styles"),
    "jekyll-purgecss": Absent(_SMALLER),
    "jekyll-vite": Absent(
        "the scripts and styles it builds",
        "vite_asset_path vite_client_tag vite_javascript_tag vite_react_refresh_tag vite_stylesheet_tag",
    ),
    "jekyll-3rd-party-libraries": Absent("its copies of other sites' scripts and styles"),
    "jekyll-crosspost-to-medium": Absent("copies of posts at Medium"),
    # of the theme al-folio
    "al_analytics": Absent("the scripts that count visitors", "al_analytics_scripts"),
    "al_charts": Absent("charts and diagrams", "al_charts_scripts"),
    "al_citations": Absent("numbers of citations", "google_scholar_citations inspirehep_citations"),
    "al_comments": Absent("comments", "al_comments"),
    "al_cookie": Absent("the question for consent", "al_cookie_scripts al_cookie_styles"),
    "al_ext_posts": Absent("posts fetched from other sites"),
    "al_folio_core": Absent("its layouts", "file_exists", "details", "hideCustomBibtex remove_accents"),
    "al_folio_cv": Absent("curricula vitae", "al_folio_cv_render"),
    "al_folio_distill": Absent("articles of Distill", "al_folio_distill_render al_folio_distill_runtime_scripts"),
    "al_img_tools": Absent("sliders and zoomed pictures", "al_img_tools_scripts al_img_tools_styles"),
    "al_math": Absent("formulas", "al_math_scripts al_math_styles"),
    "al_search": Absent("the search", "al_search_assets"),
    # other languages than Markdown
    "jekyll-asciidoc": Absent("AsciiDoc as HTML", filters="asciidocify tocify_asciidoc"),
    "jekyll-rst": Absent("reStructuredText as HTML"),
    "jekyll-org": Absent("Org as HTML"),
    "jekyll-textile-converter": Absent("Textile as HTML", filters="textilize"),
    "jekyll-haml": Absent("Haml as HTML", tags="haml"),
    "jekyll-slim": Absent("Slim as HTML", tags="slim"),
    "jekyll-pug": Absent("Pug as HTML", tags="pug"),
    "jekyll-typogrify": Absent("finer typography", filters="improve typogrify"),
    "jekyll-pandoc": Absent("what Pandoc makes of Markdown"),
    "jekyll-pandoc-multiple-formats": Absent("what Pandoc makes of Markdown"),
}

UNNEEDED = frozenset(
    {
        *("bundler", "csv", "faraday", "faraday-retry", "http_parser.rb", "jekyll", "jekyll-livereload", "jekyll-sass"),
        *("kramdown", "kramdown-math-mathjax", "kramdown-parser-gfm", "kramdown-syntax-highlighter-rouge", "liquid"),
        *("liquid-c", "logger", "rake", "rouge", "rubygems", "sass", "sass-embedded", "sassc", "tzinfo", "tzinfo-data"),
        *("wdm", "webrick"),
    }
)
"""Gems that sites name although nothing is missing without them here."""
