"""Cases of entries of the configuration without effect."""

from .case import Case

CASES = (
    Case(
        "ignore-unused",
        "",
        '<a href="">A</a>',
        config={"check": {"ignore": [{"rule": "address-*"}]}},
        also=("address-empty",),
    ),
)
"""The cases."""
