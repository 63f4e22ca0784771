"""Cases of what the head has for programs."""

from .case import Case

_LD = '<script type="application/ld+json">{}</script>'

CASES = (
    Case(
        "script-data-invalid",
        _LD.format('{"@context": "https://schema.org", "name": "A "B""}') + '<script type="importmap">{,}</script>',
        _LD.format('{"@context": "https://schema.org", "name": "A \\"B\\""}') + '<script type="module">{,}</script>'
        '<script type="application/json"></script><script>var a = {b: 1}</script>',
        times=2,
    ),
    Case(
        "structured-data-unclear",
        _LD.format('{"@type": "Person"}'),
        _LD.format('{"@context": "https://schema.org"}')
        + _LD.format('[{"@context": "https://schema.org"}]')
        + '<script type="application/json">{"a": 1}</script>',
    ),
    Case(
        "social-empty",
        '<meta property="og:image" content=""><meta property="og:url"><meta name="twitter:image" content=" ">',
        '<meta property="og:image" content="/a.png"><meta property="og:description" content="">',
        times=3,
    ),
    Case(
        "social-relative",
        '<meta property="og:image" content="/a.png"><meta property="og:url" content="/">',
        '<meta property="og:image" content="https://example.org/a.png"><link rel="canonical" href="/">'
        '<meta property="og:url" content="https://example.org/">',
        config={"url": "https://example.org"},
        times=2,
    ),
    Case(
        "manifest-target-missing",
        {
            "site.webmanifest": '{"icons": [{"src": "/icon.png"}, {"src": "small.png"}], "start_url": "/gone/"}',
            "app/manifest.json": '{"icons": [{"src": "icon.png"}]}',
        },
        {
            "index.html": "",
            "icon.png": "",
            "site.webmanifest": '{"icons": [{"src": "/icon.png"}, {"src": "icon.png?v=2"}], "start_url": "/?app"}',
            "app/manifest.json": '{"files": [{"src": "icon.png"}]}',
            "extension/manifest.json": '{"manifest_version": 3, "icons": {"16": "icon.png"}}',
        },
        times=4,
    ),
    Case(
        "icon-unnamed",
        {"a.html": '<link rel="apple-touch-icon" href="/a.png">', "b.html": "<html><body>x</body></html>"},
        {
            "a.html": '<link rel="shortcut icon" href="/a.ico">',
            "b.html": "<html>part</html>",
            "c.html": '<meta http-equiv="refresh" content="0; url=/a.html">',
        },
    ),
)
"""The cases."""
