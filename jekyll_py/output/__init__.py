"""The output of a build: where it may be written."""
