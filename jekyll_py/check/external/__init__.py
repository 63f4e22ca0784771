"""Addresses of other sites: asks their servers, within bounds, and remembers good answers."""
