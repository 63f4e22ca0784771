"""Values that are made when they are first used, as a run of the program needs few of those that it defines."""
