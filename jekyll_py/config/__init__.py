"""The configuration: its keys and defaults, where a key stands, targets, permalink styles, limits."""
