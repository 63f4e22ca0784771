"""Tools for people who make or change a theme: which file wins, who uses it, and what a copy of it has become."""
