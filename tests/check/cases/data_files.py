"""Cases of XML and JSON that programs cannot read."""

from .case import Case

CASES = (
    Case(
        "xml-malformed",
        {
            "feed.xml": "<feed><title>Fish & chips</title></feed>",
            "sitemap.xml": "\n<?xml version='1.0'?><urlset/>",
            "a.svg": "<svg><path></svg>",
            "b.xml": "",
            "c.xml": '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
        },
        {
            "feed.xml": '<?xml version="1.0" encoding="utf-8"?>\n<feed><t>Größe &amp; <![CDATA[a & b]]></t></feed>',
            "a.svg": '\ufeff<svg xmlns="http://www.w3.org/2000/svg"><path d=""/></svg>',
            "b.html": "<p>a & b",
            "c.svg": '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd"><svg/>',
        },
        times=5,
    ),
    Case(
        "json-malformed",
        {"search.json": '[{"title": "a "b""}]', "b.json": '{"a": [1, 2,]}', "site.webmanifest": "{'a': 1}"},
        {
            "search.json": '[{"title": "a \\"b\\""}]',
            "a.json": "null",
            "b.json": "\ufeff{}",
            ".vscode/settings.json": "{\n// comment\n}",
            "c.js": "{'a': 1}",
        },
        times=3,
    ),
)
"""The cases."""
