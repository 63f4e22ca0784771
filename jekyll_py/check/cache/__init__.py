"""The cache of checks: what is known of pages, faults and references while all that they depend on is the same."""
