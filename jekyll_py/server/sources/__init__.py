"""From an open page to its sources: the place in which a text was written, and opening it in an editor."""
