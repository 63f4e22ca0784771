"""Pages that are translations of each other: which these are, and what is missing or out of date in one of them."""
