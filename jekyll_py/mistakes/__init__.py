"""Mistakes in sources that Jekyll takes without a word; a build warns of them and goes on as Jekyll does.

Each module knows one kind. Its functions take text or names, and give errors that have a place and a hint. A rule stays
silent in doubt: a warning about what was meant teaches readers to skip warnings.
"""
