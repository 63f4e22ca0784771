"""Generators of sites to time: the same arguments give the same bytes."""
