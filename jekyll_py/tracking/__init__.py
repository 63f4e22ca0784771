"""Recording of what a render reads, so that its result can be used again while all of that is unchanged."""
