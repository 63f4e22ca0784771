"""The syntaxes of kramdown, a file each: the pattern that a construct starts with and the function that reads it."""
