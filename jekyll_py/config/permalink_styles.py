"""The permalink styles with names, and their templates."""

from __future__ import annotations

STYLES = {
    "none": "/:categories/:title:output_ext",
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
}

STYLES_BEFORE_4 = {name: template for name, template in STYLES.items() if name != "weekdate"}
"""Jekyll 3 takes ``weekdate`` for a template, so that all posts have one address."""
