"""Homepages of other themes that become sites of ours."""
