"""Gems for tests: archives made from repositories, and an index on this machine that serves them."""
