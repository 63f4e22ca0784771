"""Dates and times as in Ruby: read from text by the rules of ``Time.parse``, written by ``strftime``."""
