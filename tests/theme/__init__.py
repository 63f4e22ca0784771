"""The site at the root and the theme that it is."""
