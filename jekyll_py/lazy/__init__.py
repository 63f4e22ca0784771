"""A fast start: values that are made when they are first used, as a run needs few of those that the program defines."""
