"""Cases of scripts and style sheets."""

from .case import Case

_FAR = "https://example.com/a"

CASES = (
    Case(
        "integrity-missing",
        '<script src="https://example.com/a.js"></script><link rel="stylesheet" href="//example.com/a.css">',
        '<script src="/a.js"></script><script src="https://example.com/a.js" integrity="sha384-x"></script>'
        '<link rel="icon" href="https://example.com/a.ico"><script>1</script>',
        times=2,
    ),
    Case(
        "crossorigin-missing",
        f'<script src="{_FAR}.js" integrity="sha384-x"></script>'
        f'<link rel="stylesheet" href="{_FAR}.css" integrity="sha384-x">',
        f'<script src="{_FAR}.js" integrity="sha384-x" crossorigin></script><script src="{_FAR}.js"></script>'
        '<script src="/a.js" integrity="sha384-x"></script><link rel="canonical" href="/" integrity="x">'
        f'<script src="{_FAR}.js" integrity=""></script>',
        times=2,
    ),
    Case(
        "script-empty",
        '<script></script><script type="text/javascript"> </script>',
        '<script src="/a.js"></script><script>1</script><script type="text/template"></script>'
        '<script id="filled"></script><script data-src="/a.js"></script><svg><script href="/a.js"/></svg>',
    ),
)
"""The cases."""
