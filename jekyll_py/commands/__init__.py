"""The commands of the command line: a table of what they take, and one module for each."""
