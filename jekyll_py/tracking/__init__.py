"""Recording of what a render reads."""
