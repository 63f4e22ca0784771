"""The configuration: keys, defaults, files, origin of values, positions for messages, targets, and limits."""
