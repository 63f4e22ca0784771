"""Media types by file name, the same on every machine."""

from __future__ import annotations

from mimetypes import MimeTypes

UNKNOWN = "application/octet-stream"

TYPES = {
    "apng": "image/apng",
    "appcache": "text/cache-manifest",
    "atom": "application/atom+xml",
    "avif": "image/avif",
    "bib": "text/x-bibtex",
    "cff": "text/yaml",
    "coffee": "text/coffeescript",
    "eot": "application/vnd.ms-fontobject",
    "epub": "application/epub+zip",
    "flac": "audio/flac",
    "geojson": "application/geo+json",
    "glb": "model/gltf-binary",
    "gltf": "model/gltf+json",
    "gz": "application/gzip",
    "htc": "text/x-component",
    "ics": "text/calendar",
    "ico": "image/x-icon",
    "ipynb": "application/json",
    "js": "text/javascript",
    "jsonld": "application/ld+json",
    "jxl": "image/jxl",
    "less": "text/less",
    "m4a": "audio/mp4",
    "m4v": "video/x-m4v",
    "manifest": "text/cache-manifest",
    "map": "application/json",
    "markdown": "text/markdown",
    "md": "text/markdown",
    "mjs": "text/javascript",
    "mkv": "video/x-matroska",
    "mml": "text/mathml",
    "oga": "audio/ogg",
    "ogg": "audio/ogg",
    "ogv": "video/ogg",
    "opus": "audio/ogg",
    "otf": "font/otf",
    "rss": "application/rss+xml",
    "sass": "text/x-sass",
    "scss": "text/x-scss",
    "shtml": "text/html",
    "toml": "application/toml",
    "topojson": "application/json",
    "ttf": "font/ttf",
    "ttl": "text/turtle",
    "vcf": "text/vcard",
    "vtt": "text/vtt",
    "wasm": "application/wasm",
    "webm": "video/webm",
    "webmanifest": "application/manifest+json",
    "webp": "image/webp",
    "woff": "font/woff",
    "woff2": "font/woff2",
    "xht": "application/xhtml+xml",
    "xhtml": "application/xhtml+xml",
    "xml": "application/xml",
    "xsl": "application/xml",
    "yaml": "text/yaml",
    "yml": "text/yaml",
}
"""Types by extension that the standard library lacks, or that differ there from the web's."""

WITH_CHARSET = {"application/json", "application/javascript", "application/manifest+json"}
"""Types outside ``text/`` that are sent with a charset, as Jekyll's server does."""

# `filenames=()`, and no call of mimetypes.init(): the result must not depend on the machine's registry.
_standard = MimeTypes(filenames=())


def media_type(name: str) -> str:
    """The media type of a file called ``name``, without a charset."""
    extension = name.rpartition(".")[2].lower() if "." in name else ""
    return TYPES.get(extension) or _standard.types_map[True].get(f".{extension}", UNKNOWN)


def content_type(name: str, encoding: str) -> str:
    """The value of ``Content-Type`` for a file called ``name`` on a site written in ``encoding``."""
    kind = media_type(name)
    has_charset = kind.startswith("text/") or kind in WITH_CHARSET
    return f"{kind}; charset={encoding}" if has_charset else kind
