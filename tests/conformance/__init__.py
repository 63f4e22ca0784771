"""Tests against the shared conformance suites as a whole."""
