"""Cases of headings."""

from .case import Case

CASES = (
    Case(
        "heading-skipped",
        "<h1>A</h1><h3>B</h3><h2>C</h2><h5>D</h5>",
        "<h2>A</h2><h3>B</h3><h4>C</h4><h2>D</h2><h1>E</h1><h2>F</h2><h5></h5><h3>G</h3>",
        times=2,
    ),
    Case(
        "heading-skipped",
        {f"{name}.html": f"<h1>A</h1><h3>About {name}</h3>" for name in "abc"},
        {f"{name}.html": f"<h1>A</h1><h2>About {name}</h2>" for name in "abc"},
    ),
    Case(
        "heading-empty",
        '<h1></h1><h2> <img src="/x.png" alt=""></h2>',
        '<h1>A</h1><h2><img src="/x.png" alt="B"></h2><h3><svg></svg></h3><h4 hidden></h4>',
        times=2,
    ),
)
"""The cases."""
