"""The configuration: keys and defaults, who chose a value, where a key stands, targets, permalink styles, limits."""
