"""The behaviour of Ruby's libraries that Jekyll relies on: JSON, YAML, globs, URLs and times."""
