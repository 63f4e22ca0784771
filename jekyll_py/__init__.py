"""Jekyll without Ruby."""

__version__ = "0.1.0"
