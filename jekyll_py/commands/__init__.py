"""The commands of the command line: `table` lists their options, and each command has a module with ``run``."""
